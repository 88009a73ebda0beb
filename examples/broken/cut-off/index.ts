// The text ends in the middle of the queue.
import * as aws from "@pulumi/aws";

const failures = new aws.sqs.Queue("failures", { messageRetentionSeconds: 1_209_600 });
const jobs = new aws.sqs.Queue("jobs", {
  visibilityTimeoutSeconds: 60,
  redrivePolicy: failures.arn.apply((deadLetterTargetArn) =>
    JSON.stringify({ deadLetterTargetArn, maxReceiveCount:
