// Rules: what the tests of this room share. Imported by tests only.
import { buildStack, type Given, type Inputs } from "../aws/testing.ts";
import type { Finding } from "../findings/finding.ts";
import { renderOneFinding } from "../report/terminal.ts";
import { checkRules } from "./check-rules.ts";

/** A small stack: resources by the names that they have in the program. */
export type Stack = Readonly<Record<string, Given>>;

/** A resource of a small stack. */
export function resource(token: string, inputs: Inputs, more: Partial<Given> = {}): Given {
  return { token, inputs, ...more };
}

/** What the rules say of a small stack. */
export function findingsOf(stack: Stack, isWhole = true): Finding[] {
  return checkRules(buildStack(stack).world, isWhole);
}

/** In short: `severity code resource property`. */
export function short(stack: Stack, isWhole = true): string[] {
  return findingsOf(stack, isWhole).map(({ severity, code, at }) =>
    [severity, code.replace("rules/", ""), at.urn?.split("::").at(-1), at.property]
      .filter((part) => part !== undefined)
      .join(" "),
  );
}

/** As a report shows them, for snapshots: the whole of what a user reads. */
export function rendered(...stacks: readonly Stack[]): string {
  return stacks.flatMap((stack) => findingsOf(stack).map((finding) => renderOneFinding(finding))).join("\n");
}

/** A policy document as JSON text. */
export function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
