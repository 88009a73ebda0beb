// Report: the report for people, on a terminal or in a log. Pure: Run -> text.
import { formatPlace } from "../core/place.ts";
import { nameOfUrn } from "../core/urn.ts";
import type { Finding, FindingPlace } from "../findings/finding.ts";
import { type Palette, plainPalette } from "./palette.ts";
import { countCoverage, coverageText, plural, type Run, verdict } from "./run.ts";
import { printable, printableLines, widthOf, wrap } from "./text.ts";
import { renderTree } from "./tree.ts";

/** How the report is written. */
export interface TerminalOptions {
  /** Cells per line. Default 100. */
  readonly width?: number;
  readonly palette?: Palette;
  /** Takes secrets out of every text. */
  readonly redact?: (text: string) => string;
  /** Leaves out the tree and what the program printed. */
  readonly quiet?: boolean;
  /** Lines of the tree. Default 200. */
  readonly maximumTreeLines?: number;
}

const DEFAULT_WIDTH = 100;
const DEFAULT_TREE_LINES = 200;
/** Findings of one code that are shown whole. */
const SHOWN_OF_A_KIND = 3;
const SHOWN_NAMES = 30;
const SHOWN_FRAMES = 5;
const SHOWN_CONSOLE_LINES = 40;
/** Lines of a message or of a quote, after wrapping; JSON has the whole. */
const SHOWN_MESSAGE_LINES = 6;
const SHOWN_QUOTE_LINES = 40;

/** Renders a run: verdict, findings by severity, resources, coverage and time. Ends with a line break. */
export function renderTerminal(run: Run, options: TerminalOptions = {}): string {
  const palette = options.palette ?? plainPalette;
  const writer: Writer = {
    palette,
    width: options.width ?? DEFAULT_WIDTH,
    clean: (text) => printable((options.redact ?? same)(text)),
    redact: options.redact ?? same,
  };
  const coverage = coverageText(countCoverage(run.graph));
  const blocks = [verdictLine(run, coverage, writer), ...findingBlocks(run.findings, writer)];
  if (options.quiet !== true) {
    const printed = consoleBlock(run, writer);
    if (printed !== undefined) blocks.push(printed);
    if (run.graph !== undefined && run.graph.size > 0) {
      const maximumLines = options.maximumTreeLines ?? DEFAULT_TREE_LINES;
      blocks.push(renderTree(run.graph, { palette, maximumLines, redact: writer.redact }).trimEnd());
    }
  }
  blocks.push(footer(run, coverage, writer));
  return `${blocks.join("\n\n")}\n`;
}

/** One finding as the report shows it, without colours. */
export function renderOneFinding(finding: Finding, width = DEFAULT_WIDTH): string {
  return renderFinding(finding, { palette: plainPalette, width, clean: printable, redact: same });
}

interface Writer {
  readonly palette: Palette;
  readonly width: number;
  /** Without secrets, in one printable line. */
  readonly clean: (text: string) => string;
  readonly redact: (text: string) => string;
}

function verdictLine(run: Run, coverage: string, writer: Writer): string {
  const style = run.status === "passed" ? writer.palette.good : writer.palette.error;
  // Without a readable project there is no name yet.
  const name = run.project === "" ? "stackproof:" : `stackproof: ${run.project} (${run.stack})`;
  const subject = writer.palette.strong(writer.clean(name));
  return `${subject} ${style(verdict(run))}; ${coverage}`;
}

/** Findings in order; those of one code stand together where the first of them stands. */
function findingBlocks(findings: readonly Finding[], writer: Writer): string[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.code}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  const blocks: string[] = [];
  for (const group of groups.values()) {
    // One more than is shown whole takes no more room whole than as a line that counts it.
    const shown = group.length === SHOWN_OF_A_KIND + 1 ? group : group.slice(0, SHOWN_OF_A_KIND);
    for (const finding of shown) blocks.push(renderFinding(finding, writer));
    if (group.length > shown.length) blocks.push(renderRest(group, shown.length, writer));
  }
  return blocks;
}

function renderFinding(finding: Finding, writer: Writer): string {
  const { palette, width, clean } = writer;
  const head = `${finding.severity}[${clean(finding.code)}]`;
  const first = atMost(wrap(`${head} ${clean(finding.message)}`, width), SHOWN_MESSAGE_LINES);
  const line = first[0] ?? "";
  const lines = [line.startsWith(head) ? palette[finding.severity](head) + line.slice(head.length) : line];
  for (const line of first.slice(1)) lines.push(`  ${line}`);

  const at = placeText(finding.at, writer);
  if (at !== "") lines.push(...row("at", at, writer));
  for (const related of finding.related ?? []) {
    lines.push(
      ...row(
        "and",
        [placeText(related, writer), `(${clean(related.note)})`].filter(Boolean).join("  "),
        writer,
      ),
    );
  }
  const source = finding.at.source;
  const frames = (finding.frames ?? []).filter(
    (frame) => frame.file !== source?.file || frame.line !== source.line,
  );
  for (const frame of frames.slice(0, SHOWN_FRAMES))
    lines.push(...row("via", clean(formatPlace(frame)), writer));
  if (frames.length > SHOWN_FRAMES)
    lines.push(...row("via", `… ${frames.length - SHOWN_FRAMES} more`, writer));
  if (finding.why !== undefined) lines.push(...row("why", clean(finding.why), writer));
  if (finding.fix !== undefined) lines.push(...rows("fix", finding.fix, writer));
  if (finding.aws !== undefined) {
    const { operation, code } = finding.aws;
    const says = code === undefined ? `${operation} refuses it` : `${operation} answers ${code}`;
    lines.push(...row("aws", clean(says), writer));
  }
  if (finding.quote !== undefined && !repeats(finding.quote, finding.message)) {
    lines.push(...atMost(rows("err", finding.quote, writer), SHOWN_QUOTE_LINES));
  }
  if (finding.docs !== undefined) lines.push(...row("see", clean(finding.docs), writer));
  return lines.join("\n");
}

/** The first lines, and how many more there are. */
function atMost(lines: readonly string[], count: number): readonly string[] {
  return lines.length <= count + 1
    ? lines
    : [...lines.slice(0, count), `  … ${lines.length - count} more lines`];
}

/** True when a quote says nothing but the message, as for most type errors. */
function repeats(quote: string, message: string): boolean {
  return coreOf(quote) === coreOf(message);
}

/** `  why text`, with further lines below the text. */
function row(label: string, text: string, writer: Writer): string[] {
  const head = `  ${label.padEnd(4)}`;
  return wrap(text, writer.width - head.length).map(
    (line, index) => `${index === 0 ? writer.palette.faint(head) : " ".repeat(head.length)}${line}`,
  );
}

/** The same for a text that has line breaks of its own. */
function rows(label: string, text: string, writer: Writer): string[] {
  const own = printableLines(writer.redact(text));
  return own.flatMap((line, index) => row(index === 0 ? label : "", line, writer));
}

/** `network.ts:41  private-a  cidrBlock`. */
function placeText(place: FindingPlace, writer: Writer): string {
  const parts = [
    place.source === undefined ? undefined : formatPlace(place.source),
    place.urn === undefined ? undefined : nameOfUrn(place.urn),
    place.property,
  ];
  return parts
    .filter((part) => part !== undefined && part !== "")
    .map((part) => writer.clean(part ?? ""))
    .join("  ");
}

function renderRest(group: readonly Finding[], shown: number, writer: Writer): string {
  const rest = group.slice(shown);
  const names = [
    ...new Set(rest.map((finding) => shortPlace(finding, writer)).filter((name) => name !== "")),
  ];
  const first = group[0];
  const listed = names.slice(0, SHOWN_NAMES).join(", ");
  const beyond = names.length > SHOWN_NAMES ? `, and ${names.length - SHOWN_NAMES} more` : "";
  const code = first === undefined ? "" : ` ${first.severity}[${writer.clean(first.code)}]`;
  const text = `… and ${rest.length} more${code}${listed === "" ? "" : `: ${listed}${beyond}`}`;
  return wrap(text, writer.width - 2)
    .map((line, index) => (index === 0 ? line : `  ${line}`))
    .join("\n");
}

function shortPlace(finding: Finding, writer: Writer): string {
  if (finding.at.urn !== undefined) return writer.clean(nameOfUrn(finding.at.urn));
  return finding.at.source === undefined ? "" : writer.clean(formatPlace(finding.at.source));
}

/** The end of what the program printed: the beginning rarely says why it stopped. */
function consoleBlock(run: Run, writer: Writer): string | undefined {
  const text = writer.redact(run.console.text).trimEnd();
  if (text === "") return undefined;
  const lines = printableLines(text);
  const shown = lines.slice(-SHOWN_CONSOLE_LINES);
  const hidden = lines.length - shown.length;
  const cut = [
    hidden > 0 ? plural(hidden, "earlier line") : "",
    run.console.dropped > 0 ? plural(run.console.dropped, "character") : "",
  ];
  const left = cut.filter((part) => part !== "").join(" and ");
  const head = `printed by the program${left === "" ? "" : ` (${left} left out)`}:`;
  const room = Math.max(writer.width - 2, 20);
  return [head, ...shown.map((line) => `  ${clip(line, room)}`)].join("\n");
}

function clip(line: string, room: number): string {
  if (widthOf(line) <= room) return line;
  let used = 0;
  let kept = "";
  for (const character of line) {
    used += widthOf(character);
    if (used > room - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

function footer(run: Run, coverage: string, writer: Writer): string {
  const lines = run.remarks.flatMap((remark) => wrap(`note: ${writer.clean(remark)}`, writer.width));
  if (run.accepted.length > 0)
    lines.push(
      `accepted: ${plural(run.accepted.length, "finding")}, by ${run.settingsFile ?? "the baseline"}`,
    );
  lines.push(`coverage: ${coverage}`);
  const phases = Object.entries(run.timing.phases).map(
    ([name, ms]) => `${writer.clean(name)} ${seconds(ms)}`,
  );
  lines.push(`time: ${seconds(run.timing.totalMs)}${phases.length === 0 ? "" : ` (${phases.join(", ")})`}`);
  return lines.join("\n");
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function same(text: string): string {
  return text;
}

function coreOf(text: string): string {
  return text.replace(/^TS\d+: /, "").replace(/\.$/, "");
}
