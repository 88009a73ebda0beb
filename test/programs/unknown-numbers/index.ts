// An unknown number is a number for the program, and unknown when it comes back.
import * as aws from "@pulumi/aws";

const database = new aws.rds.Instance("database", {
  instanceClass: "db.t4g.micro",
  engine: "postgres",
  allocatedStorage: 20,
  storageEncrypted: true,
  backupRetentionPeriod: 7,
  username: "app",
  password: "not-secret-here",
  skipFinalSnapshot: true,
});
export const isNumber = database.port.apply((port) => typeof port);
new aws.ec2.SecurityGroupRule("rule", {
  type: "ingress",
  protocol: "tcp",
  fromPort: database.port,
  toPort: database.port,
  cidrBlocks: ["10.0.0.0/16"],
  securityGroupId: "sg-0123456789abcdef0",
});
