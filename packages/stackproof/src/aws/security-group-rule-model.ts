// AWS: what the vpc rules for the two directions have in common: inputs, outputs, findings and their check.
import {
  cidr4,
  cidr6,
  finding,
  int,
  type Make,
  type ReportExtras,
  type ResourceView,
  ref,
  replaces,
  tags,
  text,
  type World,
} from "../model/kernel.ts";
import {
  DEFAULT_SECURITY_GROUP,
  earlierDuplicate,
  GROUP_CHARACTER_WORDS,
  GROUP_CHARACTERS,
  groupById,
  ruleOf,
  SECURITY_GROUP,
} from "../network/security-group-rules.ts";
import {
  RULE_FINDINGS,
  type RuleParameters,
  ruleProblems,
  ruleWords,
} from "./security-group-rule-problems.ts";

const AUTHORIZE =
  "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html";
const GROUPS = [SECURITY_GROUP, DEFAULT_SECURITY_GROUP];
const PORT = { min: -1, max: 65_535 };

/** The inputs of a rule for one peer. */
export function vpcRuleInputs(operation: string) {
  return {
    cidrIpv4: cidr4({}, { by: "framework" }),
    cidrIpv6: cidr6({}, { by: "framework" }),
    description: text(
      { max: 255, pattern: GROUP_CHARACTERS, of: GROUP_CHARACTER_WORDS },
      {
        by: "aws",
        aws: { operation, code: "InvalidParameterValue" },
        docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html",
      },
    ),
    fromPort: int(PORT, { by: "framework" }),
    ipProtocol: text(),
    prefixListId: text(),
    referencedSecurityGroupId: ref(GROUPS),
    securityGroupId: replaces(ref(GROUPS)),
    tags: tags(),
    toPort: int(PORT, { by: "framework" }),
  };
}

/** The four inputs of which a rule takes one. */
export const PEER_INPUTS = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"] as const;

export function vpcRuleOutputs(make: Make) {
  const id = make.id("sgr");
  return { id, securityGroupRuleId: id, arn: make.arn("ec2", `security-group-rule/${id}`) };
}

/** The findings of both directions. */
export const VPC_RULE_FINDINGS = {
  ...RULE_FINDINGS,
  "ports-missing": finding<RuleParameters>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ rule, says }) => `${rule} ${says}.`,
    why: "EC2 needs a range of ports for TCP and UDP, and type and code for ICMP.",
    fix: ({ fix }) => fix,
    aws: { operation: "ec2:AuthorizeSecurityGroupIngress", code: "InvalidParameterValue" },
    quote: "Invalid value for portRange. Must specify both from and to ports with TCP/UDP.",
    docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html",
  }),
  "ports-for-all-protocols": finding<RuleParameters>({
    severity: "warning",
    effect: "risky",
    evidence: "documented",
    message: ({ rule, says }) => `${rule} ${says}.`,
    why: "A rule for all protocols is for all ports, whatever ports it is given, and EC2 answers with none: the provider then sees a change that never ends.",
    fix: ({ fix }) => fix,
    docs: "https://www.pulumi.com/registry/packages/aws/api-docs/vpc/securitygroupingressrule/",
  }),
  "duplicate-rule": finding<RuleParameters>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ rule, says }) => `${rule} ${says}.`,
    why: "EC2 keeps a permission once per group and refuses it a second time, even with another description.",
    fix: ({ fix }) => fix,
    aws: { operation: "ec2:AuthorizeSecurityGroupIngress", code: "InvalidPermission.Duplicate" },
    docs: AUTHORIZE,
  }),
} as const;

/** Checks a rule resource of either direction. */
export function checkVpcRule(
  self: ResourceView,
  world: World,
  report: (
    slug: keyof typeof VPC_RULE_FINDINGS,
    parameters: RuleParameters,
    property?: string,
    extras?: ReportExtras,
  ) => void,
): void {
  const rule = ruleOf(self);
  if (rule === undefined) return;
  const group = self.text("securityGroupId");
  const vpcId = group === undefined ? undefined : groupById(world, group, self)?.text("vpcId");
  for (const problem of ruleProblems(rule, world, vpcId)) {
    report(problem.slug, problem.parameters, problem.property, { related: problem.related ?? [] });
  }
  const words = ruleWords(rule);
  const absent = (["fromPort", "toPort"] as const).filter((name) => !self.has(name));
  const { protocol = "" } = rule;
  if (["tcp", "udp", "icmp"].includes(protocol) && absent.length > 0) {
    const isIcmp = protocol === "icmp";
    report(
      "ports-missing",
      {
        rule: words,
        says: `is for ${protocol.toUpperCase()} and has no ${absent.join(" and no ")}`,
        fix: isIcmp
          ? "Write the type as fromPort and the code as toPort, -1 and -1 for all."
          : "Write fromPort and toPort, 0 and 65535 for all ports.",
      },
      "ipProtocol",
    );
  }
  const { fromPort, toPort } = rule;
  if (protocol === "-1" && fromPort !== undefined && (fromPort !== -1 || toPort !== -1)) {
    report(
      "ports-for-all-protocols",
      {
        rule: words,
        says: `is for all protocols and has the ports ${fromPort} to ${toPort ?? "unknown"}`,
        fix: 'Leave out fromPort and toPort, or write ipProtocol "tcp" when these ports are meant.',
      },
      "fromPort",
    );
  }
  const duplicate = earlierDuplicate(world, self, rule);
  if (duplicate === undefined) return;
  const { other, words: what } = duplicate;
  report(
    "duplicate-rule",
    {
      rule: words,
      says: `allows ${what}, which \`${other.name}\` allows already`,
      fix: "Remove one of the two rules.",
    },
    undefined,
    { related: [{ view: other, note: "allows the same" }] },
  );
}
