// Network: a VPC that is there already.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { parseRange } from "./cidr.ts";
import { NetworkError } from "./errors.ts";
import type { NetworkLike } from "./network-like.ts";
import type { TierKind } from "./plan.ts";

/** A VPC that another stack or team made. */
export interface ExistingNetworkArgs {
  /** @example "vpc-0123456789abcdef0" */
  readonly vpcId: pulumi.Input<string>;
  /**
   * IPv4 range of the VPC, for rules that let the whole VPC in.
   *
   * @default looked up
   */
  readonly cidrBlock?: pulumi.Input<string>;
  /**
   * Subnets with a route to an internet gateway, one for each zone.
   *
   * @default none
   */
  readonly publicSubnetIds?: readonly pulumi.Input<string>[];
  /**
   * Subnets that reach the internet through a NAT gateway, one for each zone.
   *
   * @default none
   */
  readonly privateSubnetIds?: readonly pulumi.Input<string>[];
  /**
   * Subnets without a way to the internet, one for each zone.
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

  /** @throws NetworkError when an id is none, or is there twice */
  constructor(args: ExistingNetworkArgs, options: pulumi.InvokeOptions = {}) {
    checkExisting(args);
    this.vpcId = pulumi.output(args.vpcId);
    this.cidrBlock =
      args.cidrBlock === undefined
        ? aws.ec2.getVpcOutput({ id: args.vpcId }, options).cidrBlock
        : pulumi.output(args.cidrBlock);
    this.#subnets = {
      public: args.publicSubnetIds ?? [],
      private: args.privateSubnetIds ?? [],
      isolated: args.isolatedSubnetIds ?? [],
    };
  }

  subnetIds(kind: TierKind): pulumi.Output<string>[] {
    const ids = this.#subnets[kind];
    if (ids.length === 0) {
      throw new NetworkError(
        `The existing network has no ${kind} subnets. Give ${kind}SubnetIds to Network.fromExisting.`,
      );
    }
    return ids.map((id) => pulumi.output(id));
  }
}

/** Plain values only: Outputs cannot be judged. */
function checkExisting(args: ExistingNetworkArgs): void {
  const { vpcId, cidrBlock } = args;
  if (typeof vpcId === "string" && !vpcId.startsWith("vpc-")) {
    throw refusal(`vpcId is "${vpcId}", which is no id of a VPC. Write it like "vpc-0123456789abcdef0".`);
  }
  if (typeof cidrBlock === "string" && parseRange(cidrBlock) === undefined) {
    throw refusal(
      `cidrBlock is "${cidrBlock}", which is no IPv4 range. Write it like "10.0.0.0/16", or leave it out.`,
    );
  }
  const seen = new Map<string, string>();
  for (const key of ["publicSubnetIds", "privateSubnetIds", "isolatedSubnetIds"] as const) {
    for (const id of args[key] ?? []) {
      if (typeof id !== "string") continue;
      if (!id.startsWith("subnet-")) {
        throw refusal(
          `${key} has "${id}", which is no id of a subnet. Write it like "subnet-0a1b2c3d4e5f60718".`,
        );
      }
      const other = seen.get(id);
      if (other !== undefined) {
        const where = other === key ? `${key} has "${id}" twice` : `"${id}" is in ${other} and in ${key}`;
        throw refusal(`${where}. A subnet has one place; leave one out.`);
      }
      seen.set(id, key);
    }
  }
}

function refusal(message: string): NetworkError {
  return new NetworkError(`Network.fromExisting: ${message}`);
}
