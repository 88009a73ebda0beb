// A further IPv4 range of a VPC.
import { type Cidr, contains, formatCidr, overlaps, parseCidr } from "../../core/cidr.ts";
import {
  atLeastOneOf,
  defineResource,
  finding,
  int,
  ref,
  replaces,
  requiredWith,
} from "../../model/kernel.ts";
import { isLater, vpcId } from "./network-references.ts";
import { rangesOf, vpcRange } from "./vpc-ranges.ts";

const GUIDE = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html";

/** The private ranges of RFC 1918. */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].flatMap((text) => parseCidr(text) ?? []);

export const vpcIpv4CidrBlockAssociation = defineResource({
  token: "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation",
  docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateVpcCidrBlock.html",
  inputs: {
    cidrBlock: replaces(vpcRange()),
    ipv4IpamPoolId: replaces(ref("aws:ec2/vpcIpamPool:VpcIpamPool")),
    ipv4NetmaskLength: replaces(int({ min: 16, max: 28 })),
    vpcId: replaces(vpcId()),
  },
  relations: [
    atLeastOneOf(["cidrBlock", "ipv4IpamPoolId"], { by: "aws" }),
    requiredWith("ipv4NetmaskLength", ["ipv4IpamPoolId"], { by: "aws" }),
  ],
  outputs: (_self, make) => ({ id: make.id("vpc-cidr-assoc") }),
  unknowable: { cidrBlock: "The IPAM pool chooses it." },
  quotas: [
    {
      name: "IPv4 CIDR blocks per VPC",
      limit: 5,
      per: (self) => self.text("vpcId"),
      // The VPC's own range counts as well.
      before: () => 1,
      docs: "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html",
    },
  ],
  findings: {
    "overlaps-range": finding<{ cidr: string; other: string; vpc: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ cidr, other, vpc }) =>
        `Range ${cidr} overlaps ${other}, which the VPC \`${vpc}\` has already.`,
      why: "An address can be in one range of a VPC only.",
      fix: "Choose a range that has no address in common with the others.",
      aws: { operation: "ec2:AssociateVpcCidrBlock" },
      docs: GUIDE,
    }),
    "other-private-range": finding<{ cidr: string; own: string; vpc: string; block: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ cidr, own, vpc }) =>
        `Range ${cidr} cannot be added to the VPC \`${vpc}\`, whose range ${own} is in another block of private addresses.`,
      why: "AWS does not mix the blocks 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 in one VPC.",
      fix: ({ block }) => `Choose a range inside ${block}, or inside 100.64.0.0/10.`,
      quote: ({ cidr }) =>
        `The CIDR '${cidr}' is restricted. Use a CIDR from the same private address range as the current VPC CIDR, or use a publicly-routable CIDR.`,
      aws: { operation: "ec2:AssociateVpcCidrBlock", code: "InvalidVpc.Range" },
      docs: GUIDE,
    }),
  },
  check(self, world, report) {
    const vpc = self.ref("vpcId");
    const cidr = parseCidr(self.inputs.cidrBlock ?? "");
    if (vpc === undefined || cidr === undefined) return;
    const others = rangesOf(world, vpc, 4).ranges.filter(({ owner }) => owner.urn !== self.urn);
    const taken = others.find(
      (range) => overlaps(range.cidr, cidr) && (range.owner === vpc || isLater(self, range.owner)),
    );
    if (taken !== undefined) {
      const { owner, property } = taken;
      const texts = {
        cidr: formatCidr(cidr),
        other: formatCidr(taken.cidr),
        owner: owner.name,
        vpc: vpc.name,
      };
      const related = [{ view: owner, property, note: "the range that is there already" }];
      report("overlaps-range", texts, "cidrBlock", { related });
      return;
    }
    const own = parseCidr(vpc.text("cidrBlock") ?? "");
    const block = own === undefined ? undefined : blockOf(own);
    const mine = blockOf(cidr);
    if (own === undefined || block === undefined || mine === undefined || mine === block) return;
    const texts = { cidr: formatCidr(cidr), own: formatCidr(own), vpc: vpc.name, block: formatCidr(block) };
    // The provider's own example adds 172.20.0.0/16 to 10.0.0.0/16, against the user guide.
    const isExample = formatCidr(block) === "10.0.0.0/8" && formatCidr(mine) === "172.16.0.0/12";
    report("other-private-range", texts, "cidrBlock", {
      related: [{ view: vpc, property: "cidrBlock", note: "the VPC's range" }],
      ...(isExample && { severity: "warning" }),
    });
  },
});

function blockOf(cidr: Cidr): Cidr | undefined {
  return PRIVATE.find((block) => contains(block, cidr));
}
