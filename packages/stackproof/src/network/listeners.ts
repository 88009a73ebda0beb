// Network: on which ports a load balancer listens, and to which ports it sends what it gets. Pure.
import { isPropertyMap, type PropertyMap, type PropertyValue } from "../core/value.ts";
import { asNumber, asText, known } from "../model/kinds/kind.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import { type Answer, no, unknown, yes } from "./answer.ts";
import { ECS_SERVICE } from "./endpoints.ts";
import { SCALING_GROUP } from "./instances.ts";
import type { Traffic } from "./traffic.ts";
import { refOf } from "./values.ts";

const LISTENER = "aws:lb/listener:Listener";
const LISTENER_RULE = "aws:lb/listenerRule:ListenerRule";
const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";
const ATTACHMENT = "aws:lb/targetGroupAttachment:TargetGroupAttachment";
const SCALING_ATTACHMENT = "aws:autoscaling/attachment:Attachment";
const TRAFFIC_SOURCE = "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment";
const FOREIGN_LISTENERS = ["aws-native:elasticloadbalancingv2:Listener"];

/** Whether a load balancer listens for traffic. */
export function listensFor(world: World, balancer: ResourceView, { protocol, port }: Traffic): Answer {
  const arn = balancer.text("arn");
  const listeners = world.where(LISTENER, "loadBalancerArn", arn);
  const isVague =
    arn === undefined ||
    world.all(LISTENER).some((one) => one.text("loadBalancerArn") === undefined) ||
    FOREIGN_LISTENERS.some((token) => world.all(token).length > 0);
  let open: Answer | undefined;
  for (const listener of listeners) {
    const own = listener.number("port");
    const name = listener.text("protocol")?.toUpperCase();
    if (own === undefined || name === undefined || name === "") {
      open ??= unknown(`the port of listener \`${listener.name}\` is not known`, listener);
      continue;
    }
    const protocols = name === "UDP" ? ["udp"] : name === "TCP_UDP" ? ["tcp", "udp"] : ["tcp"];
    if (!protocols.includes(protocol) || (port !== undefined && own !== port)) continue;
    return yes({ text: `listener \`${listener.name}\` takes ${name} ${own}`, view: listener });
  }
  if (open !== undefined) return open;
  if (isVague) return unknown(`not all listeners of \`${balancer.name}\` are known`, balancer);
  const ports = listeners.map((one) => `${one.text("protocol")} ${one.number("port")}`).join(" and ");
  const found = ports === "" ? "it has no listener" : `it listens on ${ports}`;
  return no(
    `\`${balancer.name}\` does not listen on ${protocol.toUpperCase()} ${port ?? "at all"}: ${found}`,
    balancer,
  );
}

/** Ports on which a load balancer may be reached, for questions without a port. */
export function listenedPorts(world: World, balancer: ResourceView): number[] {
  return world
    .where(LISTENER, "loadBalancerArn", balancer.text("arn"))
    .flatMap((one) => one.number("port") ?? []);
}

/** Whether a load balancer sends traffic to a target on a port: one of its target groups has the target. */
export function sendsTo(
  world: World,
  balancer: ResourceView,
  target: ResourceView,
  { port }: Traffic,
): Answer {
  const groups = targetGroupsOf(world, balancer);
  const vague = unknown(`the targets of \`${balancer.name}\` are not all known`, balancer);
  if (groups === undefined) return vague;
  let isVague = false;
  const sent: { readonly group: ResourceView; readonly port: number }[] = [];
  for (const group of groups) {
    const found = portsTo(world, group, target);
    if (found.isVague) isVague = true;
    sent.push(...found.ports.map((one) => ({ group, port: one })));
  }
  const fitting = sent.find((one) => port === undefined || one.port === port);
  if (fitting !== undefined) {
    const { group } = fitting;
    return yes({
      text: `target group \`${group.name}\` sends to \`${target.name}\` on port ${fitting.port}`,
      view: group,
    });
  }
  if (isVague) return vague;
  const [first] = sent;
  if (first === undefined)
    return no(`no target group of \`${balancer.name}\` has \`${target.name}\` in it`, target);
  return no(
    `target group \`${first.group.name}\` of \`${balancer.name}\` sends to \`${target.name}\` on port ${first.port}, not ${port}`,
    first.group,
    "port",
  );
}

/** The target groups that the listeners of a load balancer name; undefined when not all are known. */
function targetGroupsOf(world: World, balancer: ResourceView): readonly ResourceView[] | undefined {
  const arn = balancer.text("arn");
  if (arn === undefined || world.all(LISTENER).some((one) => one.text("loadBalancerArn") === undefined))
    return undefined;
  const found = new Map<string, ResourceView>();
  const listeners = world.where(LISTENER, "loadBalancerArn", arn);
  const rules: ResourceView[] = [];
  for (const rule of world.all(LISTENER_RULE)) {
    const listener = refOf(world, rule, "listenerArn", LISTENER, ["arn", "id"]);
    if (listener === undefined && rule.text("listenerArn") === undefined) return undefined;
    if (listener !== undefined && listeners.includes(listener)) rules.push(rule);
  }
  for (const [owner, input] of [
    ...listeners.map((one) => [one, "defaultActions"] as const),
    ...rules.map((one) => [one, "actions"] as const),
  ]) {
    if (owner.state(input) === "unknown") return undefined;
    for (const action of owner.objects(input)) {
      const arns = groupArns(action);
      for (const one of arns) {
        const group = world.find(TARGET_GROUP, "arn", one, owner);
        if (group === undefined || group.node.kind !== "custom") return undefined;
        found.set(group.urn, group);
      }
    }
  }
  return [...found.values()];
}

function groupArns(action: PropertyMap): (string | undefined)[] {
  const direct = action["targetGroupArn"];
  const forward = known(action["forward"]);
  const groups = forward !== undefined && isPropertyMap(forward) ? known(forward["targetGroups"]) : undefined;
  const listed = Array.isArray(groups) ? groups : [];
  return [
    ...(direct === undefined || direct === null ? [] : [textOf(direct)]),
    ...listed.map((item) => {
      const inner = known(item);
      return inner !== undefined && isPropertyMap(inner) ? textOf(inner["arn"]) : undefined;
    }),
  ];
}

function portsTo(
  world: World,
  group: ResourceView,
  target: ResourceView,
): { readonly ports: readonly number[]; readonly isVague: boolean } {
  const arn = group.text("arn");
  const port = group.number("port");
  const ports: number[] = [];
  let isVague = arn === undefined;
  const add = (one: number | undefined): void => {
    if (one === undefined) isVague = true;
    else ports.push(one);
  };
  const vagueTargets = [
    ...world
      .all(ATTACHMENT)
      .filter(
        (one) =>
          one.text("targetGroupArn") === undefined ||
          (one.text("targetGroupArn") === arn && one.text("targetId") === undefined),
      ),
    ...world.all(SCALING_ATTACHMENT).filter((one) => one.text("autoscalingGroupName") === undefined),
    ...world.all(TRAFFIC_SOURCE),
  ];
  if (vagueTargets.length > 0) isVague = true;
  for (const one of world.where(ATTACHMENT, "targetGroupArn", arn)) {
    const id = one.text("targetId");
    // Addresses are not followed.
    if (group.text("targetType") === "ip") isVague = true;
    else if (id !== undefined && [target.id, target.text("arn")].includes(id))
      add(one.has("port") ? one.number("port") : port);
  }
  if (target.is(SCALING_GROUP)) {
    const names = new Set([target.id, target.text("name")]);
    const attached = world
      .where(SCALING_ATTACHMENT, "lbTargetGroupArn", arn)
      .some((one) => names.has(one.text("autoscalingGroupName")));
    if (
      target.state("targetGroupArns") === "unknown" ||
      (target.texts("targetGroupArns") ?? []).includes(undefined)
    )
      isVague = true;
    if (attached || (arn !== undefined && (target.texts("targetGroupArns") ?? []).includes(arn))) add(port);
  }
  if (target.is(ECS_SERVICE)) {
    if (target.state("loadBalancers") === "unknown") isVague = true;
    for (const entry of target.objects("loadBalancers")) {
      const own = textOf(entry["targetGroupArn"]);
      if (own === undefined) isVague = true;
      else if (own === arn) add(numberOf(entry["containerPort"]));
    }
  }
  return { ports, isVague };
}

function textOf(value: PropertyValue | undefined): string | undefined {
  const inner = known(value);
  return inner === undefined ? undefined : asText(inner);
}

function numberOf(value: PropertyValue | undefined): number | undefined {
  const inner = known(value);
  return inner === undefined ? undefined : asNumber(inner);
}
