// A door to the internet for IPv6 that opens from inside only.
import { defineResource, finding, replaces, tags } from "../../model/kernel.ts";
import { vpcId } from "./network-references.ts";
import { rangesOf } from "./vpc-ranges.ts";

const GUIDE = "https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html";
const QUOTAS = "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html";

export const egressOnlyInternetGateway = defineResource({
  token: "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway",
  docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateEgressOnlyInternetGateway.html",
  inputs: { tags: tags(), vpcId: replaces(vpcId()) },
  outputs: (_self, make) => ({ id: make.id("eigw") }),
  unique: {
    "second-gateway": {
      key: (self) => self.text("vpcId"),
      scope: "region",
      says: () => "are egress-only internet gateways of one VPC",
      property: "vpcId",
      severity: "warning",
      effect: "broken",
      why: "A VPC has at most one egress-only internet gateway at a time.",
      fix: "Keep one of the two, and let all routes lead to it.",
      docs: QUOTAS,
    },
  },
  quotas: [{ name: "Egress-only internet gateways per Region", limit: 5, per: "region", docs: QUOTAS }],
  findings: {
    "vpc-without-ipv6": finding<{ name: string; vpc: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ name, vpc }) =>
        `Egress-only internet gateway \`${name}\` is in the VPC \`${vpc}\`, which has no IPv6 range.`,
      why: "It carries IPv6 traffic alone. IPv4 traffic leaves through a NAT gateway.",
      fix: "Set assignGeneratedIpv6CidrBlock on the VPC, or use an aws.ec2.NatGateway.",
      docs: GUIDE,
    }),
  },
  check(self, world, report) {
    const vpc = self.ref("vpcId");
    const ranges = vpc === undefined ? undefined : rangesOf(world, vpc, 6);
    if (vpc === undefined || ranges?.isComplete !== true || ranges.ranges.length > 0) return;
    report("vpc-without-ipv6", { name: self.name, vpc: vpc.name }, "vpcId", {
      related: [{ view: vpc, note: "the VPC" }],
    });
  },
});
