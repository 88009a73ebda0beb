// A filter at the edge of subnets: numbered rules for each direction, without memory of connections.
import {
  cidr4,
  cidr6,
  defineResource,
  finding,
  int,
  list,
  object,
  port,
  type Report,
  type ResourceView,
  ref,
  replaces,
  tags,
  text,
  type World,
} from "../../model/kernel.ts";
import { vpcOfSubnet, vpcWords } from "../vpc-membership.ts";
import {
  ACL_RULE_FINDINGS,
  type AclRule,
  aclProtocol,
  aclRuleOf,
  aclRuleProblems,
  aclRuleResources,
  aclRuleWords,
  allowsReplies,
  DEFAULT_NETWORK_ACL,
  inlineAclRules,
  NETWORK_ACL,
  serviceRule,
} from "./network-acl-rules.ts";

const GUIDE = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html";
const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_network_acl.go";

function rules() {
  return list(
    object({
      action: text({ pattern: /^(?:allow|deny)$/i, of: '"allow" or "deny"', good: "allow", bad: "permit" }),
      cidrBlock: cidr4(),
      fromPort: port(),
      icmpCode: int(),
      icmpType: int(),
      ipv6CidrBlock: cidr6(),
      protocol: aclProtocol(),
      ruleNo: int({ min: 1, max: 32_766 }),
      toPort: port(),
    }),
  );
}

const findings = {
  ...ACL_RULE_FINDINGS,
  "ports-for-all-protocols": finding<{ rule: string; from: number; to: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ rule, from, to }) => `${rule} is for all protocols and has the ports ${from} to ${to}.`,
    why: "EC2 keeps no ports of a rule for all protocols, so the provider takes 0 and 0 only.",
    fix: 'Write fromPort 0 and toPort 0 for all traffic, or protocol "tcp" with the ports.',
    quote: ({ from, to }) =>
      `to_port (${to}) and from_port (${from}) must both be 0 to use the 'all' "-1" protocol!`,
    docs: PROVIDER,
  }),
  "duplicate-rule-number": finding<{ acl: string; number: number; direction: string; other: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ acl, number, direction, other }) =>
      `Network ACL \`${acl}\` has the ${direction} rule number ${number} twice, here and in \`${other}\`.`,
    why: "Rules of one direction are told apart by their numbers.",
    fix: "Give one of the rules another number.",
    aws: { operation: "ec2:CreateNetworkAclEntry", code: "NetworkAclEntryAlreadyExists" },
    docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html",
  }),
  "rule-without-range": finding<{ rule: string }>({
    severity: "warning",
    effect: "rejected",
    evidence: "inferred",
    message: ({ rule }) => `${rule} has neither a cidrBlock nor an ipv6CidrBlock.`,
    why: "A rule is for one range of addresses.",
    fix: 'Write cidrBlock "0.0.0.0/0" for all IPv4 addresses.',
    aws: { operation: "ec2:CreateNetworkAclEntry", code: "MissingParameter" },
    docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html",
  }),
  "subnet-of-other-vpc": finding<{ acl: string; subnet: string; vpc: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ acl, subnet, vpc }) =>
      `Subnet \`${subnet}\` is not in the VPC ${vpc} of the network ACL \`${acl}\`.`,
    why: "A network ACL filters subnets of its own VPC.",
    fix: "Make an ACL in the subnet's VPC, or name another subnet.",
    aws: { operation: "ec2:ReplaceNetworkAclAssociation", code: "InvalidParameterValue" },
    docs: GUIDE,
  }),
  "subnet-in-two-acls": finding<{ acl: string; subnet: string; other: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ acl, subnet, other }) =>
      `Subnet \`${subnet}\` is given to the network ACLs \`${acl}\` and \`${other}\`.`,
    why: "A subnet has one network ACL. The one that is made last takes the subnet from the other, and the next update takes it back.",
    fix: "Keep one of them for the subnet, with the rules of both.",
    docs: GUIDE,
  }),
  "replies-blocked": finding<{ acl: string; rule: string; service: string; direction: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ acl, rule, service, direction }) =>
      `Network ACL \`${acl}\` lets connections ${service} by ${rule}, and has no ${direction} rule for the replies.`,
    why: "Network ACLs do not remember connections. Replies go to the port that the client chose, between 1024 and 65535, and need a rule of their own.",
    fix: ({ direction }) => `Add an ${direction} rule that allows TCP ports 1024 to 65535.`,
    docs: "https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html",
  }),
};

export const networkAcl = defineResource({
  token: "aws:ec2/networkAcl:NetworkAcl",
  docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html",
  inputs: {
    egress: rules(),
    ingress: rules(),
    subnetIds: list(ref("aws:ec2/subnet:Subnet")),
    tags: tags(),
    vpcId: replaces(ref("aws:ec2/vpc:Vpc")),
  },
  outputs(self, make) {
    const id = make.id("acl");
    return {
      id,
      arn: make.arn("ec2", `network-acl/${id}`),
      ownerId: make.account,
      ...(!self.has("ingress") && { ingress: [] }),
      ...(!self.has("egress") && { egress: [] }),
      ...(!self.has("subnetIds") && { subnetIds: [] }),
    };
  },
  findings,
  check(self, world, report) {
    const inline = inlineAclRules(self);
    checkRules(inline, report);
    checkNumbers(self, inline, report);
    checkSubnets(self, world, report);
    checkReplies(self, world, inline, report);
  },
});

function checkRules(inline: readonly AclRule[], report: Report<typeof findings>): void {
  for (const rule of inline) {
    for (const { slug, parameters, property } of aclRuleProblems(rule)) report(slug, parameters, property);
    const { fromPort: from = 0, toPort: to = 0, property = "" } = rule;
    if (rule.protocol === -1 && (from !== 0 || to !== 0)) {
      report("ports-for-all-protocols", { rule: aclRuleWords(rule), from, to }, property);
    }
    if (!rule.hasIpv4 && !rule.hasIpv6) report("rule-without-range", { rule: aclRuleWords(rule) }, property);
  }
}

function checkNumbers(self: ResourceView, inline: readonly AclRule[], report: Report<typeof findings>): void {
  const first = new Map<string, AclRule>();
  for (const rule of inline) {
    if (rule.number === undefined) continue;
    const direction = rule.isEgress ? "egress" : "ingress";
    const key = `${direction} ${rule.number}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, rule);
    else if (!sameRule(rule, other)) {
      const parameters = { acl: self.name, number: rule.number, direction, other: other.property ?? "" };
      report("duplicate-rule-number", parameters, `${rule.property ?? ""}.ruleNo`);
    }
  }
}

/** Equal inline rules are one for the provider, which keeps them as a set. */
function sameRule(a: AclRule, b: AclRule): boolean {
  const parts = (rule: AclRule) => JSON.stringify({ ...rule, owner: undefined, property: undefined });
  return parts(a) === parts(b);
}

function checkSubnets(self: ResourceView, world: World, report: Report<typeof findings>): void {
  const vpcId = self.text("vpcId");
  for (const [index, id] of (self.texts("subnetIds") ?? []).entries()) {
    const subnet = world.find("aws:ec2/subnet:Subnet", "id", id, self);
    const theirs = vpcOfSubnet(world, id, self);
    const at = `subnetIds[${index}]`;
    if (subnet === undefined || self.state("subnetIds") !== "known") continue;
    if (vpcId !== undefined && theirs !== undefined && theirs !== vpcId) {
      report(
        "subnet-of-other-vpc",
        { acl: self.name, subnet: subnet.name, vpc: vpcWords(world, vpcId) },
        at,
        {
          related: [{ view: subnet, property: "vpcId", note: `in ${vpcWords(world, theirs)}` }],
        },
      );
    }
    const other = [NETWORK_ACL, DEFAULT_NETWORK_ACL]
      .flatMap((token) => world.where(token, "subnetIds", id))
      .find((acl) => acl.urn < self.urn && acl.has("subnetIds"));
    if (other !== undefined) {
      report("subnet-in-two-acls", { acl: self.name, subnet: subnet.name, other: other.name }, at, {
        related: [{ view: other, property: "subnetIds", note: "the other ACL" }],
      });
    }
  }
}

function checkReplies(
  self: ResourceView,
  world: World,
  inline: readonly AclRule[],
  report: Report<typeof findings>,
): void {
  const resources = aclRuleResources(world, self.id).map((view) => aclRuleOf(view));
  if (
    resources.includes(undefined) ||
    self.state("ingress") === "unknown" ||
    self.state("egress") === "unknown"
  )
    return;
  const all = [...inline, ...resources.flatMap((rule) => rule ?? [])];
  const incoming = serviceRule(all, false);
  if (incoming !== undefined && !allowsReplies(all, true)) {
    const parameters = { acl: self.name, rule: numberWords(incoming), service: "in", direction: "egress" };
    report("replies-blocked", parameters, incoming.property);
  }
  const outgoing = serviceRule(all, true);
  if (outgoing !== undefined && !allowsReplies(all, false)) {
    const parameters = { acl: self.name, rule: numberWords(outgoing), service: "out", direction: "ingress" };
    report("replies-blocked", parameters, outgoing.property);
  }
}

function numberWords(rule: AclRule): string {
  const place = rule.property === undefined ? `\`${rule.owner.name}\`` : `\`${rule.property}\``;
  const ports = rule.fromPort === rule.toPort ? String(rule.fromPort) : `${rule.fromPort}-${rule.toPort}`;
  return `${place} (TCP ${ports})`;
}
