// A function that was never written, nor imported, makes the alarms.
import * as aws from "@pulumi/aws";

const queue = new aws.sqs.Queue("jobs", { visibilityTimeoutSeconds: 60 });
// @ts-expect-error
createQueueAlarms(queue);
export const queueUrl = queue.url;
