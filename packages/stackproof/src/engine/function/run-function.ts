// Engine, function: runs Lambda functions of the program, as Lambda would, each call in a process of its own.
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { accessSync, constants } from "node:fs";
import { delimiter, join, relative } from "node:path";
import type { Readable } from "node:stream";
import type { ArchiveContents } from "../../graph/archive-contents.ts";
import type { AwsCallMade, CallResult, CodePlace, FunctionCall } from "../../graph/function-call.ts";
import { type AwsCall, startAwsEndpoint } from "../program/aws-endpoint.ts";
import { Lines } from "../program/read-reports.ts";
import type { RawFrame } from "../program/reports.ts";
import { RUN_VARIABLE } from "../program/run-variable.ts";
import { type ProcessEnd, supervise } from "../program/supervise.ts";
import { functionEnvironment } from "./environment.ts";
import { type FunctionFolders, layOut } from "./folders.ts";
import { isOfNewerNode } from "./newer-node.ts";
import { type EndReport, type FunctionInput, type FunctionReport, parseFunctionReport } from "./reports.ts";

/** How functions are run. */
export interface FunctionRunnerOptions {
  /** Folder of function.cjs, function-hooks.js and function.py. */
  readonly programs: string;
  readonly signal?: AbortSignal;
}

/** Starting a process and loading code take longer on a busy machine than on AWS. Seconds over the function's timeout. */
const GRACE = 10;
/** Nobody waits longer for an answer, though a function may run for 900 seconds. */
const LONGEST_WAIT = 60;
/** Node itself needs so much, whatever the function may have. MiB. */
const LEAST_MEMORY = 512;
const MOST_REPORTS = 1000;

/** Runs functions. The code of each is laid out once, for all its calls. */
export class FunctionRunner {
  readonly #options: FunctionRunnerOptions;
  readonly #laidOut: { readonly parts: readonly ArchiveContents[]; readonly folders: FunctionFolders }[] = [];

  constructor(options: FunctionRunnerOptions) {
    this.#options = options;
  }

  /**
   * Runs a function with an event. It finds its code, its layers and stand-ins for the AWS SDK that the runtime brings;
   * no network, no credentials.
   */
  async run(call: FunctionCall): Promise<CallResult> {
    const command = commandFor(call.runtime, this.#options.programs);
    if (typeof command === "string") return { kind: "not-run", reason: command };
    if (call.environment["AWS_LAMBDA_EXEC_WRAPPER"] !== undefined) {
      return { kind: "not-run", reason: "a wrapper script starts it" };
    }
    const folders = this.#foldersOf(call);
    if (folders === undefined) return { kind: "not-run", reason: "not all of its code can be read" };
    const endpoint = await startAwsEndpoint();
    try {
      const { reports, end } = await follow(call, command, folders, endpoint.address, this.#options);
      const last = reports.find(isEnd);
      if (last === undefined) return { kind: "not-run", reason: withoutReport(end) };
      return judge(last, call, folders, asked(reports, endpoint.calls));
    } finally {
      endpoint.close();
    }
  }

  /** Removes all folders. */
  close(): void {
    for (const { folders } of this.#laidOut) folders.remove();
    this.#laidOut.length = 0;
  }

  #foldersOf({ code, layers }: FunctionCall): FunctionFolders | undefined {
    const parts = [code, ...layers];
    const known = this.#laidOut.find(
      (one) => one.parts.length === parts.length && one.parts.every((part, index) => part === parts[index]),
    );
    if (known !== undefined) return known.folders;
    const folders = layOut(code, layers);
    if (folders !== undefined) this.#laidOut.push({ parts, folders });
    return folders;
  }
}

/** What the function asked for outside. */
type Asked = Pick<Extract<CallResult, { kind: "ended" }>, "calls" | "refused">;

function asked(reports: readonly FunctionReport[], requests: readonly AwsCall[]): Asked {
  const calls = new Map<string, AwsCallMade>();
  const refused = new Set<string>();
  const add = (operation: string, input: AwsCallMade["input"]): void => {
    if (!calls.has(operation)) calls.set(operation, { operation, input });
  };
  for (const report of reports) {
    if (report.kind === "refused") refused.add(report.what);
    if (report.kind !== "called") continue;
    add(report.operation, objectIn(report.input));
    if (!report.isAnswered) refused.add(report.operation);
  }
  for (const { service, operation } of requests) {
    const name = /^\w+$/.test(operation) ? `${service}:${operation}` : `${service} ${operation}`;
    add(name, undefined);
    refused.add(name);
  }
  return { calls: [...calls.values()], refused: [...refused] };
}

function objectIn(text: string): AwsCallMade["input"] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}

interface Command {
  readonly program: string;
  readonly parameters: readonly string[];
}

/** @returns a text: why the runtime is not run */
function commandFor(runtime: string, programs: string): Command | string {
  if (runtime.startsWith("nodejs")) {
    return { program: process.execPath, parameters: [join(programs, "function.cjs")] };
  }
  if (!runtime.startsWith("python")) return `functions for ${runtime} are not run`;
  const python = findProgram("python3");
  return python === undefined
    ? "there is no `python3` on this machine"
    : // Without what is installed on this machine.
      { program: python, parameters: ["-s", "-S", "-B", join(programs, "function.py")] };
}

function findProgram(name: string): string | undefined {
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

async function follow(
  call: FunctionCall,
  { program, parameters }: Command,
  folders: FunctionFolders,
  awsEndpoint: string,
  { signal }: FunctionRunnerOptions,
): Promise<{ reports: readonly FunctionReport[]; end: ProcessEnd }> {
  const run = randomUUID();
  const reports: FunctionReport[] = [];
  const path = process.env["PATH"] ?? "";
  const temporary = folders.temporary();
  const environment = functionEnvironment(call, { folders, temporary, path, awsEndpoint });
  const child = spawn(program, parameters, {
    cwd: folders.task,
    env: { ...environment, [RUN_VARIABLE]: run },
    stdio: ["pipe", "pipe", "pipe", "pipe", "pipe"],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  const { handler, event, name, arn, memory, timeout, answers } = call;
  const version = Number(/^nodejs(\d+)/.exec(call.runtime)?.[1] ?? 0);
  const input: FunctionInput = {
    task: folders.task,
    handler,
    version,
    event,
    name,
    arn,
    memory,
    timeout,
    limit: limitOf(call),
    answers,
  };
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(JSON.stringify(input));
  const end = await supervise(child, {
    run,
    timeout: (input.limit + GRACE) * 1000,
    memory: Math.max(memory, LEAST_MEMORY),
    readReports: () => readLines(child.stdio[3] as Readable | null, reports),
    hasSpawned: () => reports.some(({ kind }) => kind === "spawned"),
    folder: folders.root,
    ...(signal !== undefined && { signal }),
  });
  return { reports, end };
}

function limitOf({ timeout, patience }: FunctionCall): number {
  return Math.min(timeout, patience, LONGEST_WAIT);
}

function readLines(stream: Readable | null, reports: FunctionReport[]): Promise<void> {
  if (stream === null) return Promise.resolve();
  const lines = new Lines((line) => {
    const report = reports.length < MOST_REPORTS ? parseFunctionReport(line) : undefined;
    if (report !== undefined) reports.push(report);
  });
  stream.setEncoding("utf8");
  stream.on("data", (text: string) => lines.add(text));
  return new Promise((resolve) => {
    for (const event of ["error", "close", "end"]) stream.once(event, () => resolve());
  });
}

function isEnd(report: FunctionReport): report is EndReport {
  return report.kind !== "refused" && report.kind !== "called" && report.kind !== "spawned";
}

function withoutReport({ status, problem, code }: ProcessEnd): string {
  switch (status) {
    case "timed-out":
      return "it kept the processor busy for longer than its timeout";
    case "out-of-memory":
      return "it used more memory than it may have";
    case "aborted":
      return "the run was stopped";
    case "not-started":
      return `its process did not start: ${problem ?? "no reason is known"}`;
    case "exited":
    case "killed":
      return `its process ended with ${code ?? "a signal"} and said nothing`;
  }
}

function judge(report: EndReport, call: FunctionCall, folders: FunctionFolders, outside: Asked): CallResult {
  switch (report.kind) {
    case "not-run":
      return report;
    case "returned":
      return { kind: "ended", end: report, ...outside };
    case "timed-out":
      if (report.busy) return { kind: "not-run", reason: "it is too slow on this machine" };
      if (limitOf(call) < Math.min(call.timeout, call.patience)) {
        return { kind: "not-run", reason: `it was still at work after ${LONGEST_WAIT} s` };
      }
      return { kind: "ended", end: { kind: "timed-out", seconds: limitOf(call) }, ...outside };
    case "failed": {
      const { errorType, errorMessage } = report;
      if (isOfOtherVersion(errorType, errorMessage, call.runtime)) {
        return { kind: "not-run", reason: `it needs ${call.runtime}, and another version is here` };
      }
      const at = placeOf(report.frames, call.code, folders);
      const message = errorMessage.replaceAll(`${folders.task}/`, "/var/task/");
      const end = {
        kind: "failed",
        errorType,
        errorMessage: message,
        ...(at !== undefined && { at }),
      } as const;
      return { kind: "ended", end, ...outside };
    }
  }
}

/** What an older version than the function's does not understand says nothing of the function. */
function isOfOtherVersion(errorType: string, message: string, runtime: string): boolean {
  if (runtime.startsWith("python")) return errorType === "Runtime.UserCodeSyntaxError";
  return isOfNewerNode(errorType, message, runtime);
}

/** The innermost frame in the function's own code, as a file of the user's. */
function placeOf(
  frames: readonly RawFrame[],
  code: ArchiveContents,
  folders: FunctionFolders,
): CodePlace | undefined {
  for (const { file, line, column } of frames) {
    const path = relative(folders.task, file).replaceAll("\\", "/");
    if (path.startsWith("..") || path.includes("node_modules/")) continue;
    const origin = code.origin(path);
    if (origin !== undefined) return { file: origin, line, column };
  }
  return undefined;
}
