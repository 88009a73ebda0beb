// Network: what other components ask of a network, whether this program creates it or not.
import type * as pulumi from "@pulumi/pulumi";
import type { TierKind } from "./plan.ts";

/**
 * A network that resources can be put into. `Network` is one, and so is what `Network.fromExisting` gives; so is every
 * object of this shape.
 */
export interface NetworkLike {
  readonly vpcId: pulumi.Output<string>;
  /** IPv4 range of the VPC. */
  readonly cidrBlock: pulumi.Output<string>;
  /**
   * Ids of the subnets of a kind, one for each zone. How many there are is known when the program runs. A network with
   * two tiers of a kind gives the first of them.
   *
   * @throws Error when the network has no tier of this kind
   */
  subnetIds(kind: TierKind): pulumi.Output<string>[];
  /** What must exist before something in a public subnet can be reached: routes and associations. */
  readonly ingress: readonly pulumi.Resource[];
  /** What must exist before something in a private subnet reaches the internet, and AWS services through endpoints. */
  readonly egress: readonly pulumi.Resource[];
}
