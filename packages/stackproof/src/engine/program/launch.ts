// Engine, program: starts the program in a process of its own with Pulumi's own runner.
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Project } from "../../project/project.ts";
import { readReports } from "./read-reports.ts";
import { type ProgramReport, type ProgramSettings, SETTINGS_VARIABLE } from "./reports.ts";
import { RUN_VARIABLE } from "./run-variable.ts";
import { type ProcessEnd, supervise } from "./supervise.ts";
import type { TranspileOptions } from "./tsconfig.ts";

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
  /** The file that will say what is left of files which do not parse. */
  readonly recovered?: string;
}

/** How a program ended. */
export interface ProgramEnd extends ProcessEnd {
  readonly reports: readonly ProgramReport[];
}

/** Runs the program to its end. Whatever happens, nothing of it is left running. */
export async function runProgram(options: LaunchOptions): Promise<ProgramEnd> {
  const run = randomUUID();
  const reports: ProgramReport[] = [];
  const child = start(options, run);
  const folder = socketFolder(options.monitor);
  const end = await supervise(child, {
    run,
    timeout: options.timeout,
    memory: options.memory,
    readReports: () => readReports(child.stdio[3] as Readable | null, reports),
    hasSpawned: () => reports.some((report) => report.kind === "spawned"),
    ...(folder !== undefined && { folder }),
    ...(options.signal !== undefined && { signal: options.signal }),
  });
  return { ...end, reports };
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
    ...(options.recovered !== undefined && { recovered: options.recovered }),
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

/** The folder of a socket that was made for this run; its owner removes it, unless it is killed. */
function socketFolder(address: string): string | undefined {
  return address.startsWith("unix:") ? dirname(address.slice("unix:".length)) : undefined;
}
