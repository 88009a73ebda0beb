// Hosted zones.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { zone } from "./zone.ts";

const TOKEN = "aws:route53/zone:Zone";
const VPC = "aws:ec2/vpc:Vpc";
const dns = { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true };

testResource(zone, {
  given: { main: given(VPC, dns), old: given(VPC, { cidrBlock: "10.0.0.0/16" }) },
  accepts: {
    "what people write": { name: "example.com" },
    "with a dot": { name: "dev.example.com.", comment: "dev", forceDestroy: true },
    "a private zone": { name: "shop.internal", vpcs: [{ vpcId: out("main.id") }] },
    "a private zone of one part": { name: "internal", vpcs: [{ vpcId: out("main.id") }] },
    "a VPC of another stack": { name: "shop.internal", vpcs: [{ vpcId: "vpc-0a1b2c3d4e5f60718" }] },
    "a VPC in another region": stack(
      { name: "shop.internal", vpcs: [{ vpcId: out("far.id"), vpcRegion: "eu-west-1" }] },
      { with: { far: given(VPC, dns, { region: "eu-west-1" }) } },
    ),
    "a public and a private zone": stack(
      { name: "example.com" },
      { with: { inner: given(TOKEN, { name: "example.com", vpcs: [{ vpcId: out("main.id") }] }) } },
    ),
    "a name that nobody knows": { name: unknown() },
  },
  rejects: {
    "conflicting-inputs": {
      name: "example.com",
      delegationSetId: "N1PA6795SAMPLE",
      vpcs: [{ vpcId: out("main.id") }],
    },
    "wrong-reference": { name: "shop.internal", vpcs: [{ vpcId: out("main.arn") }] },
    "invalid-domain": [
      { name: "https://example.com" },
      { name: "example..com" },
      { name: `${"x".repeat(64)}.com` },
    ],
    "top-level-domain": { name: "com" },
    "two-public-zones": stack(
      { name: "example.com" },
      { name: "z", with: { other: given(TOKEN, { name: "Example.com." }) } },
    ),
    "zones-conflict-in-vpc": stack(
      { name: "shop.internal", vpcs: [{ vpcId: out("main.id") }] },
      {
        name: "z",
        with: { other: given(TOKEN, { name: "shop.internal", vpcs: [{ vpcId: out("main.id") }] }) },
      },
    ),
    "vpc-without-dns": { name: "shop.internal", vpcs: [{ vpcId: out("old.id") }] },
    "vpc-in-other-region": stack(
      { name: "shop.internal", vpcs: [{ vpcId: out("far.id") }] },
      { with: { far: given(VPC, dns, { region: "eu-west-1" }) } },
    ),
  },
  outputs: [
    {
      of: { name: "example.com" },
      are: {
        id: /^Z[A-Z0-9]{20}$/,
        zoneId: /^Z[A-Z0-9]{20}$/,
        arn: /^arn:aws:route53:::hostedzone\/Z[A-Z0-9]{20}$/,
        primaryNameServer: /^ns-\d+\.awsdns-\d\d\.com$/,
      },
    },
  ],
});
