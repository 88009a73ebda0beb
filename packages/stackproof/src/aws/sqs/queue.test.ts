import { given, jsonText, out, stack, testResource, unknown } from "../testing.ts";
import { queue } from "./queue.ts";

const QUEUE = "aws:sqs/queue:Queue";
const redrive = (target: string, maxReceiveCount: number | string = 5) =>
  jsonText({ deadLetterTargetArn: out(target), maxReceiveCount });

testResource(queue, {
  given: {
    dead: given(QUEUE, { messageRetentionSeconds: 1_209_600 }),
    deadFifo: given(QUEUE, { fifoQueue: true }),
    west: given(QUEUE, {}, { region: "us-west-2" }),
    closed: given(QUEUE, { redriveAllowPolicy: jsonText({ redrivePermission: "denyAll" }) }),
    chosen: given(QUEUE, {}),
    topic: given("aws:sns/topic:Topic", {}),
  },
  accepts: {
    nothing: {},
    "a queue with a dead-letter queue": { visibilityTimeoutSeconds: 180, redrivePolicy: redrive("dead.arn") },
    "a FIFO queue with an automatic name": { fifoQueue: true, redrivePolicy: redrive("deadFifo.arn") },
    "a FIFO queue of high throughput": {
      name: "orders.fifo",
      fifoQueue: true,
      contentBasedDeduplication: true,
      deduplicationScope: "messageGroup",
      fifoThroughputLimit: "perMessageGroupId",
    },
    "the largest message": { maxMessageSize: 1_048_576, receiveWaitTimeSeconds: 20 },
    "a dead-letter queue of another stack": {
      redrivePolicy: jsonText({
        deadLetterTargetArn: "arn:aws:sqs:us-east-1:123456789012:other",
        maxReceiveCount: 1000,
      }),
    },
    "an unknown dead-letter queue": {
      redrivePolicy: jsonText({ deadLetterTargetArn: unknown(), maxReceiveCount: 3 }),
    },
    "an encrypted queue": { kmsMasterKeyId: "alias/aws/sqs", kmsDataKeyReusePeriodSeconds: 300 },
    "a dead-letter queue that lets some in": {
      redriveAllowPolicy: jsonText({ redrivePermission: "byQueue", sourceQueueArns: [out("dead.arn")] }),
    },
    "a dead-letter queue of a separate allow policy": stack(
      { name: "orders", redrivePolicy: redrive("chosen.arn") },
      {
        with: {
          allow: given("aws:sqs/redriveAllowPolicy:RedriveAllowPolicy", {
            queueUrl: out("chosen.id"),
            redriveAllowPolicy: jsonText({
              redrivePermission: "byQueue",
              sourceQueueArns: ["arn:aws:sqs:us-east-1:123456789012:orders"],
            }),
          }),
        },
      },
    ),
    "the same name in another region": stack(
      { name: "jobs" },
      { with: { other: given(QUEUE, { name: "jobs" }, { region: "eu-west-1" }) } },
    ),
  },
  rejects: {
    "wrong-name": [
      { name: "orders", fifoQueue: true },
      { name: "orders.fifo" },
      { name: "my.orders" },
      { name: "a".repeat(81) },
      { name: `${"a".repeat(76)}.fifo`, fifoQueue: true },
    ],
    "deduplication-without-fifo": { contentBasedDeduplication: true },
    "throughput-without-fifo": [{ fifoThroughputLimit: "perQueue" }, { deduplicationScope: "queue" }],
    "throughput-per-group-needs-scope": { fifoQueue: true, fifoThroughputLimit: "perMessageGroupId" },
    "incomplete-redrive-policy": [
      { redrivePolicy: jsonText({ maxReceiveCount: 3 }) },
      { redrivePolicy: redrive("dead.arn", 0) },
      { redrivePolicy: redrive("dead.arn", 1001) },
    ],
    "no-receive-count": { redrivePolicy: jsonText({ deadLetterTargetArn: out("dead.arn") }) },
    "receive-count-as-text": { redrivePolicy: redrive("dead.arn", "5") },
    "dead-letter-target-no-queue": [
      { redrivePolicy: redrive("dead.id") },
      { redrivePolicy: redrive("topic.arn") },
    ],
    "dead-letter-queue-of-other-type": [
      { fifoQueue: true, redrivePolicy: redrive("dead.arn") },
      { redrivePolicy: redrive("deadFifo.arn") },
    ],
    "dead-letter-queue-elsewhere": { redrivePolicy: redrive("west.arn") },
    "dead-letter-queue-refuses": { redrivePolicy: redrive("closed.arn") },
    "bad-redrive-allow-policy": [
      { redriveAllowPolicy: jsonText({ redrivePermission: "allow" }) },
      { redriveAllowPolicy: jsonText({ sourceQueueArns: [out("dead.arn")] }) },
      { redriveAllowPolicy: jsonText({ redrivePermission: "byQueue" }) },
    ],
    "two-policies": stack(
      { redrivePolicy: redrive("dead.arn") },
      {
        with: {
          separate: given("aws:sqs/redrivePolicy:RedrivePolicy", {
            queueUrl: out("self.id"),
            redrivePolicy: redrive("dead.arn"),
          }),
        },
      },
    ),
    "duplicate-name": stack({ name: "jobs" }, { with: { other: given(QUEUE, { name: "jobs" }) } }),
    "conflicting-inputs": { kmsMasterKeyId: "alias/aws/sqs", sqsManagedSseEnabled: false },
  },
  outputs: [
    {
      of: { name: "jobs" },
      are: {
        id: "https://sqs.us-east-1.amazonaws.com/123456789012/jobs",
        url: "https://sqs.us-east-1.amazonaws.com/123456789012/jobs",
        arn: "arn:aws:sqs:us-east-1:123456789012:jobs",
        visibilityTimeoutSeconds: 30,
        maxMessageSize: 262_144,
        sqsManagedSseEnabled: true,
      },
    },
    { of: { fifoQueue: true }, are: { name: /^self-[0-9a-f]{7}\.fifo$/, deduplicationScope: "queue" } },
  ],
});
