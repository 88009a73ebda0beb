// Security: security groups for tiers in a chain.
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Block, type BlockArgs } from "../block.ts";
import type { NetworkLike } from "../network/network-like.ts";
import type { Transform } from "../transform.ts";
import { SecurityError } from "./security-error.ts";
import { checkTiers } from "./tier-checks.ts";
import { type PlannedRule, planRules, type TierRules } from "./tier-plan.ts";

export type { TierPort, TierRules } from "./tier-plan.ts";

/** Tiers in the order in which one calls the next. */
export interface SecurityGroupsArgs extends BlockArgs {
  readonly network: NetworkLike;
  /**
   * Tiers by name. Each may be called by the one before it, and the first by everyone, unless it says otherwise.
   *
   * @example { alb: { ports: [443] }, web: { ports: [8080], outbound: [443] }, db: { ports: [5432] } }
   */
  readonly tiers: Readonly<Record<string, TierRules>>;
  /**
   * True when the network has IPv6: what is open to 0.0.0.0/0 by default is open to ::/0 too, the first tier and
   * `outbound`.
   *
   * @default false
   */
  readonly ipv6?: boolean;
  /** Changes of inner resources. They are asked for each; the name tells which. */
  readonly transform?: {
    readonly securityGroup?: Transform<aws.ec2.SecurityGroupArgs>;
    readonly ingressRule?: Transform<aws.vpc.SecurityGroupIngressRuleArgs>;
    readonly egressRule?: Transform<aws.vpc.SecurityGroupEgressRuleArgs>;
  };
}

/** The inner resources of security groups. */
export interface SecurityGroupsNodes {
  /** By tier. */
  readonly groups: Readonly<Record<string, aws.ec2.SecurityGroup>>;
  readonly ingressRules: readonly aws.vpc.SecurityGroupIngressRule[];
  readonly egressRules: readonly aws.vpc.SecurityGroupEgressRule[];
}

/**
 * A security group for each tier. Rules are resources of their own, so that groups can name each other without a
 * cycle. A caller gets the way out and the tier that is called the way in; nothing else is open. Who depends on `ready`
 * waits for the rules.
 *
 * Security groups cost nothing (https://aws.amazon.com/vpc/pricing/). A group takes 60 rules in each direction at first
 * (https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html).
 *
 * @example
 * const groups = new SecurityGroups("shop", {
 *   network,
 *   tiers: {
 *     alb: { ports: [443] },
 *     web: { ports: [8080], outbound: [443] },
 *     app: { ports: [9000], outbound: [443] },
 *     db: { ports: [5432] },
 *   },
 * });
 * groups.of("web").id;
 */
export class SecurityGroups extends Block {
  readonly nodes: SecurityGroupsNodes;
  /** The rules: what must exist before traffic flows. */
  readonly ready: readonly pulumi.Resource[];

  /**
   * @throws SecurityError when there are no tiers, or a tier has ports, ranges or callers that cannot be, or a group's name would
   * begin with "sg-", which EC2 keeps for ids
   */
  constructor(name: string, args: SecurityGroupsArgs, options?: pulumi.ComponentResourceOptions) {
    checkTiers(name, args.tiers);
    super("SecurityGroups", name, args, options);
    const groups: Record<string, aws.ec2.SecurityGroup> = {};
    for (const tier of Object.keys(args.tiers)) this.#checkName(tier);
    for (const tier of Object.keys(args.tiers)) groups[tier] = this.#group(args, tier);
    const ingressRules: aws.vpc.SecurityGroupIngressRule[] = [];
    const egressRules: aws.vpc.SecurityGroupEgressRule[] = [];
    for (const rule of planRules(args.tiers, args.ipv6 === true)) {
      const own = groups[rule.of];
      if (own === undefined) continue;
      const other = rule.tier === undefined ? undefined : groups[rule.tier];
      const { transform } = args;
      const made = this.#rule(rule, own, other);
      if (rule.direction === "ingress") {
        ingressRules.push(
          this.create(aws.vpc.SecurityGroupIngressRule, rule.what, made, transform?.ingressRule),
        );
      } else {
        egressRules.push(
          this.create(aws.vpc.SecurityGroupEgressRule, rule.what, made, transform?.egressRule),
        );
      }
    }
    this.nodes = { groups, ingressRules, egressRules };
    this.ready = [...ingressRules, ...egressRules];
    this.registerOutputs({
      ids: Object.fromEntries(Object.entries(groups).map(([tier, group]) => [tier, group.id])),
    });
  }

  /**
   * The group of a tier.
   *
   * @throws SecurityError when there is no such tier
   */
  of(tier: string): aws.ec2.SecurityGroup {
    const group = this.nodes.groups[tier];
    if (group !== undefined) return group;
    throw new SecurityError(
      `SecurityGroups "${this.blockName}" has no tier "${tier}"; it has ${Object.keys(this.nodes.groups).join(", ")}.`,
    );
  }

  #checkName(tier: string): void {
    const name = this.physical("securityGroup", tier) ?? this.nameOf(tier);
    if (!name.startsWith("sg-")) return;
    throw new SecurityError(
      `SecurityGroups "${this.blockName}": the group of tier "${tier}" would be called "${name}", and EC2 keeps "sg-" for ids. Call the component something else, or begin the pattern of names with another word.`,
    );
  }

  #group(args: SecurityGroupsArgs, tier: string): aws.ec2.SecurityGroup {
    return this.create(
      aws.ec2.SecurityGroup,
      tier,
      {
        ...this.named("name", "securityGroup", tier),
        vpcId: args.network.vpcId,
        // A change of the description would replace the group, so it says nothing that may change.
        description: `Tier ${tier}`,
        tags: this.tagged(tier),
      },
      args.transform?.securityGroup,
    );
  }

  #rule(rule: PlannedRule, own: aws.ec2.SecurityGroup, other: aws.ec2.SecurityGroup | undefined) {
    const { what, protocol, from, to, cidrIpv4, cidrIpv6, prefixListId } = rule;
    return {
      securityGroupId: own.id,
      description: what,
      ipProtocol: protocol,
      fromPort: from,
      toPort: to,
      ...(other !== undefined && { referencedSecurityGroupId: other.id }),
      ...(cidrIpv4 !== undefined && { cidrIpv4 }),
      ...(cidrIpv6 !== undefined && { cidrIpv6 }),
      ...(prefixListId !== undefined && { prefixListId }),
      tags: this.tagged(what),
    };
  }
}
