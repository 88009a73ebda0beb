// Split: another stack and its outputs.
import * as pulumi from "@pulumi/pulumi";
import { type StackParts, StackReferenceError, stackName } from "./stack-name.ts";

/** Name of an output, or the way into it: `["outputs", "us-west-2", "network"]`. */
export type OutputPath = string | readonly string[];

/**
 * A reference to another stack, whose name is checked. Make it once: a second one of the same name would be a second
 * resource of that name.
 *
 * @param wanted `organization/project/stack`, or its parts; those that are left out are those of this stack
 * @throws StackReferenceError when it is no name of another stack
 * @example
 * const network = otherStack({ project: "network" }); // the same organization, and the stack of the same name
 * const shared = otherStack("acme/dns/shared");
 */
export function otherStack(
  wanted: string | Partial<StackParts>,
  options?: pulumi.CustomResourceOptions,
): pulumi.StackReference {
  const own = {
    organization: pulumi.getOrganization(),
    project: pulumi.getProject(),
    stack: pulumi.getStack(),
  };
  const name = stackName(wanted, own);
  return new pulumi.StackReference(name, { name }, options);
}

/**
 * A text that another stack exports.
 *
 * @example textOf(shared, "certificateArn")
 * @example textOf(shared, ["zones", "example.com", "id"])
 */
export function textOf(stack: pulumi.StackReference, path: OutputPath): pulumi.Output<string> {
  return pulumi.all([stack.name, valueOf(stack, path)]).apply(([name, value]) => {
    if (typeof value === "string") return value;
    throw missing(name, path, "a text", value);
  });
}

/** What another stack exports. */
export function valueOf(stack: pulumi.StackReference, path: OutputPath): pulumi.Output<unknown> {
  const [first = "", ...rest] = typeof path === "string" ? [path] : path;
  return pulumi.all([stack.name, stack.requireOutput(first)]).apply(([name, whole]) => {
    let value: unknown = whole;
    for (const [index, key] of rest.entries()) {
      if (!isRecord(value) || !Object.hasOwn(value, key)) {
        const there = isRecord(value) ? Object.keys(value).join(", ") : "";
        throw new StackReferenceError(
          `The stack ${name} has no ${written([first, ...rest.slice(0, index + 1)])}${there === "" ? "" : `; it has ${there}`}. Export it there, or name another output.`,
        );
      }
      value = value[key];
    }
    return value;
  });
}

/** The error for an output that is not what it should be. */
function missing(stack: string, path: OutputPath, wanted: string, found: unknown): StackReferenceError {
  const is = found === undefined || found === null ? "nothing" : `a value of the type ${typeof found}`;
  return new StackReferenceError(
    `The output ${written(path)} of the stack ${stack} should be ${wanted}, and is ${is}. Export ${wanted} there, or name another output.`,
  );
}

/** A path as a program writes it. */
export function written(path: OutputPath): string {
  return typeof path === "string" ? path : path.join(".");
}

/** True for an object with keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
