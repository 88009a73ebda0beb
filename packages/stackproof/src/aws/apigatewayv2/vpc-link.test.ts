// VPC links.
import { type Given, given, out, stack, testResource, unknown } from "../testing.ts";
import { vpcLink } from "./vpc-link.ts";

const ok = { subnetIds: [out("a.id")], securityGroupIds: [out("own.id")] };

testResource(vpcLink, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    other: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
    a: given("aws:ec2/subnet:Subnet", { vpcId: out("main.id"), cidrBlock: "10.0.0.0/24" }),
    abroad: given("aws:ec2/subnet:Subnet", { vpcId: out("other.id"), cidrBlock: "10.1.0.0/24" }),
    own: given("aws:ec2/securityGroup:SecurityGroup", { vpcId: out("main.id") }),
    foreign: given("aws:ec2/securityGroup:SecurityGroup", { vpcId: out("other.id") }),
  },
  accepts: {
    "a link": ok,
    "subnets of another stack": { subnetIds: ["subnet-0a1b2c3d4e5f60718"], securityGroupIds: [] },
    "what nobody knows": { subnetIds: unknown(), securityGroupIds: unknown() },
  },
  rejects: {
    "security-group-of-other-vpc": { ...ok, securityGroupIds: [out("foreign.id")] },
    "subnets-of-two-vpcs": { ...ok, subnetIds: [out("a.id"), out("abroad.id")] },
    "invalid-subnet-ids": { subnetIds: [], securityGroupIds: [] },
    "over-quota-vpc-links-v2-per-region": stack(ok, {
      with: Object.fromEntries(
        Array.from({ length: 10 }, (_, index): [string, Given] => [
          `more${index}`,
          given("aws:apigatewayv2/vpcLink:VpcLink", ok),
        ]),
      ),
    }),
  },
  outputs: [{ of: ok, are: { arn: /^arn:aws:apigateway:us-east-1::\/vpclinks\/[a-z0-9]{6}$/ } }],
});
