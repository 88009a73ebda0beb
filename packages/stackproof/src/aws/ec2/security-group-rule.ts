// One or several permissions of a security group, as a resource of its own.
import {
  bool,
  cidr4,
  cidr6,
  conflictsWith,
  defineResource,
  finding,
  int,
  list,
  oneOf,
  ref,
  replaces,
  text,
} from "../../model/kernel.ts";
import { crc32Text } from "../../model/terraform-set.ts";
import {
  DEFAULT_SECURITY_GROUP,
  earlierDuplicate,
  groupById,
  ruleOf,
  SECURITY_GROUP,
} from "../../network/security-group-rules.ts";
import { RULE_FINDINGS, ruleProblems, ruleWords } from "../security-group-rule-problems.ts";
import { atLeastOneFilled, conflictUnlessEmpty } from "./filled-lists.ts";
import { ruleDescription } from "./security-group-inputs.ts";

const GROUPS = [SECURITY_GROUP, DEFAULT_SECURITY_GROUP];

export const securityGroupRule = defineResource({
  token: "aws:ec2/securityGroupRule:SecurityGroupRule",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_security_group_rule.go",
  inputs: {
    cidrBlocks: replaces(list(cidr4())),
    description: ruleDescription(),
    fromPort: replaces(int()),
    ipv6CidrBlocks: replaces(list(cidr6())),
    prefixListIds: replaces(list(text())),
    protocol: replaces(text()),
    securityGroupId: replaces(ref(GROUPS)),
    self: replaces(bool()),
    sourceSecurityGroupId: replaces(ref(GROUPS)),
    toPort: replaces(int()),
    type: replaces(oneOf(["egress", "ingress"])),
  },
  relations: [
    atLeastOneFilled(["cidrBlocks", "ipv6CidrBlocks", "prefixListIds", "self", "sourceSecurityGroupId"]),
    conflictUnlessEmpty(["cidrBlocks", "sourceSecurityGroupId"]),
    conflictUnlessEmpty(["cidrBlocks", "self"]),
    conflictUnlessEmpty(["ipv6CidrBlocks", "sourceSecurityGroupId"]),
    conflictUnlessEmpty(["ipv6CidrBlocks", "self"]),
    conflictsWith(["self", "sourceSecurityGroupId"]),
  ],
  outputs(self, make) {
    const rule = ruleOf(self);
    const group = self.text("securityGroupId");
    const isKnown = rule?.isKnown === true && group !== undefined;
    const parts =
      rule === undefined
        ? []
        : [
            group ?? "",
            ...(rule.protocol === "-1" ? [] : [rule.fromPort, rule.toPort].filter((port) => (port ?? 0) > 0)),
            rule.protocol ?? "",
            rule.direction,
            ...(["ipv4", "ipv6", "prefix-list", "group"] as const).flatMap((kind) =>
              rule.peers
                .filter((peer) => peer.kind === kind)
                .map((peer) => (kind === "group" ? `${peer.value}--` : peer.value))
                .sort(),
            ),
          ];
    const text = parts
      .map((part) => (typeof part === "string" && part.endsWith("--") ? part : `${part}-`))
      .join("");
    return {
      id: `sgrule-${isKnown ? crc32Text(text) : make.number(1_000_000, 4_000_000_000)}`,
      securityGroupRuleId: make.id("sgr"),
      ...(!self.has("self") && { self: false }),
      ...(self.inputs.self === true && group !== undefined && { sourceSecurityGroupId: group }),
    };
  },
  unknowable: { sourceSecurityGroupId: "Only a rule with a source group has one." },
  findings: {
    ...RULE_FINDINGS,
    "duplicate-rule": finding<{ rule: string; other: string; words: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ rule, other, words }) => `${rule} allows ${words}, which \`${other}\` allows already.`,
      why: "EC2 keeps a permission once per group and refuses it a second time, even with another description.",
      fix: "Remove one of the two rules, or take the range out of one of them.",
      aws: { operation: "ec2:AuthorizeSecurityGroupIngress", code: "InvalidPermission.Duplicate" },
      docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html",
    }),
    "ports-without-effect": finding<{ rule: string; from: number; to: number }>({
      severity: "warning",
      effect: "risky",
      evidence: "documented",
      message: ({ rule, from, to }) =>
        `${rule} is for all protocols, so it opens all ports, not only ${from} to ${to}.`,
      why: "EC2 keeps no ports of a rule for all protocols; the provider does not even send them.",
      fix: 'Write protocol "tcp" for these ports, or fromPort 0 and toPort 0 when all traffic is meant.',
      docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html",
    }),
  },
  check(self, world, report) {
    const rule = ruleOf(self);
    if (rule === undefined) return;
    const group = self.text("securityGroupId");
    const vpcId = group === undefined ? undefined : groupById(world, group, self)?.text("vpcId");
    for (const problem of ruleProblems(rule, world, vpcId)) {
      report(problem.slug, problem.parameters, problem.property, { related: problem.related ?? [] });
    }
    const { fromPort = 0, toPort = 0 } = rule;
    const isAll = (fromPort === 0 || fromPort === -1) && [0, -1, 65_535].includes(toPort);
    if (rule.protocol === "-1" && !isAll) {
      report("ports-without-effect", { rule: ruleWords(rule), from: fromPort, to: toPort }, "protocol");
    }
    const duplicate = earlierDuplicate(world, self, rule);
    if (duplicate !== undefined) {
      const { other, words } = duplicate;
      report("duplicate-rule", { rule: ruleWords(rule), other: other.name, words }, undefined, {
        related: [{ view: other, note: "allows the same" }],
      });
    }
  },
});
