// Network: a VPC with tiers of subnets over several Availability Zones.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block } from "../block.ts";
import { aclRules } from "./acl-rules.ts";
import type { FlowLogArgs, NetworkArgs, NetworkTransforms } from "./args.ts";
import { ExistingNetwork, type ExistingNetworkArgs } from "./existing.ts";
import { ipv6Subnet } from "./ipv6.ts";
import type { NetworkLike } from "./network-like.ts";
import { type NetworkPlan, NetworkPlanError, type PlannedTier, planNetwork, type TierKind } from "./plan.ts";

/** A subnet and what it is a part of. */
interface PlacedSubnet {
  readonly tier: PlannedTier;
  readonly zone: string;
  readonly resource: aws.ec2.Subnet;
  readonly routeTable: aws.ec2.RouteTable;
}

/** The inner resources of a network. */
export interface NetworkNodes {
  readonly vpc: aws.ec2.Vpc;
  readonly internetGateway: aws.ec2.InternetGateway | undefined;
  readonly natGateways: readonly aws.ec2.NatGateway[];
  readonly subnets: readonly aws.ec2.Subnet[];
  readonly routeTables: readonly aws.ec2.RouteTable[];
  readonly endpoints: readonly aws.ec2.VpcEndpoint[];
}

/**
 * A VPC over several Availability Zones.
 *
 * It creates a VPC; one subnet in each zone for each tier, with ranges computed from the VPC's; an internet gateway
 * and its routes for public tiers; NAT gateways with an Elastic IP address each for private ones; endpoints for S3 and
 * DynamoDB; flow logs; and it empties the VPC's default security group.
 *
 * At rest it costs what its NAT gateways cost: about 33 USD a month each in us-east-1, and 3.60 USD for each public
 * IPv4 address (https://aws.amazon.com/vpc/pricing/). `nat: { strategy: "single" }` has one, `"none"` none. An interface
 * endpoint is about 7.30 USD a month and zone.
 *
 * @example
 * const network = new Network("main", { cidr: "10.0.0.0/16", zones: 3, tiers: ["public", "private", "isolated"] });
 * new aws.rds.SubnetGroup("db", { subnetIds: network.subnetIds("isolated") });
 */
export class Network extends Block implements NetworkLike {
  readonly vpcId: pulumi.Output<string>;
  readonly cidrBlock: pulumi.Output<string>;
  /** The ranges of all subnets, known before anything is created. */
  readonly plan: NetworkPlan;
  readonly nodes: NetworkNodes;
  readonly #ingress: pulumi.Resource[] = [];
  readonly #egress: pulumi.Resource[] = [];
  readonly #subnets: PlacedSubnet[] = [];
  readonly #transforms: NetworkTransforms;

  /**
   * @throws NetworkPlanError when the ranges cannot be planned
   * @throws Error when a private tier has no public one for its NAT gateways
   */
  constructor(name: string, args: NetworkArgs = {}, options?: pulumi.ComponentResourceOptions) {
    super("Network", name, args, options);
    this.#transforms = args.transform ?? {};
    const zones = this.#zones(args.zones ?? 2);
    this.plan = planNetwork({
      cidr: args.cidr ?? "10.0.0.0/16",
      zones: zones.map(({ key }) => key),
      ...(args.tiers !== undefined && { tiers: args.tiers }),
      ...(args.capacity !== undefined && { capacity: args.capacity }),
    });
    const kinds = new Set(this.plan.tiers.map(({ kind }) => kind));
    const nat = args.nat?.strategy ?? "per-zone";
    if (kinds.has("private") && !kinds.has("public") && nat !== "none") {
      throw new Error(
        `Network "${name}" has a private tier and no public one, where its NAT gateways would be. Add "public" to tiers, use "isolated" in place of "private", or set nat: { strategy: "none" }.`,
      );
    }

    const vpc = this.#vpc(args);
    this.vpcId = vpc.id;
    this.cidrBlock = vpc.cidrBlock;
    this.create(
      aws.ec2.DefaultSecurityGroup,
      "default",
      { vpcId: vpc.id, tags: this.tagged("default-unused") },
      this.#transforms.defaultSecurityGroup,
    );
    const internetGateway = kinds.has("public") ? this.#internetGateway(vpc) : undefined;
    const egressOnly = args.ipv6 === true && kinds.has("private") ? this.#egressOnlyGateway(vpc) : undefined;
    this.#subnetsAndTables(vpc, zones, args.ipv6 === true, nat);
    if (internetGateway !== undefined) this.#publicRoutes(internetGateway, args.ipv6 === true);
    const natGateways = kinds.has("private")
      ? this.#natGateways(nat, args.nat?.allocationIds ?? [], zones)
      : [];
    if (egressOnly !== undefined) this.#ipv6Egress(egressOnly);
    if (args.networkAcls === true) this.#networkAcls(vpc);
    const endpoints = this.#endpoints(vpc, args);
    if (args.flowLogs !== "none") this.#flowLogs(vpc, args.flowLogs ?? { to: "cloudwatch" });

    this.nodes = {
      vpc,
      internetGateway,
      natGateways,
      subnets: this.#subnets.map(({ resource }) => resource),
      routeTables: [...new Set(this.#subnets.map(({ routeTable }) => routeTable))],
      endpoints,
    };
    this.registerOutputs({ vpcId: this.vpcId, cidrBlock: this.cidrBlock });
  }

  /** Uses a VPC that is there already, and creates none. */
  static fromExisting(args: ExistingNetworkArgs): NetworkLike {
    return new ExistingNetwork(args);
  }

  get ingress(): readonly pulumi.Resource[] {
    return this.#ingress;
  }

  get egress(): readonly pulumi.Resource[] {
    return this.#egress;
  }

  subnetIds(kind: TierKind): pulumi.Output<string>[] {
    const found = this.#subnets.filter(({ tier }) => tier.kind === kind);
    if (found.length === 0) {
      throw new Error(`Network "${this.blockName}" has no ${kind} tier. Add "${kind}" to its tiers.`);
    }
    const first = found[0]?.tier.name;
    return found.filter(({ tier }) => tier.name === first).map(({ resource }) => resource.id);
  }

  /** The subnets of a tier by its name, for networks with two tiers of one kind. */
  subnetIdsOf(tierName: string): pulumi.Output<string>[] {
    const found = this.#subnets.filter(({ tier }) => tier.name === tierName);
    if (found.length === 0) {
      const names = this.plan.tiers.map(({ name }) => name).join(", ");
      throw new Error(`Network "${this.blockName}" has no tier "${tierName}"; it has ${names}.`);
    }
    return found.map(({ resource }) => resource.id);
  }

  /** By name, zones keep their names in resource names; by number, their numbers from 1 on. */
  #zones(zones: number | readonly string[]): Zone[] {
    if (typeof zones !== "number") return zones.map((zone) => ({ key: zone, name: pulumi.output(zone) }));
    if (!Number.isInteger(zones) || zones < 1 || zones > 6) {
      throw new NetworkPlanError(
        `zones is ${zones}. Give a whole number from 1 to 6, or the names of zones.`,
      );
    }
    const available = aws.getAvailabilityZonesOutput(
      { state: "available", filters: [{ name: "opt-in-status", values: ["opt-in-not-required"] }] },
      { parent: this },
    );
    return Array.from({ length: zones }, (_, index) => ({
      key: String(index + 1),
      name: available.names.apply((names) => {
        const name = names[index];
        if (name !== undefined) return name;
        throw new NetworkPlanError(
          `Network "${this.blockName}" wants ${zones} zones, and the account has ${names.length} in this region: ${names.join(", ")}. Set zones to ${names.length} or less.`,
        );
      }),
    }));
  }

  #vpc(args: NetworkArgs): aws.ec2.Vpc {
    return this.create(
      aws.ec2.Vpc,
      "",
      {
        cidrBlock: this.plan.cidr,
        enableDnsSupport: true,
        enableDnsHostnames: true,
        ...(args.ipv6 === true && { assignGeneratedIpv6CidrBlock: true }),
        tags: this.tagged("vpc"),
      },
      this.#transforms.vpc,
    );
  }

  #internetGateway(vpc: aws.ec2.Vpc): aws.ec2.InternetGateway {
    const args = { vpcId: vpc.id, tags: this.tagged("igw") };
    return this.create(aws.ec2.InternetGateway, "", args, this.#transforms.internetGateway);
  }

  #egressOnlyGateway(vpc: aws.ec2.Vpc): aws.ec2.EgressOnlyInternetGateway {
    const args = { vpcId: vpc.id, tags: this.tagged("eigw") };
    return this.create(
      aws.ec2.EgressOnlyInternetGateway,
      "",
      args,
      this.#transforms.egressOnlyInternetGateway,
    );
  }

  /** Public and isolated tiers have one route table; private ones as many as there are NAT gateways. */
  #subnetsAndTables(vpc: aws.ec2.Vpc, zones: readonly Zone[], ipv6: boolean, nat: string): void {
    let index = 0;
    for (const tier of this.plan.tiers) {
      const perZone = tier.kind === "private" && nat === "per-zone";
      let shared: aws.ec2.RouteTable | undefined;
      for (const [position, planned] of tier.subnets.entries()) {
        const zone = zones[position];
        if (zone === undefined) continue;
        const what = planned.name;
        if (perZone || shared === undefined) shared = this.#routeTable(vpc, perZone ? what : tier.name);
        const part = index++;
        const resource = this.create(
          aws.ec2.Subnet,
          what,
          {
            vpcId: vpc.id,
            cidrBlock: planned.cidr,
            availabilityZone: zone.name,
            ...(ipv6 && {
              ipv6CidrBlock: vpc.ipv6CidrBlock.apply((range) => ipv6Subnet(range, part)),
              assignIpv6AddressOnCreation: true,
            }),
            tags: this.tagged(what),
          },
          this.#transforms.subnet,
        );
        const association = this.create(
          aws.ec2.RouteTableAssociation,
          what,
          { subnetId: resource.id, routeTableId: shared.id },
          this.#transforms.routeTableAssociation,
        );
        if (tier.kind === "public") this.#ingress.push(association);
        if (tier.kind === "private") this.#egress.push(association);
        this.#subnets.push({ tier, zone: zone.key, resource, routeTable: shared });
      }
    }
  }

  #routeTable(vpc: aws.ec2.Vpc, what: string): aws.ec2.RouteTable {
    return this.create(
      aws.ec2.RouteTable,
      what,
      { vpcId: vpc.id, tags: this.tagged(what) },
      this.#transforms.routeTable,
    );
  }

  #publicRoutes(gateway: aws.ec2.InternetGateway, ipv6: boolean): void {
    for (const { name, table } of this.#tablesOf("public")) {
      const to = { routeTableId: table.id, gatewayId: gateway.id };
      this.#ingress.push(this.#route(name, { ...to, destinationCidrBlock: "0.0.0.0/0" }));
      if (ipv6) this.#ingress.push(this.#route(`${name}-ipv6`, { ...to, destinationIpv6CidrBlock: "::/0" }));
    }
  }

  #natGateways(
    strategy: "none" | "single" | "per-zone",
    allocationIds: readonly pulumi.Input<string>[],
    zones: readonly Zone[],
  ): aws.ec2.NatGateway[] {
    const inZones = strategy === "none" ? [] : strategy === "single" ? zones.slice(0, 1) : zones;
    if (allocationIds.length > 0 && allocationIds.length !== inZones.length) {
      throw new Error(
        `Network "${this.blockName}" has ${inZones.length} NAT gateways and ${allocationIds.length} allocationIds. Give one for each.`,
      );
    }
    const gateways = new Map<string, aws.ec2.NatGateway>();
    for (const [index, zone] of inZones.entries()) {
      gateways.set(zone.key, this.#natGateway(zone.key, allocationIds[index]));
    }
    for (const { name, table, zone } of this.#tablesOf("private")) {
      const gateway = gateways.get(zone) ?? [...gateways.values()][0];
      if (gateway === undefined) continue;
      const to = { routeTableId: table.id, natGatewayId: gateway.id };
      this.#egress.push(this.#route(name, { ...to, destinationCidrBlock: "0.0.0.0/0" }));
    }
    return [...gateways.values()];
  }

  /** A NAT gateway works only when its subnet reaches the internet, so it waits for the whole way there. */
  #natGateway(zone: string, allocationId: pulumi.Input<string> | undefined): aws.ec2.NatGateway {
    const what = `nat-${zone}`;
    const home = this.#subnets.find((subnet) => subnet.tier.kind === "public" && subnet.zone === zone);
    if (home === undefined)
      throw new Error(`Network "${this.blockName}" has no public subnet in zone ${zone}.`);
    const dependsOn = [...this.#ingress];
    const address =
      allocationId ??
      this.create(aws.ec2.Eip, what, { domain: "vpc", tags: this.tagged(what) }, this.#transforms.eip, {
        dependsOn,
      }).id;
    return this.create(
      aws.ec2.NatGateway,
      what,
      { subnetId: home.resource.id, allocationId: address, tags: this.tagged(what) },
      this.#transforms.natGateway,
      { dependsOn },
    );
  }

  #ipv6Egress(gateway: aws.ec2.EgressOnlyInternetGateway): void {
    for (const { name, table } of this.#tablesOf("private")) {
      const args = {
        routeTableId: table.id,
        destinationIpv6CidrBlock: "::/0",
        egressOnlyGatewayId: gateway.id,
      };
      this.#egress.push(this.#route(`${name}-ipv6`, args));
    }
  }

  #route(what: string, args: aws.ec2.RouteArgs): aws.ec2.Route {
    return this.create(aws.ec2.Route, what, args, this.#transforms.route);
  }

  /** The route tables of a kind of tier, each once, with the first zone that it serves. */
  #tablesOf(kind: TierKind): { name: string; table: aws.ec2.RouteTable; zone: string }[] {
    const seen = new Map<aws.ec2.RouteTable, { name: string; table: aws.ec2.RouteTable; zone: string }>();
    for (const { tier, zone, routeTable } of this.#subnets) {
      if (tier.kind !== kind || seen.has(routeTable)) continue;
      const isShared = this.#subnets.filter((other) => other.routeTable === routeTable).length > 1;
      const name = isShared || tier.subnets.length === 1 ? tier.name : `${tier.name}-${zone}`;
      seen.set(routeTable, { name, table: routeTable, zone });
    }
    return [...seen.values()];
  }

  #networkAcls(vpc: aws.ec2.Vpc): void {
    for (const tier of this.plan.tiers) {
      const ids = this.#subnets.filter((subnet) => subnet.tier === tier).map(({ resource }) => resource.id);
      this.create(
        aws.ec2.NetworkAcl,
        tier.name,
        {
          vpcId: vpc.id,
          subnetIds: ids,
          ...aclRules(tier.kind, this.plan.cidr),
          tags: this.tagged(tier.name),
        },
        this.#transforms.networkAcl,
      );
    }
  }

  #endpoints(vpc: aws.ec2.Vpc, args: NetworkArgs): aws.ec2.VpcEndpoint[] {
    const region = aws.getRegionOutput({}, { parent: this }).region;
    const tables = [...new Set(this.#subnets.map(({ routeTable }) => routeTable.id))];
    const gateways = (args.endpoints?.gateway ?? ["s3", "dynamodb"]).map((service) =>
      this.create(
        aws.ec2.VpcEndpoint,
        service,
        {
          vpcId: vpc.id,
          vpcEndpointType: "Gateway",
          serviceName: pulumi.interpolate`com.amazonaws.${region}.${service}`,
          routeTableIds: tables,
          tags: this.tagged(service),
        },
        this.#transforms.vpcEndpoint,
      ),
    );
    const services = args.endpoints?.interface ?? [];
    if (services.length === 0) return gateways;
    const group = this.#endpointGroup(vpc);
    const tier = this.plan.tiers.find(({ kind }) => kind !== "public") ?? this.plan.tiers[0];
    const interfaces = services.map((service) =>
      this.create(
        aws.ec2.VpcEndpoint,
        service.replaceAll(".", "-"),
        {
          vpcId: vpc.id,
          vpcEndpointType: "Interface",
          serviceName: pulumi.interpolate`com.amazonaws.${region}.${service}`,
          subnetIds: tier === undefined ? [] : this.subnetIdsOf(tier.name),
          securityGroupIds: [group.id],
          privateDnsEnabled: true,
          tags: this.tagged(service),
        },
        this.#transforms.vpcEndpoint,
      ),
    );
    return [...gateways, ...interfaces];
  }

  /** Interface endpoints are called by HTTPS, from anywhere in the VPC. */
  #endpointGroup(vpc: aws.ec2.Vpc): aws.ec2.SecurityGroup {
    const group = this.create(
      aws.ec2.SecurityGroup,
      "endpoints",
      {
        ...this.named("name", "securityGroup", "endpoints"),
        vpcId: vpc.id,
        description: "Interface endpoints: HTTPS from the VPC",
        tags: this.tagged("endpoints"),
      },
      this.#transforms.endpointSecurityGroup,
    );
    this.create(aws.vpc.SecurityGroupIngressRule, "endpoints-https", {
      securityGroupId: group.id,
      description: "HTTPS from the VPC",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: vpc.cidrBlock,
    });
    return group;
  }

  #flowLogs(vpc: aws.ec2.Vpc, args: FlowLogArgs): void {
    const common = {
      vpcId: vpc.id,
      trafficType: "ALL",
      maxAggregationInterval: 600,
      tags: this.tagged("flow-logs"),
    };
    if (args.to === "s3") {
      const log = { ...common, logDestinationType: "s3", logDestination: args.bucketArn };
      this.create(aws.ec2.FlowLog, "", log, this.#transforms.flowLog);
      return;
    }
    const group = this.create(
      aws.cloudwatch.LogGroup,
      "flow-logs",
      {
        ...this.named("name", "logGroup", "flow-logs"),
        retentionInDays: args.retentionInDays ?? 14,
        ...(args.kmsKeyArn !== undefined && { kmsKeyId: args.kmsKeyArn }),
        tags: this.tagged("flow-logs"),
      },
      this.#transforms.flowLogGroup,
    );
    const role = this.create(
      aws.iam.Role,
      "flow-logs",
      {
        ...this.named("name", "role", "flow-logs"),
        description: "Writes the flow logs of a VPC",
        assumeRolePolicy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "vpc-flow-logs.amazonaws.com" },
              Action: "sts:AssumeRole",
            },
          ],
        }),
        tags: this.tagged("flow-logs"),
      },
      this.#transforms.flowLogRole,
    );
    const policy = this.create(aws.iam.RolePolicy, "flow-logs", {
      role: role.name,
      policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
            Resource: pulumi.interpolate`${group.arn}:*`,
          },
          // This action knows no single log group.
          { Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
        ],
      }),
    });
    this.create(
      aws.ec2.FlowLog,
      "",
      { ...common, logDestinationType: "cloud-watch-logs", logDestination: group.arn, iamRoleArn: role.arn },
      this.#transforms.flowLog,
      { dependsOn: policy },
    );
  }
}

/** An Availability Zone: what it is called in resource names, and its name. */
interface Zone {
  readonly key: string;
  readonly name: pulumi.Output<string>;
}
