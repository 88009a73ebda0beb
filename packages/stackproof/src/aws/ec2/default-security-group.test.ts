// The default security group of a VPC.
import { given, out, stack, testResource } from "../testing.ts";
import { defaultSecurityGroup } from "./default-security-group.ts";

const all = { protocol: "-1", fromPort: 0, toPort: 0 };

testResource(defaultSecurityGroup, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    second: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
    far: given("aws:ec2/securityGroup:SecurityGroup", { vpcId: out("second.id") }),
  },
  accepts: {
    "no rule at all": { vpcId: out("main.id"), tags: { Name: "closed" } },
    "traffic inside the group": {
      vpcId: out("main.id"),
      ingress: [{ ...all, self: true }],
      egress: [{ ...all, cidrBlocks: ["0.0.0.0/0"] }],
    },
    "one in each VPC": stack(
      { vpcId: out("main.id") },
      {
        with: {
          other: given("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", { vpcId: out("second.id") }),
        },
      },
    ),
    "that of the default VPC": {},
  },
  rejects: {
    "group-managed-twice": stack(
      { vpcId: out("main.id") },
      {
        with: {
          other: given("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", { vpcId: out("main.id") }),
        },
      },
    ),
    "ports-for-all-protocols": {
      vpcId: out("main.id"),
      egress: [{ ...all, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }],
    },
    "unknown-protocol": {
      vpcId: out("main.id"),
      egress: [{ ...all, protocol: "any", cidrBlocks: ["0.0.0.0/0"] }],
    },
    "invalid-port-range": {
      vpcId: out("main.id"),
      ingress: [{ protocol: "udp", fromPort: 53, toPort: 0, self: true }],
    },
    "only-port-zero": { vpcId: out("main.id"), ingress: [{ ...all, protocol: "tcp", self: true }] },
    "group-of-other-vpc": { vpcId: out("main.id"), ingress: [{ ...all, securityGroups: [out("far.id")] }] },
  },
  outputs: [
    {
      of: { vpcId: out("main.id") },
      are: {
        id: /^sg-0[0-9a-f]{16}$/,
        name: "default",
        description: "default VPC security group",
        ownerId: "123456789012",
      },
    },
    { of: {}, are: { vpcId: /^vpc-0[0-9a-f]{16}$/ } },
  ],
});
