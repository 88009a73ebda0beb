// Engine, program: reads what the loader reports. The program shares the descriptor, so what comes over it is bounded and
// looked at before anyone believes it.
import type { Readable } from "node:stream";
import type { ProgramReport } from "./reports.ts";

/** Reports after so many are left out. */
const MAXIMUM_REPORTS = 10_000;
/** Characters of one report. The loader's own are far shorter. */
const MAXIMUM_LINE = 4 * 1024 * 1024;

/** Collects reports until the stream ends. */
export function readReports(stream: Readable | null, reports: ProgramReport[]): Promise<void> {
  if (stream === null) return Promise.resolve();
  const lines = new Lines((line) => {
    const report = reports.length < MAXIMUM_REPORTS ? parseReport(line) : undefined;
    if (report !== undefined) reports.push(report);
  });
  stream.setEncoding("utf8");
  stream.on("data", (text: string) => lines.add(text));
  return new Promise((resolve) => {
    stream.on("error", () => resolve());
    stream.on("close", () => resolve());
    stream.on("end", () => resolve());
  });
}

/** Cuts a text that comes in pieces into lines, and drops lines that are too long. */
export class Lines {
  readonly #take: (line: string) => void;
  readonly #limit: number;
  #pieces: string[] = [];
  #length = 0;

  constructor(take: (line: string) => void, limit = MAXIMUM_LINE) {
    this.#take = take;
    this.#limit = limit;
  }

  add(text: string): void {
    let start = 0;
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
      this.#append(text.slice(start, end));
      if (this.#length <= this.#limit) this.#take(this.#pieces.join(""));
      this.#pieces = [];
      this.#length = 0;
      start = end + 1;
    }
    this.#append(text.slice(start));
  }

  #append(text: string): void {
    this.#length += text.length;
    if (this.#length <= this.#limit) this.#pieces.push(text);
    else this.#pieces = [];
  }
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string";
const isNumber: Check = (value) => typeof value === "number";
const isFlag: Check = (value) => typeof value === "boolean";
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);
const isFrame: Check = (value) => holds(value, { file: isText, line: isNumber, column: isNumber });
const isFrames: Check = (value) => Array.isArray(value) && value.every(isFrame);
const isWaits: Check = (value) =>
  Array.isArray(value) && value.every((wait) => holds(wait, { property: isText, from: isTexts }));
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const oneOf =
  (...texts: readonly string[]): Check =>
  (value) =>
    texts.some((text) => text === value);

/** The shape of each kind of report. */
const SHAPES: {
  readonly [K in ProgramReport["kind"]]: Record<
    keyof Omit<Extract<ProgramReport, { kind: K }>, "kind">,
    Check
  >;
} = {
  error: {
    how: oneOf("thrown", "rejection"),
    name: isText,
    message: isText,
    code: optional(isText),
    frames: isFrames,
    at: optional(isFrame),
  },
  pending: {
    what: oneOf("resource", "outputs"),
    type: isText,
    name: isText,
    waits: isWaits,
    frames: isFrames,
  },
  "stack-output": { stack: isText, output: isText, placeholders: isTexts, frames: isFrames },
  "stack-output-missing": {
    stack: isText,
    output: isText,
    has: isTexts,
    isRequired: isFlag,
    frames: isFrames,
  },
  network: { host: isText, port: optional(isNumber), frames: isFrames },
  spawned: {},
  recovered: { file: isText },
  "exit-called": { code: isNumber, frames: isFrames },
};

/** One report; undefined for a line that is none: one that a dying process did not finish, or the program's own. */
export function parseReport(line: string): ProgramReport | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const kind = typeof value === "object" && value !== null ? (value as { kind?: unknown }).kind : undefined;
  if (typeof kind !== "string" || !Object.hasOwn(SHAPES, kind)) return undefined;
  return holds(value, SHAPES[kind as ProgramReport["kind"]]) ? (value as ProgramReport) : undefined;
}

function holds(value: unknown, checks: Readonly<Record<string, Check>>): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(checks).every(([key, check]) => check((value as Record<string, unknown>)[key]));
}
