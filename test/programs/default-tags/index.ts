// The provider's defaultTags come into tagsAll, and a resource's own tag wins.
import * as aws from "@pulumi/aws";

const tagged = new aws.Provider("tagged", {
  region: "us-east-1",
  defaultTags: { tags: { team: "payments", stage: "dev" } },
});
const queue = new aws.sqs.Queue("queue", { tags: { stage: "prod", Name: "queue" } }, { provider: tagged });
export const all = queue.tagsAll;
