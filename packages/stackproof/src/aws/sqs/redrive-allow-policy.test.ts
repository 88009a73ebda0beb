import { given, jsonText, out, stack, testResource } from "../testing.ts";
import { redriveAllowPolicy } from "./redrive-allow-policy.ts";

const QUEUE = "aws:sqs/queue:Queue";
const byQueue = jsonText({ redrivePermission: "byQueue", sourceQueueArns: [out("jobs.arn")] });

testResource(redriveAllowPolicy, {
  given: { jobs: given(QUEUE, {}), dead: given(QUEUE, {}) },
  accepts: {
    "some queues": { queueUrl: out("dead.id"), redriveAllowPolicy: byQueue },
    "all queues": {
      queueUrl: out("dead.url"),
      redriveAllowPolicy: jsonText({ redrivePermission: "allowAll" }),
    },
  },
  rejects: {
    "bad-redrive-allow-policy": [
      { queueUrl: out("dead.id"), redriveAllowPolicy: jsonText({ redrivePermission: "all" }) },
      {
        queueUrl: out("dead.id"),
        redriveAllowPolicy: jsonText({ redrivePermission: "allowAll", sourceQueueArns: [out("jobs.arn")] }),
      },
    ],
    "second-redrive-allow-policy": stack(
      { queueUrl: out("dead.id"), redriveAllowPolicy: byQueue },
      {
        with: {
          more: given("aws:sqs/redriveAllowPolicy:RedriveAllowPolicy", {
            queueUrl: out("dead.id"),
            redriveAllowPolicy: byQueue,
          }),
        },
      },
    ),
  },
});
