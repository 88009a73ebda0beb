// Engine, program: follows a process that runs somebody else's code, and ends it. Whatever happens, nothing of it is left
// running.
import type { ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";
import { BoundedOutput } from "./bounded-output.ts";
import { killGroup, killLeftovers, killTree } from "./leftovers.ts";
import { watchMemory } from "./memory.ts";
import { startWatchdog } from "./watchdog.ts";

/** How a process is followed. */
export interface Supervision {
  /** The id that the process and its children carry in their environment as RUN_VARIABLE. */
  readonly run: string;
  /** After so many milliseconds it is ended. */
  readonly timeout: number;
  /** Bound of its memory in MiB. */
  readonly memory: number;
  /** Reads what it reports, until the stream ends. */
  readonly readReports: () => Promise<void>;
  /** True when it has started processes of its own. */
  readonly hasSpawned: () => boolean;
  /** A folder that goes with the process when this one is killed. */
  readonly folder?: string;
  readonly signal?: AbortSignal;
}

/** How a process ended. */
export interface ProcessEnd {
  readonly status: "exited" | "killed" | "timed-out" | "out-of-memory" | "aborted" | "not-started";
  readonly code: number | undefined;
  readonly signal: string | undefined;
  /** The end of what it printed as errors. */
  readonly stderr: string;
  /** What it printed on both streams, in the order of arrival. */
  readonly console: { readonly text: string; readonly dropped: number };
  /** Why it could not be started. */
  readonly problem?: string;
}

const OUTPUT_LIMIT = 256 * 1024;
/** The longest time that a timer takes; a longer one would end at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Waits for the end of a process that leads a group of its own. */
export async function supervise(child: ChildProcess, options: Supervision): Promise<ProcessEnd> {
  const { run } = options;
  const output = new BoundedOutput(OUTPUT_LIMIT);
  const stderr = new BoundedOutput(OUTPUT_LIMIT / 4);
  const streams = [
    collect(child.stdout, [output]),
    collect(child.stderr, [output, stderr]),
    options.readReports(),
  ];

  let status: ProcessEnd["status"] = "exited";
  const stop = (why: ProcessEnd["status"]) => () => {
    status = why;
    if (child.pid !== undefined) killTree(child.pid);
  };
  const timer = setTimeout(stop("timed-out"), Math.min(options.timeout, LONGEST_TIMER));
  const abort = stop("aborted");
  options.signal?.addEventListener("abort", abort, { once: true });
  if (options.signal?.aborted === true) abort();
  // When this process ends in an orderly way, the other does not outlive it; the lifeline sees to the rest.
  const atExit = () => {
    if (child.pid !== undefined) killTree(child.pid);
  };
  process.once("exit", atExit);
  const watchdog = child.pid === undefined ? undefined : startWatchdog(child.pid, run, options.folder);
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
  if (options.hasSpawned() || status !== "exited") killLeftovers(run);
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
    stderr: stderr.text,
    console: { text: output.text, dropped: output.dropped },
    ...(end.problem !== undefined && { problem: end.problem }),
  };
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
