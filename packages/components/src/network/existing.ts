// Network: a VPC that is there already.
import * as pulumi from "@pulumi/pulumi";
import type { NetworkLike } from "./network-like.ts";
import type { TierKind } from "./plan.ts";

/** A VPC that another stack or team made. */
export interface ExistingNetworkArgs {
  readonly vpcId: pulumi.Input<string>;
  /** IPv4 range of the VPC, for rules that let the whole VPC in. */
  readonly cidrBlock: pulumi.Input<string>;
  /**
   * Subnets with a route to an internet gateway.
   *
   * @default none
   */
  readonly publicSubnetIds?: readonly pulumi.Input<string>[];
  /**
   * Subnets that reach the internet through a NAT gateway.
   *
   * @default none
   */
  readonly privateSubnetIds?: readonly pulumi.Input<string>[];
  /**
   * Subnets without a way to the internet.
   *
   * @default none
   */
  readonly isolatedSubnetIds?: readonly pulumi.Input<string>[];
}

/** Uses a network; creates nothing. */
export class ExistingNetwork implements NetworkLike {
  readonly vpcId: pulumi.Output<string>;
  readonly cidrBlock: pulumi.Output<string>;
  readonly ingress: readonly pulumi.Resource[] = [];
  readonly egress: readonly pulumi.Resource[] = [];
  readonly #subnets: Readonly<Record<TierKind, readonly pulumi.Input<string>[]>>;

  constructor(args: ExistingNetworkArgs) {
    this.vpcId = pulumi.output(args.vpcId);
    this.cidrBlock = pulumi.output(args.cidrBlock);
    this.#subnets = {
      public: args.publicSubnetIds ?? [],
      private: args.privateSubnetIds ?? [],
      isolated: args.isolatedSubnetIds ?? [],
    };
  }

  subnetIds(kind: TierKind): pulumi.Output<string>[] {
    const ids = this.#subnets[kind];
    if (ids.length === 0) {
      throw new Error(
        `The existing network has no ${kind} subnets. Give ${kind}SubnetIds to Network.fromExisting.`,
      );
    }
    return ids.map((id) => pulumi.output(id));
  }
}
