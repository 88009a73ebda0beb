// Security groups.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { securityGroup } from "./security-group.ts";

const vpc = given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" });
const https = { protocol: "tcp", fromPort: 443, toPort: 443 };
const anywhere = { ...https, cidrBlocks: ["0.0.0.0/0"] };
const many = Array.from({ length: 61 }, (_, index) => `10.0.${index}.0/24`);

testResource(securityGroup, {
  given: {
    main: vpc,
    second: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
    web: given("aws:ec2/securityGroup:SecurityGroup", { vpcId: out("main.id"), ingress: [anywhere] }),
    far: given("aws:ec2/securityGroup:SecurityGroup", { vpcId: out("second.id") }),
  },
  accepts: {
    "a web server's group": {
      vpcId: out("main.id"),
      description: "HTTP and HTTPS from anywhere",
      ingress: [
        {
          protocol: "tcp",
          fromPort: 80,
          toPort: 80,
          cidrBlocks: ["0.0.0.0/0"],
          ipv6CidrBlocks: ["::/0"],
          description: "HTTP",
        },
        anywhere,
        { protocol: "icmp", fromPort: 8, toPort: 0, cidrBlocks: ["10.0.0.0/8"] },
        { protocol: "TCP", fromPort: 0, toPort: 65_535, self: true },
        { protocol: "47", fromPort: 0, toPort: 0, cidrBlocks: ["10.0.0.0/8"] },
      ],
      egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
      tags: { Name: "web" },
    },
    "a group that may be reached from another": {
      vpcId: out("main.id"),
      ingress: [{ protocol: "tcp", fromPort: 5432, toPort: 5432, securityGroups: [out("web.id")] }],
    },
    "a group of a VPC that is connected by peering": stack(
      { vpcId: out("main.id"), ingress: [{ ...https, securityGroups: [out("far.id")] }] },
      {
        with: {
          peering: given("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", {
            vpcId: out("main.id"),
            peerVpcId: out("second.id"),
            autoAccept: true,
          }),
        },
      },
    ),
    "a group of another stack and of another account": {
      vpcId: out("main.id"),
      ingress: [{ ...https, securityGroups: ["sg-0a1b2c3d4e5f60718", "210987654321/sg-0a1b2c3d4e5f60719"] }],
    },
    "names that only look like ids": { name: "web-sg-", vpcId: out("main.id") },
    "unknown parts": {
      vpcId: unknown(),
      name: unknown(),
      ingress: [{ protocol: unknown(), fromPort: 443, toPort: 80, cidrBlocks: [unknown()] }],
    },
    "one rule for all of a range, twice": {
      vpcId: out("main.id"),
      ingress: [anywhere, anywhere, { ...https, cidrBlocks: ["0.0.0.0/1"], description: "half" }],
    },
    "the same port in two directions, with rules of its own for one": stack(
      { vpcId: out("main.id"), ingress: [anywhere] },
      {
        with: {
          out443: given("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", {
            securityGroupId: out("self.id"),
            ipProtocol: "-1",
            cidrIpv4: "0.0.0.0/0",
          }),
        },
      },
    ),
    "sixty rules": { vpcId: out("main.id"), ingress: [{ ...https, cidrBlocks: many.slice(1) }] },
    "the same name in two VPCs": stack(
      { vpcId: out("main.id"), name: "app" },
      {
        with: {
          other: given("aws:ec2/securityGroup:SecurityGroup", { vpcId: out("second.id"), name: "app" }),
        },
      },
    ),
  },
  rejects: {
    "invalid-name": [
      { name: "sg-web", vpcId: out("main.id") },
      stack({ vpcId: out("main.id") }, { name: "sg-web" }),
    ],
    "invalid-description": { vpcId: out("main.id"), description: "the team's servers" },
    "invalid-name-characters": { vpcId: out("main.id"), name: "web|app" },
    "reserved-name": { vpcId: out("main.id"), name: "default" },
    "invalid-ingress-description": {
      vpcId: out("main.id"),
      ingress: [{ ...anywhere, description: "web > app" }],
    },
    "invalid-ingress-cidr-blocks": {
      vpcId: out("main.id"),
      ingress: [{ ...https, cidrBlocks: ["10.0.0.1/16"] }],
    },
    "conflicting-inputs": { vpcId: out("main.id"), name: "web", namePrefix: "web-" },
    "wrong-reference": { vpcId: out("main.id"), ingress: [{ ...https, securityGroups: [out("web.name")] }] },
    "unknown-protocol": { vpcId: out("main.id"), ingress: [{ ...anywhere, protocol: "https" }] },
    "invalid-port-range": [
      { vpcId: out("main.id"), ingress: [{ ...anywhere, fromPort: 8080, toPort: 80 }] },
      { vpcId: out("main.id"), ingress: [{ ...anywhere, toPort: 65_536 }] },
      { vpcId: out("main.id"), ingress: [{ ...anywhere, protocol: "icmp", fromPort: 0, toPort: 65_535 }] },
      { vpcId: out("main.id"), ingress: [{ ...anywhere, protocol: "icmp", fromPort: -1, toPort: 0 }] },
    ],
    "only-port-zero": { vpcId: out("main.id"), egress: [{ ...anywhere, fromPort: 0, toPort: 0 }] },
    "ports-for-all-protocols": {
      vpcId: out("main.id"),
      egress: [{ ...anywhere, protocol: "all", fromPort: 0, toPort: 65_535 }],
    },
    "rule-without-peer": { vpcId: out("main.id"), ingress: [https] },
    "group-of-other-vpc": { vpcId: out("main.id"), ingress: [{ ...https, securityGroups: [out("far.id")] }] },
    "repeated-permission": {
      vpcId: out("main.id"),
      ingress: [
        { ...anywhere, description: "HTTPS" },
        { ...https, cidrBlocks: ["10.0.0.0/8", "0.0.0.0/0"], description: "health checks" },
      ],
    },
    "rules-of-two-kinds": stack(
      { vpcId: out("main.id"), ingress: [anywhere] },
      {
        with: {
          ssh: given("aws:ec2/securityGroupRule:SecurityGroupRule", {
            type: "ingress",
            securityGroupId: out("self.id"),
            protocol: "tcp",
            fromPort: 22,
            toPort: 22,
            cidrBlocks: ["10.0.0.0/8"],
          }),
        },
      },
    ),
    "too-many-rules": { vpcId: out("main.id"), ingress: [{ ...https, cidrBlocks: many }] },
    "duplicate-name": stack(
      { vpcId: out("main.id"), name: "App" },
      {
        with: { other: given("aws:ec2/securityGroup:SecurityGroup", { vpcId: out("main.id"), name: "app" }) },
      },
    ),
  },
  outputs: [
    {
      of: { vpcId: out("main.id"), name: "web" },
      are: {
        id: /^sg-0[0-9a-f]{16}$/,
        arn: /^arn:aws:ec2:us-east-1:123456789012:security-group\/sg-0[0-9a-f]{16}$/,
        ownerId: "123456789012",
        description: "Managed by Pulumi",
        name: "web",
      },
    },
    { of: {}, are: { vpcId: /^vpc-0[0-9a-f]{16}$/ } },
  ],
});
