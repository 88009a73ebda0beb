// Network ACLs.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { networkAcl } from "./network-acl.ts";

const all = { protocol: "-1", ruleNo: 100, action: "allow", cidrBlock: "0.0.0.0/0", fromPort: 0, toPort: 0 };
const tcp = { ...all, protocol: "tcp" };
const https = { ...tcp, fromPort: 443, toPort: 443 };
const replies = { ...tcp, ruleNo: 110, fromPort: 1024, toPort: 65_535 };

testResource(networkAcl, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    second: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
    a: given("aws:ec2/subnet:Subnet", { vpcId: out("main.id"), cidrBlock: "10.0.1.0/24" }),
    far: given("aws:ec2/subnet:Subnet", { vpcId: out("second.id"), cidrBlock: "10.1.1.0/24" }),
  },
  accepts: {
    "HTTPS with replies": {
      vpcId: out("main.id"),
      subnetIds: [out("a.id")],
      ingress: [https, replies],
      egress: [https, { ...replies, action: "Allow" }],
    },
    "all traffic": { vpcId: out("main.id"), ingress: [all], egress: [{ ...all, protocol: "all" }] },
    "a ping": { vpcId: out("main.id"), ingress: [{ ...all, protocol: "icmp", icmpType: -1, icmpCode: -1 }] },
    "one subnet each": stack(
      { vpcId: out("main.id"), subnetIds: [out("a.id")] },
      {
        with: {
          other: given("aws:ec2/networkAcl:NetworkAcl", {
            vpcId: out("second.id"),
            subnetIds: [out("far.id")],
          }),
        },
      },
    ),
    "replies that a rule of its own allows": stack(
      { vpcId: out("main.id"), ingress: [https] },
      {
        with: {
          back: given("aws:ec2/networkAclRule:NetworkAclRule", {
            networkAclId: out("self.id"),
            egress: true,
            protocol: "tcp",
            ruleNumber: 100,
            ruleAction: "allow",
            cidrBlock: "0.0.0.0/0",
            fromPort: 1024,
            toPort: 65_535,
          }),
        },
      },
    ),
    "the same number in both directions": { vpcId: out("main.id"), ingress: [all], egress: [all] },
    "what nobody knows": {
      vpcId: unknown(),
      ingress: [{ ...https, fromPort: unknown(), protocol: unknown() }],
      egress: unknown(),
    },
  },
  rejects: {
    "invalid-ingress-protocol": { vpcId: out("main.id"), ingress: [{ ...all, protocol: "icmpv6" }] },
    "invalid-ingress-rule-no": { vpcId: out("main.id"), ingress: [{ ...all, ruleNo: 32_767 }] },
    "invalid-egress-cidr-block": { vpcId: out("main.id"), egress: [{ ...all, cidrBlock: "10.0.0.5/24" }] },
    "ports-for-all-protocols": { vpcId: out("main.id"), egress: [{ ...all, fromPort: 443, toPort: 443 }] },
    "reversed-ports": {
      vpcId: out("main.id"),
      ingress: [{ ...tcp, fromPort: 443, toPort: 80 }],
      egress: [all],
    },
    "only-port-zero": { vpcId: out("main.id"), ingress: [tcp], egress: [all] },
    "icmp-type-missing": { vpcId: out("main.id"), ingress: [{ ...all, protocol: "icmp" }] },
    "duplicate-rule-number": { vpcId: out("main.id"), ingress: [all, { ...all, action: "deny" }] },
    "rule-without-range": { vpcId: out("main.id"), ingress: [{ ...all, cidrBlock: undefined }] },
    "subnet-of-other-vpc": { vpcId: out("main.id"), subnetIds: [out("far.id")] },
    "subnet-in-two-acls": stack(
      { vpcId: out("main.id"), subnetIds: [out("a.id")] },
      {
        with: {
          other: given("aws:ec2/networkAcl:NetworkAcl", { vpcId: out("main.id"), subnetIds: [out("a.id")] }),
        },
      },
    ),
    "replies-blocked": [
      {
        vpcId: out("main.id"),
        ingress: [{ ...tcp, protocol: "udp", fromPort: 53, toPort: 53 }],
        egress: [https],
      },
      {
        vpcId: out("main.id"),
        ingress: [https],
        egress: [{ ...tcp, protocol: "udp", fromPort: 53, toPort: 53 }],
      },
    ],
  },
  outputs: [
    {
      of: { vpcId: out("main.id") },
      are: {
        id: /^acl-0[0-9a-f]{16}$/,
        arn: /:network-acl\/acl-0[0-9a-f]{16}$/,
        ownerId: "123456789012",
        subnetIds: [],
      },
    },
  ],
});
