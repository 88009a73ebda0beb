// Type check: the findings of this room. Each code of the compiler is a finding of its own, `typescript/TSnnnn`.
import type { SourcePlace } from "../core/place.ts";
import { defineFinding, type Finding, type FindingDefinition, type Severity } from "../findings/finding.ts";

/** What a finding of the type check says. */
export interface TypeErrorTexts {
  readonly message: string;
  readonly why: string;
  readonly fix: string | undefined;
  readonly quote: string;
}

const definitions = new Map<number, FindingDefinition<TypeErrorTexts>>();

/** The finding for one code of the compiler. */
function typeError(code: number): FindingDefinition<TypeErrorTexts> {
  const known = definitions.get(code);
  if (known !== undefined) return known;
  const definition = defineFinding<TypeErrorTexts>(`typescript/TS${code}`, {
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    // It loads the program through ts-node, which checks types unless it is told not to.
    docs: "https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/cmd/run/run.ts",
    message: ({ message }) => message,
    why: ({ why }) => why,
    fix: ({ fix }) => fix,
    quote: ({ quote }) => quote,
  });
  definitions.set(code, definition);
  return definition;
}

/** Makes the finding for one diagnostic. */
export function typeErrorFinding(
  code: number,
  texts: TypeErrorTexts,
  source: SourcePlace,
  severity: Severity,
): Finding {
  return typeError(code).at({ source }, texts, { severity });
}

/** More type errors than are listed one by one. */
export const moreTypeErrors = defineFinding<{ shown: number; more: number }>("typescript/more-errors", {
  severity: "warning",
  effect: "rejected",
  evidence: "observed",
  message: ({ shown, more }) =>
    `The type check has ${more} more errors than the first ${shown}, which are listed.`,
  why: "So many errors mostly have one cause, such as packages that are not installed.",
  fix: "Correct the first errors and check again.",
});
