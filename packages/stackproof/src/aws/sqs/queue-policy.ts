// The policy of a queue, as a resource of its own.
import { defineResource, ref, replaces } from "../../model/kernel.ts";
import { policy } from "../policy.ts";

export const queuePolicy = defineResource({
  token: "aws:sqs/queuePolicy:QueuePolicy",
  docs: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html",
  inputs: {
    policy: policy({ kind: "sqs-queue" }),
    queueUrl: replaces(
      ref("aws:sqs/queue:Queue", ["url", "id"], { fix: "Write the `url` or `id` of the queue." }),
    ),
  },
  outputs: (self) => {
    const id = self.inputs.queueUrl;
    return id === undefined ? {} : { id };
  },
  unique: {
    "second-policy": {
      key: (self) => self.inputs.queueUrl,
      scope: "region",
      says: () => "are both the policy of one queue",
      property: "queueUrl",
      severity: "warning",
      effect: "broken",
      why: "A queue has one policy. The one that is written last replaces the other, so the senders of the first are refused, and every update finds a difference.",
      fix: "Put the statements of both into one QueuePolicy.",
      docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/sqs/queue_policy.go",
    },
  },
});
