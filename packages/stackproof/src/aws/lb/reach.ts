// AWS Elastic Load Balancing: whether security groups let a load balancer reach the targets of a group. Pure.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html
import { overlaps, parseCidr } from "../../core/cidr.ts";
import type { ResourceView, World } from "../../model/kernel.ts";
import { asNumber, known } from "../../model/kinds/kind.ts";
import {
  type Direction,
  inlineRules,
  ruleOf,
  ruleResources,
  type WrittenRule,
} from "../../network/security-group-rules.ts";
import { loadBalancerOf } from "./listeners.ts";
import {
  inputObjects,
  LOAD_BALANCER,
  securityGroupOf,
  subnetOf,
  TARGET_GROUP_ATTACHMENT,
  usersOf,
  vpcIdOf,
  vpcWith,
} from "./shared.ts";

const GROUP = "aws:autoscaling/group:Group";
const ATTACHMENT = "aws:autoscaling/attachment:Attachment";
const SERVICE = "aws:ecs/service:Service";
const INSTANCE = "aws:ec2/instance:Instance";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";

/** What runs behind a target group. */
interface Targets {
  readonly view: ResourceView;
  /** Where its security groups are written. */
  readonly groupIds: readonly (string | undefined)[];
  readonly port: number | undefined;
}

/** A way that security groups close. */
export interface Barrier {
  readonly balancer: ResourceView;
  readonly targets: ResourceView;
  readonly port: number;
  /** The groups that let nothing through. */
  readonly groups: readonly ResourceView[];
  readonly direction: Direction;
}

/** The first way from a load balancer to targets of this group that security groups surely close. */
export function barrierOf(group: ResourceView, world: World): Barrier | undefined {
  // Other protocols, and Network Load Balancers with the addresses of their clients, are not followed.
  const protocol = group.text("protocol");
  if (protocol !== "HTTP" && protocol !== "HTTPS") return undefined;
  const balancers = new Set(usersOf(world, group).users.map(({ from }) => loadBalancerOf(from, world)));
  for (const balancer of balancers) {
    if (balancer === undefined || balancer.node.kind !== "custom" || !balancer.is(LOAD_BALANCER)) continue;
    const own = groupsOf(world, balancer.texts("securityGroups") ?? [], balancer);
    if (own === undefined || own.length === 0 || balancer.state("securityGroups") !== "known") continue;
    const ranges = rangesOf(balancer, world);
    for (const targets of targetsOf(group, world)) {
      const theirs = groupsOf(world, targets.groupIds, targets.view);
      if (theirs === undefined || theirs.length === 0 || targets.port === undefined) continue;
      const way = { balancer, targets: targets.view, port: targets.port };
      if (isClosed(own, "egress", targets.port, theirs, undefined, world)) {
        return { ...way, groups: own, direction: "egress" };
      }
      if (isClosed(theirs, "ingress", targets.port, own, ranges, world)) {
        return { ...way, groups: theirs, direction: "ingress" };
      }
    }
  }
  return undefined;
}

/** The groups with these ids; undefined unless the program makes them all. */
function groupsOf(
  world: World,
  ids: readonly (string | undefined)[],
  near: ResourceView,
): ResourceView[] | undefined {
  const groups: ResourceView[] = [];
  for (const id of ids) {
    const group = securityGroupOf(world, id, near);
    if (
      group === undefined ||
      group.node.kind !== "custom" ||
      !group.is("aws:ec2/securityGroup:SecurityGroup")
    ) {
      return undefined;
    }
    groups.push(group);
  }
  return groups;
}

/** True when no rule of the groups can let TCP of this port to or from the peers through. */
function isClosed(
  groups: readonly ResourceView[],
  direction: Direction,
  port: number,
  peers: readonly ResourceView[],
  ranges: readonly string[] | undefined,
  world: World,
): boolean {
  const ids = new Set(peers.map((peer) => peer.id));
  return groups.every((group) => {
    if (group.state(direction) === "unknown" || group.id === undefined) return false;
    const resources = ruleResources(world, group.id);
    const rules = [...inlineRules(group), ...resources.flatMap((view) => ruleOf(view) ?? [])];
    if (rules.some((rule) => !rule.isKnown) || mayHaveMore(world)) return false;
    return !rules.some((rule) => rule.direction === direction && opens(rule, port, ids, ranges));
  });
}

/** True when a rule of the program may belong to any group. */
function mayHaveMore(world: World): boolean {
  return [
    "aws:ec2/securityGroupRule:SecurityGroupRule",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  ].some((token) => world.all(token).some((rule) => rule.text("securityGroupId") === undefined));
}

function opens(
  rule: WrittenRule,
  port: number,
  ids: ReadonlySet<string | undefined>,
  ranges: readonly string[] | undefined,
): boolean {
  if (rule.protocol !== "-1") {
    if (rule.protocol !== "tcp") return false;
    const { fromPort = 0, toPort = 65_535 } = rule;
    if (port < fromPort || port > toPort) return false;
  }
  return rule.peers.some((peer) => {
    if (peer.kind === "group") return ids.has(peer.value);
    if (peer.kind !== "ipv4" || ranges === undefined) return true;
    const allowed = parseCidr(peer.value);
    return (
      allowed === undefined ||
      ranges.some((range) => {
        const from = parseCidr(range);
        return from === undefined || overlaps(allowed, from);
      })
    );
  });
}

/** The ranges that a load balancer calls from: those of its subnets, else of its VPC; undefined when not known. */
function rangesOf(balancer: ResourceView, world: World): readonly string[] | undefined {
  const subnets = (balancer.texts("subnets") ?? []).map((id) => subnetOf(world, id, balancer));
  const vpc = vpcWith(world, vpcIdOf(subnets[0], world), balancer);
  const ranges = subnets.map((subnet) => subnet?.text("cidrBlock"));
  const known = ranges.filter((range) => range !== undefined);
  if (known.length === ranges.length && known.length > 0) return known;
  const whole = vpc?.text("cidrBlock");
  return whole === undefined ? undefined : [whole];
}

/** Everything that the program registers in a target group. */
function targetsOf(group: ResourceView, world: World): Targets[] {
  const arn = group.text("arn");
  const port = group.number("port");
  if (arn === undefined) return [];
  const attached = new Set(
    world.where(ATTACHMENT, "lbTargetGroupArn", arn).map((one) => one.text("autoscalingGroupName")),
  );
  const scaling = world
    .all(GROUP)
    .filter((one) => (one.texts("targetGroupArns") ?? []).includes(arn) || attached.has(one.text("name")));
  return [
    ...scaling.map((view) => ({ view, port, groupIds: scalingGroups(view, world) })),
    ...world.where(TARGET_GROUP_ATTACHMENT, "targetGroupArn", arn).flatMap((one) => {
      const view = world.find(INSTANCE, "id", one.text("targetId"), one);
      if (view === undefined || view.state("vpcSecurityGroupIds") !== "known") return [];
      const own = one.state("port") === "absent" ? port : one.number("port");
      return [{ view, port: own, groupIds: view.texts("vpcSecurityGroupIds") ?? [undefined] }];
    }),
    ...world.all(SERVICE).flatMap((view) =>
      inputObjects(view, "loadBalancers")
        .filter((entry) => entry["targetGroupArn"] === arn)
        .map((entry) => {
          const containerPort = known(entry["containerPort"] ?? null);
          const ids = known(view.object("networkConfiguration")?.["securityGroups"] ?? null);
          const list = Array.isArray(ids) ? ids : [null];
          return {
            view,
            port: containerPort === undefined ? undefined : asNumber(containerPort),
            groupIds: list.map((id) => (typeof id === "string" ? id : undefined)),
          };
        }),
    ),
  ];
}

/** The security groups of the instances of an Auto Scaling group, by its launch template. */
function scalingGroups(view: ResourceView, world: World): readonly (string | undefined)[] {
  const use = known(view.node.inputs["launchTemplate"] ?? null);
  const id = typeof use === "object" && use !== null && "id" in use ? use["id"] : undefined;
  const template = world.find(TEMPLATE, "id", typeof id === "string" ? id : undefined, view);
  if (template === undefined || template.state("vpcSecurityGroupIds") !== "known") return [undefined];
  return template.texts("vpcSecurityGroupIds") ?? [undefined];
}
