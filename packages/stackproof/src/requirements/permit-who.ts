// Requirements: the roles that stand behind the names in `permit`.

import { roleOf, roleOfInstanceProfile } from "../aws/rights.ts";
import { isPropertyMap } from "../core/value.ts";
import { known } from "../model/kinds/kind.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";

const ROLE = "aws:iam/role:Role";
const PROFILE = "aws:iam/instanceProfile:InstanceProfile";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const TASK = "aws:ecs/taskDefinition:TaskDefinition";

/** Inputs that name the role with which a resource acts. */
const ROLE_INPUTS = ["role", "roleArn", "taskRoleArn", "serviceRole", "serviceRoleArn"];

/** Types that can do without a role, and may do nothing then. */
const ACTORS =
  /^aws:(?:ec2\/(?:instance|launchTemplate)|autoscaling\/group|ecs\/(?:service|taskDefinition)):/;

/** Whether a resource acts with a role: "other" when it is none of the program. */
export function roleState(view: ResourceView): "none" | "other" | "no actor" {
  const inputs = [...ROLE_INPUTS, "iamInstanceProfile"];
  if (inputs.some((input) => view.node.inputs[input] !== undefined)) return "other";
  return ACTORS.test(view.type) ? "none" : "no actor";
}

/** The roles with which a resource acts, as far as the program has them. Empty for what acts with none. */
export function rolesOf(world: World, view: ResourceView): readonly ResourceView[] {
  if (view.is(ROLE)) return [view];
  if (view.is(PROFILE)) return listed(roleOfInstanceProfile(world, view));
  const roles = ROLE_INPUTS.flatMap((input) => {
    const value = view.node.inputs[input];
    return value === undefined
      ? []
      : (listed(roleOf(world, value) ?? source(world, view, input, ROLE)) ?? []);
  });
  const profiles = view.node.inputs["iamInstanceProfile"];
  if (profiles !== undefined) {
    const inner = known(profiles);
    const value = inner !== undefined && isPropertyMap(inner) ? (inner["arn"] ?? inner["name"]) : profiles;
    const behind = source(world, view, "iamInstanceProfile", PROFILE);
    roles.push(
      ...listed(roleOfInstanceProfile(world, value) ?? (behind && roleOfInstanceProfile(world, behind))),
    );
  }
  // Groups and services act through what they start.
  for (const [input, token] of [
    ["launchTemplate", TEMPLATE],
    ["mixedInstancesPolicy", TEMPLATE],
    ["taskDefinition", TASK],
  ] as const) {
    const started = source(world, view, input, token);
    if (started !== undefined) roles.push(...rolesOf(world, started));
  }
  return [...new Set(roles)];
}

/** The resource of a type that the value of an input comes from. */
function source(world: World, view: ResourceView, input: string, token: string): ResourceView | undefined {
  const urns = view.node.propertyDependencies[input] ?? [];
  return urns.map((urn) => world.byUrn(urn)).find((one) => one?.is(token) === true);
}

function listed(view: ResourceView | undefined): ResourceView[] {
  return view === undefined ? [] : [view];
}
