// Network: whether the network ACL of a subnet lets traffic through. Its rules are tried by number, the first that fits
// decides, and replies need a rule of their own: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
import { type Cidr, parseCidr } from "../core/cidr.ts";
import { isPropertyMap, type PropertyMap } from "../core/value.ts";
import { asNumber, asText, known } from "../model/kinds/kind.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import { type Answer, no, unknown, yes } from "./answer.ts";
import { isOwn, vpcOf } from "./routing.ts";
import { type Peer, type Protocol, shareOf, type Traffic, trafficWords } from "./traffic.ts";

const ACL = "aws:ec2/networkAcl:NetworkAcl";
const DEFAULT_ACL = "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl";
const ACL_RULE = "aws:ec2/networkAclRule:NetworkAclRule";
const ACL_ASSOCIATION = "aws:ec2/networkAclAssociation:NetworkAclAssociation";

/** Ports that clients choose: https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html */
const REPLIES = { from: 1024, to: 65_535 };
const PROTOCOL_NUMBERS: Readonly<Record<Protocol, string>> = { tcp: "6", udp: "17" };

interface AclRule {
  readonly owner: ResourceView;
  readonly property: string | undefined;
  readonly number: number | undefined;
  readonly isEgress: boolean | undefined;
  readonly isAllow: boolean | undefined;
  readonly protocol: string | undefined;
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** Undefined when unknown. */
  readonly range: Cidr | undefined;
}

/** The ports that traffic goes to, or that its replies go to. */
export interface Ports {
  readonly protocol: Protocol;
  /** Undefined: any one port. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly words: string;
}

/** The ports of a connection's own direction. */
export function portsOf(traffic: Traffic): Ports {
  const { protocol, port } = traffic;
  return { protocol, from: port, to: port, words: trafficWords(traffic) };
}

/** The ports of its replies. */
export function repliesTo({ protocol }: Traffic): Ports {
  return { protocol, ...REPLIES, words: `replies (${protocol.toUpperCase()} 1024-65535)` };
}

/** Whether the ACL of a subnet lets packets in from a peer, or out to it. */
export function throughList(
  world: World,
  subnet: ResourceView,
  direction: "ingress" | "egress",
  peer: Peer,
  ports: Ports,
): Answer {
  const acl = aclOf(world, subnet);
  if (acl === "untouched") return yes();
  if (acl === undefined) return unknown(`the network ACL of \`${subnet.name}\` is not known`, subnet);
  const { rules, isComplete } = rulesOf(world, acl);
  if (!isComplete) return unknown(`the rules of the network ACL \`${acl.name}\` are not all known`, acl);
  const own = rules
    .filter(({ isEgress }) => isEgress === (direction === "egress"))
    .sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
  const way = `${direction === "ingress" ? "from" : "to"} ${peer.words}`;
  let inPart: { readonly rule: AclRule; readonly isAllow: boolean } | undefined;
  for (const rule of own) {
    const share = shareOfRule(rule, peer, ports);
    if (share === "none") continue;
    const isAllow = rule.isAllow === true;
    if (share === "some") {
      inPart ??= { rule, isAllow };
      continue;
    }
    if (inPart !== undefined && inPart.isAllow !== isAllow)
      return ofPart(inPart, acl, `${ports.words} ${way}`);
    const text = `${ruleWords(rule, acl)} ${isAllow ? "allows" : "denies"} ${ports.words} ${way}`;
    return isAllow
      ? yes({ text, view: rule.owner, property: rule.property })
      : no(text, rule.owner, rule.property);
  }
  if (inPart?.isAllow === true) return ofPart(inPart, acl, `${ports.words} ${way}`);
  return no(
    `no ${direction} rule of the network ACL \`${acl.name}\` allows ${ports.words} ${way}`,
    acl,
    direction,
  );
}

/** A rule for some of the addresses or ports, against those that follow it. */
function ofPart(
  { rule, isAllow }: { readonly rule: AclRule; readonly isAllow: boolean },
  acl: ResourceView,
  what: string,
): Answer {
  const text = `${ruleWords(rule, acl)} ${isAllow ? "allows" : "denies"} only a part of ${what}`;
  return unknown(text, rule.owner, rule.property);
}

/** The ACL of a subnet; "untouched" for the one that a VPC comes with, which allows everything; undefined when unknown. */
function aclOf(world: World, subnet: ResourceView): ResourceView | "untouched" | undefined {
  const vpc = vpcOf(world, subnet);
  const { id } = subnet;
  if (!isOwn(subnet) || vpc === undefined || id === undefined) return undefined;
  const associations = world.all(ACL_ASSOCIATION);
  const isVague =
    associations.some((one) => one.text("subnetId") === undefined) ||
    world
      .all(ACL)
      .some(
        (one) => one.state("subnetIds") === "unknown" || (one.texts("subnetIds") ?? []).includes(undefined),
      );
  if (isVague) return undefined;
  const [association] = world.where(ACL_ASSOCIATION, "subnetId", id);
  if (association !== undefined) {
    return (
      world.find(ACL, "id", association.text("networkAclId")) ??
      world.find(DEFAULT_ACL, "id", association.text("networkAclId"))
    );
  }
  const named = world.find(ACL, "subnetIds", id);
  if (named !== undefined) return named;
  const adopted = world.where(DEFAULT_ACL, "defaultNetworkAclId", vpc.text("defaultNetworkAclId"));
  const mayBeAdopted = world.all(DEFAULT_ACL).some((one) => one.text("defaultNetworkAclId") === undefined);
  return adopted[0] ?? (mayBeAdopted ? undefined : "untouched");
}

function rulesOf(
  world: World,
  acl: ResourceView,
): { readonly rules: readonly AclRule[]; readonly isComplete: boolean } {
  const ids = [acl.id, ...(acl.is(DEFAULT_ACL) ? [acl.text("defaultNetworkAclId")] : [])];
  const resources = [...new Set(ids)].flatMap((id) => world.where(ACL_RULE, "networkAclId", id));
  const inline = (["ingress", "egress"] as const).flatMap((direction) => {
    const list = known(acl.node.inputs[direction]);
    return (Array.isArray(list) ? list : []).map((item, index) => {
      const inner = known(item);
      const values = inner !== undefined && isPropertyMap(inner) ? inner : {};
      return readRule(acl, `${direction}[${index}]`, direction === "egress", values);
    });
  });
  const rules = [
    ...inline,
    ...resources.map((view) =>
      readRule(view, undefined, view.has("egress") ? view.flag("egress") : false, view.node.inputs),
    ),
  ];
  const isComplete =
    (isOwn(acl) || acl.is(DEFAULT_ACL)) &&
    acl.state("ingress") !== "unknown" &&
    acl.state("egress") !== "unknown" &&
    !world.all(ACL_RULE).some((rule) => rule.text("networkAclId") === undefined) &&
    rules.every(
      ({ number, isEgress, isAllow, protocol, range }) =>
        number !== undefined &&
        isEgress !== undefined &&
        isAllow !== undefined &&
        protocol !== undefined &&
        range !== undefined,
    );
  return { rules, isComplete };
}

function readRule(
  owner: ResourceView,
  property: string | undefined,
  isEgress: boolean | undefined,
  values: PropertyMap,
): AclRule {
  const read = <T>(
    as: (value: NonNullable<ReturnType<typeof known>>) => T,
    ...names: string[]
  ): T | undefined => {
    const value = names.map((name) => known(values[name])).find((one) => one !== undefined && one !== "");
    return value === undefined ? undefined : as(value);
  };
  const range = read(asText, "cidrBlock", "ipv6CidrBlock");
  const action = read(asText, "action", "ruleAction")?.toLowerCase();
  return {
    owner,
    property,
    isEgress,
    number: read(asNumber, "ruleNo", "ruleNumber"),
    isAllow: action === undefined ? undefined : action === "allow",
    protocol: read(asText, "protocol")?.toLowerCase(),
    from: read(asNumber, "fromPort"),
    to: read(asNumber, "toPort"),
    range: range === undefined ? undefined : parseCidr(range),
  };
}

function shareOfRule(rule: AclRule, peer: Peer, ports: Ports): "all" | "some" | "none" {
  const inPorts = shareOfPorts(rule, ports);
  if (rule.range === undefined || rule.range.version !== peer.version || inPorts === "none") return "none";
  const ofRange = shareOf([rule.range], peer);
  return ofRange === "all" ? inPorts : ofRange;
}

function shareOfPorts({ protocol, from, to }: AclRule, ports: Ports): "all" | "some" | "none" {
  if (protocol === "-1" || protocol === "all") return "all";
  if (protocol !== ports.protocol && protocol !== PROTOCOL_NUMBERS[ports.protocol]) return "none";
  if (from === undefined || to === undefined) return "some";
  // Any one port: a rule for some ports opens these, and closes no others.
  if (ports.from === undefined || ports.to === undefined) return from === 0 && to === 65_535 ? "all" : "some";
  if (to < ports.from || from > ports.to) return "none";
  return from <= ports.from && to >= ports.to ? "all" : "some";
}

function ruleWords(rule: AclRule, acl: ResourceView): string {
  return `rule ${rule.number ?? "?"} of the network ACL \`${acl.name}\``;
}
