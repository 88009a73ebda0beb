// Split: names of stacks. Pure.

/** Something about another stack that cannot be. The message says what to change. */
export class StackReferenceError extends Error {
  override readonly name = "StackReferenceError";
}

/** A stack by its parts. */
export interface StackParts {
  readonly organization: string;
  readonly project: string;
  readonly stack: string;
}

/** https://www.pulumi.com/docs/iac/concepts/stacks/: letters, digits, hyphens, underscores and periods. */
const PART = /^[A-Za-z0-9_.-]{1,100}$/;

/**
 * The name by which a StackReference knows another stack.
 *
 * @param wanted `organization/project/stack`, or its parts; those that are left out are those of this program's stack
 * @throws StackReferenceError when it is no name of another stack
 */
export function stackName(wanted: string | Partial<StackParts>, own: StackParts): string {
  const example = `"${own.organization}/network/${own.stack}"`;
  const given =
    typeof wanted === "string"
      ? wanted
      : [
          wanted.organization ?? own.organization,
          wanted.project ?? own.project,
          wanted.stack ?? own.stack,
        ].join("/");
  const parts = given.split("/");
  if (parts.length !== 3) {
    throw new StackReferenceError(
      `"${given}" has ${parts.length === 1 ? "one part" : `${parts.length} parts`}. Write organization/project/stack, such as ${example}; with a backend of your own the organization is "organization".`,
    );
  }
  const wrong = parts.find((part) => !PART.test(part));
  if (wrong !== undefined) {
    throw new StackReferenceError(
      `"${given}" has "${wrong}" as a part. Each part has 1 to 100 letters, digits, hyphens, underscores and periods, such as ${example}.`,
    );
  }
  if (given === `${own.organization}/${own.project}/${own.stack}`) {
    throw new StackReferenceError(
      `"${given}" is this program's own stack, whose outputs are not there yet. Name the stack that exports them, such as ${example}.`,
    );
  }
  return given;
}
