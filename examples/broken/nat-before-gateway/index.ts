// The NAT gateway may be made before the internet gateway is attached, because nothing says that it must wait.
import * as aws from "@pulumi/aws";

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
const gateway = new aws.ec2.InternetGateway("main", { vpcId: vpc.id });
const subnet = new aws.ec2.Subnet("public", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
const table = new aws.ec2.RouteTable("public", {
  vpcId: vpc.id,
  routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id }],
});
new aws.ec2.RouteTableAssociation("public", { subnetId: subnet.id, routeTableId: table.id });
const address = new aws.ec2.Eip("nat", { domain: "vpc" });

export const nat = new aws.ec2.NatGateway("nat", { subnetId: subnet.id, allocationId: address.id });
