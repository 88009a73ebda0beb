// Without configuration the region is that of the environment.
import * as aws from "@pulumi/aws";

new aws.sqs.Queue("queue", {});
