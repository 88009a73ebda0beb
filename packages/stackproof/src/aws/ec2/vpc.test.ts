// VPCs.
import { given, stack, testResource, unknown } from "../testing.ts";
import { vpc } from "./vpc.ts";

const another = (number: number) => given("aws:ec2/vpc:Vpc", { cidrBlock: `10.${number}.0.0/16` });

testResource(vpc, {
  accepts: {
    "the usual": {
      cidrBlock: "10.0.0.0/16",
      enableDnsHostnames: true,
      enableDnsSupport: true,
      tags: { Name: "main" },
    },
    "the smallest range": { cidrBlock: "192.168.7.240/28" },
    "a range that nobody knows": { cidrBlock: unknown() },
    "IPv6 of Amazon": { cidrBlock: "172.16.0.0/16", assignGeneratedIpv6CidrBlock: true },
    "a range of an IPAM pool": { ipv4IpamPoolId: "ipam-pool-0a1b2c3d4e5f60718", ipv4NetmaskLength: 20 },
    "no DNS at all": { cidrBlock: "10.0.0.0/16", enableDnsSupport: false },
    "four VPCs beside the default one": stack(
      { cidrBlock: "10.0.0.0/16" },
      { with: { b: another(1), c: another(2), d: another(3) } },
    ),
    "five VPCs where there is no default one": stack(
      { cidrBlock: "10.0.0.0/16" },
      { defaultVpc: false, with: { b: another(1), c: another(2), d: another(3), e: another(4) } },
    ),
    "five VPCs in two regions": stack(
      { cidrBlock: "10.0.0.0/16" },
      {
        with: {
          b: another(1),
          c: another(2),
          d: another(3),
          e: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.9.0.0/16" }, { region: "eu-west-1" }),
        },
      },
    ),
  },
  rejects: {
    "invalid-cidr-block": [
      { cidrBlock: "10.0.0.0/8" },
      { cidrBlock: "10.0.1.0/16" },
      { cidrBlock: "10.0.0.0.0/16" },
    ],
    "invalid-instance-tenancy": { cidrBlock: "10.0.0.0/16", instanceTenancy: "shared" },
    "missing-input": [
      { enableDnsHostnames: true },
      { ipv4IpamPoolId: "ipam-pool-0a1b2c3d4e5f60718", ipv6CidrBlock: "2001:db8:1234::/56" },
    ],
    "conflicting-inputs": {
      cidrBlock: "10.0.0.0/16",
      ipv6IpamPoolId: "ipam-pool-0a1b2c3d4e5f60718",
      assignGeneratedIpv6CidrBlock: true,
    },
    "dns-hostnames-without-support": {
      cidrBlock: "10.0.0.0/16",
      enableDnsHostnames: true,
      enableDnsSupport: false,
    },
    "over-quota-vpcs-per-region": stack(
      { cidrBlock: "10.0.0.0/16" },
      { with: { b: another(1), c: another(2), d: another(3), e: another(4) } },
    ),
  },
  outputs: [
    {
      of: { cidrBlock: "10.0.0.0/16" },
      are: {
        id: /^vpc-0[0-9a-f]{16}$/,
        arn: /^arn:aws:ec2:us-east-1:123456789012:vpc\/vpc-0[0-9a-f]{16}$/,
        ownerId: "123456789012",
        mainRouteTableId: /^rtb-0[0-9a-f]{16}$/,
        defaultSecurityGroupId: /^sg-0[0-9a-f]{16}$/,
        defaultNetworkAclId: /^acl-0[0-9a-f]{16}$/,
        dhcpOptionsId: /^dopt-0[0-9a-f]{16}$/,
        ipv6CidrBlock: "",
        ipv6AssociationId: "",
        enableDnsSupport: true,
        enableDnsHostnames: false,
        instanceTenancy: "default",
      },
    },
    {
      of: { cidrBlock: "10.0.0.0/16", assignGeneratedIpv6CidrBlock: true },
      are: {
        ipv6CidrBlock: /^2600:1f[0-9a-f]{2}:[0-9a-f]{1,4}:[0-9a-f]{1,4}::\/56$/,
        ipv6AssociationId: /^vpc-cidr-assoc-0[0-9a-f]{16}$/,
        ipv6CidrBlockNetworkBorderGroup: "us-east-1",
      },
    },
  ],
});
