// VPC links of REST APIs.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { vpcLink } from "./vpc-link.ts";

const subnet = (zone: string, cidrBlock: string) =>
  given("aws:ec2/subnet:Subnet", { vpcId: out("vpc.id"), availabilityZone: zone, cidrBlock });
const subnets = [out("first.id"), out("second.id")];
const arn = (kind: string) =>
  `arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/${kind}/items/0123456789abcdef`;
const many = Object.fromEntries(
  Array.from({ length: 20 }, (_, index) => [
    `link${index}`,
    given("aws:apigateway/vpcLink:VpcLink", { targetArn: arn("net") }),
  ]),
);

testResource(vpcLink, {
  given: {
    vpc: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    first: subnet("us-east-1a", "10.0.0.0/24"),
    second: subnet("us-east-1b", "10.0.1.0/24"),
    network: given("aws:lb/loadBalancer:LoadBalancer", {
      internal: true,
      loadBalancerType: "network",
      subnets,
    }),
    web: given("aws:lb/loadBalancer:LoadBalancer", {
      internal: true,
      loadBalancerType: "application",
      subnets,
    }),
    plain: given("aws:lb/loadBalancer:LoadBalancer", { internal: true, subnets }),
  },
  accepts: {
    "a network load balancer": {
      targetArn: out("network.arn"),
      description: "items",
      tags: { app: "items" },
    },
    "a network load balancer of another stack": { targetArn: arn("net") },
    "a target that nobody knows": { targetArn: unknown() },
  },
  rejects: {
    "not-a-network-load-balancer": [
      { targetArn: out("web.arn") },
      { targetArn: out("plain.arn") },
      { targetArn: arn("app") },
    ],
    "over-quota-vpc-links-per-region": stack({ targetArn: arn("net") }, { with: many }),
  },
  outputs: [
    {
      of: { targetArn: out("network.arn") },
      are: { id: /^[a-z0-9]{6}$/, arn: /^arn:aws:apigateway:us-east-1::\/vpclinks\/[a-z0-9]{6}$/ },
    },
  ],
});
