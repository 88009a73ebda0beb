// TapStack: its arguments.
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { BlockArgs } from "../block.ts";
import type { BucketFunctionArgs } from "../bucket-function/bucket-function.ts";
import type { FailoverArgs } from "../failover/args.ts";
import type { FunctionNetworkArgs } from "../function/args.ts";
import type { MonitoringArgs } from "../monitoring/monitoring.ts";
import type { NamingPolicy, NamingPolicyArgs } from "../naming/naming.ts";
import type { NetworkArgs } from "../network/args.ts";
import type { NetworkLike } from "../network/network-like.ts";
import type { EncryptionKeyArgs } from "../security/encryption-key.ts";
import type { SecurityGroupsArgs } from "../security/security-groups.ts";
import type { ApiFunctionArgs, ServerlessApiArgs } from "../serverless-api/args.ts";
import type { Transform } from "../transform.ts";
import type { WebTierArgs } from "../web-tier/args.ts";
import type { PerRegion, RegionContext } from "./region-context.ts";

/** A part without what TapStack gives it. */
type Part<T extends BlockArgs> = Omit<T, keyof BlockArgs>;

/** A network. */
export type TapNetworkArgs = Part<NetworkArgs>;

/** A key. */
export type TapEncryptionArgs = Partial<Part<EncryptionKeyArgs>>;

/** Security groups in a chain. */
export type TapSecurityGroupsArgs = Omit<Part<SecurityGroupsArgs>, "network">;

/** Where a function runs: in the region's network, or in one that is given. */
export interface TapFunctionNetworkArgs extends Partial<FunctionNetworkArgs> {
  /**
   * Tiers of the stack's security groups that the function is a part of, for databases that let just one tier in.
   *
   * @default none: a group of the function's own
   */
  readonly securityGroupTiers?: readonly string[];
}

/**
 * `true`: in the private subnets of the region's network; an object: in another tier, in given groups, in another
 * network; `false`: in no VPC.
 */
export type TapVpc = boolean | TapFunctionNetworkArgs;

/** A function of the API. */
export interface TapApiFunctionArgs extends Omit<ApiFunctionArgs, "vpc"> {
  /** @default that of the API */
  readonly vpc?: TapVpc;
}

/** An API. */
export interface TapApiArgs extends Omit<Part<ServerlessApiArgs>, "functions"> {
  /**
   * Functions by name, which is also the last part of their physical names.
   *
   * @example { items: { code: { folder: "functions/items" }, routes: ["GET /items"] } }
   */
  readonly functions: Readonly<Record<string, TapApiFunctionArgs>>;
  /**
   * Where functions run that say nothing of their own.
   *
   * @default false: in no VPC, also when the stack has a network
   */
  readonly vpc?: TapVpc;
}

/** A bucket and its function. */
export interface TapBucketFunctionArgs extends Omit<Part<BucketFunctionArgs>, "function"> {
  readonly function: Omit<BucketFunctionArgs["function"], "vpc"> & {
    /** @default false: in no VPC, also when the stack has a network */
    readonly vpc?: TapVpc;
  };
  /**
   * What both are called in physical names.
   *
   * @default "uploads"
   */
  readonly name?: string;
}

/** A web tier. */
export interface TapWebTierArgs extends Omit<Part<WebTierArgs>, "network" | "securityGroups"> {
  /**
   * The security groups' tier of the load balancer.
   *
   * @default the first tier
   */
  readonly loadBalancerTier?: string;
  /**
   * The security groups' tier of the instances.
   *
   * @default the second tier
   */
  readonly instanceTier?: string;
}

/**
 * A stack in one or more regions. Parts that are not given are not made. Most can be given once for all regions, or as
 * a function that makes them for each.
 *
 * @typeParam Own what `resources` makes
 */
export interface TapStackArgs<Own = undefined> {
  /**
   * Regions, each with a provider of its own. The first one is the primary.
   *
   * @example ["us-west-2", "us-east-1"]
   */
  readonly regions: readonly string[];
  /**
   * Names and tags of everything. Names that are used once in an account have the region as their last part.
   *
   * @default Pulumi's automatic names, and no tags but `Name`
   * @example { pattern: "prod-{service}-{what}", words: { service: "shop" }, tags: { Environment: "prod" } }
   */
  readonly naming?: NamingPolicy | Omit<NamingPolicyArgs, "region">;
  /**
   * Further tags of everything: as default tags of the providers, and on what the parts launch by themselves (instances
   * and their volumes), which default tags do not reach.
   *
   * @default none beside those of `naming`
   * @example { costCenter: "1234" }
   */
  readonly tags?: Readonly<Record<string, pulumi.Input<string>>>;
  /**
   * Further arguments of the providers: a role to assume, accounts that are allowed.
   *
   * @default none
   */
  readonly provider?: Omit<aws.ProviderArgs, "region" | "defaultTags">;
  /**
   * A network in each region; or one that is there, as `Network.fromExisting` or `networkOf` gives it.
   *
   * @default none
   */
  readonly network?: PerRegion<TapNetworkArgs | NetworkLike>;
  /**
   * A key in each region, for the data of all parts: log groups, volumes, objects, alarms.
   *
   * @default none: keys of AWS
   * @example {}
   */
  readonly encryption?: PerRegion<TapEncryptionArgs>;
  /**
   * Security groups in a chain. They need `network`.
   *
   * @default none
   */
  readonly securityGroups?: PerRegion<TapSecurityGroupsArgs>;
  /**
   * Resources of your own in each region, which the parts below it can use by `context.resources`. It is called once
   * for each region, after key, network and security groups.
   *
   * @default none
   * @example ({ nameOf, options }) => ({ items: new aws.dynamodb.Table(nameOf("items"), { ... }, options) })
   */
  readonly resources?: (context: RegionContext) => Own;
  /**
   * It needs `network` and `securityGroups` with two tiers.
   *
   * @default none
   */
  readonly webTier?: PerRegion<TapWebTierArgs, Own>;
  /** @default none */
  readonly api?: PerRegion<TapApiArgs, Own>;
  /** @default none */
  readonly bucketFunction?: PerRegion<TapBucketFunctionArgs, Own>;
  /**
   * Alarms and a dashboard for all parts of a region, and for what is given here.
   *
   * @default none
   * @example { emails: ["ops@example.com"] }
   */
  readonly monitoring?: PerRegion<Part<MonitoringArgs>, Own>;
  /**
   * How clients find a region that works. It needs `webTier` and two regions or more.
   *
   * @default none: each region has its own address
   */
  readonly failover?: FailoverArgs;
  readonly transform?: {
    readonly provider?: Transform<aws.ProviderArgs>;
  };
}
