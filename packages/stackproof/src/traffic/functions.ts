// Traffic: the function of the program that an entrance calls, and whether it may. Pure.
import { permits } from "../aws/lambda-permissions.ts";
import { every, not, some, type Verdict } from "../iam/verdict.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import type { Open } from "./answers.ts";

const FUNCTION = "aws:lambda/function:Function";
const ALIAS = "aws:lambda/alias:Alias";
const PERMISSION = "aws:lambda/permission:Permission";
/** Types of other providers that may let somebody in. */
const FOREIGN = ["aws-native:lambda:Permission", "aws:cloudformation/stack:Stack"];

/** The longest that a function can run, in seconds: the patience of entrances that wait for its end. */
export const LONGEST_RUN = 900;

/**
 * The ARN of the function, version or alias that a URI names: an invoke ARN, or the ARN itself.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html (uri)
 */
export function functionArnIn(uri: string): string | undefined {
  const invoked =
    /^arn:[\w-]+:apigateway:[\w-]*:lambda:path\/\d{4}-\d\d-\d\d\/functions\/(.+)\/invocations$/.exec(
      uri,
    )?.[1];
  return invoked ?? (/^arn:[\w-]+:lambda:[\w-]*:\d*:function:/.test(uri) ? uri : undefined);
}

/** The function of the program that an integration calls by its URI. */
export function functionCalled(
  world: World,
  near: ResourceView,
  uri: string | undefined,
): { readonly target: ResourceView } | Open {
  if (uri === undefined || world.isPlaceholder(uri)) {
    return { open: `whether a function answers: what \`${near.name}\` calls is not known` };
  }
  const arn = functionArnIn(uri);
  return arn === undefined
    ? { open: `whether ${uri} answers: it is no function` }
    : functionWith(world, arn, near);
}

/** The function of the program that an ARN of it, of a version or of an alias names. */
export function functionWith(
  world: World,
  arn: string,
  near: ResourceView,
): { readonly target: ResourceView } | Open {
  const found = /^(arn:[\w-]+:lambda:[\w-]*:\d*:function:[^:]+)(?::(.+))?$/.exec(arn);
  const [, bare, qualifier] = found ?? [];
  const target = bare === undefined ? undefined : world.find(FUNCTION, "arn", bare, near);
  if (target === undefined || target.node.kind !== "custom") {
    return { open: `whether ${arn} answers: it is no function of the program` };
  }
  if (isSwitchedOff(target)) return { open: switchedOff(target) };
  const isOwn =
    qualifier === undefined ||
    /^(?:\d+|\$LATEST)$/.test(qualifier) ||
    world.where(ALIAS, "arn", arn).length > 0;
  return isOwn ? { target } : { open: `whether \`${target.name}\` has a version or alias "${qualifier}"` };
}

/**
 * True for a function that nobody can call, because none of its calls may run.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
 */
export function isSwitchedOff(target: ResourceView): boolean {
  return target.has("reservedConcurrentExecutions") && target.number("reservedConcurrentExecutions") === 0;
}

/** A clause for it: what the client gets is not documented for each kind of entrance. */
export function switchedOff(target: ResourceView): string {
  return `whether \`${target.name}\` answers: its reservedConcurrentExecutions is 0`;
}

/**
 * Whether a function lets a service call it. There may be several forms of the source ARN where AWS does not say which
 * one it takes: the answer is sure when all of them give it. Accounts are not compared, since that of a rehearsal is
 * made up.
 */
export function mayCall(
  world: World,
  target: ResourceView,
  principal: string,
  sources: readonly (string | undefined)[],
): Verdict {
  // A function that exists already may have permissions already.
  if (target.node.options.importId !== undefined) return "unknown";
  const verdicts = sources.map((source) =>
    some(inAccounts(world, source).map((sourceArn) => verdictOf(world, target, principal, sourceArn))),
  );
  if (every(verdicts) === "yes") return "yes";
  if (FOREIGN.some((token) => world.all(token).length > 0)) return "unknown";
  return every(verdicts.map((verdict) => not(verdict))) === "yes" ? "no" : "unknown";
}

function verdictOf(
  world: World,
  target: ResourceView,
  principal: string,
  sourceArn: string | undefined,
): Verdict {
  const caller = { principals: [principal], ...(sourceArn !== undefined && { sourceArn }) };
  return permits(world, target, caller).allowed;
}

/** The ARN in each account that a permission of the program names. */
function inAccounts(world: World, arn: string | undefined): readonly (string | undefined)[] {
  if (arn === undefined) return [undefined];
  const parts = arn.split(":");
  const accounts = new Set([parts[4] ?? ""]);
  for (const permission of world.all(PERMISSION)) {
    const account = permission.text("sourceArn")?.split(":")[4];
    if (account !== undefined && /^\d{12}$/.test(account)) accounts.add(account);
  }
  return [...accounts].map((account) => [...parts.slice(0, 4), account, ...parts.slice(5)].join(":"));
}
