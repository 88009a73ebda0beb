// A firewall for network interfaces: rules for traffic that comes in and goes out, replies always allowed.

import { repeatableId } from "../../model/ids.ts";
import {
  bool,
  conflictsWith,
  defineResource,
  finding,
  ref,
  replaces,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import {
  GROUP_CHARACTER_WORDS,
  GROUP_CHARACTERS,
  inlineRules,
  permissionKeys,
  permissionWords,
  ruleOf,
  ruleResources,
  type WrittenRule,
} from "../../network/security-group-rules.ts";
import { ruleWords } from "../security-group-rule-problems.ts";
import { checkInlineRule, INLINE_RULE_FINDINGS } from "./inline-rule-checks.ts";
import { groupName, inlineRuleList } from "./security-group-inputs.ts";

/** https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-security-groups */
const QUOTAS =
  "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-security-groups";
const RULES_PER_GROUP = 60;

export const securityGroup = defineResource({
  token: "aws:ec2/securityGroup:SecurityGroup",
  docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html",
  inputs: {
    description: replaces(
      text(
        { max: 255, pattern: GROUP_CHARACTERS, of: GROUP_CHARACTER_WORDS },
        {
          by: "aws",
          aws: { operation: "ec2:CreateSecurityGroup", code: "InvalidParameterValue" },
          why: "EC2 refuses other characters, such as apostrophes, angle brackets and long dashes. A new description needs a new group.",
        },
      ),
    ),
    egress: inlineRuleList(),
    ingress: inlineRuleList(),
    name: replaces(groupName(255)),
    namePrefix: replaces(groupName(229)),
    revokeRulesOnDelete: withDefault(bool(), false),
    tags: tags(),
    vpcId: replaces(ref("aws:ec2/vpc:Vpc")),
  },
  relations: [conflictsWith(["name", "namePrefix"])],
  outputs(self, make) {
    const id = make.id("sg");
    const { defaultVpc } = make.world.account;
    const vpcId = defaultVpc ? repeatableId("vpc", make.account, make.region, "default") : undefined;
    return {
      id,
      arn: make.arn("ec2", `security-group/${id}`),
      ownerId: make.account,
      ...(!self.has("namePrefix") && { namePrefix: "" }),
      ...(!self.has("vpcId") && vpcId !== undefined && { vpcId }),
      ...(!self.has("ingress") && { ingress: [] }),
      ...(!self.has("egress") && { egress: [] }),
    };
  },
  unknowable: {
    vpcId: "Without a vpcId the group is in the account's default VPC, and the settings say there is none.",
  },
  unique: {
    "duplicate-name": {
      key(self) {
        const [name, vpcId] = [self.text("name"), self.text("vpcId")];
        return name === undefined || vpcId === undefined ? undefined : `${vpcId} ${name.toLowerCase()}`;
      },
      scope: "region",
      says: (key) => `have the same name "${key.slice(key.indexOf(" ") + 1)}" in one VPC`,
      property: "name",
      why: "The names of the groups of a VPC are unique, upper and lower case being the same.",
      fix: "Give one of them another name, or none: Pulumi makes one.",
      aws: { operation: "ec2:CreateSecurityGroup", code: "InvalidGroup.Duplicate" },
    },
  },
  findings: {
    ...INLINE_RULE_FINDINGS,
    "invalid-name-characters": finding<{ name: string; characters: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, characters }) =>
        `Security group name ${JSON.stringify(name)} has ${characters}; it takes ${GROUP_CHARACTER_WORDS}.`,
      why: "EC2 refuses other characters in the name of a group.",
      fix: "Leave the characters out.",
      aws: { operation: "ec2:CreateSecurityGroup", code: "InvalidParameterValue" },
      docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html",
    }),
    "reserved-name": finding<{ group: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ group }) => `Security group \`${group}\` has the name "default", which is reserved.`,
      why: "Each VPC has a group of that name, made by AWS.",
      fix: "Give another name, or use aws.ec2.DefaultSecurityGroup to manage the VPC's own group.",
      aws: { operation: "ec2:CreateSecurityGroup", code: "InvalidParameterValue" },
      quote: "Cannot use reserved security group name: default",
      docs: "https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html",
    }),
    "rule-without-peer": finding<{ rule: string; peers: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ rule, peers }) => `${rule} names nobody: it has no ${peers}.`,
      why: "The provider makes one permission for each range, prefix list and group of a rule, and none for a rule without them.",
      fix: "Add cidrBlocks, ipv6CidrBlocks, prefixListIds, securityGroups or self, or remove the rule.",
      docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_security_group.go",
    }),
    "repeated-permission": finding<{ group: string; words: string; other: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ group, words, other }) =>
        `Security group \`${group}\` allows ${words} twice, here and in \`${other}\`.`,
      why: "The provider sends all rules of a group in one call, and EC2 refuses a call that has a permission twice, even with another description.",
      fix: "Keep one of the two rules.",
      aws: { operation: "ec2:AuthorizeSecurityGroupIngress", code: "InvalidParameterValue" },
      quote: "The same permission must not appear multiple times",
      docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html",
    }),
    "rules-of-two-kinds": finding<{ group: string; direction: string; other: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ group, direction, other }) =>
        `Security group \`${group}\` has inline ${direction} rules, and \`${other}\` adds another to it.`,
      why: "Inline rules claim to be all rules of the group: with the next refresh the provider sees the other one as a stranger and removes it.",
      fix: "Write all rules of the group inline, or all of them as resources of their own.",
      docs: "https://www.pulumi.com/registry/packages/aws/api-docs/ec2/securitygroup/",
    }),
    "too-many-rules": finding<{ group: string; count: number; direction: string; family: string }>({
      severity: "warning",
      effect: "rejected",
      evidence: "documented",
      message: ({ group, count, direction, family }) =>
        `Security group \`${group}\` has ${count} ${direction} rules for ${family}; the default quota is ${RULES_PER_GROUP}.`,
      why: "Each range, prefix list and group counts as a rule, those that name a group for IPv4 and for IPv6. A prefix list counts as many as its maximum.",
      fix: "Merge ranges, use a second group, or ask for a higher quota before the update.",
      aws: { operation: "ec2:AuthorizeSecurityGroupIngress", code: "RulesPerSecurityGroupLimitExceeded" },
      docs: QUOTAS,
    }),
  },
  check(self, world, report) {
    const name = self.inputs.name ?? self.inputs.namePrefix;
    const strange =
      name === undefined ? [] : [...new Set(Array.from(name).filter((one) => !GROUP_CHARACTERS.test(one)))];
    if (name !== undefined && strange.length > 0) {
      const characters = strange.map((one) => JSON.stringify(one)).join(", ");
      report("invalid-name-characters", { name, characters }, self.has("namePrefix") ? "namePrefix" : "name");
    }
    if (name === "default" && self.has("name")) report("reserved-name", { group: self.name }, "name");

    const inline = inlineRules(self);
    for (const rule of inline) {
      checkInlineRule(self, rule, world, report);
      if (rule.hasNoPeer) {
        const peers = rule.direction === "ingress" ? "source" : "destination";
        report("rule-without-peer", { rule: ruleWords(rule), peers }, rule.property);
      }
    }
    reportRepeated(inline, (rule, other, words) =>
      report("repeated-permission", { group: self.name, words, other: other.property ?? "" }, rule.property),
    );

    const resources = ruleResources(world, self.id);
    for (const direction of ["ingress", "egress"] as const) {
      const other = resources.find((view) => ruleOf(view)?.direction === direction);
      if (other !== undefined && inline.some((rule) => rule.direction === direction)) {
        report("rules-of-two-kinds", { group: self.name, direction, other: other.name }, direction, {
          related: [{ view: other, note: `another ${direction} rule of the group` }],
        });
      }
      const rules = [...inline, ...resources.flatMap((view) => ruleOf(view) ?? [])];
      for (const family of ["IPv4", "IPv6"] as const) {
        const count = countFor(rules, direction, family);
        if (count > RULES_PER_GROUP)
          report("too-many-rules", { group: self.name, count, direction, family }, direction);
      }
    }
  },
});

/** Rules with the same permission and another description; equal rules are one for the provider. */
function reportRepeated(
  rules: readonly WrittenRule[],
  found: (rule: WrittenRule, other: WrittenRule, words: string) => void,
): void {
  const first = new Map<string, WrittenRule>();
  for (const rule of rules) {
    for (const [key, peer] of permissionKeys(rule)) {
      const other = first.get(key);
      if (other === undefined) first.set(key, rule);
      else if (
        other !== rule &&
        rule.isKnown &&
        other.isKnown &&
        (rule.description ?? "") !== (other.description ?? "")
      ) {
        found(rule, other, permissionWords(rule, peer));
        break;
      }
    }
  }
}

function countFor(
  rules: readonly WrittenRule[],
  direction: WrittenRule["direction"],
  family: "IPv4" | "IPv6",
): number {
  const keys = new Set<string>();
  for (const rule of rules) {
    if (rule.direction !== direction) continue;
    for (const [key, { kind }] of permissionKeys(rule)) {
      if (kind !== (family === "IPv4" ? "ipv6" : "ipv4")) keys.add(key);
    }
  }
  return keys.size;
}
