// Arguments that the SDK drops in silence, and values of a wrong type, are found against the SDK's own types.
import * as aws from "@pulumi/aws";

new aws.sqs.Queue("queue", { visibilityTimeout: 30, delaySeconds: "ten" } as unknown as aws.sqs.QueueArgs);
