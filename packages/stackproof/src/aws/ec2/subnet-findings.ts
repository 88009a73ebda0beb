// AWS EC2: what can be wrong with a subnet. Shared by the files of this folder.
import { finding } from "../../model/kernel.ts";

const API = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html";
const ERRORS = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html";

/** Findings of Subnet. */
export const subnetFindings = {
  "no-range": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name }) => `Subnet \`${name}\` has no range.`,
    why: "A subnet has an IPv4 range unless it is for IPv6 alone.",
    fix: "Give cidrBlock, or ipv4IpamPoolId with ipv4NetmaskLength, or ipv6Native with ipv6CidrBlock.",
    aws: { operation: "ec2:CreateSubnet" },
    docs: API,
  }),
  "ipv4-range-of-ipv6-native": finding<{ name: string; cidr: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, cidr }) =>
      `Subnet \`${name}\` is for IPv6 alone (ipv6Native) and has the IPv4 range ${cidr}.`,
    why: "An IPv6-only subnet takes no IPv4 range.",
    fix: "Leave out cidrBlock, or ipv6Native for a subnet that has both.",
    aws: { operation: "ec2:CreateSubnet" },
    docs: API,
  }),
  "cidr-outside-vpc": finding<{ cidr: string; ranges: string; many: boolean; vpc: string; input: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ cidr, ranges, many, vpc }) =>
      `Subnet range ${cidr} is outside the ${many ? "ranges" : "range"} ${ranges} of its VPC \`${vpc}\`.`,
    why: "A subnet is a part of its VPC, so every address of the subnet must belong to the VPC.",
    fix: ({ cidr, ranges, many, input }) =>
      `Choose ${input} inside ${many ? "one of " : ""}${ranges}, or give the VPC a range that holds ${cidr}.`,
    quote: ({ cidr }) => `The CIDR '${cidr}' is invalid.`,
    aws: { operation: "ec2:CreateSubnet", code: "InvalidSubnet.Range" },
    docs: ERRORS,
  }),
  "cidr-overlap": finding<{ cidr: string; other: string; otherCidr: string; free: string | undefined }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ cidr, other, otherCidr }) =>
      cidr === otherCidr
        ? `Subnet range ${cidr} is also the range of \`${other}\` in the same VPC.`
        : `Subnet range ${cidr} overlaps the range ${otherCidr} of \`${other}\` in the same VPC.`,
    why: "An address can be in one subnet of a VPC only.",
    fix: ({ free }) =>
      free === undefined
        ? "Choose a range that has no address in common with the VPC's other subnets."
        : `Choose a range that no other subnet has: ${free} is free.`,
    quote: ({ cidr }) => `The CIDR '${cidr}' conflicts with another subnet`,
    aws: { operation: "ec2:CreateSubnet", code: "InvalidSubnet.Conflict" },
    docs: ERRORS,
  }),
  "vpc-without-ipv6": finding<{ name: string; cidr: string; vpc: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, cidr, vpc }) =>
      `Subnet \`${name}\` has the IPv6 range ${cidr}, and its VPC \`${vpc}\` has none.`,
    why: "The IPv6 range of a subnet is a part of an IPv6 range of its VPC.",
    fix: "Set assignGeneratedIpv6CidrBlock on the VPC and take the subnet's range from its ipv6CidrBlock.",
    aws: { operation: "ec2:CreateSubnet" },
    docs: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
  }),
  "wrong-zone": finding<{ name: string; zone: string; region: string; zones: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, zone, region }) =>
      `Availability Zone ${zone} of subnet \`${name}\` is not in its region ${region}.`,
    why: "A subnet lies in a zone of the region of its VPC.",
    fix: ({ zones }) => `Take a zone from aws.getAvailabilityZones, such as ${zones}.`,
    quote: ({ zone }) =>
      `Value (${zone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones`,
    aws: { operation: "ec2:CreateSubnet", code: "InvalidParameterValue" },
    docs: "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html",
  }),
  "ipv6-without-range": finding<{ name: string; setting: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, setting }) => `Subnet \`${name}\` has ${setting} and no IPv6 range.`,
    why: "AWS turns this on only for a subnet that has an IPv6 range.",
    fix: ({ setting }) => `Give ipv6CidrBlock, a /64 of the VPC's IPv6 range, or leave out ${setting}.`,
    quote: ({ setting }) =>
      setting === "assignIpv6AddressOnCreation"
        ? "Cannot set assign-ipv6-address-on-creation to true unless the subnet has an IPv6 CIDR block associated with it."
        : undefined,
    aws: { operation: "ec2:ModifySubnetAttribute", code: "InvalidParameterValue" },
    docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html",
  }),
  "public-addresses-without-route": finding<{ name: string; way: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, way }) =>
      `Subnet \`${name}\` gives its instances public addresses (mapPublicIpOnLaunch), and ${way}.`,
    why: "A public address works only where the route table leads the internet's traffic to an internet gateway.",
    fix: "Associate the subnet with a route table whose route 0.0.0.0/0 has an internet gateway as gatewayId, or leave out mapPublicIpOnLaunch.",
    docs: "https://docs.aws.amazon.com/vpc/latest/userguide/working-with-igw.html",
  }),
};
