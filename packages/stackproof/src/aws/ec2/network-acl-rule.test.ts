// Rules of network ACLs as resources of their own.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { networkAclRule } from "./network-acl-rule.ts";

const TOKEN = "aws:ec2/networkAclRule:NetworkAclRule";
const https = {
  networkAclId: out("acl.id"),
  ruleNumber: 100,
  ruleAction: "allow",
  protocol: "tcp",
  fromPort: 443,
  toPort: 443,
  cidrBlock: "0.0.0.0/0",
};

testResource(networkAclRule, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    acl: given("aws:ec2/networkAcl:NetworkAcl", { vpcId: out("main.id") }),
  },
  accepts: {
    // The replies are the business of the ACL's model, and a rule that goes out is enough for it here.
    "all traffic": { ...https, protocol: "-1", fromPort: undefined, toPort: undefined },
    "all traffic with ports that do not count": { ...https, protocol: "all", fromPort: 0, toPort: 65_535 },
    "a range with host bits": { ...https, networkAclId: "acl-0a1b2c3d4e5f60718", cidrBlock: "10.0.0.5/24" },
    "the same number in the other direction": stack(
      { ...https, protocol: "-1" },
      { with: { away: given(TOKEN, { ...https, protocol: "-1", egress: true }) } },
    ),
    "all of ICMP": { ...https, protocol: "icmp", icmpType: -1, icmpCode: -1 },
    "what nobody knows": { ...https, networkAclId: unknown(), protocol: unknown(), fromPort: unknown() },
  },
  rejects: {
    "missing-input": { ...https, networkAclId: "acl-0a1b2c3d4e5f60718", cidrBlock: undefined },
    "conflicting-inputs": { ...https, networkAclId: "acl-0a1b2c3d4e5f60718", ipv6CidrBlock: "::/0" },
    "invalid-cidr-block": { ...https, networkAclId: "acl-0a1b2c3d4e5f60718", cidrBlock: "0.0.0.0" },
    "invalid-protocol": { ...https, protocol: "TCP", networkAclId: "acl-0a1b2c3d4e5f60718" },
    "invalid-rule-action": { ...https, ruleAction: "ALLOW", networkAclId: "acl-0a1b2c3d4e5f60718" },
    "invalid-rule-number": { ...https, ruleNumber: 0, networkAclId: "acl-0a1b2c3d4e5f60718" },
    "reversed-ports": { ...https, networkAclId: "acl-0a1b2c3d4e5f60718", fromPort: 8443 },
    "only-port-zero": {
      ...https,
      networkAclId: "acl-0a1b2c3d4e5f60718",
      fromPort: undefined,
      toPort: undefined,
    },
    "icmp-type-missing": { ...https, protocol: "1", networkAclId: "acl-0a1b2c3d4e5f60718" },
    "duplicate-rule-number": stack(
      { ...https, protocol: "-1" },
      { with: { again: given(TOKEN, { ...https, protocol: "-1", ruleAction: "deny" }) } },
    ),
    "number-of-inline-rule": stack(
      { ...https, protocol: "-1", egress: true },
      {
        with: {
          acl: given("aws:ec2/networkAcl:NetworkAcl", {
            vpcId: out("main.id"),
            egress: [
              {
                protocol: "-1",
                ruleNo: 100,
                action: "allow",
                cidrBlock: "0.0.0.0/0",
                fromPort: 0,
                toPort: 0,
              },
            ],
          }),
        },
      },
    ),
  },
  outputs: [
    { of: { ...https, networkAclId: "acl-0a1b2c3d4e5f60718" }, are: { id: /^nacl-\d+$/, egress: false } },
  ],
});
