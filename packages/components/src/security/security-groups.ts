// Security: security groups for tiers in a chain.
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Block, type BlockArgs } from "../block.ts";
import type { NetworkLike } from "../network/network-like.ts";
import type { Transform } from "../transform.ts";

/** One tier: who may call it, and where else it may go. */
export interface TierRules {
  /**
   * TCP ports that the tier before it, or the internet for the first, may call.
   *
   * @example [8080]
   */
  readonly ports: readonly number[];
  /**
   * IPv4 ranges that may call these ports as well.
   *
   * @default none; for the first tier "0.0.0.0/0", everywhere
   */
  readonly from?: readonly pulumi.Input<string>[];
  /**
   * TCP ports that the tier may call anywhere: 443 for packages, Systems Manager and the APIs of AWS.
   *
   * @default none
   */
  readonly outbound?: readonly number[];
}

/** Tiers in the order in which one calls the next. */
export interface SecurityGroupsArgs extends BlockArgs {
  readonly network: NetworkLike;
  /**
   * Tiers by name; each may be called by the one before it, and the first by everyone.
   *
   * @example { alb: { ports: [443] }, web: { ports: [8080], outbound: [443] }, db: { ports: [5432] } }
   */
  readonly tiers: Readonly<Record<string, TierRules>>;
  readonly transform?: {
    readonly securityGroup?: Transform<aws.ec2.SecurityGroupArgs>;
    readonly ingressRule?: Transform<aws.vpc.SecurityGroupIngressRuleArgs>;
    readonly egressRule?: Transform<aws.vpc.SecurityGroupEgressRuleArgs>;
  };
}

/**
 * A security group for each tier. Rules are resources of their own, so that groups can name each other without a
 * cycle, and a group is never without its rules: who depends on `ready` waits for them.
 *
 * Security groups cost nothing.
 *
 * @example
 * const groups = new SecurityGroups("shop", {
 *   network,
 *   tiers: { alb: { ports: [443] }, web: { ports: [8080], outbound: [443] }, db: { ports: [5432] } },
 * });
 * groups.of("web").id;
 */
export class SecurityGroups extends Block {
  readonly nodes: Readonly<Record<string, aws.ec2.SecurityGroup>>;
  /** The rules: what must exist before traffic flows. */
  readonly ready: readonly pulumi.Resource[];

  constructor(name: string, args: SecurityGroupsArgs, options?: pulumi.ComponentResourceOptions) {
    super("SecurityGroups", name, args, options);
    const tiers = Object.entries(args.tiers);
    const nodes: Record<string, aws.ec2.SecurityGroup> = {};
    const rules: pulumi.Resource[] = [];
    for (const [tier, { from }] of tiers) {
      const isFirst = tier === tiers[0]?.[0];
      const callers = isFirst
        ? from === undefined
          ? "from everywhere"
          : "from given ranges"
        : "from the tier before it";
      nodes[tier] = this.create(
        aws.ec2.SecurityGroup,
        tier,
        {
          ...this.named("name", "securityGroup", tier),
          vpcId: args.network.vpcId,
          description: `Tier ${tier}: ${callers}`,
          tags: this.tagged(tier),
        },
        args.transform?.securityGroup,
      );
    }
    for (const [index, [tier, given]] of tiers.entries()) {
      const before = tiers[index - 1]?.[0];
      const own = nodes[tier];
      const caller = before === undefined ? undefined : nodes[before];
      if (own === undefined) continue;
      for (const port of given.ports) {
        const ports = { ipProtocol: "tcp", fromPort: port, toPort: port };
        if (before !== undefined && caller !== undefined) {
          const what = `${before}-${tier}-${port}`;
          rules.push(
            this.#egress(args, what, {
              ...ports,
              securityGroupId: caller.id,
              referencedSecurityGroupId: own.id,
            }),
            this.#ingress(args, what, {
              ...ports,
              securityGroupId: own.id,
              referencedSecurityGroupId: caller.id,
            }),
          );
        }
        const ranges = given.from ?? (before === undefined ? ["0.0.0.0/0"] : []);
        for (const [position, cidrIpv4] of ranges.entries()) {
          const what = `${tier}-${port}-from-${position + 1}`;
          rules.push(this.#ingress(args, what, { ...ports, securityGroupId: own.id, cidrIpv4 }));
        }
      }
      for (const port of given.outbound ?? []) {
        const ports = { ipProtocol: "tcp", fromPort: port, toPort: port };
        const what = `${tier}-to-${port}`;
        rules.push(this.#egress(args, what, { ...ports, securityGroupId: own.id, cidrIpv4: "0.0.0.0/0" }));
      }
    }
    this.nodes = nodes;
    this.ready = rules;
    this.registerOutputs({
      ids: Object.fromEntries(Object.entries(nodes).map(([tier, group]) => [tier, group.id])),
    });
  }

  /**
   * The group of a tier.
   *
   * @throws Error when there is no such tier
   */
  of(tier: string): aws.ec2.SecurityGroup {
    const group = this.nodes[tier];
    if (group !== undefined) return group;
    throw new Error(
      `SecurityGroups "${this.blockName}" has no tier "${tier}"; it has ${Object.keys(this.nodes).join(", ")}.`,
    );
  }

  #ingress(
    args: SecurityGroupsArgs,
    what: string,
    rule: aws.vpc.SecurityGroupIngressRuleArgs,
  ): pulumi.Resource {
    const described = { ...rule, description: what, tags: this.tagged(what) };
    return this.create(aws.vpc.SecurityGroupIngressRule, what, described, args.transform?.ingressRule);
  }

  #egress(
    args: SecurityGroupsArgs,
    what: string,
    rule: aws.vpc.SecurityGroupEgressRuleArgs,
  ): pulumi.Resource {
    const described = { ...rule, description: what, tags: this.tagged(what) };
    return this.create(aws.vpc.SecurityGroupEgressRule, what, described, args.transform?.egressRule);
  }
}
