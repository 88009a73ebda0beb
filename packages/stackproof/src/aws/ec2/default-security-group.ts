// The group that AWS makes with each VPC. The resource takes it over and empties it of the rules it had.

import { repeatableId } from "../../model/ids.ts";
import { bool, defineResource, finding, ref, replaces, tags, withDefault } from "../../model/kernel.ts";
import { inlineRules } from "../../network/security-group-rules.ts";
import { RULE_FINDINGS, ruleProblems, ruleWords } from "../security-group-rule-problems.ts";
import { inlineRuleList } from "./security-group-inputs.ts";

export const defaultSecurityGroup = defineResource({
  token: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  docs: "https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html",
  inputs: {
    egress: inlineRuleList(),
    ingress: inlineRuleList(),
    revokeRulesOnDelete: withDefault(bool(), false),
    tags: tags(),
    vpcId: replaces(ref("aws:ec2/vpc:Vpc")),
  },
  outputs(self, make) {
    const ofVpc = self.ref("vpcId")?.text("defaultSecurityGroupId");
    const isDefaultVpc = !self.has("vpcId") && make.world.account.defaultVpc;
    const inDefaultVpc = repeatableId("sg", make.account, make.region, "default");
    const id = ofVpc ?? (isDefaultVpc ? inDefaultVpc : make.id("sg"));
    return {
      id,
      arn: make.arn("ec2", `security-group/${id}`),
      description: "default VPC security group",
      name: "default",
      namePrefix: "",
      ownerId: make.account,
      ...(isDefaultVpc && { vpcId: repeatableId("vpc", make.account, make.region, "default") }),
      ...(!self.has("ingress") && { ingress: [] }),
      ...(!self.has("egress") && { egress: [] }),
    };
  },
  unknowable: {
    vpcId: "Without a vpcId it is the account's default VPC, and the settings say there is none.",
  },
  unique: {
    "group-managed-twice": {
      key: (self) => self.text("vpcId"),
      scope: "region",
      says: () => "both manage the default group of one VPC",
      property: "vpcId",
      effect: "broken",
      why: "A VPC has one default group. Each of the two removes the rules of the other, again with every update.",
      fix: "Keep one of them, with all rules.",
      docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_default_security_group.go",
    },
  },
  findings: {
    ...RULE_FINDINGS,
    "ports-for-all-protocols": finding<{ rule: string; from: number; to: number }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ rule, from, to }) => `${rule} is for all protocols and has the ports ${from} to ${to}.`,
      why: "A rule for all protocols has no ports: EC2 would open all of them, so the provider refuses.",
      fix: 'Write fromPort 0 and toPort 0 for all traffic, or protocol "tcp" with the ports.',
      quote: ({ from, to }) =>
        `from_port (${from}) and to_port (${to}) must both be 0 to use the 'ALL' "-1" protocol!`,
      docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_security_group.go",
    }),
  },
  check(self, world, report) {
    for (const rule of inlineRules(self)) {
      for (const problem of ruleProblems(rule, world, self.text("vpcId"))) {
        report(problem.slug, problem.parameters, problem.property, { related: problem.related ?? [] });
      }
      const { fromPort: from = 0, toPort: to = 0 } = rule;
      if (rule.protocol === "-1" && (from !== 0 || to !== 0)) {
        report("ports-for-all-protocols", { rule: ruleWords(rule), from, to }, rule.property);
      }
    }
  },
});
