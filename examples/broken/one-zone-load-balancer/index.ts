// An Application Load Balancer wants two Availability Zones; both subnets are in one.
import * as aws from "@pulumi/aws";

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
const subnets = [0, 1].map(
  (index) =>
    new aws.ec2.Subnet(`private-${index}`, {
      vpcId: vpc.id,
      cidrBlock: `10.0.${index}.0/24`,
      availabilityZone: "us-west-2a",
    }),
);

export const balancer = new aws.lb.LoadBalancer("web", {
  internal: true,
  subnets: subnets.map((subnet) => subnet.id),
});
