// The ranges of the subnets are written out one by one.
import * as aws from "@pulumi/aws";

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
const zones = aws.getAvailabilityZonesOutput({ state: "available" }).names;

const a = new aws.ec2.Subnet("a", {
  vpcId: vpc.id,
  cidrBlock: "10.0.1.0/24",
  availabilityZone: zones[0],
});

const b = new aws.ec2.Subnet("b", {
  vpcId: vpc.id,
  cidrBlock: "10.0.2.0/24",
  availabilityZone: zones[1],
});

export const subnets = [a.id, b.id];
