import { given, jsonText, out, stack, testResource } from "../testing.ts";
import { functionEventInvokeConfig } from "./function-event-invoke-config.ts";
import { lambda, role } from "./testing.ts";

const allow = (Action: readonly string[]) => ({
  inlinePolicies: [
    {
      name: "own",
      policy: jsonText({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: [...Action], Resource: "*" }],
      }),
    },
  ],
});
const failing = (destination: string, more = {}) => ({
  functionName: out("handler.name"),
  destinationConfig: { onFailure: { destination: out(destination) } },
  ...more,
});

testResource(functionEventInvokeConfig, {
  given: {
    role: role(
      allow([
        "sqs:SendMessage",
        "sns:Publish",
        "lambda:InvokeFunction",
        "logs:*",
        "events:PutEvents",
        "s3:PutObject",
      ]),
    ),
    logRole: role({ managedPolicyArns: [], ...allow(["logs:*"]) }),
    handler: lambda(),
    silent: lambda({ role: out("logRole.arn") }),
    other: lambda(),
    // The same name in another region, where the role has no rights.
    away: lambda({ name: "twice", region: "us-west-2", role: out("logRole.arn") }),
    here: lambda({ name: "twice" }),
    queue: given("aws:sqs/queue:Queue", {}),
    fifo: given("aws:sqs/queue:Queue", { fifoQueue: true }),
    bucket: given("aws:s3/bucket:Bucket", {}),
  },
  accepts: {
    "no retries": {
      functionName: out("handler.name"),
      maximumRetryAttempts: 0,
      maximumEventAgeInSeconds: 60,
    },
    "a queue": failing("queue.arn"),
    "a function whose name is used in another region as well": {
      ...failing("queue.arn"),
      functionName: out("here.name"),
    },
    "a bucket for failures": failing("bucket.arn"),
    "another function": {
      functionName: out("handler.name"),
      destinationConfig: { onSuccess: { destination: out("other.arn") } },
    },
    "a function of another stack": { ...failing("queue.arn"), functionName: "elsewhere" },
  },
  rejects: {
    "destination-is-fifo": failing("fifo.arn"),
    "destination-is-itself": failing("handler.arn"),
    "bucket-for-success": {
      functionName: out("handler.name"),
      destinationConfig: { onSuccess: { destination: out("bucket.arn") } },
    },
    "second-config": stack(failing("queue.arn"), {
      with: {
        more: given("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", {
          functionName: out("handler.arn"),
          maximumRetryAttempts: 1,
        }),
      },
    }),
    "role-lacks-destination-right": { ...failing("queue.arn"), functionName: out("silent.name") },
  },
  outputs: [
    { of: { functionName: "other", qualifier: "live" }, are: { id: "other:live", maximumRetryAttempts: 2 } },
  ],
});
