// Two queues are called `jobs`, so they have one URN.
import * as aws from "@pulumi/aws";

export const jobs = new aws.sqs.Queue("jobs");
export const failed = new aws.sqs.Queue("jobs", { messageRetentionSeconds: 1_209_600 });
