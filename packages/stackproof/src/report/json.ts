// Report: the report for programs and coding assistants. Pure: Run -> text. The form is schemas/report-v1.json.
import { compareText, type SourcePlace } from "../core/place.ts";
import { compareFindings, type Finding, type FindingPlace } from "../findings/finding.ts";
import type { ResourceNode } from "../graph/graph.ts";
import { jsonOfValue } from "./json-value.ts";
import { countCoverage, countSeverities, type Run, verdict } from "./run.ts";
import { bounded } from "./text.ts";

/** The `$id` of the schema that a report keeps to. */
export const REPORT_SCHEMA_ID = "urn:stackproof:schema:report-v1";

/** How the report is written. */
export interface JsonOptions {
  /** Takes secrets out of every text. */
  readonly redact?: (text: string) => string;
}

/**
 * Renders a run as JSON: one line for each finding and each resource, findings first. Everything but `timing`, which
 * comes last, is the same bytes for the same program. Ends with a line break.
 */
export function renderJson(run: Run, options: JsonOptions = {}): string {
  const redact = options.redact ?? ((text: string) => text);
  const plain = (value: unknown): string => stringify(value, redact);
  const findings = [...run.findings]
    .sort(compareFindings)
    .map((finding) => plain(findingJson(finding, redact)));
  const resources = (run.graph?.sorted() ?? []).map((node) => resourceJson(node, redact));
  const counts = countSeverities(run.findings);
  const accepted = run.accepted.map(({ finding, reason }) =>
    plain({ code: finding.code, severity: finding.severity, at: placeJson(finding.at), reason }),
  );
  const members: [string, string][] = [
    ["$schema", plain(REPORT_SCHEMA_ID)],
    ["version", "1"],
    ["tool", plain({ name: "stackproof", version: run.toolVersion })],
    ["project", plain(run.project)],
    ["stack", plain(run.stack)],
    ["status", plain(run.status)],
    ["verdict", plain(verdict(run))],
    ["summary", plain({ errors: counts.error, warnings: counts.warning, notes: counts.note })],
    ["findings", list(findings)],
    ["coverage", plain(countCoverage(run.graph))],
    ["remarks", plain(run.remarks)],
    ["accepted", list(accepted)],
    ["outputs", jsonOfValue(run.graph?.stackOutputs() ?? {}, redact)],
    ["resources", list(resources)],
    ["console", plain({ text: run.console.text, dropped: run.console.dropped })],
    ["timing", plain({ totalMs: run.timing.totalMs, phases: run.timing.phases })],
  ];
  return `{\n${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(",\n")}\n}\n`;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? "[]" : `[\n${items.join(",\n")}\n]`;
}

/** JSON with secrets taken out of each text and key before it is escaped. Members that are undefined are left out. */
function stringify(value: unknown, redact: (text: string) => string): string {
  if (typeof value === "string") return JSON.stringify(redact(value));
  if (Array.isArray(value)) return `[${value.map((item) => stringify(item, redact)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${members.map(([key, item]) => `${JSON.stringify(redact(key))}:${stringify(item, redact)}`).join(",")}}`;
}

function findingJson(finding: Finding, redact: (text: string) => string): unknown {
  return {
    code: finding.code,
    severity: finding.severity,
    effect: finding.effect,
    evidence: finding.evidence,
    message: bounded(redact(finding.message)),
    why: finding.why,
    fix: finding.fix,
    quote: finding.quote,
    aws: finding.aws === undefined ? undefined : { ...finding.aws },
    docs: finding.docs,
    at: placeJson(finding.at),
    related: finding.related?.map((related) => ({ ...placeJson(related), note: related.note })),
    frames: finding.frames?.map(sourceJson),
  };
}

function placeJson(place: FindingPlace): Record<string, unknown> {
  return {
    urn: place.urn,
    property: place.property,
    source: place.source === undefined ? undefined : sourceJson(place.source),
  };
}

function sourceJson(source: SourcePlace): unknown {
  return { file: source.file, line: source.line, column: source.column };
}

function resourceJson(node: ResourceNode, redact: (text: string) => string): string {
  const options = Object.entries(node.options).sort(([a], [b]) => compareText(a, b));
  const head = stringify(
    {
      urn: node.urn,
      type: node.type,
      name: node.name,
      kind: node.kind,
      parent: node.parent,
      id: node.id,
      region: node.region,
      provider: node.provider,
      coverage: node.coverage,
      source: node.source === undefined ? undefined : sourceJson(node.source),
      dependencies: node.dependencies.length === 0 ? undefined : node.dependencies,
      options: options.length === 0 ? undefined : Object.fromEntries(options),
      droppedArguments: node.droppedArguments.length === 0 ? undefined : node.droppedArguments,
    },
    redact,
  );
  const values = `"inputs":${jsonOfValue(node.inputs, redact)},"outputs":${jsonOfValue(node.outputs, redact)}`;
  return `${head.slice(0, -1)},${values}}`;
}
