// AWS EC2: how the resources of a network refer to each other. Shared by the files of this folder.
import { comparePlaces, compareText } from "../../core/place.ts";
import { type Kind, type ResourceView, ref } from "../../model/kernel.ts";

export const VPC = "aws:ec2/vpc:Vpc";
export const SUBNET = "aws:ec2/subnet:Subnet";
export const ROUTE_TABLE = "aws:ec2/routeTable:RouteTable";
export const DEFAULT_ROUTE_TABLE = "aws:ec2/defaultRouteTable:DefaultRouteTable";
export const ROUTE = "aws:ec2/route:Route";
export const INTERNET_GATEWAY = "aws:ec2/internetGateway:InternetGateway";
export const EGRESS_ONLY_GATEWAY = "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway";
export const NAT_GATEWAY = "aws:ec2/natGateway:NatGateway";
export const EIP = "aws:ec2/eip:Eip";
export const EIP_ASSOCIATION = "aws:ec2/eipAssociation:EipAssociation";
export const INSTANCE = "aws:ec2/instance:Instance";
export const NETWORK_INTERFACE = "aws:ec2/networkInterface:NetworkInterface";
export const VPC_ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
export const PEERING_CONNECTION = "aws:ec2/vpcPeeringConnection:VpcPeeringConnection";
export const PEERING_ACCEPTER = "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter";

/** The id of a VPC. */
export function vpcId(): Kind<string> {
  return ref([VPC, "aws:ec2/defaultVpc:DefaultVpc"]);
}

/** The id of a subnet. */
export function subnetId(): Kind<string> {
  return ref([SUBNET, "aws:ec2/defaultSubnet:DefaultSubnet"]);
}

/** The id of a route table. The ids that a VPC has as outputs name one, too. */
export function routeTableId(): Kind<string> {
  return ref([ROUTE_TABLE, DEFAULT_ROUTE_TABLE]);
}

/** The allocation id of an Elastic IP address, which is its id as well. */
export function allocationId(): Kind<string> {
  return ref(EIP, ["id", "allocationId"]);
}

/** True when `a` stands behind `b` in the program: of two that cannot both be, the later one is reported. */
export function isLater(a: ResourceView, b: ResourceView): boolean {
  return (comparePlaces(a.node.source, b.node.source) || compareText(a.urn, b.urn)) > 0;
}
