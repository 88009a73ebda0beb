// Rules of security groups, one permission each: ingress and egress take and refuse the same. Imported by tests only.
import type { ResourceModel } from "../../model/resource.ts";
import { given, type Inputs, out, stack, testResource, unknown } from "../testing.ts";

const group = (vpc: string) => given("aws:ec2/securityGroup:SecurityGroup", { vpcId: out(`${vpc}.id`) });
const https = { securityGroupId: out("app.id"), ipProtocol: "tcp", fromPort: 443, toPort: 443 };
const local = { ...https, cidrIpv4: "10.0.0.0/8" };

/** The whole contract of either rule. */
export function testSecurityGroupRule(model: ResourceModel): void {
  const again = (inputs: Inputs) => given(model.token, inputs);
  testResource(model, {
    given: {
      main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
      second: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
      app: group("main"),
      other: group("main"),
      far: group("second"),
    },
    accepts: {
      "HTTPS and a range": { ...local, description: "HTTPS", tags: { Name: "https" } },
      "another group": { ...https, referencedSecurityGroupId: out("other.id") },
      "the group itself": { ...https, referencedSecurityGroupId: out("app.id") },
      "a prefix list": { ...https, prefixListId: "pl-63a5400a" },
      "all traffic": { securityGroupId: out("app.id"), ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" },
      "all of ICMPv6": { securityGroupId: out("app.id"), ipProtocol: "icmpv6", cidrIpv6: "::/0" },
      "a ping": {
        securityGroupId: out("app.id"),
        ipProtocol: "icmp",
        fromPort: 8,
        toPort: 0,
        cidrIpv4: "10.0.0.0/8",
      },
      "a port that nobody knows": { ...local, fromPort: unknown(), toPort: unknown() },
      "the same range for another port": stack(local, {
        with: { http: again({ ...local, fromPort: 80, toPort: 80 }) },
      }),
    },
    rejects: {
      "missing-input": https,
      "conflicting-inputs": { ...local, referencedSecurityGroupId: out("other.id") },
      "invalid-cidr-ipv4": { ...https, cidrIpv4: "10.0.0.7/8" },
      "invalid-description": { ...local, description: "it's HTTPS" },
      "wrong-reference": { ...https, referencedSecurityGroupId: out("main.id") },
      "unknown-protocol": { ...local, ipProtocol: "http" },
      "invalid-port-range": { ...local, fromPort: 8443 },
      "only-port-zero": { ...local, fromPort: 0, toPort: 0 },
      "ports-missing": [
        { securityGroupId: out("app.id"), ipProtocol: "tcp", cidrIpv4: "10.0.0.0/8" },
        { securityGroupId: out("app.id"), ipProtocol: "icmp", fromPort: 8, cidrIpv4: "10.0.0.0/8" },
      ],
      "ports-for-all-protocols": { ...local, ipProtocol: "-1" },
      "group-of-other-vpc": { ...https, referencedSecurityGroupId: out("far.id") },
      "duplicate-rule": stack(local, { with: { again: again({ ...local, description: "again" }) } }),
    },
    outputs: [
      {
        of: local,
        are: {
          id: /^sgr-0[0-9a-f]{16}$/,
          arn: /^arn:aws:ec2:us-east-1:123456789012:security-group-rule\/sgr-0[0-9a-f]{16}$/,
          securityGroupRuleId: /^sgr-0/,
        },
      },
    ],
  });
}
