// The default provider has the configuration of its package; nested values arrive as what they are.
import * as aws from "@pulumi/aws";

new aws.sqs.Queue("queue", {});
