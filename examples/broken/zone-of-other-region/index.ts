// The zones are those of us-east-1, and the stack is in us-west-2.
import * as aws from "@pulumi/aws";

const zones = ["us-east-1a", "us-east-1b"];
const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
const subnets = zones.map(
  (availabilityZone, i) =>
    new aws.ec2.Subnet(`private-${i}`, { vpcId: vpc.id, cidrBlock: `10.0.${i}.0/24`, availabilityZone }),
);

export const subnetIds = subnets.map(({ id }) => id);
