// The NAT gateway is in a subnet that has no route to the internet gateway: it is created, and nothing comes through.
import * as aws from "@pulumi/aws";

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
const gateway = new aws.ec2.InternetGateway("main", { vpcId: vpc.id });
const subnet = new aws.ec2.Subnet("public", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
const table = new aws.ec2.RouteTable("public", { vpcId: vpc.id });
new aws.ec2.RouteTableAssociation("public", { subnetId: subnet.id, routeTableId: table.id });
const address = new aws.ec2.Eip("nat", { domain: "vpc" }, { dependsOn: gateway });

export const nat = new aws.ec2.NatGateway("nat", { subnetId: subnet.id, allocationId: address.id });
