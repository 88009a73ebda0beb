// The subnets are made when the zones have come, so no subnet is in the list when the routes are made.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
const routes = new aws.ec2.RouteTable("private", { vpcId: vpc.id });
const subnetIds: pulumi.Output<string>[] = [];

aws.getAvailabilityZones({ state: "available" }).then((zones) => {
  zones.names.slice(0, 2).forEach((availabilityZone, index) => {
    const subnet = new aws.ec2.Subnet(`private-${index}`, {
      vpcId: vpc.id,
      cidrBlock: `10.0.${index}.0/24`,
      availabilityZone,
    });
    subnetIds.push(subnet.id);
  });
});

subnetIds.forEach((subnetId, index) => {
  new aws.ec2.RouteTableAssociation(`private-${index}`, { subnetId, routeTableId: routes.id });
});

export const vpcId = vpc.id;
