// Where a queue moves messages that were received too often, as a resource of its own.
import { defineResource, json, ref, replaces } from "../../model/kernel.ts";
import { checkRedrivePolicy, redriveFindings } from "./redrive.ts";

export const redrivePolicy = defineResource({
  token: "aws:sqs/redrivePolicy:RedrivePolicy",
  docs: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
  inputs: {
    queueUrl: replaces(
      ref("aws:sqs/queue:Queue", ["url", "id"], { fix: "Write the `url` or `id` of the queue." }),
    ),
    redrivePolicy: json({ of: "a redrive policy in JSON" }),
  },
  outputs: (self) => {
    const id = self.inputs.queueUrl;
    return id === undefined ? {} : { id };
  },
  unique: {
    "second-redrive-policy": {
      key: (self) => self.inputs.queueUrl,
      scope: "region",
      says: () => "are both the redrive policy of one queue",
      property: "queueUrl",
      severity: "warning",
      effect: "broken",
      why: "A queue has one redrive policy. The one that is written last replaces the other, and every update finds a difference.",
      fix: "Keep one of the two.",
      docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/sqs/queue_redrive_policy.go",
    },
  },
  findings: { ...redriveFindings("sqs:SetQueueAttributes") },
  check(self, world, report) {
    const source = self.ref("queueUrl");
    const queue = {
      name: source?.name ?? self.name,
      isFifo: source?.flag("fifoQueue"),
      arn: source?.text("arn"),
    };
    checkRedrivePolicy(self.inputs.redrivePolicy, queue, world, (slug, parameters, target) =>
      report(slug, parameters, "redrivePolicy", {
        related: [
          ...(source === undefined ? [] : [{ view: source, note: "the queue" }]),
          ...(target === undefined ? [] : [{ view: target, note: "the dead-letter queue" }]),
        ],
      }),
    );
  },
});
