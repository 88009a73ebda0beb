// Split: the network of another stack.
import * as pulumi from "@pulumi/pulumi";
import { Network } from "../network/network.ts";
import type { NetworkLike } from "../network/network-like.ts";
import type { TierKind } from "../network/plan.ts";
import { isRecord, type OutputPath, valueOf, written } from "./other-stack.ts";
import { StackReferenceError } from "./stack-name.ts";

/** Where the network is, and how many subnets there are: outputs do not tell that before they are known. */
export interface StackNetworkArgs {
  readonly stack: pulumi.StackReference;
  /**
   * The output that holds what `networkOutputs` gave.
   *
   * @default "network"
   * @example ["outputs", "us-west-2", "network"] // of a TapStack's outputs
   */
  readonly output?: OutputPath;
  /** Zones of the network, 1 to 6; so many subnets are taken of each tier. */
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
 * @throws StackReferenceError when zones or tiers cannot be; while deploying, when the other stack has no such network
 * @example
 * const network = networkOf({ stack: otherStack({ project: "network" }), zones: 2 });
 */
export function networkOf(args: StackNetworkArgs): NetworkLike {
  const { stack, output = "network", zones, tiers = ["public", "private"] } = args;
  if (!Number.isInteger(zones) || zones < 1 || zones > 6) {
    throw new StackReferenceError(
      `zones is ${zones}. Give the number of the other network's zones, a whole number from 1 to 6: zones: 2.`,
    );
  }
  const unknown = tiers.find((tier) => !KINDS.includes(tier));
  if (tiers.length === 0 || unknown !== undefined) {
    throw new StackReferenceError(
      `tiers ${unknown === undefined ? "is empty" : `has "${unknown}"`}. Name some of ${KINDS.join(", ")}: tiers: ["public", "private"].`,
    );
  }
  const whole = pulumi.all([stack.name, valueOf(stack, output)]);
  const text = (what: string, read: (network: Record<string, unknown>) => unknown): pulumi.Output<string> =>
    whole.apply(([name, network]) => {
      const value = isRecord(network) ? read(network) : undefined;
      if (typeof value === "string") return value;
      throw new StackReferenceError(
        `The output ${written(output)} of the stack ${name} has no ${what}. Export networkOutputs(network) there, and name here the zones and tiers that it has.`,
      );
    });
  const ids = (kind: TierKind): pulumi.Output<string>[] =>
    Array.from({ length: tiers.includes(kind) ? zones : 0 }, (_, index) =>
      text(`${kind} subnet ${index + 1}`, (network) => {
        const list = network[`${kind}SubnetIds`];
        return Array.isArray(list) ? list[index] : undefined;
      }),
    );
  return Network.fromExisting({
    vpcId: text("vpcId", (network) => network["vpcId"]),
    cidrBlock: text("cidrBlock", (network) => network["cidrBlock"]),
    publicSubnetIds: ids("public"),
    privateSubnetIds: ids("private"),
    isolatedSubnetIds: ids("isolated"),
  });
}

const KINDS: readonly TierKind[] = ["public", "private", "isolated"];
