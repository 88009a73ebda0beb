// The VPC is the one of an example.
import * as aws from "@pulumi/aws";

export const group = new aws.ec2.SecurityGroup("web", {
  vpcId: "vpc-12345678",
  description: "Web servers",
  ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/8"] }],
}).id;
