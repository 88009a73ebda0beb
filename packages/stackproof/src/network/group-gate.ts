// Network: whether security groups let traffic through. Rules only allow, and the rules of all groups count together;
// replies need no rule: https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
import { type Cidr, parseCidr } from "../core/cidr.ts";
import { known } from "../model/kinds/kind.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import { type Answer, no, type Reason, unknown, yes } from "./answer.ts";
import { isOwn } from "./routing.ts";
import {
  DEFAULT_SECURITY_GROUP,
  type Direction,
  groupById,
  inlineRules,
  ruleOf,
  ruleResources,
  type WrittenRule,
} from "./security-group-rules.ts";
import { type Peer, shareOf, type Traffic, trafficWords } from "./traffic.ts";

const VPC = "aws:ec2/vpc:Vpc";
const RULE_RESOURCES = [
  "aws:ec2/securityGroupRule:SecurityGroupRule",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
];
const FOREIGN_RULES = ["aws-native:ec2:SecurityGroupIngress", "aws-native:ec2:SecurityGroupEgress"];

/** The rules of one group. */
interface GroupRules {
  readonly rules: readonly WrittenRule[];
  /** True for the group that a VPC comes with, while nothing manages it: it lets out everything, and in what is its own. */
  readonly isUntouchedDefault: boolean;
  /** False when there may be others. */
  readonly isComplete: boolean;
}

/** The groups at one end, by their ids: undefined for those that nobody knows. */
export interface Guarded {
  readonly view: ResourceView;
  readonly groups: readonly (string | undefined)[];
}

/** Whether the groups at one end let traffic in from a peer, or out to it. */
export function throughGroups(
  world: World,
  { view, groups }: Guarded,
  direction: Direction,
  peer: Peer,
  traffic: Traffic,
): Answer {
  let open: Answer | undefined;
  const vague = (text: string, at?: ResourceView): void => {
    open ??= unknown(text, at);
  };
  const allowed: { readonly range: Cidr; readonly by: Reason }[] = [];
  for (const id of groups) {
    if (id === undefined) {
      vague(`not all security groups of \`${view.name}\` are known`, view);
      continue;
    }
    const words = groupWords(world, id, view);
    const { rules, isUntouchedDefault, isComplete } = rulesOf(world, id, view);
    if (isUntouchedDefault) {
      const reason = {
        text: `${words} lets ${direction === "egress" ? "everything out" : "its members in"}`,
      };
      if (direction === "egress" || peer.groups.includes(id)) return yes(reason);
    }
    for (const rule of rules) {
      if (rule.direction !== direction) continue;
      const isMeant = matchesPort(rule, traffic);
      if (isMeant === "no") continue;
      const by: Reason = {
        text: `${words} has ${ruleWords(world, rule)}`,
        view: rule.owner,
        property: rule.property,
      };
      if (!rule.isKnown || isMeant === "unknown")
        vague(`${ruleWords(world, rule)} of ${words} is not known in full`, rule.owner);
      if (isMeant === "unknown") continue;
      for (const { kind, value } of rule.peers) {
        if (kind === "prefix-list")
          vague(`${ruleWords(world, rule)} of ${words} is for the prefix list ${value}`, rule.owner);
        else if (kind === "group") {
          if (peer.groups.includes(value)) return yes(by);
          if (peer.hasOtherGroups)
            vague(`${by.text}, and not all security groups of ${peer.words} are known`, by.view);
        } else {
          const range = parseCidr(value);
          if (range?.version === peer.version) allowed.push({ range, by });
        }
      }
    }
    if (!isComplete)
      vague(`${words} may have rules that the program does not show`, groupById(world, id, view));
  }
  const single = allowed.find(({ range }) => shareOf([range], peer) === "all");
  if (single !== undefined) return yes(single.by);
  const share = shareOf(
    allowed.map(({ range }) => range),
    peer,
  );
  if (share === "all") return yes(...allowed.map(({ by }) => by));
  if (share === "some") {
    const part = allowed.find(({ range }) => shareOf([range], peer) !== "none");
    if (part !== undefined)
      return unknown(
        `${part.by.text}, which is a part of ${peer.words} only`,
        part.by.view,
        part.by.property,
      );
  }
  return open ?? closed(world, { view, groups }, direction, peer, traffic);
}

function closed(
  world: World,
  { view, groups }: Guarded,
  direction: Direction,
  peer: Peer,
  traffic: Traffic,
): Answer {
  const ids = groups.flatMap((id) => id ?? []);
  if (ids.length === 0) return unknown(`the security groups of \`${view.name}\` are not known`, view);
  const names = ids.map((id) => groupWords(world, id, view)).join(" and ");
  const [first = ""] = ids;
  const what = trafficWords(traffic);
  const text =
    direction === "ingress" ? `lets ${what} in from ${peer.words}` : `lets ${what} out to ${peer.words}`;
  return no(`no ${direction} rule of ${names} ${text}`, groupById(world, first, view), direction);
}

function rulesOf(world: World, id: string, near: ResourceView): GroupRules {
  const group = groupById(world, id, near);
  const separate = ruleResources(world, id).flatMap((view) => ruleOf(view) ?? []);
  const mayBeMore =
    RULE_RESOURCES.some((token) =>
      world.all(token).some((rule) => rule.text("securityGroupId") === undefined),
    ) ||
    ruleResources(world, id).some((view) => ruleOf(view) === undefined) ||
    FOREIGN_RULES.some((token) => world.all(token).length > 0);
  if (group === undefined) {
    const vpc = world.find(VPC, "defaultSecurityGroupId", id);
    const isDefault = vpc !== undefined && isOwn(vpc);
    return { rules: separate, isUntouchedDefault: isDefault, isComplete: isDefault && !mayBeMore };
  }
  // The provider removes the rule by which AWS lets everything out of a new group, so an absent list has no rules:
  // https://www.pulumi.com/registry/packages/aws/api-docs/ec2/securitygroup/ (NOTE on Egress rules).
  const isWhole = (["ingress", "egress"] as const).every((direction) => {
    const list = known(group.node.inputs[direction]);
    return (
      group.state(direction) !== "unknown" &&
      (!Array.isArray(list) || list.every((item) => known(item) !== undefined))
    );
  });
  const isAdopted = group.is(DEFAULT_SECURITY_GROUP);
  return {
    rules: [...inlineRules(group), ...separate],
    isUntouchedDefault: false,
    isComplete: isWhole && (isOwn(group) || isAdopted) && !mayBeMore,
  };
}

function matchesPort(
  { protocol, fromPort, toPort }: WrittenRule,
  traffic: Traffic,
): "yes" | "no" | "unknown" {
  if (protocol === undefined) return "unknown";
  if (protocol === "-1") return "yes";
  if (protocol !== traffic.protocol) return "no";
  if (traffic.port === undefined) return "yes";
  if (fromPort === undefined || toPort === undefined) return "unknown";
  return fromPort <= traffic.port && traffic.port <= toPort ? "yes" : "no";
}

/** "`web`", or the id of a group that is not in the program. */
function groupWords(world: World, id: string, near: ResourceView): string {
  const group = groupById(world, id, near);
  if (group !== undefined) return `\`${group.name}\``;
  const vpc = world.find(VPC, "defaultSecurityGroupId", id);
  return vpc === undefined ? id : `the default security group of \`${vpc.name}\``;
}

/** "ingress[0] (TCP 443 from 0.0.0.0/0)", "the rule `web-in` (…)". */
function ruleWords(world: World, rule: WrittenRule): string {
  const { protocol = "", fromPort, toPort, direction } = rule;
  const ports = fromPort === toPort ? `${fromPort}` : `${fromPort}-${toPort}`;
  const what = protocol === "-1" ? "all traffic" : `${protocol.toUpperCase()} ${ports}`;
  const peers = rule.peers
    .map(({ kind, value }) => (kind === "group" ? groupWords(world, value, rule.owner) : value))
    .join(", ");
  const name = rule.property === undefined ? `the rule \`${rule.owner.name}\`` : rule.property;
  return `${name} (${what} ${direction === "ingress" ? "from" : "to"} ${peers})`;
}
