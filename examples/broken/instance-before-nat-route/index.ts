// The instance fetches its packages while it starts, and may be up before its subnet has a route to the NAT gateway.
import * as aws from "@pulumi/aws";

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
const gateway = new aws.ec2.InternetGateway("main", { vpcId: vpc.id });
const open = new aws.ec2.Subnet("public", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
const inner = new aws.ec2.Subnet("private", { vpcId: vpc.id, cidrBlock: "10.0.1.0/24" });
const openTable = new aws.ec2.RouteTable("public", {
  vpcId: vpc.id,
  routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id }],
});
const associated = new aws.ec2.RouteTableAssociation("public", {
  subnetId: open.id,
  routeTableId: openTable.id,
});
const address = new aws.ec2.Eip("nat", { domain: "vpc" }, { dependsOn: gateway });
const nat = new aws.ec2.NatGateway(
  "nat",
  { subnetId: open.id, allocationId: address.id },
  { dependsOn: [gateway, associated] },
);
const innerTable = new aws.ec2.RouteTable("private", {
  vpcId: vpc.id,
  routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: nat.id }],
});
new aws.ec2.RouteTableAssociation("private", { subnetId: inner.id, routeTableId: innerTable.id });
const image = aws.ssm.getParameterOutput({
  name: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
});

export const worker = new aws.ec2.Instance("worker", {
  ami: image.value,
  instanceType: "t3.micro",
  subnetId: inner.id,
  metadataOptions: { httpTokens: "required" },
  userData: "#!/bin/bash\ndnf install -y git\n",
});
