// AWS: whether a Lambda function of the program lets a service call it. Asked by the models of those services. Pure.
import { arnMatches } from "../iam/glob.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";

const PERMISSION = "aws:lambda/permission:Permission";
const FUNCTION = "aws:lambda/function:Function";

/** Who wants to call a function. */
export interface FunctionCaller {
  /** Service principals of which one is enough: `logs.amazonaws.com`, `logs.eu-central-1.amazonaws.com`. */
  readonly principals: readonly string[];
  /** ARN of what calls, as AWS compares it with the permission's `sourceArn`; undefined when it is not known. */
  readonly sourceArn?: string;
}

/** What the permissions of the program say. */
export interface CallVerdict {
  readonly allowed: "yes" | "no" | "unknown";
  /** For "no": the permission for the right service that names another source. */
  readonly near?: ResourceView;
}

/**
 * The function of the program that an ARN (also with a version or alias behind it), name or reference names.
 *
 * @param near what names it: a name means the function in its own region
 */
export function functionOf(
  world: World,
  value: string | undefined,
  near?: ResourceView,
): ResourceView | undefined {
  if (value === undefined) return undefined;
  const unqualified = /^arn:[^:]+:lambda:[^:]*:\d+:function:[^:]+/.exec(value)?.[0] ?? value;
  return (
    world.find(FUNCTION, "arn", unqualified) ??
    world.find(FUNCTION, "id", unqualified, near) ??
    world.find(FUNCTION, "name", unqualified, near)
  );
}

/**
 * Whether a permission of the program lets the caller invoke the function.
 * https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html
 */
export function permits(world: World, target: ResourceView, caller: FunctionCaller): CallVerdict {
  let near: ResourceView | undefined;
  let isUnknown = false;
  for (const permission of world.all(PERMISSION)) {
    const named = permission.text("function");
    if (named === undefined) isUnknown = true;
    if (named === undefined || functionOf(world, named, permission)?.urn !== target.urn) continue;
    const answer = grants(permission, caller);
    if (answer === "yes") return { allowed: "yes" };
    if (answer === "unknown") isUnknown = true;
    if (answer === "other-source") near = permission;
  }
  if (isUnknown) return { allowed: "unknown" };
  return { allowed: "no", ...(near !== undefined && { near }) };
}

function grants(permission: ResourceView, caller: FunctionCaller): "yes" | "no" | "unknown" | "other-source" {
  const [principal, action] = [permission.text("principal"), permission.text("action")];
  if (principal === undefined || action === undefined) return "unknown";
  if (principal !== "*" && !caller.principals.includes(principal)) return "no";
  if (!/^(lambda:(InvokeFunction|\*)|\*)$/i.test(action)) return "no";
  const source = permission.node.inputs["sourceArn"];
  if (source === undefined || source === null) return "yes";
  const pattern = permission.text("sourceArn");
  if (pattern === undefined || caller.sourceArn === undefined) return "unknown";
  const matches = arnMatches(pattern, caller.sourceArn);
  return matches === "no" ? "other-source" : matches;
}
