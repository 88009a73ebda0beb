// Without any region the AWS provider refuses to start; that is said once.
import * as aws from "@pulumi/aws";

new aws.sqs.Queue("one", {});
new aws.sqs.Queue("two", {});
