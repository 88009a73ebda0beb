// One numbered rule of a network ACL.
import { parseCidr } from "../../core/cidr.ts";
import {
  bool,
  defineResource,
  exactlyOneOf,
  finding,
  int,
  leaf,
  oneOf,
  ref,
  replaces,
  shown,
  withDefault,
} from "../../model/kernel.ts";
import { asText } from "../../model/kinds/kind.ts";
import { crc32Text } from "../../model/terraform-set.ts";
import {
  ACL_RULE_FINDINGS,
  aclProtocol,
  aclRuleOf,
  aclRuleProblems,
  DEFAULT_NETWORK_ACL,
  inlineAclRules,
  NETWORK_ACL,
} from "./network-acl-rules.ts";

const CREATE = { operation: "ec2:CreateNetworkAclEntry", code: "InvalidParameterValue" };
const ACLS = [NETWORK_ACL, DEFAULT_NETWORK_ACL];

/** The provider does not look at the range, and EC2 clears host bits by itself. */
function range(version: 4 | 6) {
  const words = `an IPv${version} range in CIDR notation`;
  return leaf<string>(
    {
      expects: words,
      good: version === 4 ? "0.0.0.0/0" : "::/0",
      bad: "anywhere",
      decode: asText,
      fault: (value) =>
        parseCidr(value)?.version === version ? undefined : { says: `is ${shown(value)}; it takes ${words}` },
    },
    { by: "aws", aws: CREATE },
  );
}

export const networkAclRule = defineResource({
  token: "aws:ec2/networkAclRule:NetworkAclRule",
  docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html",
  inputs: {
    cidrBlock: replaces(range(4)),
    egress: replaces(withDefault(bool(), false)),
    fromPort: replaces(int({ min: 0, max: 65_535 }, { by: "aws", aws: CREATE, evidence: "inferred" })),
    icmpCode: replaces(int()),
    icmpType: replaces(int()),
    ipv6CidrBlock: replaces(range(6)),
    networkAclId: replaces(ref(ACLS)),
    protocol: replaces(aclProtocol()),
    ruleAction: replaces(oneOf(["allow", "deny"])),
    ruleNumber: replaces(int({ min: 1, max: 32_766 }, { by: "aws", aws: CREATE })),
    toPort: replaces(int({ min: 0, max: 65_535 }, { by: "aws", aws: CREATE, evidence: "inferred" })),
  },
  relations: [exactlyOneOf(["cidrBlock", "ipv6CidrBlock"])],
  outputs(self, make) {
    const { networkAclId, ruleNumber, egress, protocol } = self.inputs;
    const isKnown =
      networkAclId !== undefined &&
      ruleNumber !== undefined &&
      egress !== undefined &&
      protocol !== undefined;
    const hash = isKnown
      ? crc32Text(`${networkAclId}-${ruleNumber}-${egress}-${protocol}-`)
      : make.number(1_000_000, 4_000_000_000);
    return { id: `nacl-${hash}` };
  },
  unique: {
    "duplicate-rule-number": {
      key(self) {
        const { networkAclId, ruleNumber, egress } = self.inputs;
        if (networkAclId === undefined || ruleNumber === undefined || egress === undefined) return undefined;
        return `${networkAclId} ${egress ? "egress" : "ingress"} ${ruleNumber}`;
      },
      scope: "region",
      says: (key) => `have the same number: ${key.split(" ").slice(1).join(" ")}`,
      property: "ruleNumber",
      why: "Rules of one direction of a network ACL are told apart by their numbers.",
      fix: "Give one of the rules another number.",
      aws: { operation: "ec2:CreateNetworkAclEntry", code: "NetworkAclEntryAlreadyExists" },
      docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html",
    },
  },
  findings: {
    ...ACL_RULE_FINDINGS,
    "number-of-inline-rule": finding<{ rule: string; number: number; acl: string; inline: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ rule, number, acl, inline }) =>
        `Rule \`${rule}\` has the number ${number}, which the inline rule \`${inline}\` of \`${acl}\` has already.`,
      why: "The ACL is made with its inline rules, and the provider refuses a second rule of the same number and direction.",
      fix: "Give the rule another number.",
      aws: { operation: "ec2:CreateNetworkAclEntry", code: "NetworkAclEntryAlreadyExists" },
      docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html",
    }),
  },
  check(self, _world, report) {
    const rule = aclRuleOf(self);
    if (rule === undefined) return;
    for (const { slug, parameters, property } of aclRuleProblems(rule)) report(slug, parameters, property);
    const acl = self.ref("networkAclId");
    if (acl === undefined || rule.number === undefined) return;
    const inline = inlineAclRules(acl).find(
      (one) => one.number === rule.number && one.isEgress === rule.isEgress,
    );
    if (inline === undefined) return;
    report(
      "number-of-inline-rule",
      { rule: self.name, number: rule.number, acl: acl.name, inline: inline.property ?? "" },
      "ruleNumber",
      { related: [{ view: acl, property: inline.property ?? "ingress", note: "the inline rule" }] },
    );
  },
});
