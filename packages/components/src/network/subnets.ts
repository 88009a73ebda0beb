// Network: subnets, their route tables, and the routes that need no NAT gateway.
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { aclRules } from "./acl-rules.ts";
import { ipv6Subnet } from "./ipv6.ts";
import type { Kit } from "./kit.ts";
import type { PlannedSubnet, PlannedTier } from "./plan.ts";
import type { NetworkSettings } from "./settings.ts";

/** A route table and what it is called. */
export interface NamedTable {
  readonly what: string;
  readonly table: aws.ec2.RouteTable;
}

/** A tier that is there. */
export interface PlacedTier {
  readonly tier: PlannedTier;
  /** One for each zone. */
  readonly subnets: readonly aws.ec2.Subnet[];
  /** Private tiers: one for each zone. Others: one. */
  readonly tables: readonly NamedTable[];
  readonly associations: readonly aws.ec2.RouteTableAssociation[];
}

/**
 * Creates the subnets of a tier. Subnets of private tiers have a route table each, whatever the number of NAT gateways:
 * so a change of it changes only where routes lead.
 *
 * @param zones names of the zones, in the order of the plan
 */
export function createTier(
  kit: Kit,
  tier: PlannedTier,
  zones: readonly pulumi.Output<string>[],
  ipv6: boolean,
): PlacedTier {
  const { create, transforms } = kit;
  const tables = (tier.kind === "private" ? tier.subnets.map(({ name }) => name) : [tier.name]).map(
    (what): NamedTable => ({
      what,
      table: create(
        aws.ec2.RouteTable,
        what,
        { vpcId: kit.vpc.id, tags: kit.tagged(what) },
        transforms.routeTable,
      ),
    }),
  );
  const subnets = tier.subnets.map((planned, index) => createSubnet(kit, planned, zones[index], ipv6));
  const associations = subnets.flatMap((subnet, index) => {
    const found = tables[index] ?? tables[0];
    const what = tier.subnets[index]?.name;
    if (found === undefined || what === undefined) return [];
    return create(
      aws.ec2.RouteTableAssociation,
      what,
      { subnetId: subnet.id, routeTableId: found.table.id },
      transforms.routeTableAssociation,
    );
  });
  return { tier, subnets, tables, associations };
}

function createSubnet(
  kit: Kit,
  { name, cidr, place }: PlannedSubnet,
  zone: pulumi.Output<string> | undefined,
  ipv6: boolean,
): aws.ec2.Subnet {
  return kit.create(
    aws.ec2.Subnet,
    name,
    {
      vpcId: kit.vpc.id,
      cidrBlock: cidr,
      ...(zone !== undefined && { availabilityZone: zone }),
      ...(ipv6 && {
        ipv6CidrBlock: kit.vpc.ipv6CidrBlock.apply((range) => ipv6Subnet(range, place)),
        assignIpv6AddressOnCreation: true,
      }),
      tags: kit.tagged(name),
    },
    kit.transforms.subnet,
  );
}

/** The way of public tiers to the internet and back. */
export function createPublicRoutes(
  kit: Kit,
  tiers: readonly PlacedTier[],
  gateway: aws.ec2.InternetGateway,
  ipv6: boolean,
): aws.ec2.Route[] {
  return tiers.flatMap(({ tables }) =>
    tables.flatMap(({ what, table }) => {
      const to = { routeTableId: table.id, gatewayId: gateway.id };
      const route = (name: string, args: aws.ec2.RouteArgs): aws.ec2.Route =>
        kit.create(aws.ec2.Route, name, args, kit.transforms.route);
      return [
        route(what, { ...to, destinationCidrBlock: "0.0.0.0/0" }),
        ...(ipv6 ? [route(`${what}-ipv6`, { ...to, destinationIpv6CidrBlock: "::/0" })] : []),
      ];
    }),
  );
}

/** The way of private tiers out by IPv6, and none in. */
export function createIpv6Egress(
  kit: Kit,
  tiers: readonly PlacedTier[],
  gateway: aws.ec2.EgressOnlyInternetGateway,
): aws.ec2.Route[] {
  return tiers.flatMap(({ tables }) =>
    tables.map(({ what, table }) =>
      kit.create(
        aws.ec2.Route,
        `${what}-ipv6`,
        { routeTableId: table.id, destinationIpv6CidrBlock: "::/0", egressOnlyGatewayId: gateway.id },
        kit.transforms.route,
      ),
    ),
  );
}

/** The network ACL of a tier. */
export function createAcl(
  kit: Kit,
  { tier, subnets }: PlacedTier,
  settings: NetworkSettings,
  publicPorts: readonly number[],
): aws.ec2.NetworkAcl {
  const rules = aclRules({
    kind: tier.kind,
    cidr: settings.plan.cidr,
    ...(settings.ipv6 && { ipv6Cidr: kit.vpc.ipv6CidrBlock }),
    publicPorts,
    hasGatewayEndpoints: settings.endpoints.gateway.length > 0,
  });
  return kit.create(
    aws.ec2.NetworkAcl,
    tier.name,
    {
      vpcId: kit.vpc.id,
      subnetIds: subnets.map(({ id }) => id),
      ...rules,
      tags: kit.tagged(tier.name),
    },
    kit.transforms.networkAcl,
  );
}
