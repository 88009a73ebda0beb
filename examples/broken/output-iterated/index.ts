// The names of the zones are an Output, and a loop cannot take its elements.
import * as aws from "@pulumi/aws";

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
const zones: any = aws.getAvailabilityZonesOutput({ state: "available" }).names;

const subnetIds = [];
let index = 0;
for (const zone of zones) {
  const subnet = new aws.ec2.Subnet(`public-${index}`, {
    vpcId: vpc.id,
    cidrBlock: `10.0.${index}.0/24`,
    availabilityZone: zone,
  });
  subnetIds.push(subnet.id);
  index += 1;
}

export const subnets = subnetIds;
