// Engine, program, preload: speaks to the engine over file descriptor 3.
import { writeSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type ProgramReport,
  type ProgramSettings,
  type RawFrame,
  REPORT_DESCRIPTOR,
  SETTINGS_VARIABLE,
} from "../reports.ts";
import { isInstalled, isLinked } from "./packages.ts";

/** What the engine told this process. The variable is removed, so that the program's own children do not see it. */
export function readSettings(): ProgramSettings {
  const text = process.env[SETTINGS_VARIABLE] ?? "{}";
  delete process.env[SETTINGS_VARIABLE];
  return JSON.parse(text) as ProgramSettings;
}

/** Sends a report before anything else happens: the process may be about to end. */
export function report(message: ProgramReport): void {
  writeReport(message);
}

/** Writes one line of JSON on the descriptor of reports, whole, as far as the other end takes it. */
export function writeReport(message: object): void {
  let rest = Buffer.from(`${JSON.stringify(message)}\n`);
  for (let attempt = 0; rest.length > 0 && attempt < 10_000; attempt++) {
    try {
      rest = rest.subarray(writeSync(REPORT_DESCRIPTOR, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") return;
    }
  }
}

const WITH_PARENTHESES = /\((.+?):(\d+):(\d+)\)$/;
const CONSTRUCTOR = /^at new (\S+) \(/;
const WITHOUT = /at (?:async )?(.+?):(\d+):(\d+)$/;

/** The files of all frames of a stack's text, Node's own and ours included. */
export function allFiles(stack: string | undefined): string[] {
  return (stack ?? "").split("\n").flatMap((line) => {
    const match = WITH_PARENTHESES.exec(line.trim()) ?? WITHOUT.exec(line.trim());
    return match?.[1] === undefined || match[1].startsWith("node:") ? [] : [match[1]];
  });
}

/**
 * The frames of a stack's text that lie in files and outside of Node and of packages. Where there is none but in
 * packages that are linked into the project, which their authors check too, it is these.
 *
 * @param constructors class names from base to derived: their constructors are left out as long as they stand innermost
 */
export function framesOf(stack: string | undefined, constructors: readonly string[] = []): RawFrame[] {
  const frames: RawFrame[] = [];
  const linked: RawFrame[] = [];
  let left = constructors;
  for (const line of (stack ?? "").split("\n")) {
    const text = line.trim();
    if (!text.startsWith("at ")) continue;
    const match = WITH_PARENTHESES.exec(text) ?? WITHOUT.exec(text);
    const [, file, lineNumber, column] = match ?? [];
    if (file === undefined || file.startsWith("node:") || file === "native" || file.includes("<anonymous>"))
      continue;
    if (isInstalled(file) || isOurs(file)) continue;
    if (left.length > 0) {
      const at = left.indexOf(CONSTRUCTOR.exec(text)?.[1] ?? "");
      left = at < 0 ? [] : left.slice(at + 1);
      if (at >= 0) continue;
    }
    const frame = { file, line: Number(lineNumber), column: Number(column) };
    (isLinked(file) ? linked : frames).push(frame);
  }
  return frames.length > 0 ? frames : linked;
}

/** The loader and its hooks lie in one folder. */
function isOurs(file: string): boolean {
  return dirname(file.startsWith("file://") ? fileURLToPath(file) : file) === __dirname;
}

/**
 * The user's frames of the place that calls this, at any depth. With `instance`, without the constructors of its own
 * classes: what creates an object is the code that says `new`, not the `super(…)` inside.
 */
export function currentFrames(instance?: object): RawFrame[] {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 100;
  const stack = new Error("here").stack;
  Error.stackTraceLimit = limit;
  if (instance === undefined) return framesOf(stack);
  const frames = framesOf(stack, classNames(instance));
  return frames.length > 0 ? frames : framesOf(stack);
}

/** The names of an object's classes, from base to derived. */
function classNames(instance: object): string[] {
  const names: string[] = [];
  let prototype = Object.getPrototypeOf(instance) as object | null;
  while (prototype !== null) {
    names.unshift(prototype.constructor.name);
    prototype = Object.getPrototypeOf(prototype) as object | null;
  }
  return names;
}
