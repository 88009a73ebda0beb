// Command line: `stackproof check`.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type CheckedStack, checkProject } from "../check/check.ts";
import type { Severity } from "../findings/finding.ts";
import { renderJson } from "../report/json.ts";
import { redactor } from "../report/redact.ts";
import { renderTerminal } from "../report/terminal.ts";
import { type Baseline, baselineOf, baselineText, readBaseline } from "../requirements/baseline.ts";
import { EXIT, refuse } from "./exit.ts";
import { interruptible } from "./interrupt.ts";
import { makeFolder } from "./make-folder.ts";
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
  /** File of findings that are accepted. Written when it is not there. */
  readonly baseline?: string;
}

/** Runs a check and writes its report. */
export async function check(directory: string, options: CheckArguments): Promise<number> {
  const baseline = options.baseline === undefined ? undefined : loadBaseline(options.baseline);
  if (typeof baseline === "string")
    return refuse(`the baseline ${options.baseline} cannot be used: ${baseline}`);
  const checked = await runCheck(directory, options, baseline);
  if (typeof checked === "number") return checked;
  if (options.baseline !== undefined && baseline === undefined)
    return writeBaseline(options.baseline, checked);
  const text = options.format === "json" ? asJson(checked) : asTerminal(checked, options);
  if (options.output === undefined) {
    await print(text);
  } else {
    const file = resolve(options.output);
    try {
      makeFolder(dirname(file));
      writeFileSync(file, text);
    } catch (error) {
      return refuse(`the report could not be written: ${(error as Error).message}`);
    }
  }
  const statuses = new Set(checked.map(({ run }) => run.status));
  if (statuses.has("not-run")) return EXIT.notRun;
  return statuses.has("failed") ? EXIT.findings : EXIT.clean;
}

/** The baseline of a file; nothing when there is no file yet, a text when it is none. */
function loadBaseline(file: string): Baseline | string | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return readBaseline(readFileSync(file, "utf8"));
  } catch (error) {
    return (error as Error).message;
  }
}

/** Accepts what is there now. What could not be rehearsed is not accepted. */
function writeBaseline(file: string, checked: readonly CheckedStack[]): number {
  const runs = checked.map(({ run }) => run);
  const broken = runs.find(({ status }) => status === "not-run");
  if (broken !== undefined)
    return refuse(
      `stack ${broken.stack} could not be rehearsed, so there is no baseline. Run without --baseline.`,
    );
  try {
    makeFolder(dirname(resolve(file)));
    writeFileSync(file, baselineText(baselineOf(runs)));
  } catch (error) {
    return refuse(`the baseline could not be written: ${(error as Error).message}`);
  }
  const count = runs.reduce((sum, { findings }) => sum + findings.length, 0);
  process.stderr.write(
    `stackproof: ${file} written; it accepts ${count} findings. From now on only new ones count; delete the file to begin anew.\n`,
  );
  return EXIT.clean;
}

/** Runs a check with progress and Ctrl-C; a number is an exit status that ends the command. */
export async function runCheck(
  directory: string,
  options: CheckArguments,
  baseline?: Baseline,
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
      ...(baseline !== undefined && { baseline }),
      signal: interrupt.signal,
      onProgress: (stack, resources) => progress.update(stack, resources),
    });
    if (interrupt.signal.aborted) return EXIT.interrupted;
    if (result.kind === "checked") return result.stacks;
    return refuse(result.problem.error);
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
