// A security group's name must not begin with sg-, and Pulumi makes it of the logical name.
import * as aws from "@pulumi/aws";

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });

export const web = new aws.ec2.SecurityGroup("sg-web", {
  vpcId: vpc.id,
  description: "Web servers",
  ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }],
});
