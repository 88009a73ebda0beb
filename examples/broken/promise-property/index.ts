// `getVpc` gives a Promise: it has no `id`, and the group is made without a VPC.
import * as aws from "@pulumi/aws";

const vpc: any = aws.ec2.getVpc({ default: true });

const group = new aws.ec2.SecurityGroup("web", {
  description: "Web servers",
  vpcId: vpc.id,
});

export const groupId = group.id;
