// The range of the second subnet is not a part of the VPC's.
import * as aws from "@pulumi/aws";

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
const ranges = ["10.0.1.0/24", "10.1.2.0/24"];

export const subnets = ranges.map(
  (cidrBlock, index) => new aws.ec2.Subnet(`private-${index + 1}`, { vpcId: vpc.id, cidrBlock }),
);
