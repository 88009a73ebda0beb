// Report: what a report is made from. Pure data, filled by the command line.
import type { Finding, Severity } from "../findings/finding.ts";
import type { Coverage, Graph } from "../graph/graph.ts";

/** `passed`: nothing at or over the threshold; `failed`: something; `not-run`: the program could not be rehearsed. */
export type RunStatus = "passed" | "failed" | "not-run";

/** One rehearsal of one stack, with everything that was found. */
export interface Run {
  readonly toolVersion: string;
  readonly project: string;
  readonly stack: string;
  readonly status: RunStatus;
  /** Sorted with `compareFindings`. */
  readonly findings: readonly Finding[];
  /** Undefined when the program did not come to register anything. */
  readonly graph: Graph | undefined;
  /** What was not looked at, and why: a type check that was left out, an environment whose values are unknown. */
  readonly remarks: readonly string[];
  /** The file that says what was asked, if there is one. Default: none. */
  readonly settingsFile?: string;
  /** Findings that this file suppresses, with its reasons, and those of a baseline. They do not count. */
  readonly accepted: readonly { readonly finding: Finding; readonly reason: string }[];
  readonly timing: Timing;
  readonly console: ProgramOutput;
}

/** How long a run took, in milliseconds. Phases may overlap, so they need not add up. */
export interface Timing {
  readonly totalMs: number;
  readonly phases: Readonly<Record<string, number>>;
}

/** What the program printed, both streams in the order of their arrival. */
export interface ProgramOutput {
  readonly text: string;
  /** Characters that were left out because there were too many. */
  readonly dropped: number;
}

/** How many resources were looked at, and how closely. */
export type CoverageCounts = Readonly<Record<Coverage | "resources", number>>;

/** Counts what a provider serves; components of the program, providers and the stack have nothing to look at. */
export function countCoverage(graph: Graph | undefined): CoverageCounts {
  const counts = { resources: 0, modelled: 0, schema: 0, opaque: 0 };
  for (const node of graph?.resources ?? []) {
    if (node.kind === "stack" || node.kind === "component" || node.kind === "provider") continue;
    counts.resources++;
    counts[node.coverage]++;
  }
  return counts;
}

/** How many findings there are of each severity. */
export function countSeverities(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const finding of findings) counts[finding.severity]++;
  return counts;
}

/** The verdict in a few words: `would not deploy: 2 errors, 1 warning`. */
export function verdict(run: Run): string {
  const counts = countSeverities(run.findings);
  const found = (["error", "warning", "note"] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => plural(counts[severity], severity))
    .join(", ");
  const errors = run.findings.filter((finding) => finding.severity === "error");
  const says = (text: string): string => (found === "" ? text : `${text}: ${found}`);
  if (run.status === "not-run") return says("could not be rehearsed");
  if (errors.some((finding) => finding.effect === "rejected")) return says("would not deploy");
  if (errors.some((finding) => finding.effect === "broken")) return says("would deploy and not work");
  if (errors.some((finding) => finding.effect === "requirement")) return says("is not what was asked for");
  if (errors.length > 0) return says("would deploy and is unsafe");
  return found === "" ? "would deploy: no findings" : says("would deploy");
}

/** `37 resources: 30 modelled, 5 schema, 2 opaque`. */
export function coverageText(counts: CoverageCounts): string {
  const resources = plural(counts.resources, "resource");
  return `${resources}: ${counts.modelled} modelled, ${counts.schema} schema, ${counts.opaque} opaque`;
}

/** `1 error`, `2 errors`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
