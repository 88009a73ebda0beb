// Rules of security groups as resources of their own.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { securityGroupRule } from "./security-group-rule.ts";

const group = (vpc: string) => given("aws:ec2/securityGroup:SecurityGroup", { vpcId: out(`${vpc}.id`) });
const ssh = { type: "ingress", protocol: "tcp", fromPort: 22, toPort: 22, securityGroupId: out("app.id") };
const local = { ...ssh, cidrBlocks: ["10.0.0.0/8"] };

testResource(securityGroupRule, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    second: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
    app: group("main"),
    lb: group("main"),
    far: group("second"),
  },
  accepts: {
    "SSH from a range": { ...local, description: "from the office" },
    "from a group of the same VPC": { ...ssh, sourceSecurityGroupId: out("lb.id") },
    "from the group itself": { ...ssh, self: true },
    "two groups that name each other": stack(
      { ...ssh, sourceSecurityGroupId: out("lb.id") },
      {
        with: {
          back: given("aws:ec2/securityGroupRule:SecurityGroupRule", {
            ...ssh,
            securityGroupId: out("lb.id"),
            sourceSecurityGroupId: out("app.id"),
          }),
        },
      },
    ),
    "all traffic": {
      ...ssh,
      type: "egress",
      protocol: "-1",
      fromPort: 0,
      toPort: 0,
      cidrBlocks: ["0.0.0.0/0"],
    },
    "the same range for another port, and in the other direction": stack(local, {
      with: {
        web: given("aws:ec2/securityGroupRule:SecurityGroupRule", { ...local, fromPort: 80, toPort: 80 }),
        away: given("aws:ec2/securityGroupRule:SecurityGroupRule", { ...local, type: "egress" }),
      },
    }),
    "a group that nobody knows": { ...ssh, sourceSecurityGroupId: unknown() },
    "groups of another stack": {
      ...ssh,
      securityGroupId: "sg-0a1b2c3d4e5f60718",
      sourceSecurityGroupId: "210987654321/sg-0a1b2c3d4e5f60719",
    },
  },
  rejects: {
    "missing-input": ssh,
    "conflicting-inputs": [
      { ...local, sourceSecurityGroupId: out("lb.id") },
      { ...local, self: false },
    ],
    "invalid-type": { ...local, type: "inbound" },
    "wrong-reference": { ...ssh, sourceSecurityGroupId: out("lb.arn") },
    "unknown-protocol": { ...local, protocol: "ssh" },
    "invalid-port-range": { ...local, fromPort: -1, toPort: -1 },
    "only-port-zero": { ...local, fromPort: 0, toPort: 0 },
    "group-of-other-vpc": { ...ssh, sourceSecurityGroupId: out("far.id") },
    "ports-without-effect": { ...local, protocol: "-1" },
    "duplicate-rule": [
      stack(local, {
        with: {
          again: given("aws:ec2/securityGroupRule:SecurityGroupRule", {
            ...ssh,
            cidrBlocks: ["192.168.0.0/16", "10.0.0.0/8"],
            description: "again",
          }),
        },
      }),
    ],
  },
  outputs: [
    {
      of: { ...local, securityGroupId: "sg-0a1b2c3d4e5f60718" },
      are: { id: /^sgrule-\d+$/, securityGroupRuleId: /^sgr-0[0-9a-f]{16}$/, self: false },
    },
  ],
});
