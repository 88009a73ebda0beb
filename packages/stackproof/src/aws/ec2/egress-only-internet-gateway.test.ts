// Egress-only internet gateways.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { egressOnlyInternetGateway } from "./egress-only-internet-gateway.ts";

const TOKEN = "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway";

testResource(egressOnlyInternetGateway, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16", assignGeneratedIpv6CidrBlock: true }),
    old: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
  },
  accepts: {
    "the usual": { vpcId: out("main.id"), tags: { Name: "main" } },
    "a VPC of another stack": { vpcId: "vpc-0a1b2c3d4e5f60718" },
    "a VPC that nobody knows": { vpcId: unknown() },
    "IPv6 by an association that nobody knows": stack(
      { vpcId: out("old.id") },
      {
        with: {
          range: given("aws:ec2/vpcIpv6CidrBlockAssociation:VpcIpv6CidrBlockAssociation", {
            vpcId: out("old.id"),
            assignGeneratedIpv6CidrBlock: true,
          }),
        },
      },
    ),
  },
  rejects: {
    "vpc-without-ipv6": { vpcId: out("old.id") },
    "second-gateway": stack(
      { vpcId: out("main.id") },
      { with: { other: given(TOKEN, { vpcId: out("main.id") }) } },
    ),
    "over-quota-egress-only-internet-gateways-per-region": stack(
      { vpcId: "vpc-0a1b2c3d4e5f60710" },
      {
        with: Object.fromEntries(
          [1, 2, 3, 4, 5].map((n) => [`g${n}`, given(TOKEN, { vpcId: `vpc-0a1b2c3d4e5f6071${n}` })]),
        ),
      },
    ),
    "wrong-reference": stack(
      { vpcId: out("gateway.id") },
      {
        with: {
          gateway: given("aws:ec2/internetGateway:InternetGateway", { vpcId: out("main.id") }),
        },
      },
    ),
  },
  outputs: [{ of: { vpcId: out("main.id") }, are: { id: /^eigw-0[0-9a-f]{16}$/ } }],
});
