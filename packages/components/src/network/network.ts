// Network: a VPC with tiers of subnets over several Availability Zones.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block } from "../block.ts";
import type { NetworkArgs } from "./args.ts";
import { createEndpoints } from "./endpoints.ts";
import { NetworkError } from "./errors.ts";
import { ExistingNetwork, type ExistingNetworkArgs } from "./existing.ts";
import { createFlowLogs } from "./flow-logs.ts";
import type { Kit } from "./kit.ts";
import { createNat } from "./nat.ts";
import type { NetworkLike } from "./network-like.ts";
import type { NetworkNodes } from "./nodes.ts";
import type { NetworkPlan, TierKind } from "./plan.ts";
import { type NetworkSettings, networkSettings } from "./settings.ts";
import { createAcl, createIpv6Egress, createPublicRoutes, createTier, type PlacedTier } from "./subnets.ts";
import { zoneNames } from "./zones.ts";

/**
 * A VPC over several Availability Zones.
 *
 * It creates a VPC; one subnet in each zone for each tier, with ranges computed from the VPC's; an internet gateway
 * and its routes for public tiers; NAT gateways with an Elastic IP address each for private ones; endpoints for S3 and
 * DynamoDB; flow logs; and it empties the VPC's default security group. Instances in public subnets get a public address
 * only where they ask for one.
 *
 * At rest it costs what its NAT gateways cost: in us-east-1 0.045 USD an hour each, about 33 USD a month, and 0.005 USD
 * an hour, about 3.65 USD a month, for each public IPv4 address (https://aws.amazon.com/vpc/pricing/).
 * `nat: { strategy: "single" }` has one, `"none"` none. An interface endpoint is 0.01 USD an hour, about 7.30 USD a
 * month, in each zone (https://aws.amazon.com/privatelink/pricing/). Flow logs are billed by GB
 * (https://aws.amazon.com/cloudwatch/pricing/).
 *
 * @example
 * const network = new Network("main", { cidr: "10.0.0.0/16", zones: 3, tiers: ["public", "private", "isolated"] });
 * new aws.rds.SubnetGroup("db", { subnetIds: network.subnetIds("isolated") });
 */
export class Network extends Block implements NetworkLike {
  readonly vpcId: pulumi.Output<string>;
  readonly cidrBlock: pulumi.Output<string>;
  /** IPv6 range of the VPC; undefined without IPv6. */
  readonly ipv6CidrBlock: pulumi.Output<string> | undefined;
  /** Addresses that private subnets are seen with on the internet, for allow lists elsewhere. One for each NAT gateway. */
  readonly natAddresses: readonly pulumi.Output<string>[];
  /** The ranges of all subnets, known before anything is created. */
  readonly plan: NetworkPlan;
  readonly ingress: readonly pulumi.Resource[];
  readonly egress: readonly pulumi.Resource[];
  readonly #nodes: NetworkNodes;

  /** @throws NetworkError when the arguments cannot be; nothing is registered then */
  constructor(name: string, args: NetworkArgs = {}, options?: pulumi.ComponentResourceOptions) {
    const settings = networkSettings(name, args);
    super("Network", name, args, options);
    this.plan = settings.plan;
    const zones = zoneNames(this, name, settings.zones);
    const kit = this.#kit(args, settings, zones);
    const { vpc, transforms } = kit;

    const defaultSecurityGroup = this.create(
      aws.ec2.DefaultSecurityGroup,
      "default",
      { vpcId: vpc.id, tags: this.tagged("default-unused") },
      transforms.defaultSecurityGroup,
    );
    const tiers = settings.plan.tiers.map((tier) => createTier(kit, tier, zones, settings.ipv6));
    const open = this.#internet(kit, settings, tiers);
    const nat = createNat(kit, settings.nat, this.#zoneKeys(), tiers, open.ingress);
    const acls = tiers.map((placed) =>
      settings.networkAcls === undefined
        ? undefined
        : createAcl(kit, placed, settings, settings.networkAcls.publicPorts),
    );
    const endpoints = createEndpoints(kit, settings.endpoints, tiers);
    const logs = settings.flowLogs === undefined ? undefined : createFlowLogs(kit, settings.flowLogs);

    this.vpcId = vpc.id;
    this.cidrBlock = vpc.cidrBlock;
    this.ipv6CidrBlock = settings.ipv6 ? vpc.ipv6CidrBlock : undefined;
    this.natAddresses = nat.gateways.map(({ publicIp }) => publicIp);
    this.ingress = open.ingress;
    this.egress = [...associationsOf(tiers, "private"), ...nat.routes, ...open.egress, ...endpoints.ready];
    this.#nodes = {
      vpc,
      defaultSecurityGroup,
      internetGateway: open.internetGateway,
      egressOnlyInternetGateway: open.egressOnly,
      tiers: Object.fromEntries(
        tiers.map(({ tier, subnets, tables }, index) => [
          tier.name,
          { subnets, routeTables: tables.map(({ table }) => table), networkAcl: acls[index] },
        ]),
      ),
      subnets: tiers.flatMap(({ subnets }) => subnets),
      routeTables: tiers.flatMap(({ tables }) => tables.map(({ table }) => table)),
      natGateways: nat.gateways,
      eips: nat.eips,
      gatewayEndpoints: endpoints.gateway,
      interfaceEndpoints: endpoints.interface,
      endpointSecurityGroup: endpoints.securityGroup,
      flowLog: logs?.flowLog,
      flowLogGroup: logs?.group,
      flowLogRole: logs?.role,
    };
    this.registerOutputs({
      vpcId: this.vpcId,
      cidrBlock: this.cidrBlock,
      subnetIds: Object.fromEntries(
        tiers.map(({ tier, subnets }) => [tier.name, subnets.map(({ id }) => id)]),
      ),
      natAddresses: this.natAddresses,
    });
  }

  /**
   * Uses a VPC that is there already, and creates none.
   *
   * @example
   * const network = Network.fromExisting({ vpcId: "vpc-0123456789abcdef0", privateSubnetIds: ["subnet-0a1b2c3d4e5f60718"] });
   * @param options for the lookup of the VPC's range: the provider of another region or account
   * @throws NetworkError when an id is none, or is there twice
   */
  static fromExisting(args: ExistingNetworkArgs, options: pulumi.InvokeOptions = {}): NetworkLike {
    return new ExistingNetwork(args, options);
  }

  /** The inner resources. */
  get nodes(): NetworkNodes {
    return this.#nodes;
  }

  /**
   * Ids of the subnets of the first tier of a kind, one for each zone.
   *
   * @throws NetworkError when there is no tier of this kind
   */
  subnetIds(kind: TierKind): pulumi.Output<string>[] {
    const found = this.plan.tiers.find((tier) => tier.kind === kind);
    if (found !== undefined) return this.subnetIdsOf(found.name);
    throw new NetworkError(`Network "${this.blockName}" has no ${kind} tier. Add "${kind}" to its tiers.`);
  }

  /**
   * Ids of the subnets of a tier by its name, for networks with two tiers of one kind.
   *
   * @throws NetworkError when there is no such tier
   */
  subnetIdsOf(tierName: string): pulumi.Output<string>[] {
    const found = this.#nodes.tiers[tierName];
    if (found !== undefined) return found.subnets.map(({ id }) => id);
    const names = this.plan.tiers.map(({ name }) => name).join(", ");
    throw new NetworkError(`Network "${this.blockName}" has no tier "${tierName}"; it has ${names}.`);
  }

  /** Makes the VPC, and what its parts need to be made. All wait for the zones: nothing is made when one is unknown. */
  #kit(args: NetworkArgs, { plan, ipv6 }: NetworkSettings, zones: readonly pulumi.Output<string>[]): Kit {
    const transforms = args.transform ?? {};
    const vpc = this.create(
      aws.ec2.Vpc,
      "",
      {
        cidrBlock: pulumi.all([...zones]).apply(() => plan.cidr),
        enableDnsSupport: true,
        enableDnsHostnames: true,
        ...(ipv6 && { assignGeneratedIpv6CidrBlock: true }),
        tags: this.tagged("vpc"),
      },
      transforms.vpc,
    );
    return {
      vpc,
      transforms,
      inside: { parent: this },
      create: (Type, what, inner, transform, more) => this.create(Type, what, inner, transform, more),
      tagged: (what) => this.tagged(what),
      named: (kind, what) => this.named("name", kind, what),
    };
  }

  /** The ways to the internet that need no NAT gateway. */
  #internet(kit: Kit, { ipv6 }: NetworkSettings, tiers: readonly PlacedTier[]): InternetParts {
    const open = tiers.filter(({ tier }) => tier.kind === "public");
    const closed = tiers.filter(({ tier }) => tier.kind === "private");
    const internetGateway =
      open.length === 0
        ? undefined
        : this.create(
            aws.ec2.InternetGateway,
            "",
            { vpcId: kit.vpc.id, tags: this.tagged("igw") },
            kit.transforms.internetGateway,
          );
    const egressOnly =
      !ipv6 || closed.length === 0
        ? undefined
        : this.create(
            aws.ec2.EgressOnlyInternetGateway,
            "",
            { vpcId: kit.vpc.id, tags: this.tagged("eigw") },
            kit.transforms.egressOnlyInternetGateway,
          );
    return {
      internetGateway,
      egressOnly,
      ingress: [
        ...associationsOf(tiers, "public"),
        ...(internetGateway === undefined ? [] : createPublicRoutes(kit, open, internetGateway, ipv6)),
      ],
      egress: egressOnly === undefined ? [] : createIpv6Egress(kit, closed, egressOnly),
    };
  }

  /** What zones are called in resource names. */
  #zoneKeys(): string[] {
    return this.plan.tiers[0]?.subnets.map(({ zone }) => zone) ?? [];
  }
}

interface InternetParts {
  readonly internetGateway: aws.ec2.InternetGateway | undefined;
  readonly egressOnly: aws.ec2.EgressOnlyInternetGateway | undefined;
  /** The way of public tiers. */
  readonly ingress: readonly pulumi.Resource[];
  /** The way of private tiers by IPv6. */
  readonly egress: readonly pulumi.Resource[];
}

function associationsOf(tiers: readonly PlacedTier[], kind: TierKind): aws.ec2.RouteTableAssociation[] {
  return tiers.filter(({ tier }) => tier.kind === kind).flatMap(({ associations }) => associations);
}
