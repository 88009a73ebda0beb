// Command line: `stackproof check`.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type CheckedStack, checkProject } from "../check/check.ts";
import type { Severity } from "../findings/finding.ts";
import { renderJson } from "../report/json.ts";
import { redactor } from "../report/redact.ts";
import { renderTerminal } from "../report/terminal.ts";
import { printable } from "../report/text.ts";
import { EXIT } from "./exit.ts";
import { interruptible } from "./interrupt.ts";
import { startProgress } from "./progress.ts";
import { choosePalette, terminalWidth } from "./terminal.ts";

/** The options as the command line reads them. */
export interface CheckArguments {
  readonly stack?: string;
  readonly allStacks: boolean;
  readonly config: Record<string, string>;
  readonly env: Record<string, string>;
  readonly timeout: number;
  readonly memory: number;
  readonly allowNetwork: boolean;
  readonly format: "terminal" | "json";
  readonly output?: string;
  readonly failOn: Severity | "never";
  readonly types: boolean;
  readonly quiet: boolean;
}

/** Runs a check and writes its report. */
export async function check(directory: string, options: CheckArguments): Promise<number> {
  const checked = await runCheck(directory, options);
  if (typeof checked === "number") return checked;
  const text = options.format === "json" ? asJson(checked) : asTerminal(checked, options);
  if (options.output === undefined) {
    await print(text);
  } else {
    const file = resolve(options.output);
    try {
      makeFolder(dirname(file));
      writeFileSync(file, text);
    } catch (error) {
      process.stderr.write(`stackproof: the report could not be written: ${(error as Error).message}\n`);
      return EXIT.notRun;
    }
  }
  const statuses = new Set(checked.map(({ run }) => run.status));
  if (statuses.has("not-run")) return EXIT.notRun;
  return statuses.has("failed") ? EXIT.findings : EXIT.clean;
}

/** Makes a folder and those above it. Node's own recursive form never ends below /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** Runs a check with progress and Ctrl-C; a number is an exit status that ends the command. */
export async function runCheck(
  directory: string,
  options: CheckArguments,
): Promise<readonly CheckedStack[] | number> {
  const progress = startProgress(directory);
  const interrupt = interruptible();
  try {
    const result = await checkProject(directory, {
      ...(options.stack !== undefined && { stack: options.stack }),
      allStacks: options.allStacks,
      config: options.config,
      ownEnvironment: process.env,
      environment: options.env,
      ...(options.failOn !== undefined && { failOn: options.failOn }),
      types: options.types,
      timeout: options.timeout,
      memory: options.memory,
      allowNetwork: options.allowNetwork,
      signal: interrupt.signal,
      onProgress: (stack, resources) => progress.update(stack, resources),
    });
    if (interrupt.signal.aborted) return EXIT.interrupted;
    if (result.kind === "checked") return result.stacks;
    process.stderr.write(`stackproof: ${printable(result.problem.error)}\n`);
    return EXIT.notRun;
  } finally {
    progress.end();
    interrupt.end();
  }
}

/** One stack gives one report, several give a list of reports. */
function asJson(stacks: readonly CheckedStack[]): string {
  const reports = stacks.map(({ run, secrets }) => renderJson(run, { redact: redactor(secrets) }));
  return reports.length === 1
    ? (reports[0] ?? "")
    : `[${reports.map((report) => report.trimEnd()).join(",\n")}]\n`;
}

function asTerminal(stacks: readonly CheckedStack[], options: CheckArguments): string {
  const palette = choosePalette(process.env, options.output === undefined && process.stdout.isTTY);
  return stacks
    .map(({ run, secrets }) =>
      renderTerminal(run, {
        width: terminalWidth(process.stdout.columns),
        palette,
        quiet: options.quiet,
        redact: redactor(secrets),
      }),
    )
    .join("\n");
}

/** Writes and waits until all of it is out: a pipe takes a large report in pieces. */
export async function print(text: string): Promise<void> {
  await new Promise<void>((done) => {
    process.stdout.once("error", () => done());
    process.stdout.write(text, () => done());
  });
}
