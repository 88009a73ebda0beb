// Network: the rules of security groups, wherever a program writes them: inline, as SecurityGroupRule, as vpc rules.
// What a rule may say: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
import { formatCidr, networkOf, parseCidr } from "../core/cidr.ts";
import { comparePlaces, compareText } from "../core/place.ts";
import { isPropertyMap, type PropertyMap } from "../core/value.ts";
import type { ResourceView, World } from "../model/kernel.ts";
import { asFlag, asNumber, asText, known } from "../model/kinds/kind.ts";

export const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const DEFAULT_SECURITY_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const SECURITY_GROUP_RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
const INGRESS_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const EGRESS_RULE = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

/** What a description or name of a security group, or the description of a rule, may be made of. */
export const GROUP_CHARACTERS = /^[A-Za-z0-9 ._\-:/()#,@[\]+=&;{}!$*]*$/;
export const GROUP_CHARACTER_WORDS = "letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*";

export type Direction = "ingress" | "egress";

/** Where traffic of a rule comes from or goes to. */
export interface RulePeer {
  readonly kind: "ipv4" | "ipv6" | "prefix-list" | "group";
  /** Range in its shortest form, or id. */
  readonly value: string;
  readonly property: string;
}

/** One rule as it was written; it can have several peers. */
export interface WrittenRule {
  /** The group, or the resource of the rule. */
  readonly owner: ResourceView;
  /** `ingress[0]` for an inline rule. */
  readonly property: string | undefined;
  readonly direction: Direction;
  /** Lower case, with names for the numbers of tcp, udp, icmp and icmpv6; "-1" for all. Undefined when unknown. */
  readonly protocol: string | undefined;
  /** As it was written. */
  readonly protocolText: string | undefined;
  readonly fromPort: number | undefined;
  readonly toPort: number | undefined;
  readonly peers: readonly RulePeer[];
  readonly description: string | undefined;
  /** False when a part of it is unknown. */
  readonly isKnown: boolean;
  /** True when the program gave no peer at all. */
  readonly hasNoPeer: boolean;
}

/** The four that have names for EC2. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html */
const PROTOCOLS: Readonly<Record<string, string>> = { "1": "icmp", "6": "tcp", "17": "udp", "58": "icmpv6" };
export const NAMED_PROTOCOLS = new Set(["-1", ...Object.values(PROTOCOLS)]);

/** The protocol as the provider compares it. */
export function normalProtocol(text: string): string {
  const lower = text.toLowerCase();
  return lower === "all" ? "-1" : (PROTOCOLS[lower] ?? lower);
}

/** The rules that stand in a group itself. */
export function inlineRules(group: ResourceView): WrittenRule[] {
  return (["ingress", "egress"] as const).flatMap((direction) => {
    const list = known(group.node.inputs[direction]);
    if (!Array.isArray(list)) return [];
    return list.flatMap((item, index) => {
      const inner = known(item);
      if (inner === undefined || !isPropertyMap(inner)) return [];
      return [readRule(group, `${direction}[${index}]`, direction, inner, group.id)];
    });
  });
}

/** The rule that a SecurityGroupRule or a vpc rule is; undefined when its direction is not known. */
export function ruleOf(view: ResourceView): WrittenRule | undefined {
  const { inputs } = view.node;
  if (view.is(SECURITY_GROUP_RULE)) {
    const type = view.text("type");
    if (type !== "ingress" && type !== "egress") return undefined;
    return readRule(view, undefined, type, inputs, view.text("securityGroupId"));
  }
  return readRule(
    view,
    undefined,
    view.is(EGRESS_RULE) ? "egress" : "ingress",
    inputs,
    view.text("securityGroupId"),
  );
}

/** The properties that name a peer, by what they name. */
const PEERS: readonly (readonly [property: string, kind: RulePeer["kind"]])[] = [
  ["cidrBlocks", "ipv4"],
  ["cidrIpv4", "ipv4"],
  ["ipv6CidrBlocks", "ipv6"],
  ["cidrIpv6", "ipv6"],
  ["prefixListIds", "prefix-list"],
  ["prefixListId", "prefix-list"],
  ["securityGroups", "group"],
  ["sourceSecurityGroupId", "group"],
  ["referencedSecurityGroupId", "group"],
];

function readRule(
  owner: ResourceView,
  property: string | undefined,
  direction: Direction,
  values: PropertyMap,
  group: string | undefined,
): WrittenRule {
  const at = (name: string): string => (property === undefined ? name : `${property}.${name}`);
  let isKnown = true;
  let given = 0;
  const read = (name: string) => {
    const value = values[name];
    if (value === undefined || value === null) return undefined;
    const inner = known(value);
    if (inner === undefined) isKnown = false;
    return inner;
  };
  const text = (name: string): string | undefined => {
    const value = read(name);
    return value === undefined ? undefined : asText(value);
  };
  const count = (name: string): number | undefined => {
    const value = read(name);
    return value === undefined ? undefined : asNumber(value);
  };
  const peers: RulePeer[] = [];
  for (const [name, kind] of PEERS) {
    const value = read(name);
    const items = Array.isArray(value)
      ? value
      : values[name] === undefined || values[name] === null
        ? []
        : [value ?? null];
    given += items.length;
    for (const [index, item] of items.entries()) {
      const inner = known(item ?? undefined);
      const one = inner === undefined ? undefined : asText(inner);
      if (one === undefined) isKnown = false;
      else
        peers.push({
          kind,
          value: canonical(kind, one),
          property: Array.isArray(value) ? `${at(name)}[${index}]` : at(name),
        });
    }
  }
  const self = read("self");
  if (self !== undefined && asFlag(self) === true) {
    given += 1;
    if (group === undefined) isKnown = false;
    else peers.push({ kind: "group", value: group, property: at("self") });
  }
  const protocolText = text("protocol") ?? text("ipProtocol");
  return {
    owner,
    property,
    direction,
    protocolText,
    protocol: protocolText === undefined ? undefined : normalProtocol(protocolText),
    fromPort: count("fromPort"),
    toPort: count("toPort"),
    peers,
    description: text("description"),
    isKnown,
    hasNoPeer: given === 0 && isKnown,
  };
}

function canonical(kind: RulePeer["kind"], value: string): string {
  const range = kind === "ipv4" || kind === "ipv6" ? parseCidr(value) : undefined;
  return range === undefined ? value : formatCidr(networkOf(range));
}

/** What EC2 compares permissions by: direction, protocol, ports and one peer, without the description. */
export function permissionKeys(rule: WrittenRule): ReadonlyMap<string, RulePeer> {
  const keys = new Map<string, RulePeer>();
  if (rule.protocol === undefined) return keys;
  const ports =
    NAMED_PROTOCOLS.has(rule.protocol) && rule.protocol !== "-1" ? `${rule.fromPort}-${rule.toPort}` : "all";
  if (ports.includes("undefined")) return keys;
  for (const peer of rule.peers) keys.set(`${rule.direction} ${rule.protocol} ${ports} ${peer.value}`, peer);
  return keys;
}

/** "TCP 443 from 10.0.0.0/16". */
export function permissionWords(rule: WrittenRule, peer: RulePeer): string {
  const { protocol = "", fromPort, toPort } = rule;
  const name =
    protocol === "-1"
      ? "all traffic"
      : NAMED_PROTOCOLS.has(protocol)
        ? protocol.toUpperCase()
        : `protocol ${protocol}`;
  const ports = fromPort === toPort ? String(fromPort) : `${fromPort}-${toPort}`;
  const what = protocol === "-1" || !NAMED_PROTOCOLS.has(protocol) ? name : `${name} ${ports}`;
  return `${what} ${rule.direction === "ingress" ? "from" : "to"} ${peer.value}`;
}

/** The resources whose rules belong to a group, those of all kinds. */
export function ruleResources(world: World, group: string | undefined): ResourceView[] {
  return [SECURITY_GROUP_RULE, INGRESS_RULE, EGRESS_RULE]
    .flatMap((token) => world.where(token, "securityGroupId", group))
    .filter((view) => view.node.kind === "custom");
}

/** The group of the program with this id, a default group too. */
export function groupById(world: World, id: string, near: ResourceView): ResourceView | undefined {
  return world.find(SECURITY_GROUP, "id", id, near) ?? world.find(DEFAULT_SECURITY_GROUP, "id", id, near);
}

/** The first rule resource before `self`, in the order of the source, that grants something `self` grants again. */
export function earlierDuplicate(
  world: World,
  self: ResourceView,
  rule: WrittenRule,
): { readonly other: ResourceView; readonly words: string } | undefined {
  const keys = permissionKeys(rule);
  for (const other of ruleResources(world, self.text("securityGroupId"))) {
    if (other === self || !isBefore(other, self) || !world.sameRegion(self, other)) continue;
    const theirs = ruleOf(other);
    if (theirs === undefined) continue;
    for (const key of permissionKeys(theirs).keys()) {
      const peer = keys.get(key);
      if (peer !== undefined) return { other, words: permissionWords(rule, peer) };
    }
  }
  return undefined;
}

function isBefore(a: ResourceView, b: ResourceView): boolean {
  return (comparePlaces(a.node.source, b.node.source) || compareText(a.urn, b.urn)) < 0;
}
