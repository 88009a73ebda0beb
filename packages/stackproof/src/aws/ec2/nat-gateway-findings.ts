// AWS EC2: what can be wrong with a NAT gateway. Shared by the files of this folder.
import { finding } from "../../model/kernel.ts";

const API = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NatGateway.html";
const CREATE = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNatGateway.html";
const PULUMI = "https://www.pulumi.com/registry/packages/aws/api-docs/ec2/natgateway/";

/** Findings of NatGateway. */
export const natGatewayFindings = {
  "elastic-ip-of-private": finding<{ name: string; input: string; attribute: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, input }) => `NAT gateway \`${name}\` is private and has ${input}.`,
    why: "A private NAT gateway has no public address.",
    fix: ({ input }) => `Leave out ${input}, or connectivityType for a public NAT gateway.`,
    quote: ({ attribute }) => `${attribute} is not supported with connectivity_type = "private"`,
    docs: CREATE,
  }),
  "public-without-elastic-ip": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name }) => `NAT gateway \`${name}\` is public and has no allocationId.`,
    why: "A public NAT gateway sends with an Elastic IP address.",
    fix: 'Make an aws.ec2.Eip and give its id as allocationId, or set connectivityType to "private".',
    quote:
      "The request must include the AllocationId parameter. Add the required parameter and retry the request.",
    aws: { operation: "ec2:CreateNatGateway", code: "MissingParameter" },
    docs: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-natgateway.html",
  }),
  "zonal-without-subnet": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name }) => `NAT gateway \`${name}\` has no subnetId.`,
    why: "A zonal NAT gateway stands in a subnet.",
    fix: 'Give the id of a public subnet, or set availabilityMode to "regional" and give vpcId.',
    aws: { operation: "ec2:CreateNatGateway" },
    docs: PULUMI,
  }),
  "not-for-regional": finding<{ name: string; input: string; instead: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, input }) => `NAT gateway \`${name}\` is regional and has ${input}.`,
    why: "A regional NAT gateway belongs to the whole VPC, is public, and gets its addresses zone by zone.",
    fix: ({ instead }) => instead,
    aws: { operation: "ec2:CreateNatGateway" },
    docs: PULUMI,
  }),
  "regional-without-vpc": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name }) => `NAT gateway \`${name}\` is regional and has no vpcId.`,
    why: "A regional NAT gateway belongs to a VPC rather than to a subnet.",
    fix: "Give vpcId.",
    aws: { operation: "ec2:CreateNatGateway" },
    docs: PULUMI,
  }),
  "zone-addresses-of-zonal": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name }) => `NAT gateway \`${name}\` has availabilityZoneAddresses and is not regional.`,
    why: "Addresses by zone are for regional NAT gateways only.",
    fix: 'Set availabilityMode to "regional", or give the address as allocationId.',
    aws: { operation: "ec2:CreateNatGateway" },
    docs: CREATE,
  }),
  "elastic-ip-in-use": finding<{ name: string; address: string; by: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, address, by }) =>
      `NAT gateway \`${name}\` has the Elastic IP address \`${address}\`, which ${by} already.`,
    why: "An address is used once.",
    fix: "Make an aws.ec2.Eip of its own for each NAT gateway.",
    quote: "Elastic IP address eipalloc-… is already associated",
    aws: { operation: "ec2:CreateNatGateway", code: "Resource.AlreadyAssociated" },
    docs: API,
  }),
  "vpc-without-internet-gateway": finding<{ name: string; vpc: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, vpc }) =>
      `Public NAT gateway \`${name}\` is in the VPC \`${vpc}\`, which has no internet gateway.`,
    why: "A public NAT gateway reaches the internet through the internet gateway of its VPC, and fails without one.",
    fix: ({ vpc }) =>
      `Attach an aws.ec2.InternetGateway to \`${vpc}\`, or set connectivityType to "private".`,
    quote: "Network vpc-… has no Internet gateway attached",
    aws: { operation: "ec2:CreateNatGateway", code: "Gateway.NotAttached" },
    docs: API,
  }),
  "subnet-without-internet-route": finding<{
    name: string;
    subnet: string;
    found: string;
    table: string | undefined;
  }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ name, subnet, found }) =>
      `Public NAT gateway \`${name}\` is in the subnet \`${subnet}\`, ${found}.`,
    why: "The NAT gateway is made, and what it sends never leaves the VPC: its own subnet needs the route to the internet gateway.",
    fix: ({ table }) =>
      table === undefined
        ? "Put it into a public subnet: one whose route table leads 0.0.0.0/0 to an internet gateway."
        : `Put it into a public subnet, or lead 0.0.0.0/0 to the internet gateway in \`${table}\`.`,
    docs: "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html",
  }),
  "private-ip-outside-subnet": finding<{ name: string; ip: string; cidr: string; subnet: string }>({
    severity: "warning",
    effect: "rejected",
    evidence: "inferred",
    message: ({ name, ip, cidr, subnet }) =>
      `Address ${ip} of NAT gateway \`${name}\` is outside the range ${cidr} of its subnet \`${subnet}\`.`,
    why: "The private address is one of the subnet's.",
    fix: ({ cidr }) => `Choose an address inside ${cidr}, or leave it out and let AWS choose.`,
    aws: { operation: "ec2:CreateNatGateway", code: "InvalidParameterValue" },
    docs: CREATE,
  }),
};
