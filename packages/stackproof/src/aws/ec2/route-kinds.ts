// AWS EC2: what the targets and destinations of routes may be. Shared by the files of this folder.
import { anything, arn, cidr4, cidr6, type Kind, list, object, ref, text } from "../../model/kernel.ts";
import {
  EGRESS_ONLY_GATEWAY,
  INTERNET_GATEWAY,
  NAT_GATEWAY,
  NETWORK_INTERFACE,
  PEERING_ACCEPTER,
  PEERING_CONNECTION,
  VPC_ENDPOINT,
} from "./network-references.ts";

/**
 * What a route can lead to. As gatewayId AWS also takes the ids of NAT, egress-only and VPC endpoint gateways, and
 * answers with the property that is meant: see the note on `gatewayId` of aws.ec2.Route.
 */
export function routeTargets() {
  return {
    carrierGatewayId: ref("aws:ec2/carrierGateway:CarrierGateway"),
    coreNetworkArn: arn({ service: "networkmanager" }),
    egressOnlyGatewayId: ref(EGRESS_ONLY_GATEWAY),
    gatewayId: ref([
      INTERNET_GATEWAY,
      "aws:ec2/vpnGateway:VpnGateway",
      NAT_GATEWAY,
      EGRESS_ONLY_GATEWAY,
      VPC_ENDPOINT,
    ]),
    localGatewayId: text(),
    natGatewayId: ref(NAT_GATEWAY),
    networkInterfaceId: ref(NETWORK_INTERFACE),
    odbNetworkArn: arn({ service: "odb" }),
    transitGatewayId: ref("aws:ec2transitgateway/transitGateway:TransitGateway"),
    vpcEndpointId: ref(VPC_ENDPOINT),
    vpcPeeringConnectionId: ref([PEERING_CONNECTION, PEERING_ACCEPTER]),
  };
}

/** The id of a prefix list. */
export function prefixListId(): Kind<string> {
  return ref("aws:ec2/managedPrefixList:ManagedPrefixList");
}

/** The routes that a route table brings along. */
export function inlineRoutes() {
  return list(
    object({
      cidrBlock: cidr4(),
      destinationPrefixListId: prefixListId(),
      ipv6CidrBlock: cidr6(),
      ...routeTargets(),
    }),
  );
}

/** The routes that a default route table brings along: fewer targets, and instances. */
export function inlineRoutesOfDefault() {
  const {
    carrierGatewayId: _carrier,
    localGatewayId: _local,
    odbNetworkArn: _odb,
    ...targets
  } = routeTargets();
  return list(
    object({
      cidrBlock: cidr4(),
      destinationPrefixListId: prefixListId(),
      instanceId: anything(),
      ipv6CidrBlock: cidr6(),
      ...targets,
    }),
  );
}
