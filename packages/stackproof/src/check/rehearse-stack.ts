// Check: one stack through engine and checks.
import type { SourcePlace } from "../core/place.ts";
import type { Placeholders } from "../core/placeholder.ts";
import type { PropertyMap } from "../core/value.ts";
import { archiveReader } from "../engine/program/archive-contents.ts";
import type { ProviderHost } from "../engine/provider-host.ts";
import { placesOf, type Rehearsal, rehearse } from "../engine/rehearse.ts";
import type { Finding } from "../findings/finding.ts";
import type { Graph } from "../graph/graph.ts";
import type { VirtualFiles } from "../host/virtual-files.ts";
import type { Project, Settings, Stack } from "../project/project.ts";
import type { Recovered } from "../project/recover.ts";
import type { ProgramOutput } from "../report/run.ts";
import type { RunFacts } from "../run/run-findings.ts";
import { mergedCompilerOptions } from "../typecheck/merged-options.ts";
import { afterBrokenFiles } from "./broken-files.ts";
import { packageSchemas } from "./package-schemas.ts";
import { preloadFolder } from "./preload-folder.ts";
import { filesThatRanInPart, textsForNode } from "./recovered-run.ts";
import { rehearseTraffic } from "./rehearse-traffic.ts";

/** What one stack needs. */
export interface StackOptions {
  readonly project: Project;
  readonly stack: Stack;
  readonly settings: Settings;
  readonly placeholders: Placeholders;
  readonly stackOutputs: (name: string) => Promise<PropertyMap | undefined>;
  /** The environment of this process, and what is added for the program. */
  readonly ownEnvironment: Readonly<Record<string, string | undefined>>;
  readonly environment: Readonly<Record<string, string>>;
  /** Seconds. */
  readonly timeout: number;
  /** MiB. */
  readonly memory: number;
  readonly allowNetwork: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (resources: number) => void;
  /** What is left of files that do not parse, by absolute path. Default: such a file ends the program. */
  readonly recovered?: Promise<ReadonlyMap<string, Recovered>>;
}

/** What came out of one stack. */
export interface StackRehearsal {
  readonly graph: Graph;
  readonly findings: readonly Finding[];
  readonly secrets: ReadonlySet<string>;
  readonly console: ProgramOutput;
  /** False when the program did not run to its end. */
  readonly complete: boolean;
  /** False when it ended before its last line by its own fault, or ran without a part that does not parse. */
  readonly isWhole: boolean;
  /** What was not run, or ended early, because files do not parse. */
  readonly remarks: readonly string[];
  /** Milliseconds. */
  readonly phases: { readonly program: number; readonly checks: number };
}

/** Rehearses a stack and checks what it registered. */
export async function rehearseStack(options: StackOptions): Promise<StackRehearsal> {
  const { project, stack, settings, placeholders } = options;
  const started = performance.now();
  let virtualFiles: VirtualFiles = new Map();
  let hostFindings: () => readonly Finding[] = () => [];
  const schemas = packageSchemas(project);
  const makeHost = async (): Promise<ProviderHost> => {
    const [{ createProviderHost }, { findDataSource, registry }, { modelOutputs }] = await Promise.all([
      import("../host/host.ts"),
      import("../aws/index.ts"),
      import("../model/outputs.ts"),
    ]);
    const host = createProviderHost({
      project,
      settings,
      stack,
      placeholders,
      schemas: schemas.of,
      aws: {
        models(type) {
          const model = registry.of(type);
          return model === undefined ? undefined : (made) => modelOutputs(model, registry, made);
        },
        dataSources: findDataSource,
      },
    });
    // While the program loads its SDK there is time for what is needed when it has ended.
    void loadChecks();
    virtualFiles = host.virtualFiles;
    hostFindings = () => host.findings();
    return host;
  };
  const rehearsal = await rehearse({
    project,
    stack,
    organization: "organization",
    placeholders,
    makeHost,
    virtualFile: (path) => {
      const made = virtualFiles.get(path);
      return made === undefined ? undefined : { kind: "file", hash: made.sha256 };
    },
    stackOutputs: options.stackOutputs,
    compilerOptions: mergedCompilerOptions(project.tsconfig),
    environment: options.ownEnvironment,
    addedEnvironment: options.environment,
    allowNetwork: options.allowNetwork,
    timeout: options.timeout * 1000,
    memory: options.memory,
    preload: preloadFolder(),
    ...(options.signal !== undefined && { signal: options.signal }),
    ...(options.onProgress !== undefined && { onProgress: options.onProgress }),
    ...(options.recovered !== undefined && { recovered: textsForNode(options.recovered) }),
  });
  const ran = performance.now();
  const {
    judgeRun,
    checkOutputText,
    checkSchema,
    checkModels,
    checkPolicyBuckets,
    World,
    registry,
    checkRequirements,
    checkRules,
  } = await loadChecks();
  const archive = archiveReader(project.programDirectory, (path) => virtualFiles.get(path)?.content);
  const verdict = judgeRun(factsOf(options, rehearsal));
  const { graph } = rehearsal;
  const world = new World({ graph, registry, account: settings.account, archive });
  const texts = Object.values(stack.config).map(({ text }) => text);
  const broken = filesThatRanInPart(project.directory, rehearsal.end, await options.recovered);
  const isWhole = broken.length === 0 && !verdict.findings.some(endsProgram);
  const found = [
    ...rehearsal.findings,
    ...hostFindings(),
    ...verdict.findings,
    ...checkOutputText(rehearsal.graph),
    ...checkSchema(rehearsal.graph, schemas.of),
    ...checkModels(world, registry),
    // What a program that ended early for no fault of its own would have made, nobody knows.
    ...(verdict.complete && broken.length === 0 ? checkPolicyBuckets(world, texts) : []),
    ...(verdict.complete
      ? checkRequirements({
          requirements: settings.requirements,
          world,
          graph,
          isWhole,
        })
      : []),
    ...(verdict.complete ? checkRules(world, isWhole) : []),
    ...(verdict.complete ? await rehearseTraffic({ ...options, world, isWhole }) : []),
  ];
  const { findings, remarks } = afterBrokenFiles(found, broken);
  schemas.save();
  return {
    graph: rehearsal.graph,
    findings,
    secrets: rehearsal.secrets,
    console: rehearsal.end.console,
    complete: verdict.complete,
    isWhole,
    remarks,
    phases: { program: Math.round(ran - started), checks: Math.round(performance.now() - ran) },
  };
}

/** What looks at a graph. Loaded once: a second call gets the same modules. */
async function loadChecks() {
  const [run, text, schema, models, buckets, world, aws, requirements, rules] = await Promise.all([
    import("../run/run-findings.ts"),
    import("../run/output-text.ts"),
    import("../schema/check.ts"),
    import("../model/check-models.ts"),
    import("../aws/policy-buckets.ts"),
    import("../model/world.ts"),
    import("../aws/index.ts"),
    import("../requirements/check-requirements.ts"),
    import("../rules/check-rules.ts"),
  ]);
  return { ...run, ...text, ...schema, ...models, ...buckets, ...world, ...aws, ...requirements, ...rules };
}

/** True for an error that ended the program before its last line. */
function endsProgram({ code, severity }: Finding): boolean {
  return (
    severity === "error" &&
    /^run\/(?:threw|unhandled-rejection|missing-(?:argument|config|module)|config-type|syntax-error|exited-early)$/.test(
      code,
    )
  );
}

function factsOf(options: StackOptions, rehearsal: Rehearsal): RunFacts {
  const { end, graph } = rehearsal;
  const { directory } = options.project;
  const places = (frames: Parameters<typeof placesOf>[1]): SourcePlace[] => placesOf(directory, frames);
  const kinds = <K extends (typeof end.reports)[number]["kind"]>(kind: K) =>
    end.reports.filter(
      (report): report is Extract<(typeof end.reports)[number], { kind: K }> => report.kind === kind,
    );
  return {
    stack: options.stack.name,
    status: end.status,
    code: end.code,
    signal: end.signal,
    problem: end.problem,
    stderr: end.stderr,
    output: end.console.text,
    errors: kinds("error").map((error) => ({
      how: error.how,
      name: error.name,
      message: error.message,
      code: error.code,
      frames: places(error.frames),
      at: error.at === undefined ? undefined : places([error.at])[0],
    })),
    pending: kinds("pending").map(({ what, type, name, waits, frames }) => ({
      what,
      type,
      name,
      waits,
      frames: places(frames),
    })),
    exits: kinds("exit-called").map(({ code, frames }) => ({ code, frames: places(frames) })),
    network: kinds("network").map(({ host, frames }) => ({ host, frames: places(frames) })),
    awsCalls: rehearsal.awsCalls,
    logs: rehearsal.logs,
    resources: [...graph.resources].filter((node) => node.kind !== "stack" && node.source !== undefined)
      .length,
    timeout: options.timeout,
    memory: options.memory,
    reportedInvokes: rehearsal.findings.some(
      (finding) => finding.severity === "error" && finding.at.urn === undefined,
    ),
    refusals: rehearsal.findings.flatMap(({ severity, quote }) =>
      severity === "error" && quote !== undefined ? [quote] : [],
    ),
    placeholderKeys: Object.entries(options.stack.config).flatMap(([key, value]) =>
      value.placeholder === undefined ? [] : [key],
    ),
  };
}
