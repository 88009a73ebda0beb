// Dots stand where the other settings should be.
import * as aws from "@pulumi/aws";

const jobs = new aws.sqs.Queue("jobs", {
  visibilityTimeoutSeconds: 60,
  ...
});

export const queueUrl = jobs.url;
