// AWS CloudWatch: topics that alarms notify, as tests of both kinds of alarm use them. Imported by tests only.
import { given, jsonText, type Out, out } from "../testing.ts";

const allow = (Service: string, Action: string, resource: Out | string) =>
  jsonText({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service }, Action, Resource: resource }],
  });

/** A topic with a key that lets a service in. */
export const encryptedTopic = (service: string) => ({
  topic: given("aws:sns/topic:Topic", { kmsMasterKeyId: out("key.id") }),
  key: given("aws:kms/key:Key", {
    policy: jsonText({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::123456789012:root" },
          Action: "kms:*",
          Resource: "*",
        },
        {
          Effect: "Allow",
          Principal: { Service: service },
          Action: ["kms:GenerateDataKey*", "kms:Decrypt"],
          Resource: "*",
        },
      ],
    }),
  }),
});

/** A topic whose policy lets a service in. */
export const topicFor = (service: string) => ({
  topic: given("aws:sns/topic:Topic", {}),
  policy: given("aws:sns/topicPolicy:TopicPolicy", {
    arn: out("topic.arn"),
    policy: allow(service, "sns:Publish", out("topic.arn")),
  }),
});
