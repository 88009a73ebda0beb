// The map is asked with another Output than the one it was given, and answers undefined.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
const labels = new Map<pulumi.Output<string>, string>();
labels.set(vpc.id, "main network");

const topic = new aws.sns.Topic("alerts", { displayName: [...labels.values()].join(", ") });

export const topicArn = topic.arn;
