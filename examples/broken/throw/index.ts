// The program asks for a zone that its own list does not have, and throws.
import * as aws from "@pulumi/aws";

const zones = ["us-west-2a", "us-west-2b"];

function zone(index: number): string {
  const name = zones[index];
  if (name === undefined) throw new RangeError(`there is no zone number ${index}`);
  return name;
}

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
export const subnet = new aws.ec2.Subnet("third", {
  vpcId: vpc.id,
  cidrBlock: "10.0.2.0/24",
  availabilityZone: zone(2),
});
