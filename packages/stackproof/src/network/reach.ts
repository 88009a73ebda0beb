// Network: does traffic get from one place to another? Listeners, public addresses, routes, network ACLs and security
// groups, in the order in which packets meet them. What depends on anything unknown is unknown. Pure.
import { type Cidr, contains, type IpVersion, overlaps, parseCidr } from "../core/cidr.ts";
import { known } from "../model/kinds/kind.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import { portsOf, repliesTo, throughList } from "./access-list.ts";
import { type Answer, all, any, no, unknown, yes } from "./answer.ts";
import { FUNCTION, interfacesOf, LOAD_BALANCER } from "./endpoints.ts";
import { throughGroups } from "./group-gate.ts";
import type { Interface } from "./interface.ts";
import { hasIpv6Address } from "./ipv6.ts";
import { listenedPorts, listensFor, sendsTo } from "./listeners.ts";
import { PRIVATE } from "./routing.ts";
import { inlineRules, ruleOf } from "./security-group-rules.ts";
import type { Peer, Protocol, Traffic } from "./traffic.ts";
import { wayBetween, wayIn, wayOut, wayTo } from "./ways.ts";

export { hasNetworkSide } from "./endpoints.ts";

/** One end of a connection. */
export type End =
  | { readonly kind: "internet" }
  | { readonly kind: "range"; readonly cidr: Cidr; readonly text: string }
  | { readonly kind: "resource"; readonly view: ResourceView };

/** What is asked: without a protocol TCP or UDP, without a port any port. */
export interface Question {
  readonly protocol: Protocol | undefined;
  readonly port: number | undefined;
}

/** "the internet", "`web`", "10.0.0.0/16". */
export function endWords(end: End): string {
  return end.kind === "internet" ? "the internet" : end.kind === "range" ? end.text : `\`${end.view.name}\``;
}

/** Whether connections from one end to the other come through, directly: a way over a third resource does not count. */
export function reaches(world: World, from: End, to: End, { protocol, port }: Question): Answer {
  const protocols = protocol === undefined ? (["tcp", "udp"] as const) : [protocol];
  return any(
    protocols.map((one) => onAnyPort(world, from, to, { protocol: one, port })),
    no("there is no way"),
  );
}

/** For "any port": first whether each gate by itself is open for some port, then whether all are for the same. */
function onAnyPort(world: World, from: End, to: End, traffic: Traffic): Answer {
  const first = overVersions(world, from, to, traffic);
  if (traffic.port !== undefined || first.verdict === "no") return first;
  const ports = tellingPorts(world, to);
  const each = ports.map((port) => overVersions(world, from, to, { ...traffic, port }));
  const found = any(each, first);
  if (found.verdict !== "no") return found;
  return no(
    `no ${traffic.protocol.toUpperCase()} port is open at both ends`,
    to.kind === "resource" ? to.view : undefined,
  );
}

function overVersions(world: World, from: End, to: End, traffic: Traffic): Answer {
  const versions: readonly IpVersion[] =
    from.kind === "range" ? [from.cidr.version] : to.kind === "range" ? [to.cidr.version] : [4, 6];
  return any(
    versions.map((version) => onVersion(world, from, to, traffic, version)),
    no("there is no way"),
  );
}

function onVersion(world: World, from: End, to: End, traffic: Traffic, version: IpVersion): Answer {
  if (to.kind === "resource" && to.view.is(FUNCTION))
    return no(`\`${to.view.name}\` is a function, which takes no connections`, to.view);
  const sources = sidesOf(world, from, version);
  const targets = sidesOf(world, to, version);
  if (from.kind === "resource" && sources.length === 0)
    return fromNowhere(world, from.view, to, traffic, version);
  const ways = sources.flatMap((source) =>
    targets.map((target) => all(gates(world, source, target, traffic, version))),
  );
  return any(ways, no(`${endWords(to)} is in no subnet`, to.kind === "resource" ? to.view : undefined));
}

/** A function without a VPC is on the internet, with addresses that nobody knows. */
function fromNowhere(
  world: World,
  view: ResourceView,
  to: End,
  traffic: Traffic,
  version: IpVersion,
): Answer {
  const outside = no(`\`${view.name}\` is in no VPC, so it has no private way to ${endWords(to)}`, view);
  if (to.kind === "range" && isPrivate(to.cidr)) return outside;
  if (to.kind !== "resource")
    return yes({ text: `\`${view.name}\` is in no VPC and reaches the internet`, view });
  const answer = onVersion(world, { kind: "internet" }, to, traffic, version);
  return answer.verdict === "no" ? outside : answer;
}

/** One end, in one subnet. */
interface Side {
  readonly end: End;
  readonly at: Interface | undefined;
  readonly peer: Peer;
}

function sidesOf(world: World, end: End, version: IpVersion): Side[] {
  const words = endWords(end);
  if (end.kind !== "resource") {
    const isInternet = end.kind === "internet";
    const ranges = isInternet ? [{ address: 0n, prefix: 0, version }] : [end.cidr];
    const hasOtherGroups = end.kind === "range" && isPrivate(end.cidr);
    return [{ end, at: undefined, peer: { words, version, ranges, isInternet, groups: [], hasOtherGroups } }];
  }
  return interfacesOf(world, end.view).map((at) => {
    const groups = at.groups === "none" ? [] : at.groups;
    const peer: Peer = {
      words,
      version,
      // A Network Load Balancer without groups may keep the addresses of its clients.
      ranges: at.groups === "none" ? undefined : addressesOf(at.subnet, version),
      isInternet: false,
      groups: groups.flatMap((id) => id ?? []),
      hasOtherGroups: groups.includes(undefined),
    };
    return { end, at, peer };
  });
}

/** Undefined when not known; empty when the subnet has none of this version. */
function addressesOf(subnet: ResourceView | undefined, version: IpVersion): readonly Cidr[] | undefined {
  if (subnet === undefined || subnet.node.kind !== "custom") return undefined;
  if (version === 6 && !subnet.has("ipv6CidrBlock") && !subnet.has("ipv6IpamPoolId")) return [];
  const text = subnet.text(version === 4 ? "cidrBlock" : "ipv6CidrBlock");
  if (text === "") return [];
  const range = text === undefined ? undefined : parseCidr(text);
  return range === undefined ? undefined : [range];
}

function* gates(world: World, from: Side, to: Side, traffic: Traffic, version: IpVersion): Generator<Answer> {
  for (const { at, peer } of [from, to]) {
    if (at?.subnet === undefined) continue;
    const { view, subnet } = at;
    if (peer.ranges?.length === 0)
      yield no(`subnet \`${subnet.name}\` has no IPv${version} addresses`, subnet);
    if (version === 4) continue;
    const has = hasIpv6Address(view, subnet);
    if (has === false) yield no(`\`${view.name}\` has no IPv6 address`, view);
    if (has === undefined)
      yield unknown(`it is not known whether \`${view.name}\` has an IPv6 address`, view);
  }
  if (from.at !== undefined && to.at !== undefined && from.at.view.is(LOAD_BALANCER))
    yield sendsTo(world, from.at.view, to.at.view, traffic);
  if (to.at?.view.is(LOAD_BALANCER) === true) yield listensFor(world, to.at.view, traffic);
  if (from.at !== undefined && from.at.groups !== "none")
    yield throughGroups(world, { view: from.at.view, groups: from.at.groups }, "egress", to.peer, traffic);
  yield route(world, from, to);
  yield* lists(world, from, to, traffic);
  if (to.at !== undefined && to.at.groups !== "none")
    yield throughGroups(world, { view: to.at.view, groups: to.at.groups }, "ingress", from.peer, traffic);
}

function route(world: World, from: Side, to: Side): Answer {
  if (from.at !== undefined && to.at !== undefined) return wayBetween(world, from.at, to.at);
  const [at, other] = from.at === undefined ? [to.at, from] : [from.at, to];
  if (at === undefined) return unknown("neither end is a resource of the program");
  if (other.end.kind === "range") {
    if (isPrivate(other.end.cidr)) return wayTo(world, at, other.end.cidr, other.peer.words);
    if (PRIVATE.some((range) => overlaps(range, other.peer.ranges?.[0] ?? range)))
      return unknown(`${other.end.text} is private in part`);
  }
  return from.at === undefined ? wayIn(world, at, from.peer) : wayOut(world, at, to.peer);
}

/** Packets within a subnet meet no network ACL. */
function* lists(world: World, from: Side, to: Side, traffic: Traffic): Generator<Answer> {
  const [one, other] = [from.at?.subnet, to.at?.subnet];
  if (one !== undefined && one === other) return;
  const [there, back] = [portsOf(traffic), repliesTo(traffic)];
  if (one !== undefined) yield throughList(world, one, "egress", to.peer, there);
  if (other !== undefined) {
    yield throughList(world, other, "ingress", from.peer, there);
    yield throughList(world, other, "egress", from.peer, back);
  }
  if (one !== undefined) yield throughList(world, one, "ingress", to.peer, back);
}

function isPrivate(cidr: Cidr): boolean {
  return PRIVATE.some((range) => contains(range, cidr));
}

/** The ports at which some rule begins or ends: between these, all ports are alike. */
function tellingPorts(world: World, to: End): number[] {
  const ports = new Set([1, 65_535]);
  const add = (...some: readonly (number | undefined)[]): void => {
    for (const port of some) if (port !== undefined && port >= 1 && port <= 65_535) ports.add(port);
  };
  for (const token of [
    "aws:ec2/securityGroup:SecurityGroup",
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  ]) {
    for (const group of world.all(token))
      for (const rule of inlineRules(group)) add(rule.fromPort, (rule.toPort ?? 0) + 1);
  }
  for (const token of [
    "aws:ec2/securityGroupRule:SecurityGroupRule",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  ]) {
    for (const view of world.all(token)) {
      const rule = ruleOf(view);
      add(rule?.fromPort, (rule?.toPort ?? 0) + 1);
    }
  }
  for (const token of [
    "aws:ec2/networkAcl:NetworkAcl",
    "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
    "aws:ec2/networkAclRule:NetworkAclRule",
  ]) {
    for (const acl of world.all(token)) {
      for (const values of [acl.node.inputs, ...acl.objects("ingress"), ...acl.objects("egress")]) {
        const [first, last] = [known(values["fromPort"]), known(values["toPort"])];
        if (typeof first === "number") add(first);
        if (typeof last === "number") add(last + 1);
      }
    }
  }
  if (to.kind === "resource") add(...listenedPorts(world, to.view));
  return [...ports].sort((a, b) => a - b);
}
