// AWS: which VPC things are in, and whether two VPCs are connected. Shared by the services.
import type { ResourceView, World } from "../model/kernel.ts";

const VPC = "aws:ec2/vpc:Vpc";
const PEERING = "aws:ec2/vpcPeeringConnection:VpcPeeringConnection";
const SUBNET = "aws:ec2/subnet:Subnet";

/** What lets rules name groups of another VPC besides peering; where a program has one, nothing is said. */
const OTHER_CONNECTIONS = [
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment",
  "aws:vpc/securityGroupVpcAssociation:SecurityGroupVpcAssociation",
  "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
];

/** True when the program creates this VPC, so that everything which is connected to it is a part of the program. */
export function isPartOfProgram(world: World, vpcId: string): boolean {
  return world.find(VPC, "id", vpcId)?.node.kind === "custom";
}

/** True when something of the program connects two VPCs, or could. */
export function vpcsMayBeConnected(world: World, one: string, other: string): boolean {
  if (OTHER_CONNECTIONS.some((token) => world.all(token).length > 0)) return true;
  return world.all(PEERING).some((peering) => {
    const ends = [peering.text("vpcId"), peering.text("peerVpcId")];
    return ends.every((end) => end === undefined || end === one || end === other);
  });
}

/** The id of a subnet's VPC, as far as the program says it. */
export function vpcOfSubnet(
  world: World,
  subnetId: string | undefined,
  near: ResourceView,
): string | undefined {
  return world.find(SUBNET, "id", subnetId, near)?.text("vpcId");
}

/** The zone that the program wrote for a subnet. A zone that AWS picks is not known, whatever the output says. */
export function writtenZone(subnet: ResourceView | undefined): string | undefined {
  const name = subnet?.node.inputs["availabilityZone"];
  return typeof name === "string" ? subnet?.text("availabilityZone") : undefined;
}

/** "`main`" for a VPC of the program, otherwise its id. */
export function vpcWords(world: World, vpcId: string): string {
  const vpc = world.find(VPC, "id", vpcId);
  return vpc === undefined ? vpcId : `\`${vpc.name}\``;
}
