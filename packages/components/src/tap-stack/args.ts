// TapStack: its arguments.
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { BlockArgs } from "../block.ts";
import type { BucketFunctionArgs } from "../bucket-function/bucket-function.ts";
import type { MonitoringArgs } from "../monitoring/monitoring.ts";
import type { NamingPolicyArgs } from "../naming/naming.ts";
import type { NetworkArgs } from "../network/args.ts";
import type { NetworkLike } from "../network/network-like.ts";
import type { KeyUse } from "../security/key-policy.ts";
import type { TierRules } from "../security/security-groups.ts";
import type { ServerlessApiArgs } from "../serverless-api/args.ts";
import type { WebTierArgs } from "../web-tier/args.ts";

/** The same in each region, or made for each: a certificate, for instance, belongs to one region. */
export type PerRegion<T> = T | ((region: string) => T);

type Own<T extends BlockArgs> = Omit<T, keyof BlockArgs>;

/** A network without what TapStack gives it. */
export type TapNetworkArgs = Own<NetworkArgs>;

/** A web tier without what TapStack gives it. */
export interface TapWebTierArgs extends Omit<Own<WebTierArgs>, "network" | "securityGroups"> {
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

/** How clients find a region that works. */
export type FailoverArgs =
  /** Records of one name: with two regions the second stands in for the first; with more the nearest that is well answers. */
  | {
      readonly kind: "dns";
      readonly zoneId: pulumi.Input<string>;
      /** @example "www.example.com" */
      readonly name: string;
      /**
       * Path that health checks ask for.
       *
       * @default "/"
       */
      readonly path?: string;
    }
  /** AWS Global Accelerator: two fixed addresses, which lead to the nearest region that is well. About 18 USD a month. */
  | { readonly kind: "global-accelerator" };

/** A stack in one or more regions. Parts that are not given are not made. */
export interface TapStackArgs {
  /**
   * Regions, each with a provider of its own. The first one is the primary.
   *
   * @example ["us-west-2", "us-east-1"]
   */
  readonly regions: readonly string[];
  /** @example { pattern: "prod-{service}-{what}", words: { service: "shop" } } */
  readonly naming: Omit<NamingPolicyArgs, "region">;
  /**
   * Tags of everything, as default tags of the providers.
   *
   * @example { Environment: "prod", project: "shop" }
   */
  readonly tags?: Readonly<Record<string, pulumi.Input<string>>>;
  /**
   * Further arguments of the providers: a role to assume, accounts that are allowed.
   *
   * @default none
   */
  readonly provider?: Omit<aws.ProviderArgs, "region" | "defaultTags">;
  /** A network in each region; or what `Network.fromExisting` gives. */
  readonly network?: PerRegion<TapNetworkArgs | NetworkLike>;
  /** A key in each region, and the services that use it. */
  readonly encryption?: { readonly uses: readonly KeyUse[] };
  /** Security groups in a chain. They need `network`. */
  readonly securityGroups?: { readonly tiers: Readonly<Record<string, TierRules>> };
  /** It needs `network` and `securityGroups`. */
  readonly webTier?: PerRegion<TapWebTierArgs>;
  readonly api?: PerRegion<Own<ServerlessApiArgs>>;
  readonly bucketFunction?: PerRegion<Own<BucketFunctionArgs>>;
  /** Alarms and a dashboard for all parts of a region. */
  readonly monitoring?: Pick<MonitoringArgs, "emails" | "limits" | "transform">;
  /** It needs `webTier`. */
  readonly failover?: FailoverArgs;
}
