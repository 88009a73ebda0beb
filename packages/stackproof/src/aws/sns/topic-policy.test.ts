import { given, jsonText, out, stack, testResource } from "../testing.ts";
import { topicPolicy } from "./topic-policy.ts";

const policy = jsonText({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action: "sns:Publish",
      Resource: out("main.arn"),
    },
  ],
});

testResource(topicPolicy, {
  given: { main: given("aws:sns/topic:Topic", {}) },
  accepts: { "a policy": { arn: out("main.arn"), policy }, "by the id": { arn: out("main.id"), policy } },
  rejects: {
    "second-policy": stack(
      { arn: out("main.arn"), policy },
      { with: { more: given("aws:sns/topicPolicy:TopicPolicy", { arn: out("main.id"), policy }) } },
    ),
    "wrong-reference": { arn: out("main.name"), policy },
  },
  outputs: [{ of: { arn: out("main.arn"), policy }, are: { owner: "123456789012", id: /^arn:aws:sns:/ } }],
});
