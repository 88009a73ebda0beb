// Check: the composition of a rehearsal: project, engine, providers, schema and type check, put together into one Run
// for each stack. Prints nothing; the command line and the library both stand on it.
import { basename } from "node:path";
import { Placeholders } from "../core/placeholder.ts";
import type { PropertyMap } from "../core/value.ts";
import { atLeast, compareFindings, type Finding, type Severity } from "../findings/finding.ts";
import {
  chooseStacks,
  type LoadedProject,
  loadStack,
  type StackChoiceError,
} from "../project/load-project.ts";
import type { Project } from "../project/project.ts";
import type { Run, RunStatus } from "../report/run.ts";
import { type Baseline, withoutBaseline } from "../requirements/baseline.ts";
import { suppress } from "../requirements/suppress.ts";
import { combine } from "./combine.ts";
import { load } from "./load.ts";
import { FolderCheckOnce, TextCheckOnce, TypeCheckOnce } from "./once.ts";
import { rehearseStack, type StackRehearsal } from "./rehearse-stack.ts";
import { namingSettings } from "./settings-name.ts";
import { StackOutputs } from "./stack-outputs.ts";

/** What a check can be told. */
export interface CheckOptions {
  /** The stack; default: the only one, or dev. */
  readonly stack?: string;
  readonly allStacks?: boolean;
  /** Values over those of the stack's file; a key without namespace belongs to the project. */
  readonly config?: Readonly<Record<string, string>>;
  /** The environment that the program inherits, without what leads to credentials. Default: none. */
  readonly ownEnvironment?: Readonly<Record<string, string | undefined>>;
  /** Variables for the program's environment, over the inherited ones. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The least severity that fails. Default error; `never` lets everything pass. */
  readonly failOn?: Severity | "never";
  /** Whether TypeScript checks the program. Default true. */
  readonly types?: boolean;
  /** Seconds for the program. Default 120. */
  readonly timeout?: number;
  /** MiB of heap for the program. Default 4096. */
  readonly memory?: number;
  /** Lets the program reach other hosts than AWS. Default false. */
  readonly allowNetwork?: boolean;
  /** Findings that are accepted, because they were there before. */
  readonly baseline?: Baseline;
  readonly signal?: AbortSignal;
  readonly onProgress?: (stack: string, resources: number) => void;
}

/** A run, with what a report must not show. */
export interface CheckedStack {
  readonly run: Run;
  readonly secrets: ReadonlySet<string>;
}

/** What a check gives: runs, or why no stack could be chosen. */
export type CheckResult =
  | { readonly kind: "checked"; readonly stacks: readonly CheckedStack[] }
  | { readonly kind: "no-stack"; readonly problem: StackChoiceError };

const DEFAULT_TIMEOUT = 120;
const DEFAULT_MEMORY = 4096;

/**
 * Rehearses the project in `directory`. Whatever is wrong with the project is a finding; an exception is a fault of
 * ours.
 */
export async function checkProject(directory: string, options: CheckOptions = {}): Promise<CheckResult> {
  const started = performance.now();
  const loaded = await load(directory, options);
  const { project } = loaded;
  if (project === undefined) {
    const phases = { project: elapsed(started) };
    const run = makeRun(
      { project: "", stack: options.stack ?? "" },
      loaded.findings,
      "not-run",
      started,
      phases,
    );
    return { kind: "checked", stacks: [{ run, secrets: new Set() }] };
  }
  const chosen = chooseStacks(project, { stack: options.stack, allStacks: options.allStacks ?? false });
  if (!Array.isArray(chosen)) return { kind: "no-stack", problem: chosen as StackChoiceError };
  const others = new StackOutputs(loaded.settings, project, (folder, stack, depth) =>
    outputsOf(folder, stack, options, depth),
  );
  const shared: Shared = {
    others,
    texts: new TextCheckOnce(loaded, project),
    types: new TypeCheckOnce(project, options),
    folder: new FolderCheckOnce(loaded, project),
  };
  const stacks: CheckedStack[] = [];
  for (const stack of chosen as readonly string[]) {
    const start = stacks.length === 0 ? started : performance.now();
    stacks.push(await checkStack(loaded, project, stack, options, shared, start));
    if (options.signal?.aborted === true) break;
  }
  return { kind: "checked", stacks };
}

/** What all stacks of a project share. */
interface Shared {
  readonly others: StackOutputs;
  readonly texts: TextCheckOnce;
  readonly types: TypeCheckOnce;
  readonly folder: FolderCheckOnce;
}

async function checkStack(
  loaded: LoadedProject,
  project: Project,
  stackName: string,
  options: CheckOptions,
  { others, texts, types, folder }: Shared,
  started: number,
): Promise<CheckedStack> {
  const placeholders = new Placeholders();
  const read = await loadStack(project, stackName, {
    config: { ...loaded.settings.config, ...options.config },
    placeholders,
  });
  const before = [...loaded.findings, ...read.findings];
  const loadMs = elapsed(started);
  const canRun = project.sdk !== undefined && project.entryFile !== undefined;
  // Started before the type check: the program is on the longer way.
  const rehearsing = canRun
    ? rehearseStack({
        project,
        stack: read.stack,
        settings: loaded.settings,
        placeholders,
        stackOutputs: (name) => others.of(name),
        ownEnvironment: options.ownEnvironment ?? {},
        environment: { ...loaded.settings.environment, ...options.environment },
        timeout: options.timeout ?? DEFAULT_TIMEOUT,
        memory: options.memory ?? DEFAULT_MEMORY,
        allowNetwork: options.allowNetwork ?? false,
        ...(options.signal !== undefined && { signal: options.signal }),
        recovered: texts.recovered(),
        onProgress: (resources) => options.onProgress?.(stackName, resources),
      })
    : undefined;
  const [rehearsal, text, typed] = await Promise.all([rehearsing, texts.result(), types.result()]);
  const all = combine([
    ...before,
    ...text.findings,
    ...folder.findings(),
    ...(rehearsal?.findings ?? []),
    ...(typed?.findings ?? []),
  ]);
  const { settingsFile } = loaded.files;
  const found = namingSettings(all, settingsFile);
  const complete = rehearsal?.complete ?? false;
  const suppressed = suppress(
    found,
    loaded.settings.requirements.suppress,
    rehearsal?.graph,
    new Date().toISOString().slice(0, 10),
    complete && rehearsal?.isWhole === true,
  );
  const known =
    options.baseline === undefined
      ? { findings: suppressed.findings, accepted: [] }
      : withoutBaseline(suppressed.findings, options.baseline, read.stack.name);
  const { findings } = known;
  const accepted = [...suppressed.accepted, ...known.accepted];
  const status = statusOf(findings, complete, options.failOn ?? "error");
  const phases = {
    project: loadMs,
    ...(rehearsal !== undefined && rehearsal.phases),
    text: text.elapsedMs,
    ...(typed !== undefined && { types: typed.elapsedMs }),
  };
  const remarks = [
    ...(rehearsal?.remarks ?? []),
    ...(typed?.skipped === undefined ? [] : [typed.skipped]),
    ...(options.types === false ? ["Types were not checked (--no-types)."] : []),
  ];
  const names = { project: project.name, stack: read.stack.name };
  const run = {
    ...makeRun(names, findings, status, started, phases, rehearsal, remarks),
    accepted,
    ...(settingsFile !== undefined && { settingsFile: basename(settingsFile) }),
  };
  return { run, secrets: rehearsal?.secrets ?? new Set() };
}

function statusOf(findings: readonly Finding[], complete: boolean, failOn: Severity | "never"): RunStatus {
  if (!complete) return "not-run";
  if (failOn === "never") return "passed";
  return findings.some((finding) => atLeast(finding.severity, failOn)) ? "failed" : "passed";
}

function makeRun(
  names: { readonly project: string; readonly stack: string },
  findings: readonly Finding[],
  status: RunStatus,
  started: number,
  phases: Readonly<Record<string, number>>,
  rehearsal?: StackRehearsal,
  remarks: readonly string[] = [],
): Run {
  return {
    toolVersion: TOOL_VERSION,
    ...names,
    status,
    findings: [...findings].sort(compareFindings),
    graph: rehearsal?.graph,
    remarks,
    accepted: [],
    timing: { totalMs: elapsed(started), phases },
    console: rehearsal?.console ?? { text: "", dropped: 0 },
  };
}

async function outputsOf(
  folder: string,
  stack: string,
  options: CheckOptions,
  depth: number,
): Promise<{ project: string; outputs: () => Promise<PropertyMap | undefined> } | undefined> {
  const { project, settings } = await load(folder, options);
  if (project?.sdk === undefined || project.entryFile === undefined) return undefined;
  return {
    project: project.name,
    outputs: async () => {
      const placeholders = new Placeholders();
      const read = await loadStack(project, stack, { config: settings.config ?? {}, placeholders });
      const others = new StackOutputs(
        settings,
        project,
        (next, name, level) => outputsOf(next, name, options, level),
        depth,
      );
      const rehearsal = await rehearseStack({
        project,
        stack: read.stack,
        settings,
        placeholders,
        stackOutputs: (name) => others.of(name),
        ownEnvironment: options.ownEnvironment ?? {},
        environment: { ...settings.environment, ...options.environment },
        timeout: options.timeout ?? DEFAULT_TIMEOUT,
        memory: options.memory ?? DEFAULT_MEMORY,
        allowNetwork: options.allowNetwork ?? false,
        ...(options.signal !== undefined && { signal: options.signal }),
      });
      return rehearsal.graph.stackOutputs();
    },
  };
}

function elapsed(since: number): number {
  return Math.round(performance.now() - since);
}

declare const STACKPROOF_VERSION: string | undefined;

/** The version of this package; the build writes it in. */
export const TOOL_VERSION: string =
  typeof STACKPROOF_VERSION === "string" ? STACKPROOF_VERSION : "0.0.0-development";
