// Nothing is wrong here; see Pulumi.yaml.
import * as aws from "@pulumi/aws";

export const queue = new aws.sqs.Queue("jobs");
