// AWS EC2: what both sides of a peering connection have in common. Shared by the files of this folder.
import { bool, finding, type ResourceView, withDefault } from "../../model/kernel.ts";

export const CREATE_PEERING =
  "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcPeeringConnection.html";
export const PEERING_BASICS = "https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html";
const SOURCE =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_peering_connection.go";

/** The options of one side. */
export function dnsOptions() {
  return { allowRemoteVpcDnsResolution: withDefault(bool(), false) };
}

/** Findings of the connection and of its accepter. */
export const peeringFindings = {
  "options-before-acceptance": finding<{ name: string; input: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, input }) =>
      `\`${name}\` sets ${input} options of a peering connection that is not accepted.`,
    why: "Options can be set only while the connection is active.",
    fix: "Set autoAccept to true where both VPCs are in one account and region; else set the options on the aws.ec2.VpcPeeringConnectionAccepter, or with aws.ec2.PeeringConnectionOptions after it.",
    quote:
      "Unable to modify EC2 VPC Peering Connection Options. EC2 VPC Peering Connection (pcx-…) is not active (current status: pending-acceptance).",
    docs: SOURCE,
  }),
  "dns-resolution-without-dns": finding<{ name: string; vpc: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, vpc }) =>
      `\`${name}\` allows names to be resolved across the peering connection, and the VPC \`${vpc}\` has no DNS hostnames.`,
    why: "Both VPCs need enableDnsHostnames and enableDnsSupport for it.",
    fix: ({ vpc }) => `Set enableDnsHostnames and enableDnsSupport on \`${vpc}\`.`,
    docs: "https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-dns.html",
  }),
  "never-accepted": finding<{ name: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name }) => `Peering connection \`${name}\` is accepted by nobody.`,
    why: "Until it is accepted it carries no traffic, and after a week it expires.",
    fix: "Set autoAccept to true where both VPCs are in one account and region, else add an aws.ec2.VpcPeeringConnectionAccepter with autoAccept.",
    docs: PEERING_BASICS,
  }),
};

/** The side whose options are set. */
export function givenOptions(self: ResourceView): "accepter" | "requester" | undefined {
  return (["accepter", "requester"] as const).find((side) => self.has(side));
}

/** The VPCs that cannot resolve names across the connection although an option asks for it. */
export function vpcsWithoutDns(
  self: ResourceView,
  vpcs: readonly (ResourceView | undefined)[],
): ResourceView[] {
  const asked = ["accepter", "requester"].some(
    (side) => self.object(side)?.["allowRemoteVpcDnsResolution"] === true,
  );
  if (!asked) return [];
  return vpcs.flatMap((vpc) => {
    if (vpc === undefined || vpc.node.kind !== "custom") return [];
    const lacks = vpc.flag("enableDnsHostnames") === false || vpc.flag("enableDnsSupport") === false;
    return lacks ? [vpc] : [];
  });
}
