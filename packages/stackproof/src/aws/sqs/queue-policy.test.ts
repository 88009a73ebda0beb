import { given, jsonText, out, stack, testResource } from "../testing.ts";
import { queuePolicy } from "./queue-policy.ts";

const policy = jsonText({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: "sns.amazonaws.com" },
      Action: "sqs:SendMessage",
      Resource: out("jobs.arn"),
    },
  ],
});

testResource(queuePolicy, {
  given: { jobs: given("aws:sqs/queue:Queue", {}), other: given("aws:sqs/queue:Queue", {}) },
  accepts: {
    "a policy by the queue's id": { queueUrl: out("jobs.id"), policy },
    "a policy by the queue's URL": { queueUrl: out("jobs.url"), policy },
    "policies of two queues": stack(
      { queueUrl: out("jobs.id"), policy },
      { with: { more: given("aws:sqs/queuePolicy:QueuePolicy", { queueUrl: out("other.id"), policy }) } },
    ),
  },
  rejects: {
    "second-policy": stack(
      { queueUrl: out("jobs.id"), policy },
      { with: { more: given("aws:sqs/queuePolicy:QueuePolicy", { queueUrl: out("jobs.url"), policy }) } },
    ),
    "wrong-reference": { queueUrl: out("jobs.arn"), policy },
  },
  outputs: [
    {
      of: { queueUrl: out("jobs.id"), policy },
      are: { id: /^https:\/\/sqs\.us-east-1\.amazonaws\.com\/123456789012\/jobs-[0-9a-f]{7}$/ },
    },
  ],
});
