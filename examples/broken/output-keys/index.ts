// A spread of an Output takes what is inside of the object, not the tags.
import * as aws from "@pulumi/aws";

const vpc: any = new aws.ec2.Vpc("main", {
  cidrBlock: "10.0.0.0/16",
  tags: { Environment: "dev" },
});

const tagKeys = Object.keys(vpc.tags);

export const tagCount = tagKeys.length;
export const vpcId = vpc.id;
