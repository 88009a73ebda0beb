// The subnet is made in a callback, where the rest of the program cannot use it.
import * as aws from "@pulumi/aws";

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
export const vpcId = vpc.id;
aws.getAvailabilityZones({ state: "available" }).then(({ names: [availabilityZone] }) => {
  new aws.ec2.Subnet("first", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24", availabilityZone });
});
