// Split: what the network's stack exports for others.
import type * as pulumi from "@pulumi/pulumi";
import { Network } from "../network/network.ts";
import type { NetworkLike } from "../network/network-like.ts";
import type { TierKind } from "../network/plan.ts";

/** A network as an output of a stack. */
export interface NetworkOutputs {
  readonly vpcId: pulumi.Output<string>;
  readonly cidrBlock: pulumi.Output<string>;
  readonly publicSubnetIds: pulumi.Output<string>[];
  readonly privateSubnetIds: pulumi.Output<string>[];
  readonly isolatedSubnetIds: pulumi.Output<string>[];
  /** Public IPv4 addresses of the NAT gateways: where requests from private subnets come from. */
  readonly natAddresses: pulumi.Output<string>[];
}

/**
 * What the network's stack exports for others. `networkOf` reads it.
 *
 * @example export const network = networkOutputs(new Network("main"));
 */
export function networkOutputs(network: NetworkLike): NetworkOutputs {
  return {
    vpcId: network.vpcId,
    cidrBlock: network.cidrBlock,
    publicSubnetIds: idsOf(network, "public"),
    privateSubnetIds: idsOf(network, "private"),
    isolatedSubnetIds: idsOf(network, "isolated"),
    natAddresses: network instanceof Network ? network.nodes.natGateways.map(({ publicIp }) => publicIp) : [],
  };
}

/** A network says only by an error that it has no such tier. */
function idsOf(network: NetworkLike, kind: TierKind): pulumi.Output<string>[] {
  try {
    return network.subnetIds(kind);
  } catch {
    return [];
  }
}
