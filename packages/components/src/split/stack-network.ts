// Split: a network in one stack, the applications in others.
import type * as pulumi from "@pulumi/pulumi";
import { Network } from "../network/network.ts";
import type { NetworkLike } from "../network/network-like.ts";
import type { TierKind } from "../network/plan.ts";

/** A network as outputs of a stack. */
export interface NetworkOutputs {
  readonly vpcId: pulumi.Output<string>;
  readonly cidrBlock: pulumi.Output<string>;
  readonly publicSubnetIds: pulumi.Output<string>[];
  readonly privateSubnetIds: pulumi.Output<string>[];
  readonly isolatedSubnetIds: pulumi.Output<string>[];
}

/**
 * What the network's stack exports for others.
 *
 * @example export const network = networkOutputs(new Network("main"));
 */
export function networkOutputs(network: Network): NetworkOutputs {
  const kinds = new Set(network.plan.tiers.map(({ kind }) => kind));
  const ids = (kind: TierKind): pulumi.Output<string>[] => (kinds.has(kind) ? network.subnetIds(kind) : []);
  return {
    vpcId: network.vpcId,
    cidrBlock: network.cidrBlock,
    publicSubnetIds: ids("public"),
    privateSubnetIds: ids("private"),
    isolatedSubnetIds: ids("isolated"),
  };
}

/** How many subnets the other stack's network has in each tier: the number of its zones. */
export interface StackNetworkArgs {
  readonly stack: pulumi.StackReference;
  /**
   * Name of the output that holds the network.
   *
   * @default "network"
   */
  readonly output?: string;
  /** Zones of the network; so many subnets are taken of each tier. */
  readonly zones: number;
  /**
   * Tiers of the network.
   *
   * @default ["public", "private"]
   */
  readonly tiers?: readonly TierKind[];
}

/**
 * The network of another stack. It creates nothing.
 *
 * @example
 * const network = networkOf({ stack: new pulumi.StackReference("acme/network/prod"), zones: 2 });
 */
export function networkOf(args: StackNetworkArgs): NetworkLike {
  const { stack, output = "network", zones, tiers = ["public", "private"] } = args;
  const whole = stack.requireOutput(output) as pulumi.Output<Record<string, unknown>>;
  const text = (value: unknown, what: string): string => {
    if (typeof value === "string") return value;
    throw new Error(
      `The output "${output}" of the other stack has no ${what}. Export networkOutputs(network) there.`,
    );
  };
  const ids = (kind: TierKind): pulumi.Output<string>[] =>
    Array.from({ length: tiers.includes(kind) ? zones : 0 }, (_, index) =>
      whole.apply((found) => {
        const list = found[`${kind}SubnetIds`];
        return text(Array.isArray(list) ? list[index] : undefined, `${kind} subnet ${index + 1}`);
      }),
    );
  return Network.fromExisting({
    vpcId: whole.apply((found) => text(found["vpcId"], "vpcId")),
    cidrBlock: whole.apply((found) => text(found["cidrBlock"], "cidrBlock")),
    publicSubnetIds: ids("public"),
    privateSubnetIds: ids("private"),
    isolatedSubnetIds: ids("isolated"),
  });
}
