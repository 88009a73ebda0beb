// Internet gateways.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { internetGateway } from "./internet-gateway.ts";

const TOKEN = "aws:ec2/internetGateway:InternetGateway";
const vpc = (number: number) => given("aws:ec2/vpc:Vpc", { cidrBlock: `10.${number}.0.0/16` });
const attachment = (gateway: string, vpcName: string) =>
  given("aws:ec2/internetGatewayAttachment:InternetGatewayAttachment", {
    internetGatewayId: out(`${gateway}.id`),
    vpcId: out(`${vpcName}.id`),
  });

testResource(internetGateway, {
  given: { main: vpc(0), b: vpc(1) },
  accepts: {
    "the usual": { vpcId: out("main.id"), tags: { Name: "main" } },
    "an attachment of its own": stack({}, { with: { attachment: attachment("self", "main") } }),
    "a VPC that nobody knows": { vpcId: unknown() },
    "one each for two VPCs": stack(
      { vpcId: out("main.id") },
      { with: { other: given(TOKEN, { vpcId: out("b.id") }) } },
    ),
    "what an attachment attaches may be unknown": stack(
      {},
      {
        with: {
          attachment: given("aws:ec2/internetGatewayAttachment:InternetGatewayAttachment", {
            internetGatewayId: unknown(),
            vpcId: out("main.id"),
          }),
        },
      },
    ),
  },
  rejects: {
    "not-attached": { tags: { Name: "forgotten" } },
    "second-gateway": [
      stack({ vpcId: out("main.id") }, { with: { other: given(TOKEN, { vpcId: out("main.id") }) } }),
      stack(
        { vpcId: "vpc-0a1b2c3d4e5f60718" },
        { with: { other: given(TOKEN, { vpcId: "vpc-0a1b2c3d4e5f60718" }) } },
      ),
    ],
    "over-quota-internet-gateways-per-region": stack(
      { vpcId: "vpc-0a1b2c3d4e5f60710" },
      {
        with: {
          g1: given(TOKEN, { vpcId: "vpc-0a1b2c3d4e5f60711" }),
          g2: given(TOKEN, { vpcId: "vpc-0a1b2c3d4e5f60712" }),
          g3: given(TOKEN, { vpcId: "vpc-0a1b2c3d4e5f60713" }),
          g4: given(TOKEN, { vpcId: "vpc-0a1b2c3d4e5f60714" }),
        },
      },
    ),
    "wrong-reference": stack(
      { vpcId: out("subnet.id") },
      {
        with: { subnet: given("aws:ec2/subnet:Subnet", { vpcId: out("main.id"), cidrBlock: "10.0.1.0/24" }) },
      },
    ),
  },
  outputs: [
    {
      of: { vpcId: out("main.id") },
      are: {
        id: /^igw-0[0-9a-f]{16}$/,
        arn: /^arn:aws:ec2:us-east-1:123456789012:internet-gateway\/igw-0[0-9a-f]{16}$/,
        ownerId: "123456789012",
      },
    },
  ],
});
