// Attachments of internet gateways.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { internetGatewayAttachment } from "./internet-gateway-attachment.ts";

const TOKEN = "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment";
const GATEWAY = "aws:ec2/internetGateway:InternetGateway";
const vpc = (number: number) => given("aws:ec2/vpc:Vpc", { cidrBlock: `10.${number}.0.0/16` });

testResource(internetGatewayAttachment, {
  given: {
    main: vpc(0),
    b: vpc(1),
    gateway: given(GATEWAY, {}),
    placed: given(GATEWAY, { vpcId: out("main.id") }),
  },
  accepts: {
    "the usual": { internetGatewayId: out("gateway.id"), vpcId: out("main.id") },
    "a gateway of another stack": { internetGatewayId: "igw-0a1b2c3d4e5f60718", vpcId: out("main.id") },
    "a VPC that nobody knows": { internetGatewayId: out("gateway.id"), vpcId: unknown() },
    "another gateway on another VPC": stack(
      { internetGatewayId: out("gateway.id"), vpcId: out("b.id") },
      { with: { other: given(GATEWAY, { vpcId: out("main.id") }) } },
    ),
  },
  rejects: {
    "second-gateway": stack(
      { internetGatewayId: out("gateway.id"), vpcId: out("main.id") },
      { with: { other: given(GATEWAY, { vpcId: out("main.id") }) }, dependsOn: ["other"] },
    ),
    "attached-twice": [
      { internetGatewayId: out("placed.id"), vpcId: out("main.id") },
      stack(
        { internetGatewayId: out("gateway.id"), vpcId: out("main.id") },
        { with: { other: given(TOKEN, { internetGatewayId: out("gateway.id"), vpcId: out("b.id") }) } },
      ),
    ],
    "wrong-reference": { internetGatewayId: out("main.id"), vpcId: out("main.id") },
  },
  outputs: [
    {
      of: { internetGatewayId: out("gateway.id"), vpcId: out("main.id") },
      are: { id: /^igw-0[0-9a-f]{16}:vpc-0[0-9a-f]{16}$/ },
    },
  ],
});
