// TapStack: the parts put together, in one or more regions.
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Block } from "../block.ts";
import { AcceleratorFailover } from "../failover/accelerator-failover.ts";
import type { FailoverArgs } from "../failover/args.ts";
import { DnsFailover } from "../failover/dns-failover.ts";
import type { NamingPolicy } from "../naming/naming.ts";
import type { TapStackArgs } from "./args.ts";
import { checkReach, checkStack, isDualStack, policyOfStack } from "./check-parts.ts";
import { TapStackError } from "./error.ts";
import type { RegionOutputs } from "./outputs.ts";
import { RegionStack } from "./region-stack.ts";

/**
 * A whole stack: for each region a provider of its own, and the parts that are asked for; with several regions, a way
 * for clients to find one that works.
 *
 * It creates a provider for each region, which costs nothing, and the parts, which cost what their own comments say;
 * `failover` by DNS the price of a health check for each region (https://aws.amazon.com/route53/pricing/), by an
 * accelerator about 18 USD a month (https://aws.amazon.com/global-accelerator/pricing/).
 *
 * @typeParam Own what `resources` makes in each region
 * @example
 * const stack = new TapStack("shop", {
 *   regions: ["us-west-2"],
 *   naming: { pattern: "{environment}-{what}", words: { environment: "dev" }, tags: { project: "shop" } },
 *   api: { functions: { items: { code: { folder: "functions/items" }, routes: ["GET /items"] } } },
 * });
 * export const outputs = stack.outputs;
 */
export class TapStack<Own = undefined> extends Block {
  /** By region. Export them: what a component registers is no output of the stack. */
  readonly outputs: Readonly<Record<string, RegionOutputs>>;
  /** What clients call, when there is failover. */
  readonly dnsName: pulumi.Output<string> | undefined;
  /** The fixed addresses, when there is an accelerator. */
  readonly addresses: pulumi.Output<string[]> | undefined;
  /** The parts by region. */
  readonly regions: Readonly<Record<string, RegionStack<Own>>>;
  /** The parts of the first region. */
  readonly primary: RegionStack<Own>;
  readonly nodes: {
    /** By region. */
    readonly providers: Readonly<Record<string, aws.Provider>>;
    readonly failover: DnsFailover | AcceleratorFailover | undefined;
  };

  /**
   * @throws TapStackError when regions are unknown or named twice, or parts do not go together
   * @throws NamingError when names or tags cannot be
   */
  constructor(name: string, args: TapStackArgs<Own>, options?: pulumi.ComponentResourceOptions) {
    const owner = `TapStack "${name}"`;
    checkStack(owner, args, Object.values<string>(aws.Region));
    super("TapStack", name, {}, options);
    const policy = policyOfStack(args);
    const regions: Record<string, RegionStack<Own>> = {};
    const providers: Record<string, aws.Provider> = {};
    for (const [index, region] of args.regions.entries()) {
      const provider = this.#provider(region, args, policy);
      providers[region] = provider;
      regions[region] = new RegionStack<Own>(
        this.nameOf(region),
        { owner, region, isPrimary: index === 0, provider, stack: args, ...common(args, policy, region) },
        { parent: this, providers: { aws: provider } },
      );
    }
    this.regions = regions;
    this.primary = primaryOf(owner, regions, args.regions);
    this.outputs = Object.fromEntries(
      Object.entries(regions).map(([region, stack]) => [region, stack.outputs]),
    );
    const failover =
      args.failover === undefined ? undefined : this.#failover(owner, args, args.failover, providers);
    this.nodes = { providers, failover };
    this.dnsName = failover?.dnsName;
    this.addresses = failover instanceof AcceleratorFailover ? failover.addresses : undefined;
    this.registerOutputs({ outputs: this.outputs, dnsName: this.dnsName, addresses: this.addresses });
  }

  #provider(region: string, args: TapStackArgs<Own>, policy: NamingPolicy | undefined): aws.Provider {
    const tags = { ...policy?.tags, ...args.tags };
    const known = Object.values(aws.Region).find((each) => each === region);
    return this.create(
      aws.Provider,
      region,
      {
        ...args.provider,
        ...(known !== undefined && { region: known }),
        ...(Object.keys(tags).length > 0 && { defaultTags: { tags } }),
      },
      args.transform?.provider,
    );
  }

  #failover(
    owner: string,
    args: TapStackArgs<Own>,
    how: FailoverArgs,
    providers: Readonly<Record<string, aws.Provider>>,
  ): DnsFailover | AcceleratorFailover {
    const targets = Object.values(this.regions).map(({ region, parts: { webTier } }) => {
      if (webTier === undefined)
        throw new TapStackError(`${owner} has failover and no webTier in ${region}.`);
      return { region, webTier };
    });
    const reaches = Object.values(this.regions).map(({ reach }) => reach);
    checkReach(owner, how, reaches);
    const [primary = ""] = args.regions;
    const provider = providers[primary];
    const inside = { parent: this, ...(provider !== undefined && { providers: { aws: provider } }) };
    const ipv6 = how.ipv6 ?? isDualStack(reaches);
    const given = { ipv6, targets, ...common(args, policyOfStack(args), primary) };
    const name = this.nameOf("failover");
    if (how.kind === "dns") return new DnsFailover(name, { ...how, ...given }, inside);
    return new AcceleratorFailover(name, { ...how, ...given }, inside);
  }
}

function primaryOf<T>(owner: string, all: Readonly<Record<string, T>>, [first = ""]: readonly string[]): T {
  const found = all[first];
  if (found === undefined) throw new TapStackError(`${owner} has no region.`);
  return found;
}

/** Names and tags of what is in a region. */
function common<Own>(args: TapStackArgs<Own>, policy: NamingPolicy | undefined, region: string) {
  return {
    label: "",
    ...(policy !== undefined && { naming: policy.in(region) }),
    ...(args.tags !== undefined && { tags: args.tags }),
  };
}
