// CLI tests: projects in temporary folders, and the built command line run on them as a user would.
import { type ChildProcess, spawn } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
/** STACKPROOF_CLI tests another build, such as an installed package. */
const CLI = process.env["STACKPROOF_CLI"] ?? join(REPOSITORY, "packages/stackproof/bin/stackproof.js");

/** How a run ended. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Milliseconds. */
  readonly elapsed: number;
  /** The most memory that the tool's own process had, in MiB; 0 where the system does not say. */
  readonly memory: number;
}

/** Variables over the test's own; undefined takes one away. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What surroundings of the test could change. */
const CLEAN: Environment = {
  CI: undefined,
  NO_COLOR: undefined,
  FORCE_COLOR: undefined,
  NODE_OPTIONS: undefined,
  VITEST: undefined,
  NODE_ENV: undefined,
};

/** Runs the command line to its end. */
export async function stackproof(
  arguments_: readonly string[],
  environment: Environment = {},
  cwd = tmpdir(),
): Promise<Outcome> {
  return await start(arguments_, environment, cwd).outcome;
}

/** A run that goes on. */
export interface Running {
  readonly process: ChildProcess;
  readonly outcome: Promise<Outcome>;
}

/** Starts the command line. */
export function start(arguments_: readonly string[], environment: Environment = {}, cwd = tmpdir()): Running {
  const started = performance.now();
  const surroundings = Object.entries(process.env).filter(
    ([key]) => !/^(?:AWS_|PULUMI_|STACKPROOF_)/.test(key),
  );
  const env = { ...Object.fromEntries(surroundings), ...CLEAN, ...environment };
  const child = spawn(process.execPath, [CLI, ...arguments_], {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr, memory] = ["", "", 0];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const watch = setInterval(() => {
    memory = Math.max(memory, highestMemory(child.pid));
  }, 25);
  const outcome = new Promise<Outcome>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(watch);
      resolve({ code, stdout, stderr, memory, elapsed: performance.now() - started });
    });
  });
  return { process: child, outcome };
}

function highestMemory(processId: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${processId}/status`, "latin1");
    return Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Temporary folders of one test file. */
export class Projects {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), "stackproof-cli-")));

  constructor() {
    symlinkSync(join(REPOSITORY, "node_modules"), join(this.root, "node_modules"), "junction");
  }

  /** Writes files, by path from the new folder. @returns the folder */
  folder(name: string, files: Readonly<Record<string, string>>): string {
    const directory = join(this.root, name);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
    mkdirSync(directory, { recursive: true });
    return directory;
  }

  /** A whole project with one program. @returns the folder */
  project(name: string, program: string, more: Readonly<Record<string, string>> = {}): string {
    return this.folder(name, {
      "Pulumi.yaml": `name: ${name}\nruntime: nodejs\n`,
      "package.json": JSON.stringify({
        name,
        dependencies: { "@pulumi/pulumi": "^3", "@pulumi/random": "^4" },
      }),
      ...(more["index.js"] === undefined && more["index.mts"] === undefined && { "index.ts": program }),
      ...more,
    });
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** A report as the tests read it. */
export interface Report {
  readonly status: string;
  readonly verdict: string;
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly message: string;
    readonly fix?: string;
    readonly quote?: string;
    readonly at: { readonly source?: { readonly file: string; readonly line?: number } };
  }[];
  readonly resources: readonly { readonly name: string; readonly kind: string }[];
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly console: { readonly text: string; readonly dropped: number };
}

/** Rehearses without types and gives the JSON report. */
export async function check(
  directory: string,
  options: readonly string[] = [],
  environment: Environment = {},
): Promise<Outcome & { readonly report: Report }> {
  const outcome = await stackproof(
    ["check", directory, "--no-types", "--format", "json", ...options],
    environment,
  );
  let report: Report;
  try {
    report = JSON.parse(outcome.stdout) as Report;
  } catch {
    throw new Error(
      `no report; exit ${outcome.code}\n${outcome.stdout.slice(0, 2_000)}\n${outcome.stderr.slice(0, 4_000)}`,
    );
  }
  return { ...outcome, report };
}

/** `severity code` of each finding. */
export function codes(report: Report): string[] {
  return report.findings.map(({ severity, code }) => `${severity} ${code}`);
}

/** The processes whose command line holds `mark`. */
export function processesWith(mark: string): number[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) return [];
    try {
      const state = /^State:\s+(\w)/m.exec(readFileSync(`/proc/${name}/status`, "latin1"))?.[1];
      const words = readFileSync(`/proc/${name}/cmdline`, "utf8");
      return state !== "Z" && words.includes(mark) ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}

/** Waits until a condition holds. @throws Error when it does not within `patience` milliseconds */
export async function until(what: string, holds: () => boolean, patience = 15_000): Promise<void> {
  const end = performance.now() + patience;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`did not come: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
