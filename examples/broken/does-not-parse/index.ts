// A bracket is missing after the first resource.
import * as aws from "@pulumi/aws";

const failures = new aws.sqs.Queue("failures", { messageRetentionSeconds: 1_209_600 );
const jobs = new aws.sqs.Queue("jobs", { visibilityTimeoutSeconds: 60 });

export const queueUrls = [failures.url, jobs.url];
