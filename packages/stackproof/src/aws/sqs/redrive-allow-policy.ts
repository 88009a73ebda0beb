// Which queues may use a queue as their dead-letter queue, as a resource of its own.
import { defineResource, json, ref, replaces } from "../../model/kernel.ts";
import { redriveAllowFindings, redriveAllowProblem } from "./redrive.ts";

export const redriveAllowPolicy = defineResource({
  token: "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
  docs: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html",
  inputs: {
    queueUrl: replaces(
      ref("aws:sqs/queue:Queue", ["url", "id"], { fix: "Write the `url` or `id` of the queue." }),
    ),
    redriveAllowPolicy: json({ of: "a redrive allow policy in JSON" }),
  },
  outputs: (self) => {
    const id = self.inputs.queueUrl;
    return id === undefined ? {} : { id };
  },
  unique: {
    "second-redrive-allow-policy": {
      key: (self) => self.inputs.queueUrl,
      scope: "region",
      says: () => "are both the redrive allow policy of one queue",
      property: "queueUrl",
      severity: "warning",
      effect: "broken",
      why: "A queue has one redrive allow policy. The one that is written last replaces the other, and every update finds a difference.",
      fix: "Put the source queues of both into one RedriveAllowPolicy.",
      docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/sqs/queue_redrive_allow_policy.go",
    },
  },
  findings: { ...redriveAllowFindings("sqs:SetQueueAttributes") },
  check(self, _world, report) {
    const found = redriveAllowProblem(self.inputs.redriveAllowPolicy);
    const name = self.ref("queueUrl")?.name ?? self.name;
    if (found !== undefined) report("bad-redrive-allow-policy", { name, found }, "redriveAllowPolicy");
  },
});
