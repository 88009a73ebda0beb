// Networks that cannot be.
import { Network, type NetworkArgs } from "@stackproof/components";
import { refusals } from "../cases";

const network = (args: NetworkArgs) => () => new Network("main", args);
/** As a program in plain JavaScript would give it. */
const untyped = (args: object) => () => new Network("main", args);
const vpcId = "vpc-0123456789abcdef0";

export const refused = refusals({
  "cidr is no range": network({ cidr: "banana" }),
  "cidr of another size": network({ cidr: "10.0.0.0/8" }),
  "cidr between multiples": network({ cidr: "10.0.1.0/16" }),
  "cidr too small for the zones": network({ cidr: "10.0.0.0/28" }),
  "cidr too small for the tiers": network({
    cidr: "10.0.0.0/26",
    tiers: ["public", "private", "isolated"],
  }),
  "cidr too small for the capacity": network({ cidr: "10.0.0.0/25", capacity: { zones: 4, tiers: 4 } }),
  "no zones": network({ zones: 0 }),
  "half a zone": network({ zones: 1.5 }),
  "more zones than a region has": network({ zones: 7 }),
  "more zones than room": network({ zones: 5 }),
  "an empty list of zones": network({ zones: [] }),
  "an empty zone": network({ zones: ["us-west-2a", ""] }),
  "an unknown zone": network({ zones: ["us-west-2a", "here"] }),
  "a region in place of a zone": network({ zones: ["us-west-2"] }),
  "the id of a zone": network({ zones: ["usw2-az1"] }),
  "a zone twice": network({ zones: ["us-west-2a", "us-west-2a"] }),
  "zones of two regions": network({ zones: ["us-west-2a", "us-east-1a"] }),
  "no tiers": network({ tiers: [] }),
  "a kind of tier that is none": untyped({ tiers: ["database"] }),
  "two tiers of a name": network({ tiers: ["private", "public", "private"] }),
  "a tier's name with a blank": network({ tiers: [{ name: "web servers", kind: "public" }] }),
  "more tiers than room": network({
    tiers: (["a", "b", "c", "d", "e"] as const).map((name) => ({ name, kind: "isolated" })),
  }),
  "capacity of no tiers": network({ capacity: { zones: 2, tiers: 0 } }),
  "capacity that no VPC has": network({ capacity: { zones: 512, tiers: 512 } }),
  "more places than IPv6 has": network({
    ipv6: true,
    capacity: { zones: 256, tiers: 16 },
  }),
  "NAT of another strategy": untyped({ nat: { strategy: "both" } }),
  "NAT without a public tier": network({ tiers: ["private"] }),
  "NAT without a private tier": network({ tiers: ["public", "isolated"], nat: { strategy: "single" } }),
  "fewer addresses than NAT gateways": network({ nat: { allocationIds: ["eipalloc-0123456789abcdef0"] } }),
  "addresses without NAT gateways": network({
    nat: { strategy: "none", allocationIds: ["eipalloc-0123456789abcdef0"] },
  }),
  "an address twice": network({
    nat: { allocationIds: ["eipalloc-0123456789abcdef0", "eipalloc-0123456789abcdef0"] },
  }),
  "an address that is no id": network({ nat: { strategy: "single", allocationIds: ["203.0.113.7"] } }),
  "a gateway endpoint of another service": untyped({ endpoints: { gateway: ["ssm"] } }),
  "a gateway endpoint twice": network({ endpoints: { gateway: ["s3", "s3"] } }),
  "an interface endpoint without a name": network({ endpoints: { interface: [""] } }),
  "an interface endpoint of a title": network({ endpoints: { interface: ["Secrets Manager"] } }),
  "an interface endpoint twice": network({ endpoints: { interface: ["ssm", "ssm"] } }),
  "endpoints in an unknown tier": network({ endpoints: { interface: ["ssm"], tier: "app" } }),
  "a tier without endpoints": network({ endpoints: { tier: "private" } }),
  "flow logs to nowhere": untyped({ flowLogs: { to: "kafka" } }),
  "flow logs kept for 10 days": network({ flowLogs: { to: "cloudwatch", retentionInDays: 10 } }),
  "flow logs with an alias": network({ flowLogs: { to: "cloudwatch", kmsKeyArn: "alias/logs" } }),
  "flow logs of other traffic": untyped({ flowLogs: { to: "cloudwatch", traffic: "DENIED" } }),
  "flow logs of another interval": untyped({ flowLogs: { to: "cloudwatch", interval: 300 } }),
  "flow logs to a bucket's name": network({ flowLogs: { to: "s3", bucketArn: "acme-logs" } }),
  "flow logs to AWS's folder": network({
    flowLogs: { to: "s3", bucketArn: "arn:aws:s3:::acme-logs/AWSLogs" },
  }),
  "a port that is none": network({ networkAcls: { publicPorts: [443, 70_000] } }),
  "a port twice": network({ networkAcls: { publicPorts: [443, 443] } }),
  "more ports than an ACL has room for": network({
    ipv6: true,
    networkAcls: { publicPorts: [80, 443, 1, 2, 3, 4, 5] },
  }),
  "ports without a public tier": network({ tiers: ["isolated"], networkAcls: { publicPorts: [443] } }),
  "a name too long for the role": () =>
    new Network("a-network-whose-name-is-longer-than-a-role-can-be-named"),
  "an existing VPC that is no id": () => Network.fromExisting({ vpcId: "main" }),
  "an existing range that is none": () => Network.fromExisting({ vpcId, cidrBlock: "10.0.0.0" }),
  "an existing subnet that is no id": () =>
    Network.fromExisting({ vpcId, cidrBlock: "10.0.0.0/16", publicSubnetIds: [vpcId] }),
  "an existing subnet twice": () =>
    Network.fromExisting({
      vpcId,
      cidrBlock: "10.0.0.0/16",
      publicSubnetIds: ["subnet-0a1b2c3d4e5f60718"],
      privateSubnetIds: ["subnet-0a1b2c3d4e5f60718"],
    }),
  "existing subnets that are not given": () =>
    Network.fromExisting({ vpcId, cidrBlock: "10.0.0.0/16" }).subnetIds("private"),
});
