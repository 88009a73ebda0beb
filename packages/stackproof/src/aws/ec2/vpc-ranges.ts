// AWS EC2: the ranges of a VPC. Shared by the files of this folder.
import {
  type Cidr,
  contains,
  formatCidr,
  hasHostBits,
  type IpVersion,
  networkOf,
  parseCidr,
} from "../../core/cidr.ts";
import { type Kind, leaf, type ResourceView, shown, type World } from "../../model/kernel.ts";
import { isOwn } from "../../network/routing.ts";
import { VPC } from "./network-references.ts";

const IPV4_ASSOCIATION = "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation";
const IPV6_ASSOCIATION = "aws:ec2/vpcIpv6CidrBlockAssociation:VpcIpv6CidrBlockAssociation";

/** Sizes of IPv4 ranges of VPCs and subnets: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
const LARGEST = 16;
const SMALLEST = 28;

/** A range and the resource that gives it to the VPC. */
export interface VpcRange {
  readonly cidr: Cidr;
  readonly owner: ResourceView;
  readonly property: string;
}

/** The ranges of one version. */
export interface VpcRanges {
  readonly ranges: readonly VpcRange[];
  /** False when the VPC may have others: it exists outside of the program, or a part is unknown. */
  readonly isComplete: boolean;
}

/** The ranges of a VPC: its own, and those that associations add. */
export function rangesOf(world: World, vpc: ResourceView, version: IpVersion): VpcRanges {
  const property = version === 4 ? "cidrBlock" : "ipv6CidrBlock";
  const token = version === 4 ? IPV4_ASSOCIATION : IPV6_ASSOCIATION;
  const owners = [vpc, ...world.where(token, "vpcId", vpc.id)];
  const ranges: VpcRange[] = [];
  let isComplete =
    isOwn(vpc) &&
    vpc.is(VPC) &&
    vpc.id !== undefined &&
    !world.all(token).some((association) => association.state("vpcId") === "unknown");
  for (const owner of owners) {
    const text = owner.text(property);
    const cidr = text === undefined ? undefined : parseCidr(text);
    if (cidr !== undefined && cidr.version === version) ranges.push({ cidr, owner, property });
    // A VPC without a range of this version says so with an empty text.
    else if (text !== "") isComplete = false;
  }
  return { ranges, isComplete };
}

/** The first range that holds another one. */
export function rangeAround({ ranges }: VpcRanges, inner: Cidr): VpcRange | undefined {
  return ranges.find(({ cidr }) => contains(cidr, inner));
}

/** `10.0.0.0/16 and 100.64.0.0/16` */
export function rangeWords(ranges: readonly VpcRange[]): string {
  const texts = ranges.map(({ cidr }) => formatCidr(cidr));
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1) ?? ""}`;
}

/**
 * An IPv4 range of a VPC. The quoted words are those of IsCIDRNetwork,
 * https://github.com/hashicorp/terraform-plugin-sdk/blob/main/helper/validation/network.go
 */
export function vpcRange(): Kind<string> {
  const expects = `an IPv4 range in CIDR notation between /${LARGEST} and /${SMALLEST}`;
  return leaf<string>({
    expects,
    good: "10.0.0.0/16",
    bad: "10.0.0.0/8",
    decode: (value) => (typeof value === "string" ? value : undefined),
    fault(value) {
      const cidr = parseCidr(value);
      if (value === "") return undefined;
      if (cidr === undefined) {
        return {
          says: `is ${shown(value)}; it takes ${expects}`,
          provider: (attribute) =>
            `expected ${attribute} to contain a valid Value, got: ${value} with err: invalid CIDR address: ${value}`,
        };
      }
      if (hasHostBits(cidr)) {
        const first = formatCidr(networkOf(cidr));
        return {
          says: `is ${shown(value)}, whose address is not the first of its range; it takes ${shown(first)}`,
          provider: (attribute) =>
            `expected ${attribute} to contain a valid network Value, expected ${first}, got ${value}`,
        };
      }
      if (cidr.version === 4 && cidr.prefix >= LARGEST && cidr.prefix <= SMALLEST) return undefined;
      return {
        says: `is ${shown(value)}; it takes ${expects}`,
        ...((cidr.prefix < LARGEST || cidr.prefix > SMALLEST) && {
          provider: (attribute: string) =>
            `expected "${attribute}" to contain a network Value with between ${LARGEST} and ${SMALLEST} significant bits, got: ${cidr.prefix}`,
        }),
      };
    },
  });
}
