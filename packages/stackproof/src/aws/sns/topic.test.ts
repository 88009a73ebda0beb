import { given, jsonText, out, stack, testResource } from "../testing.ts";
import { topic } from "./topic.ts";

const TOPIC = "aws:sns/topic:Topic";
const policy = (name: string) =>
  jsonText({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: "sns:Publish",
        Resource: out(name),
      },
    ],
  });

testResource(topic, {
  accepts: {
    nothing: {},
    "an encrypted topic": { displayName: "Alarms", kmsMasterKeyId: "alias/aws/sns", tags: { team: "a" } },
    "a FIFO topic with an automatic name": { fifoTopic: true, contentBasedDeduplication: true },
    "a FIFO topic with an archive": {
      name: "orders.fifo",
      fifoTopic: true,
      fifoThroughputScope: "MessageGroup",
      archivePolicy: jsonText({ MessageRetentionPeriod: "30" }),
    },
    "a policy of its own resource": stack(
      {},
      {
        with: {
          policy: given("aws:sns/topicPolicy:TopicPolicy", {
            arn: out("self.arn"),
            policy: policy("self.arn"),
          }),
        },
      },
    ),
    feedback: {
      sqsSuccessFeedbackRoleArn: "arn:aws:iam::123456789012:role/feedback",
      sqsSuccessFeedbackSampleRate: 100,
    },
  },
  rejects: {
    "wrong-name": [
      { name: "orders", fifoTopic: true },
      { name: "orders.fifo" },
      { name: "my topic" },
      { name: "a".repeat(257) },
    ],
    "only-for-fifo": [
      { contentBasedDeduplication: true },
      { fifoThroughputScope: "Topic" },
      { archivePolicy: jsonText({ MessageRetentionPeriod: "30" }) },
    ],
    "two-policies": stack(
      { policy: policy("other.arn") },
      {
        with: {
          other: given(TOPIC, {}),
          policy: given("aws:sns/topicPolicy:TopicPolicy", {
            arn: out("self.arn"),
            policy: policy("self.arn"),
          }),
        },
      },
    ),
    "duplicate-name": stack({ name: "alarms" }, { with: { other: given(TOPIC, { name: "alarms" }) } }),
    "conflicting-inputs": { name: "a", namePrefix: "b" },
  },
  outputs: [
    {
      of: { name: "alarms" },
      are: {
        id: "arn:aws:sns:us-east-1:123456789012:alarms",
        arn: "arn:aws:sns:us-east-1:123456789012:alarms",
        owner: "123456789012",
        policy: /"AWS:SourceOwner":"123456789012"/,
      },
    },
    { of: { fifoTopic: true }, are: { name: /^self-[0-9a-f]{7}\.fifo$/ } },
  ],
});
