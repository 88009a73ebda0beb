// AWS EC2: the network that AWS makes in every region of a new account. Shared by the data sources of this folder.
// https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html#default-vpc-components

import type { PropertyMap } from "../../core/value.ts";
import { zonesOfRegion } from "../../data/zones.ts";
import type { DataSourceWorld } from "../../model/data-source.ts";
import { repeatableId } from "../../model/ids.ts";
import type { Thing } from "../../model/things.ts";
import { accountOf } from "../arn.ts";

/** Every default VPC has this range, and its subnets are /20 parts of it. */
export const DEFAULT_VPC_RANGE = "172.31.0.0/16";

/** True when the region of the request has a default VPC, as far as the settings say. */
export function hasDefaultVpc(world: DataSourceWorld): boolean {
  return world.account.defaultVpc && world.region !== undefined;
}

/** An id of the default network: the same on every run for the same account and region. */
export function defaultId(world: DataSourceWorld, prefix: string, which = "default"): string {
  return repeatableId(prefix, accountOf(world), world.region, which);
}

/** The default VPC, or nothing. */
export function defaultVpcs(world: DataSourceWorld): Thing[] {
  return made(world, "aws:ec2/vpc:Vpc", defaultId(world, "vpc"), {
    cidrBlock: DEFAULT_VPC_RANGE,
    default: true,
    dhcpOptionsId: defaultId(world, "dopt"),
    enableDnsHostnames: true,
    enableDnsSupport: true,
    enableNetworkAddressUsageMetrics: false,
    instanceTenancy: "default",
    mainRouteTableId: defaultId(world, "rtb"),
    defaultSecurityGroupId: defaultId(world, "sg"),
    defaultNetworkAclId: defaultId(world, "acl"),
    state: "available",
    tags: {},
  });
}

/** The default subnets: one in each Availability Zone. */
export function defaultSubnets(world: DataSourceWorld): Thing[] {
  const zones = zonesOfRegion(world.region ?? "") ?? [];
  return zones.flatMap((zone, index) =>
    made(world, "aws:ec2/subnet:Subnet", defaultId(world, "subnet", zone.name), {
      vpcId: defaultId(world, "vpc"),
      cidrBlock: `172.31.${index * 16}.0/20`,
      availabilityZone: zone.name,
      availabilityZoneId: zone.id,
      availableIpAddressCount: 4091,
      defaultForAz: true,
      mapPublicIpOnLaunch: true,
      state: "available",
      tags: {},
    }),
  );
}

/** The security group `default` of the default VPC. */
export function defaultSecurityGroups(world: DataSourceWorld): Thing[] {
  return made(world, "aws:ec2/securityGroup:SecurityGroup", defaultId(world, "sg"), {
    name: "default",
    description: "default VPC security group",
    vpcId: defaultId(world, "vpc"),
    tags: {},
  });
}

/** The main route table of the default VPC, with its route to the internet. */
export function defaultRouteTables(world: DataSourceWorld): Thing[] {
  return made(world, "aws:ec2/routeTable:RouteTable", defaultId(world, "rtb"), {
    vpcId: defaultId(world, "vpc"),
    main: true,
    routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: defaultId(world, "igw") }],
    tags: {},
  });
}

/** The internet gateway of the default VPC. */
export function defaultInternetGateways(world: DataSourceWorld): Thing[] {
  return made(world, "aws:ec2/internetGateway:InternetGateway", defaultId(world, "igw"), {
    vpcId: defaultId(world, "vpc"),
    tags: {},
  });
}

function made(world: DataSourceWorld, type: string, id: string, properties: PropertyMap): Thing[] {
  if (!hasDefaultVpc(world)) return [];
  return [
    {
      type,
      id,
      region: world.region,
      properties: { ...properties, ownerId: accountOf(world) },
      origin: "aws",
    },
  ];
}
