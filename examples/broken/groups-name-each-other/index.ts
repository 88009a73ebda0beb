// The web group lets traffic out to the database group, which lets traffic in from the web group.
import * as aws from "@pulumi/aws";

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });

const webGroup: aws.ec2.SecurityGroup = new aws.ec2.SecurityGroup("web", {
  vpcId: vpc.id,
  description: "Web servers",
  // @ts-expect-error
  egress: [{ protocol: "tcp", fromPort: 5432, toPort: 5432, securityGroups: [databaseGroup.id] }],
});
const databaseGroup: aws.ec2.SecurityGroup = new aws.ec2.SecurityGroup("database", {
  vpcId: vpc.id,
  description: "Databases",
  ingress: [{ protocol: "tcp", fromPort: 5432, toPort: 5432, securityGroups: [webGroup.id] }],
});

export const groupIds = [webGroup.id, databaseGroup.id];
