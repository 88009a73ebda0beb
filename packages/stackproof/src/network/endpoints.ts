// Network: what a resource looks like from the network: in which subnets, behind which security groups, with which
// addresses. Pure.
import { asFlag, known } from "../model/kinds/kind.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import { INSTANCE, instancePlace, SCALING_GROUP, scalingPlace } from "./instances.ts";
import { type Interface, type Place, UNKNOWN_PLACE } from "./interface.ts";
import { flagOf, idsOf, refOf, textIn } from "./values.ts";

const SUBNET = "aws:ec2/subnet:Subnet";
export const LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";
export const ECS_SERVICE = "aws:ecs/service:Service";
export const FUNCTION = "aws:lambda/function:Function";
const DATABASE = "aws:rds/instance:Instance";
const DATABASE_CLUSTER = "aws:rds/cluster:Cluster";
const CLUSTER_INSTANCE = "aws:rds/clusterInstance:ClusterInstance";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const ENDPOINT_ASSOCIATIONS = [
  "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation",
  "aws:ec2/securityGroupAssociation:SecurityGroupAssociation",
];
const MOUNT_TARGET = "aws:efs/mountTarget:MountTarget";
const CACHES = ["aws:elasticache/replicationGroup:ReplicationGroup", "aws:elasticache/cluster:Cluster"];

type Reader = (world: World, view: ResourceView) => Place | undefined;

/** By type. A reader gives undefined for what has no interface in a VPC. */
const READERS: Readonly<Record<string, Reader>> = {
  [INSTANCE]: instancePlace,
  [SCALING_GROUP]: scalingPlace,
  [LOAD_BALANCER](_world, view) {
    const mappings = view.objects("subnetMappings").map((one) => textIn(one, "subnetId"));
    const isNetwork = view.text("loadBalancerType") === "network";
    const groups = idsOf(view.node.outputs["securityGroups"]) ?? [undefined];
    const isInternal = flagOf(view, "internal", false);
    return {
      subnets: idsOf(view.node.inputs["subnets"]) ?? (mappings.length > 0 ? mappings : [undefined]),
      groups: isNetwork && !view.has("securityGroups") ? "none" : groups,
      isPublic: isInternal === undefined ? undefined : !isInternal,
    };
  },
  [ECS_SERVICE](_world, view) {
    const network = view.object("networkConfiguration");
    if (network === undefined) return UNKNOWN_PLACE;
    const assign = known(network["assignPublicIp"] ?? undefined);
    return {
      subnets: idsOf(network["subnets"]) ?? [undefined],
      groups: idsOf(network["securityGroups"]) ?? [undefined],
      isPublic:
        network["assignPublicIp"] === undefined ? false : assign === undefined ? undefined : asFlag(assign),
    };
  },
  [FUNCTION](_world, view) {
    if (!view.has("vpcConfig")) return undefined;
    const network = view.object("vpcConfig");
    if (network === undefined) return UNKNOWN_PLACE;
    const subnets = idsOf(network["subnetIds"]) ?? [undefined];
    // Without any subnet a function is in no VPC.
    if (subnets.length === 0) return undefined;
    return { subnets, groups: idsOf(network["securityGroupIds"]) ?? [undefined], isPublic: false };
  },
  [DATABASE]: database,
  [DATABASE_CLUSTER](world, view) {
    const place = database(world, view);
    const instances = world.where(CLUSTER_INSTANCE, "clusterIdentifier", view.text("clusterIdentifier"));
    const isPublic = instances.some((one) => one.flag("publiclyAccessible") === true);
    return {
      ...place,
      isPublic: isPublic
        ? true
        : instances.some((one) => one.state("publiclyAccessible") === "unknown")
          ? undefined
          : false,
    };
  },
  [ENDPOINT](world, view) {
    if (isGateway(view)) return undefined;
    const hasMore = ENDPOINT_ASSOCIATIONS.some((token) => world.all(token).length > 0);
    return {
      subnets: [...(idsOf(view.node.inputs["subnetIds"]) ?? [undefined]), ...(hasMore ? [undefined] : [])],
      groups: [
        ...(idsOf(view.node.inputs["securityGroupIds"]) ?? [undefined]),
        ...(hasMore ? [undefined] : []),
      ],
      isPublic: false,
    };
  },
  [MOUNT_TARGET](_world, view) {
    return {
      subnets: [view.text("subnetId")],
      groups: idsOf(view.node.inputs["securityGroups"]) ?? [undefined],
      isPublic: false,
    };
  },
  ...Object.fromEntries(CACHES.map((token) => [token, cache])),
};

/** True for what has connections that can be followed. Gateway endpoints are routes. */
export function hasNetworkSide(world: World, view: ResourceView): boolean {
  if (view.is(ENDPOINT) && isGateway(view)) return false;
  return READERS[world.canonical(view.type)] !== undefined;
}

function isGateway(view: ResourceView): boolean {
  return (view.text("vpcEndpointType") ?? "Gateway") === "Gateway";
}

/** Where a resource is in the network. Empty for what is in no VPC, such as a function without `vpcConfig`. */
export function interfacesOf(world: World, view: ResourceView): readonly Interface[] {
  const place = READERS[world.canonical(view.type)]?.(world, view);
  if (place === undefined) return [];
  const { groups } = place;
  const ofGroups = groups === "none" ? [] : groups.map((id) => vpcOfGroup(world, id, view));
  return place.subnets.map((id) => {
    const subnet = world.find(SUBNET, "id", id, view);
    const isPublic = place.isPublic === "as the subnet" ? givesPublicAddress(subnet) : place.isPublic;
    return {
      view,
      subnet,
      vpcId: subnet?.text("vpcId") ?? ofGroups.find((vpc) => vpc !== undefined),
      groups,
      isPublic,
    };
  });
}

function vpcOfGroup(world: World, id: string | undefined, near: ResourceView): string | undefined {
  return world.find("aws:ec2/securityGroup:SecurityGroup", "id", id, near)?.text("vpcId");
}

/** Subnets give none unless they are told to. */
function givesPublicAddress(subnet: ResourceView | undefined): boolean | undefined {
  if (subnet === undefined || subnet.node.kind !== "custom") return undefined;
  return flagOf(subnet, "mapPublicIpOnLaunch", false);
}

function database(world: World, view: ResourceView): Place {
  const group = refOf(world, view, "dbSubnetGroupName", "aws:rds/subnetGroup:SubnetGroup", ["name", "id"]);
  const isPublic = flagOf(view, "publiclyAccessible", false);
  return {
    subnets: idsOf(group?.node.inputs["subnetIds"]) ?? [undefined],
    groups: idsOf(view.node.inputs["vpcSecurityGroupIds"]) ?? [undefined],
    isPublic,
  };
}

function cache(world: World, view: ResourceView): Place {
  const group = refOf(world, view, "subnetGroupName", "aws:elasticache/subnetGroup:SubnetGroup", [
    "name",
    "id",
  ]);
  return {
    subnets: idsOf(group?.node.inputs["subnetIds"]) ?? [undefined],
    groups: idsOf(view.node.inputs["securityGroupIds"]) ?? [undefined],
    isPublic: false,
  };
}
