// Engine, program, preload: a program of its own, which runs a stackproof.config.ts and writes down what it exports. It has
// what keeps programs away from credentials and the network.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type * as Esbuild from "esbuild";
import type { EvaluatedSettings, RunPlace } from "../../../project/evaluated-settings.ts";
import type { RawFrame } from "../reports.ts";
import { bundleSettings } from "./bundle-settings.ts";
import { hideCredentials } from "./credentials.ts";
import { describeError } from "./describe-error.ts";
import { watchLifeline } from "./lifeline.ts";
import { guardNetwork } from "./network.ts";
import { plainData } from "./plain-data.ts";
import { watchProcesses } from "./processes.ts";
import { currentFrames } from "./report.ts";

/** Characters of what is exported, as JSON. */
const LARGEST = 1_000_000;

const [file = "", result = "", esbuild = "", network = ""] = process.argv.slice(2);
process.argv.splice(1, Infinity, file);
Error.stackTraceLimit = 100;
let isSaid = false;

watchLifeline();
process.on("uncaughtException", (error) => end(thrown(error)));
process.on("unhandledRejection", (error) => end(thrown(error)));
process.on("beforeExit", () => end({ kind: "waits" }));
process.on("exit", (code) => say({ kind: "exited", code, at: placeOf(currentFrames()[0]) }));
run().then(end, (error: unknown) => end(thrown(error)));

async function run(): Promise<EvaluatedSettings> {
  const load = createRequire(__filename);
  const outfile = join(dirname(result), "settings.mjs");
  const faults = await bundleSettings(load(esbuild) as typeof Esbuild, file, outfile);
  if (faults.length > 0) return { kind: "broken", faults };
  guardNetwork(network === "true");
  hideCredentials();
  watchProcesses();
  // For what the bundle requires; ES modules have none of their own.
  Object.assign(globalThis, { require: createRequire(file) });
  const module = (await import(pathToFileURL(outfile).href)) as Readonly<Record<string, unknown>>;
  if (!Object.hasOwn(module, "default"))
    return { kind: "no-default", names: Object.keys(module).filter((name) => name !== "module.exports") };
  const data = plainData(exported(module["default"]));
  if (data.problems.some(({ path }) => path.length === 0)) return { kind: "value", ...data };
  if (JSON.stringify(data.value).length > LARGEST) {
    const problem = `is longer than ${LARGEST} characters as JSON`;
    return { kind: "value", value: null, problems: [{ path: [], problem }] };
  }
  return { kind: "value", ...data };
}

/** What a CommonJS module that was an ES module once calls its default export. */
function exported(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const { __esModule, default: own } = value as { __esModule?: unknown; default?: unknown };
  return __esModule === true && own !== undefined ? own : value;
}

function thrown(error: unknown): EvaluatedSettings {
  const { name, message, frames, at } = describeError(error);
  return { kind: "threw", name, message, at: placeOf(at ?? frames.find(isTheirs)) };
}

function isTheirs(frame: RawFrame): boolean {
  return dirname(pathOf(frame)) !== dirname(result);
}

function placeOf(frame: RawFrame | undefined): RunPlace | undefined {
  return frame === undefined || !isTheirs(frame)
    ? undefined
    : { file: pathOf(frame), line: frame.line, column: frame.column };
}

function pathOf({ file: raw }: RawFrame): string {
  return raw.startsWith("file://") ? fileURLToPath(raw) : raw;
}

/** The first answer counts; what still runs does not matter. */
function end(settings: EvaluatedSettings): void {
  say(settings);
  process.exit(0);
}

function say(settings: EvaluatedSettings): void {
  if (isSaid) return;
  isSaid = true;
  writeFileSync(result, JSON.stringify(settings));
}
