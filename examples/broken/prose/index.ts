// What was said about the program stands in the program.
import * as aws from "@pulumi/aws";

Here is the queue that takes the jobs:

const jobs = new aws.sqs.Queue("jobs", { visibilityTimeoutSeconds: 60 });

export const queueUrl = jobs.url;
