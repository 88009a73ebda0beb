// Engine, program: starts the program in a process of its own with Pulumi's own runner, follows it, and ends it.
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Project } from "../../project/project.ts";
import { BoundedOutput } from "./bounded-output.ts";
import { killGroup, killLeftovers, killTree } from "./leftovers.ts";
import { watchMemory } from "./memory.ts";
import { readReports } from "./read-reports.ts";
import { type ProgramReport, type ProgramSettings, SETTINGS_VARIABLE } from "./reports.ts";
import { RUN_VARIABLE } from "./run-variable.ts";
import type { TranspileOptions } from "./tsconfig.ts";
import { startWatchdog } from "./watchdog.ts";

/** How a program is run. */
export interface LaunchOptions {
  readonly project: Project;
  readonly stack: string;
  readonly organization: string;
  /** Address of the engine. */
  readonly monitor: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly transpile: TranspileOptions;
  readonly allowNetwork: boolean;
  /** After so many milliseconds the program is ended. */
  readonly timeout: number;
  /** Bound of the program's memory in MiB. */
  readonly memory: number;
  /** Folder of the files that run inside the program's process (preload.cjs, module-hooks.js). */
  readonly preload: string;
  readonly signal?: AbortSignal;
}

/** How a program ended. */
export interface ProgramEnd {
  readonly status: "exited" | "killed" | "timed-out" | "out-of-memory" | "aborted" | "not-started";
  readonly code: number | undefined;
  readonly signal: string | undefined;
  readonly reports: readonly ProgramReport[];
  /** The end of what the program printed as errors. */
  readonly stderr: string;
  /** What it printed on both streams, in the order of arrival. */
  readonly console: { readonly text: string; readonly dropped: number };
  /** Why the program could not be started. */
  readonly problem?: string;
}

const OUTPUT_LIMIT = 256 * 1024;
/** The longest time that a timer takes; a longer one would end at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Runs the program to its end. Whatever happens, nothing of it is left running. */
export async function runProgram(options: LaunchOptions): Promise<ProgramEnd> {
  const run = randomUUID();
  const output = new BoundedOutput(OUTPUT_LIMIT);
  const stderr = new BoundedOutput(OUTPUT_LIMIT / 4);
  const reports: ProgramReport[] = [];
  const child = start(options, run);
  const streams = [
    collect(child.stdout, [output]),
    collect(child.stderr, [output, stderr]),
    readReports(child.stdio[3] as Readable | null, reports),
  ];

  let status: ProgramEnd["status"] = "exited";
  const stop = (why: ProgramEnd["status"]) => () => {
    status = why;
    if (child.pid !== undefined) killTree(child.pid);
  };
  const timer = setTimeout(stop("timed-out"), Math.min(options.timeout, LONGEST_TIMER));
  const abort = stop("aborted");
  options.signal?.addEventListener("abort", abort, { once: true });
  if (options.signal?.aborted === true) abort();
  // When this process ends in an orderly way, the program does not outlive it; the lifeline sees to the rest.
  const atExit = () => {
    if (child.pid !== undefined) killTree(child.pid);
  };
  process.once("exit", atExit);
  const watchdog =
    child.pid === undefined ? undefined : startWatchdog(child.pid, run, socketFolder(options.monitor));
  const endMemoryWatch =
    child.pid === undefined ? undefined : watchMemory(child.pid, options.memory, stop("out-of-memory"));

  const end = await new Promise<{ code: number | null; signal: string | null; problem?: string }>(
    (resolve) => {
      child.once("error", (error) => resolve({ code: null, signal: null, problem: error.message }));
      child.once("exit", (code, signal) => resolve({ code, signal }));
    },
  );
  clearTimeout(timer);
  endMemoryWatch?.();
  options.signal?.removeEventListener("abort", abort);
  process.removeListener("exit", atExit);
  if (child.pid !== undefined) killGroup(child.pid);
  if (reports.some((report) => report.kind === "spawned") || status !== "exited") killLeftovers(run);
  // A grandchild that escaped may hold the pipes open: what has arrived by now is what there is.
  watchdog?.dismiss();
  await Promise.race([Promise.all(streams), new Promise((resolve) => setTimeout(resolve, 500).unref())]);
  for (const stream of child.stdio) stream?.destroy();

  if (end.problem !== undefined) status = "not-started";
  else if (status === "exited" && end.signal !== null) status = "killed";
  return {
    status,
    code: end.code ?? undefined,
    signal: end.signal ?? undefined,
    reports,
    stderr: stderr.text,
    console: { text: output.text, dropped: output.dropped },
    ...(end.problem !== undefined && { problem: end.problem }),
  };
}

function start(options: LaunchOptions, run: string): ChildProcess {
  const { project } = options;
  const sdk = project.sdk?.directory ?? "";
  const settings: ProgramSettings = {
    sdk,
    esbuild: esbuildPath(),
    isModule: project.isModule,
    tsconfig: JSON.stringify({ compilerOptions: options.transpile.compilerOptions }),
    esModuleInterop: options.transpile.esModuleInterop,
    allowNetwork: options.allowNetwork,
  };
  const runner = [
    join(sdk, "cmd/run/index.js"),
    `--monitor=${options.monitor}`,
    `--engine=${options.monitor}`,
    `--project=${project.name}`,
    `--stack=${options.stack}`,
    `--organization=${options.organization}`,
    `--root-directory=${project.directory}`,
    `--pwd=${project.programDirectory}`,
    "--parallel=64",
    project.entryPoint,
  ];
  const node = [
    `--max-old-space-size=${options.memory}`,
    // The SDK makes hundreds of promises for each resource; small young generations spend half of the time collecting.
    "--max-semi-space-size=64",
    "--require",
    join(options.preload, "preload.cjs"),
  ];
  return spawn(process.execPath, [...node, ...runner], {
    cwd: project.programDirectory,
    env: { ...options.environment, [SETTINGS_VARIABLE]: JSON.stringify(settings), [RUN_VARIABLE]: run },
    stdio: ["ignore", "pipe", "pipe", "pipe", "pipe"],
    // A group of its own, so that it can be ended with all its children, and so that Ctrl-C reaches only us.
    detached: process.platform !== "win32",
    windowsHide: true,
  });
}

function esbuildPath(): string {
  return createRequire(fileURLToPath(import.meta.url)).resolve("esbuild");
}

function collect(stream: Readable | null, outputs: readonly BoundedOutput[]): Promise<void> {
  return new Promise((resolve) => {
    stream?.setEncoding("utf8");
    stream?.on("data", (text: string) => {
      for (const output of outputs) output.add(text);
    });
    stream?.on("error", () => resolve());
    if (stream === null) resolve();
    else stream.on("end", () => resolve());
  });
}

/** The folder of a socket that was made for this run; its owner removes it, unless it is killed. */
function socketFolder(address: string): string | undefined {
  return address.startsWith("unix:") ? dirname(address.slice("unix:".length)) : undefined;
}
