// Requirements: `suppress`: findings that are accepted, with a reason and perhaps an end.
import type { Finding } from "../findings/finding.ts";
import type { Graph } from "../graph/graph.ts";
import type { Requirement, Suppression } from "../project/requirements.ts";
import { defineRequirement, unmet } from "./asked.ts";

const unused = defineRequirement<{ code: string; at: string }>("suppression-unused", {
  severity: "warning",
  message: ({ code, at }) => `Nothing is suppressed here: there is no finding \`${code}\`${at}.`,
  fix: "Remove the entry, so that it hides nothing that comes later.",
});

const expired = defineRequirement<{ code: string; until: string }>("suppression-ended", {
  severity: "warning",
  message: ({ code, until }) => `The suppression of \`${code}\` ended on ${until}.`,
  fix: "Correct what it hid, or decide anew and set another day.",
});

/** What is left, and what was accepted. */
export interface Suppressed {
  readonly findings: readonly Finding[];
  readonly accepted: readonly { readonly finding: Finding; readonly reason: string }[];
}

/**
 * Takes out what is accepted. An entry that accepts nothing, or whose day is over, is a finding itself.
 *
 * @param today as `2026-11-21`
 * @param isSure false when the program did not run to its end: then nobody knows what it would have had
 */
export function suppress(
  findings: readonly Finding[],
  entries: readonly Requirement<Suppression>[],
  graph: Graph | undefined,
  today: string,
  isSure: boolean,
): Suppressed {
  const used = new Set<Requirement<Suppression>>();
  const accepted: { finding: Finding; reason: string }[] = [];
  const left = findings.filter((finding) => {
    const entry = entries.find(({ value }) => !isOver(value, today) && accepts(value, finding, graph));
    if (entry === undefined) return true;
    used.add(entry);
    accepted.push({ finding, reason: entry.value.reason });
    return false;
  });
  for (const entry of entries) {
    const { code, at, until } = entry.value;
    if (isOver(entry.value, today)) left.push(unmet(expired, entry, { code, until: until ?? "" }));
    else if (isSure && !used.has(entry))
      left.push(unmet(unused, entry, { code, at: at === undefined ? "" : ` at \`${at}\`` }));
  }
  return { findings: left, accepted };
}

function isOver({ until }: Suppression, today: string): boolean {
  return until !== undefined && until < today;
}

/** A code may end in `*`; a place is a resource's name or URN, a file, or a file and a line. */
function accepts({ code, at }: Suppression, finding: Finding, graph: Graph | undefined): boolean {
  const hasCode = code.endsWith("*") ? finding.code.startsWith(code.slice(0, -1)) : finding.code === code;
  if (!hasCode || at === undefined) return hasCode;
  const { urn, source } = finding.at;
  const name = urn === undefined ? undefined : graph?.get(urn)?.name;
  return [urn, name, source?.file, `${source?.file}:${source?.line}`].includes(at);
}
