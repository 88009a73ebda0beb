import { given, jsonText, out, stack, testResource, unknown } from "../testing.ts";
import { eventSourceMapping } from "./event-source-mapping.ts";
import { lambda, role } from "./testing.ts";

const allow = (...Action: readonly string[]) => ({
  managedPolicyArns: [],
  inlinePolicies: [
    {
      name: "own",
      policy: jsonText({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: ["logs:*", ...Action], Resource: "*" }],
      }),
    },
  ],
});
const queue = (more = {}) => ({
  eventSourceArn: out("queue.arn"),
  functionName: out("handler.arn"),
  ...more,
});
const STREAM = "arn:aws:kinesis:us-east-1:123456789012:stream/events";
const TABLE = "arn:aws:dynamodb:us-east-1:123456789012:table/orders";
const stream = (more = {}) => ({
  eventSourceArn: STREAM,
  functionName: out("handler.arn"),
  startingPosition: "LATEST",
  ...more,
});

testResource(eventSourceMapping, {
  given: {
    role: role(allow("sqs:*", "kinesis:*", "dynamodb:*")),
    poorRole: role(allow()),
    handler: lambda({ timeout: 30 }),
    slow: lambda({ timeout: 60 }),
    poor: lambda({ role: out("poorRole.arn") }),
    queue: given("aws:sqs/queue:Queue", {}),
    fifo: given("aws:sqs/queue:Queue", { fifoQueue: true }),
    patient: given("aws:sqs/queue:Queue", { visibilityTimeoutSeconds: 360 }),
    topic: given("aws:sns/topic:Topic", {}),
  },
  accepts: {
    "a queue": queue({ batchSize: 10, functionResponseTypes: ["ReportBatchItemFailures"] }),
    "a queue with big batches": queue({ batchSize: 1000, maximumBatchingWindowInSeconds: 5 }),
    "a patient queue of a slow function": {
      eventSourceArn: out("patient.arn"),
      functionName: out("slow.name"),
    },
    "a FIFO queue": { eventSourceArn: out("fifo.arn"), functionName: out("handler.name"), batchSize: 10 },
    "a filter": queue({
      filterCriteria: { filters: [{ pattern: jsonText({ body: { status: ["new"] } }) }] },
      scalingConfig: { maximumConcurrency: 2 },
    }),
    "a stream": stream({
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 3,
      parallelizationFactor: 2,
      destinationConfig: { onFailure: { destinationArn: out("queue.arn") } },
    }),
    "a stream from a time on": stream({
      startingPosition: "AT_TIMESTAMP",
      startingPositionTimestamp: "2026-11-21T00:00:00Z",
    }),
    "a DynamoDB stream": stream({
      eventSourceArn: `${TABLE}/stream/2026-11-21T00:00:00.000`,
      startingPosition: "TRIM_HORIZON",
    }),
    "an unknown source": { eventSourceArn: unknown(), functionName: out("handler.name"), batchSize: 1000 },
    "a queue and a function of another stack": {
      eventSourceArn: "arn:aws:sqs:us-east-1:123456789012:jobs",
      functionName: "other",
    },
    "two functions of one queue": stack(queue(), {
      with: {
        other: given("aws:lambda/eventSourceMapping:EventSourceMapping", {
          eventSourceArn: out("patient.arn"),
          functionName: out("handler.name"),
        }),
      },
    }),
    "self-managed Kafka": {
      functionName: out("handler.name"),
      topics: ["orders"],
      startingPosition: "LATEST",
      selfManagedEventSource: { endpoints: { KAFKA_BOOTSTRAP_SERVERS: "kafka.example.com:9092" } },
      sourceAccessConfigurations: [{ type: "VPC_SUBNET", uri: "subnet:subnet-12345" }],
    },
  },
  rejects: {
    "no-event-source": [
      queue({ eventSourceArn: out("handler.arn") }),
      queue({ eventSourceArn: out("topic.arn") }),
      stream({ eventSourceArn: TABLE }),
    ],
    "source-in-other-region": stream({ eventSourceArn: STREAM.replace("us-east-1", "eu-west-1") }),
    "batch-too-big": { eventSourceArn: out("fifo.arn"), functionName: out("handler.name"), batchSize: 11 },
    "window-missing": queue({ batchSize: 100 }),
    "window-for-fifo": {
      eventSourceArn: out("fifo.arn"),
      functionName: out("handler.name"),
      maximumBatchingWindowInSeconds: 5,
    },
    "starting-position-missing": stream({ startingPosition: undefined }),
    "starting-position-not-for-source": [
      queue({ startingPosition: "LATEST" }),
      stream({
        eventSourceArn: `${TABLE}/stream/2026-11-21T00:00:00.000`,
        startingPosition: "AT_TIMESTAMP",
      }),
    ],
    "setting-not-for-source": [
      queue({ bisectBatchOnFunctionError: true }),
      queue({ parallelizationFactor: 2 }),
      queue({ destinationConfig: { onFailure: { destinationArn: out("topic.arn") } } }),
      stream({ scalingConfig: { maximumConcurrency: 5 } }),
    ],
    "bad-filter": [
      queue({ filterCriteria: { filters: [{ pattern: jsonText({ body: { status: "new" } }) }] } }),
      queue({ filterCriteria: { filters: [{ pattern: "{body: 1}" }] } }),
    ],
    "visibility-under-timeout": { eventSourceArn: out("queue.arn"), functionName: out("slow.name") },
    "role-lacks-source-rights": [
      { eventSourceArn: out("queue.arn"), functionName: out("poor.name") },
      stream({ functionName: out("poor.arn") }),
    ],
    "duplicate-mapping": stack(queue(), {
      with: {
        other: given("aws:lambda/eventSourceMapping:EventSourceMapping", {
          eventSourceArn: out("queue.arn"),
          functionName: out("handler.name"),
        }),
      },
    }),
    "missing-input": { functionName: out("handler.name") },
  },
  outputs: [
    {
      of: queue(),
      are: {
        id: /^[0-9a-f-]{36}$/,
        arn: /^arn:aws:lambda:us-east-1:123456789012:event-source-mapping:[0-9a-f-]{36}$/,
        state: "Enabled",
        functionArn: /^arn:aws:lambda:us-east-1:123456789012:function:handler-[0-9a-f]{7}$/,
      },
    },
  ],
});
