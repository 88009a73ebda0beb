// TapStack: the parts put together, in one or more regions.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { NamingPolicy } from "../naming/naming.ts";
import type { TapStackArgs } from "./args.ts";
import { Failover } from "./failover.ts";
import { type RegionOutputs, RegionStack } from "./region-stack.ts";

/**
 * A whole stack: for each region a provider of its own, and the parts that are asked for; with several regions, a way
 * for clients to find one that works.
 *
 * It costs what its parts cost.
 *
 * @example
 * const stack = new TapStack("shop", {
 *   regions: ["us-west-2"],
 *   naming: { pattern: "{environment}-{what}", words: { environment: "dev" } },
 *   tags: { project: "shop" },
 *   api: { functions: { items: { code: { folder: "functions/items" }, routes: ["GET /items"] } } },
 * });
 * export const urls = stack.outputs;
 */
export class TapStack extends pulumi.ComponentResource {
  /** By region. Export them: what a component registers is no output of the stack. */
  readonly outputs: Readonly<Record<string, RegionOutputs>>;
  /** What clients call, when there is failover. */
  readonly dnsName: pulumi.Output<string> | undefined;
  readonly regions: Readonly<Record<string, RegionStack>>;
  readonly providers: Readonly<Record<string, aws.Provider>>;

  /** @throws Error when regions are missing or named twice, or a part lacks one that it needs */
  constructor(name: string, args: TapStackArgs, options?: pulumi.ComponentResourceOptions) {
    super("stackproof:aws:TapStack", name, {}, options);
    checkRegions(name, args.regions);
    const regions: Record<string, RegionStack> = {};
    const providers: Record<string, aws.Provider> = {};
    for (const region of args.regions) {
      const provider = new aws.Provider(
        `${name}-${region}`,
        {
          ...args.provider,
          region: region as aws.Region,
          ...(args.tags !== undefined && { defaultTags: { tags: args.tags } }),
        },
        { parent: this },
      );
      providers[region] = provider;
      regions[region] = new RegionStack(
        `${name}-${region}`,
        { region, stack: args, naming: new NamingPolicy({ ...args.naming, region }) },
        { parent: this, providers: { aws: provider } },
      );
    }
    this.regions = regions;
    this.providers = providers;
    this.outputs = Object.fromEntries(
      Object.entries(regions).map(([region, stack]) => [region, stack.outputs]),
    );
    this.dnsName = args.failover === undefined ? undefined : this.#failover(name, args).dnsName;
    this.registerOutputs({ outputs: this.outputs, dnsName: this.dnsName });
  }

  #failover(name: string, args: TapStackArgs): Failover {
    const targets = Object.values(this.regions).map(({ region, parts }) => {
      const provider = this.providers[region];
      if (parts.webTier === undefined || provider === undefined) {
        throw new Error(
          `TapStack "${name}" has failover and no webTier to lead to. Give webTier, or leave failover out.`,
        );
      }
      return { region, webTier: parts.webTier, provider };
    });
    const [first] = targets;
    if (args.failover === undefined || first === undefined)
      throw new Error(`TapStack "${name}" has no failover.`);
    return new Failover(
      `${name}-failover`,
      { how: args.failover, targets, naming: new NamingPolicy({ region: first.region, ...args.naming }) },
      { parent: this, providers: { aws: first.provider } },
    );
  }
}

function checkRegions(name: string, regions: readonly string[]): void {
  if (regions.length === 0)
    throw new Error(`TapStack "${name}" has no region. Give one: regions: ["us-west-2"].`);
  const twice = regions.find((region, index) => regions.indexOf(region) !== index);
  if (twice !== undefined)
    throw new Error(`TapStack "${name}" has the region ${twice} twice. Name each once.`);
}
