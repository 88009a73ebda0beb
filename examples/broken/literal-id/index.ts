// The security group is put into one VPC by its id.
import * as aws from "@pulumi/aws";

export const group = new aws.ec2.SecurityGroup("web", {
  vpcId: "vpc-0b7e4d91c2a85f360",
  description: "Web servers",
  ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/8"] }],
}).id;
