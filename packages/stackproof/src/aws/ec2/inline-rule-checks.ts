// AWS EC2: what can be wrong with an inline rule of a security group. Shared by SecurityGroup and DefaultSecurityGroup.
import { finding, type Report, type ResourceView, type World } from "../../model/kernel.ts";
import type { WrittenRule } from "../../network/security-group-rules.ts";
import { RULE_FINDINGS, ruleProblems, ruleWords } from "../security-group-rule-problems.ts";

/** The findings of inline rules: those of all rules, and their own. */
export const INLINE_RULE_FINDINGS = {
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
};

/** Reports what is wrong with one rule by itself. */
export function checkInlineRule(
  self: ResourceView,
  rule: WrittenRule,
  world: World,
  report: Report<typeof INLINE_RULE_FINDINGS>,
): void {
  for (const problem of ruleProblems(rule, world, self.text("vpcId"))) {
    report(problem.slug, problem.parameters, problem.property, { related: problem.related ?? [] });
  }
  const { protocol, fromPort: from = 0, toPort: to = 0, property } = rule;
  if (protocol === "-1" && (from !== 0 || to !== 0)) {
    report("ports-for-all-protocols", { rule: ruleWords(rule), from, to }, property);
  }
}
