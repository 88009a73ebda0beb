// TapStack: what a region tells those who add to it.
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { BlockArgs } from "../block.ts";
import type { NamingPolicy } from "../naming/naming.ts";
import type { NetworkLike } from "../network/network-like.ts";
import type { EncryptionKey } from "../security/encryption-key.ts";
import type { SecurityGroups } from "../security/security-groups.ts";

/**
 * One region of a TapStack, as its callbacks see it. `key`, `network` and `securityGroups` throw when the stack has no
 * such part.
 *
 * @typeParam Own what `resources` of the stack makes
 */
export interface RegionContext<Own = undefined> {
  /** @example "us-west-2" */
  readonly region: string;
  /** True in the first region. */
  readonly isPrimary: boolean;
  readonly provider: aws.Provider;
  /** Options of a resource that belongs to the region: its parent, which hands on the region's provider. */
  readonly options: { readonly parent: pulumi.Resource };
  readonly naming: NamingPolicy | undefined;
  readonly key: EncryptionKey;
  readonly network: NetworkLike;
  readonly securityGroups: SecurityGroups;
  /** What `resources` of the stack made in this region. */
  readonly resources: Own;
  /**
   * A name in the program that no other region has.
   *
   * @example nameOf("items") // "shop-us-west-2-items"
   */
  readonly nameOf: (what: string) => string;
  /**
   * Naming, tags and label of a component.
   *
   * @example new BucketFunction(nameOf("scans"), { ...block("scans"), function: { code } }, options)
   */
  readonly block: (label: string) => BlockArgs;
}

/** The same in each region, or made for each: a certificate, for instance, belongs to one region. */
export type PerRegion<T, Own = undefined> = T | ((context: RegionContext<Own>) => T);

/** What there is for one region. */
export function forRegion<T extends object, Own>(
  given: PerRegion<T, Own> | undefined,
  context: RegionContext<Own>,
): T | undefined {
  return isCallback(given) ? given(context) : given;
}

function isCallback<T extends object, Own>(
  given: PerRegion<T, Own> | undefined,
): given is (context: RegionContext<Own>) => T {
  return typeof given === "function";
}
