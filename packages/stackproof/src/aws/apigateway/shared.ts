// API Gateway: what REST APIs and HTTP APIs share: the functions that they invoke, and whether these let them. Pure.
import { globMatches } from "../../iam/glob.ts";
import type { ResourceView, World } from "../../model/kernel.ts";

const FUNCTION = "aws:lambda/function:Function";
const PERMISSION = "aws:lambda/permission:Permission";
const PRINCIPALS = new Set(["apigateway.amazonaws.com", "*"]);
// IAM compares the names of actions without regard to case.
const ACTION = /^(?:\*|lambda:(?:\*|invoke\*|invokefunction))$/i;

/**
 * The ARN of the function, version or alias inside of an invoke ARN; undefined for what is none.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html (uri). Streaming has a path of its own:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html.
 */
export function functionArnOf(invokeArn: string): string | undefined {
  const found =
    /^arn:[\w-]+:apigateway:[\w-]*:lambda:path\/\d{4}-\d\d-\d\d\/functions\/(.+)\/(?:response-streaming-)?invocations$/;
  return found.exec(invokeArn)?.[1];
}

/** True for the ARN of a Lambda function itself, often given where its invoke ARN is wanted. */
export function isFunctionArn(value: string): boolean {
  return /^arn:[\w-]+:lambda:[\w-]*:\d*:function:/.test(value);
}

/** A function of the program, and the version or alias of it that is called. */
export interface InvokedFunction {
  readonly view: ResourceView;
  readonly qualifier: string | undefined;
}

/** The function of the program that an ARN of it, of a version or of an alias names; undefined for any other. */
export function invokedFunction(world: World, arn: string, near: ResourceView): InvokedFunction | undefined {
  const found = /^(arn:[\w-]+:lambda:[\w-]+:\d{12}:function:[\w-]+)(?::([\w$-]+))?$/.exec(arn);
  const view = world.find(FUNCTION, "arn", found?.[1], near);
  return view === undefined ? undefined : { view, qualifier: found?.[2] };
}

/** Whether a function lets API Gateway call it, as far as the program says. */
export type Permitted =
  | { readonly verdict: "yes" | "unknown" | "none" }
  /** There are permissions, but for other callers. The first of them. */
  | { readonly verdict: "elsewhere"; readonly permission: ResourceView; readonly sourceArn: string };

/**
 * Whether a function that the program creates lets API Gateway call it.
 *
 * `isSource` says whether the last part of a permission's source ARN, `a1b2c3d4e5/prod/GET/items` with any wildcards,
 * covers the call. Partition, region and account of the source ARN are not compared: the API's id is unique, and the
 * account of a rehearsal is made up.
 */
export function mayInvoke(
  world: World,
  { view, qualifier }: InvokedFunction,
  isSource: (resource: string) => boolean,
): Permitted {
  // A function that exists already may have permissions already.
  if (view.node.kind !== "custom" || view.node.options.importId !== undefined) return { verdict: "unknown" };
  let isUnknown = false;
  let elsewhere: Permitted | undefined;
  for (const permission of world.all(PERMISSION)) {
    const names = namesFunction(permission, view, qualifier, world);
    const principal = permission.text("principal");
    const action = permission.text("action");
    if (names === "no" || (principal !== undefined && !PRINCIPALS.has(principal))) continue;
    if (action !== undefined && !ACTION.test(action)) continue;
    const sourceArn = permission.text("sourceArn");
    const isOpen = permission.state("sourceArn") === "absent";
    if (names === "unknown" || principal === undefined || action === undefined) isUnknown = true;
    else if (isOpen) return { verdict: "yes" };
    else if (sourceArn === undefined || world.isPlaceholder(sourceArn)) isUnknown = true;
    else if (isCaller(sourceArn, isSource)) return { verdict: "yes" };
    else elsewhere ??= { verdict: "elsewhere", permission, sourceArn };
  }
  if (isUnknown) return { verdict: "unknown" };
  return elsewhere ?? { verdict: "none" };
}

function isCaller(sourceArn: string, isSource: (resource: string) => boolean): boolean {
  const [, , service = "", , , ...resource] = sourceArn.split(":");
  return mayMatch(service, "execute-api") && isSource(resource.join(":"));
}

/** Whether a permission is on this function, by name, ARN or either with a qualifier. */
function namesFunction(
  permission: ResourceView,
  view: ResourceView,
  qualifier: string | undefined,
  world: World,
): "yes" | "no" | "unknown" {
  const text = permission.text("function");
  const [name, arn] = [view.text("name"), view.text("arn")];
  if (text === undefined || name === undefined || arn === undefined || world.isPlaceholder(text))
    return "unknown";
  if (!world.sameRegion(permission, view)) return "no";
  const bare = text.replace(/^(?:arn:[\w-]+:lambda:[\w-]*:)?\d*:?function:/, "");
  const [bareName = "", bareQualifier] = bare.split(":");
  if (bareName !== name) return "no";
  // The permission of a function, of a version and of an alias are separate; which one a call meets is not judged here.
  const own = bareQualifier ?? permission.text("qualifier");
  return own === qualifier ? "yes" : "unknown";
}

/** False only when a text surely does not match a pattern with `*` and `?`. */
export function mayMatch(pattern: string, text: string): boolean {
  return globMatches(pattern, text) !== "no";
}
