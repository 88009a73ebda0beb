// Engine, program: runs a stackproof.config.ts in a process of its own, bounded and shielded as programs are.
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { EvaluatedSettings } from "../../project/evaluated-settings.ts";
import { programEnvironment } from "./environment.ts";
import { RUN_VARIABLE } from "./run-variable.ts";
import { type ProcessEnd, supervise } from "./supervise.ts";

/** How a settings file is run. */
export interface EvaluateOptions {
  /** The environment of this process, and what --env adds. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly addedEnvironment: Readonly<Record<string, string>>;
  readonly allowNetwork: boolean;
  /** Folder of run-settings.cjs. */
  readonly preload: string;
  /** Milliseconds. Default 10,000. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
}

const TIMEOUT = 10_000;
/** MiB of heap. */
const MEMORY = 512;
/** Nobody listens there: calls of AWS end before they leave the machine. */
const NOWHERE = "http://127.0.0.1:1";

/**
 * Runs the file and gives what it exports. What it prints is dropped.
 *
 * @param file absolute path
 */
export async function evaluateSettings(file: string, options: EvaluateOptions): Promise<EvaluatedSettings> {
  // Its real path, so that the paths in the source map lead back.
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "stackproof-settings-"));
  try {
    return await runFile(file, join(folder, "result.json"), options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runFile(file: string, result: string, options: EvaluateOptions): Promise<EvaluatedSettings> {
  const run = randomUUID();
  const timeout = options.timeout ?? TIMEOUT;
  const end = await supervise(start(file, result, run, options), {
    run,
    timeout,
    memory: MEMORY,
    readReports: () => Promise.resolve(),
    // The bundler is a process of its own.
    hasSpawned: () => true,
    folder: dirname(result),
    ...(options.signal !== undefined && { signal: options.signal }),
  });
  if (end.status === "timed-out") return { kind: "timed-out", seconds: timeout / 1000 };
  return resultOf(result) ?? { kind: "died", how: howOf(end) };
}

function howOf({ status, code, signal, stderr, problem }: ProcessEnd): string {
  if (status === "out-of-memory" || /heap out of memory/i.test(stderr))
    return `it needs more than ${MEMORY} MiB of memory`;
  if (status === "aborted") return "it was interrupted";
  if (problem !== undefined) return `its process did not start: ${problem}`;
  return `its process ended with ${signal ?? `status ${code}`}`;
}

function start(file: string, result: string, run: string, options: EvaluateOptions): ChildProcess {
  const environment = programEnvironment({
    own: options.environment,
    added: options.addedEnvironment,
    awsEndpoint: NOWHERE,
    pulumi: {},
  });
  const esbuild = createRequire(import.meta.url).resolve("esbuild");
  const node = ["--enable-source-maps", `--max-old-space-size=${MEMORY}`];
  const script = join(options.preload, "run-settings.cjs");
  const words = [file, result, esbuild, String(options.allowNetwork)];
  return spawn(process.execPath, [...node, script, ...words], {
    cwd: dirname(file),
    env: { ...environment, [RUN_VARIABLE]: run },
    // The third is where programs report; the fourth is the lifeline.
    stdio: ["ignore", "ignore", "pipe", "ignore", "pipe"],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
}

/** The file is written by a process that the settings run in; what is no answer is none. */
function resultOf(path: string): EvaluatedSettings | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as EvaluatedSettings;
  } catch {
    return undefined;
  }
}
