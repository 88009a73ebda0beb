// The policy of a topic, as a resource of its own.
import { defineResource, ref, replaces } from "../../model/kernel.ts";
import { policy } from "../policy.ts";

export const topicPolicy = defineResource({
  token: "aws:sns/topicPolicy:TopicPolicy",
  docs: "https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html",
  inputs: {
    arn: replaces(ref("aws:sns/topic:Topic", ["arn", "id"], { fix: "Write the `arn` of the topic." })),
    policy: policy({ kind: "sns-topic" }),
  },
  outputs: (self, make) => {
    const id = self.inputs.arn;
    return { ...(id !== undefined && { id }), owner: make.account };
  },
  unique: {
    "second-policy": {
      key: (self) => self.inputs.arn,
      scope: "region",
      says: () => "are both the policy of one topic",
      property: "arn",
      severity: "warning",
      effect: "broken",
      why: "A topic has one policy. The one that is written last replaces the other, so the publishers of the first are refused, and every update finds a difference.",
      fix: "Put the statements of both into one TopicPolicy.",
      docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/sns/topic_policy.go",
    },
  },
});
