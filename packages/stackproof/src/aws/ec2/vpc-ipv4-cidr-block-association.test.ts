// Further ranges of VPCs.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { vpcIpv4CidrBlockAssociation } from "./vpc-ipv4-cidr-block-association.ts";

const TOKEN = "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation";
const another = (cidrBlock: string) => given(TOKEN, { vpcId: out("main.id"), cidrBlock });

testResource(vpcIpv4CidrBlockAssociation, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    pool: given("aws:ec2/vpc:Vpc", { ipv4IpamPoolId: "ipam-pool-0a1b2c3d4e5f60718" }),
  },
  accepts: {
    "the next range": { vpcId: out("main.id"), cidrBlock: "10.1.0.0/16" },
    "shared address space": { vpcId: out("main.id"), cidrBlock: "100.64.0.0/16" },
    "two further ranges side by side": stack(
      { vpcId: out("main.id"), cidrBlock: "10.1.0.0/17" },
      { with: { other: another("10.1.128.0/17") } },
    ),
    "a range that nobody knows": { vpcId: out("main.id"), cidrBlock: unknown() },
    "a VPC of another stack": { vpcId: "vpc-0a1b2c3d4e5f60718", cidrBlock: "192.168.0.0/16" },
    "a VPC with a range of a pool": { vpcId: out("pool.id"), cidrBlock: "192.168.0.0/16" },
    "a pool": { vpcId: out("main.id"), ipv4IpamPoolId: "ipam-pool-0a1b2c3d4e5f60718", ipv4NetmaskLength: 24 },
  },
  rejects: {
    "overlaps-range": [
      { vpcId: out("main.id"), cidrBlock: "10.0.128.0/17" },
      stack({ vpcId: out("main.id"), cidrBlock: "10.1.0.0/16" }, { with: { other: another("10.1.4.0/24") } }),
    ],
    "other-private-range": [
      { vpcId: out("main.id"), cidrBlock: "192.168.0.0/16" },
      { vpcId: out("main.id"), cidrBlock: "172.20.0.0/16" },
    ],
    "missing-input": { vpcId: out("main.id") },
    "over-quota-ipv4-cidr-blocks-per-vpc": stack(
      { vpcId: out("main.id"), cidrBlock: "10.1.0.0/16" },
      {
        with: {
          b: another("10.2.0.0/16"),
          c: another("10.3.0.0/16"),
          d: another("10.4.0.0/16"),
          e: another("10.5.0.0/16"),
        },
      },
    ),
  },
  outputs: [
    {
      of: { vpcId: out("main.id"), cidrBlock: "10.1.0.0/16" },
      are: { id: /^vpc-cidr-assoc-0[0-9a-f]{16}$/, cidrBlock: "10.1.0.0/16" },
    },
  ],
});
