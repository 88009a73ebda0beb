// AWS Elastic Load Balancing: whether the target groups of an action fit the listener and its load balancer. Pure.
import type { ResourceView, World } from "../../model/kernel.ts";
import type { ActionContext, ActionProblem } from "./action-findings.ts";
import { loadBalancerOf } from "./listeners.ts";
import { forwardingsOf, subnetOf, TARGET_GROUP, usersOf, vpcIdOf, vpcWords } from "./shared.ts";

/** Which groups a listener's protocol can send to. */
const FITTING: Readonly<Record<string, readonly string[]>> = {
  HTTP: ["HTTP", "HTTPS"],
  HTTPS: ["HTTP", "HTTPS"],
  TCP: ["TCP", "TLS", "TCP_UDP"],
  TLS: ["TCP", "TLS", "TCP_UDP"],
  UDP: ["UDP", "TCP_UDP"],
  TCP_UDP: ["TCP_UDP"],
  GENEVE: ["GENEVE"],
};

/** Everything that is wrong with the groups that a listener or rule forwards to. */
export function groupProblems(context: ActionContext): ActionProblem[] {
  const { self, world, loadBalancer, protocol } = context;
  const problems: ActionProblem[] = [];
  const vpcId = vpcOf(loadBalancer, world);
  for (const { groupArn, property } of forwardingsOf(self)) {
    const group = world.find(TARGET_GROUP, "arn", groupArn, self);
    if (group === undefined) continue;
    const { name } = self;
    const groupVpc = vpcIdOf(group, world);
    const isLambda = group.text("targetType") === "lambda";
    const groupProtocol = isLambda ? undefined : group.text("protocol");
    if (
      vpcId !== undefined &&
      groupVpc !== undefined &&
      groupVpc !== vpcId &&
      !isLambda &&
      loadBalancer !== undefined
    ) {
      problems.push({
        slug: "target-group-of-other-vpc",
        words: {
          name,
          found: `forwards to \`${group.name}\` in ${vpcWords(world, groupVpc, self)}, and \`${loadBalancer.name}\` is in ${vpcWords(world, vpcId, self)}`,
          fix: `Set \`vpcId\` of \`${group.name}\` to the VPC of the load balancer.`,
          quote: `The target group is in a different VPC than load balancer`,
        },
        property,
        related: [{ view: group, property: "vpcId", note: groupVpc }],
      });
    }
    const fitting = protocol === undefined ? undefined : FITTING[protocol];
    if (fitting !== undefined && groupProtocol !== undefined && !fitting.includes(groupProtocol)) {
      problems.push({
        slug: "target-group-of-other-protocol",
        words: {
          name,
          found: `listens with ${protocol ?? ""} and forwards to \`${group.name}\`, which is for ${groupProtocol}`,
          fix: `Write \`protocol: "${fitting[0] ?? ""}"\` for \`${group.name}\`, or change the listener.`,
          quote: "The listener and the following target groups have incompatible protocols",
        },
        property,
        related: [{ view: group, property: "protocol", note: groupProtocol }],
      });
    }
    problems.push(...otherLoadBalancer(group, property, context));
  }
  return problems;
}

function otherLoadBalancer(group: ResourceView, property: string, context: ActionContext): ActionProblem[] {
  const { self, world, loadBalancer } = context;
  const own = loadBalancer?.text("arn");
  if (own === undefined || loadBalancer === undefined) return [];
  for (const { from } of usersOf(world, group).users) {
    const other = loadBalancerOf(from, world);
    // Only one of the two reports it: the one whose load balancer comes later by name.
    if (other === undefined || other.urn === loadBalancer.urn || other.urn > loadBalancer.urn) continue;
    const words = {
      name: self.name,
      found: `forwards to \`${group.name}\`, to which \`${from.name}\` of another load balancer, \`${other.name}\`, forwards as well`,
      fix: "Make a target group for each of the load balancers.",
    };
    const related = [{ view: from, note: `of ${other.name}` }];
    return [{ slug: "target-group-of-other-load-balancer", words, property, related }];
  }
  return [];
}

function vpcOf(loadBalancer: ResourceView | undefined, world: World): string | undefined {
  if (loadBalancer === undefined) return undefined;
  const known = vpcIdOf(loadBalancer, world);
  if (known !== undefined) return known;
  for (const id of loadBalancer.texts("subnets") ?? []) {
    const vpcId = vpcIdOf(subnetOf(world, id, loadBalancer), world);
    if (vpcId !== undefined) return vpcId;
  }
  return undefined;
}
