// Engine: one rehearsal from beginning to end: serve the engine, run the program against it, collect what there is.

import type { Placeholders } from "../core/placeholder.ts";
import type { PropertyMap } from "../core/value.ts";
import type { Finding } from "../findings/finding.ts";
import type { Graph } from "../graph/graph.ts";
import type { Project, Stack } from "../project/project.ts";
import type { PathContent } from "./assets.ts";
import type { Deployment, LogMessage } from "./deployment.ts";
import { stackOutputMissing, stackOutputUnknown } from "./findings.ts";
import { placeOf } from "./positions.ts";
import { listen } from "./program/address.ts";
import { assetReader } from "./program/asset-files.ts";
import { type AwsCall, startAwsEndpoint } from "./program/aws-endpoint.ts";
import { programEnvironment } from "./program/environment.ts";
import { type ProgramEnd, runProgram } from "./program/launch.ts";
import { handOver } from "./program/recovered-texts.ts";
import type { RawFrame } from "./program/reports.ts";
import { transpileOptions } from "./program/tsconfig.ts";
import type { ProviderHost } from "./provider-host.ts";

/** What a rehearsal needs. */
export interface RehearsalOptions {
  readonly project: Project;
  readonly stack: Stack;
  /** Default "organization", as for self-managed backends. */
  readonly organization: string;
  readonly placeholders: Placeholders;
  /** Makes the providers. Called once, while the program's process starts. */
  readonly makeHost: () => Promise<ProviderHost>;
  /** Files that the host made and that are not on disk. */
  readonly virtualFile: (path: string) => PathContent | undefined;
  readonly stackOutputs: (name: string) => Promise<PropertyMap | undefined>;
  /** The merged compilerOptions of the project's tsconfig; undefined when it has none. */
  readonly compilerOptions: Readonly<Record<string, unknown>> | undefined;
  /** The environment of this process, and what --env adds. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly addedEnvironment: Readonly<Record<string, string>>;
  readonly allowNetwork: boolean;
  /** Milliseconds. */
  readonly timeout: number;
  /** MiB of heap for the program. */
  readonly memory: number;
  /** Folder of preload.cjs and module-hooks.js. */
  readonly preload: string;
  readonly signal?: AbortSignal;
  /** What is left of the user's files that do not parse, by absolute path. Default: such a file ends the program. */
  readonly recovered?: Promise<ReadonlyMap<string, string>>;
  /** Called with the number of resources so far. */
  readonly onProgress?: (resources: number) => void;
}

/** What came out. */
export interface Rehearsal {
  readonly graph: Graph;
  /** What the engine and the host found while the program ran; errors of the run itself are in `end`. */
  readonly findings: readonly Finding[];
  readonly logs: readonly LogMessage[];
  readonly end: ProgramEnd;
  /** Calls of AWS by the program itself. */
  readonly awsCalls: readonly AwsCall[];
  /** Plain texts that no report may show. */
  readonly secrets: ReadonlySet<string>;
}

/** Rehearses a stack. */
export async function rehearse(options: RehearsalOptions): Promise<Rehearsal> {
  const { project, stack } = options;
  const endpoint = await startAwsEndpoint();
  const environment = programEnvironment({
    own: options.environment,
    added: options.addedEnvironment,
    awsEndpoint: endpoint.address,
    pulumi: pulumiVariables(stack),
  });
  const listener = await listen();
  // The process needs a second to load its SDK. The server and the providers are loaded meanwhile.
  const started = new AbortController();
  const abort = () => started.abort();
  options.signal?.addEventListener("abort", abort, { once: true });
  if (options.signal?.aborted === true) abort();
  const handed = options.recovered === undefined ? undefined : handOver(options.recovered, listener.folder);
  const running = runProgram({
    project,
    stack: stack.name,
    organization: options.organization,
    monitor: listener.address,
    environment,
    transpile: transpileOptions(options.compilerOptions),
    allowNetwork: options.allowNetwork,
    timeout: options.timeout,
    memory: options.memory,
    preload: options.preload,
    signal: started.signal,
    ...(handed !== undefined && { recovered: handed.path }),
  });
  let close = (): void => undefined;
  try {
    const [{ serveEngine }, host] = await Promise.all([import("./server.ts"), options.makeHost()]);
    const server = serveEngine(
      {
        project: project.name,
        stack,
        organization: options.organization,
        directory: project.directory,
        placeholders: options.placeholders,
        host,
        readPath: assetReader(project.programDirectory, options.virtualFile),
        environment,
        stackOutputs: options.stackOutputs,
      },
      listener,
      options.onProgress ?? (() => undefined),
    );
    close = server.close;
    const end = await running;
    const { deployment } = server;
    reportStackOutputs(deployment, end);
    return {
      graph: deployment.graph,
      findings: deployment.findings,
      logs: deployment.logs,
      end,
      awsCalls: endpoint.calls,
      secrets: deployment.secrets,
    };
  } catch (error) {
    abort();
    await running;
    throw error;
  } finally {
    options.signal?.removeEventListener("abort", abort);
    close();
    endpoint.close();
    handed?.close();
    listener.close();
  }
}

/** Configuration as the language host of Pulumi hands it to a program. */
function pulumiVariables(stack: Stack): Record<string, string> {
  const entries = Object.entries(stack.config);
  return {
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(entries.map(([key, value]) => [key, value.text]))),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(entries.flatMap(([key, value]) => (value.secret ? [key] : []))),
  };
}

function reportStackOutputs(deployment: Deployment, end: ProgramEnd): void {
  for (const report of end.reports) {
    if (report.kind !== "stack-output" && report.kind !== "stack-output-missing") continue;
    const { stack, output } = report;
    const source = firstPlace(deployment.options.directory, report.frames);
    const at = source === undefined ? {} : { source };
    if (report.kind === "stack-output") deployment.report(stackOutputUnknown.at(at, { stack, output }));
    else {
      // A program that lives with undefined deploys.
      const severity = report.isRequired ? {} : { severity: "warning" as const };
      const { has, isRequired } = report;
      deployment.report(stackOutputMissing.at(at, { stack, output, has, isRequired }, severity));
    }
  }
}

/** The innermost of the loader's frames, as a place in the project. */
export function firstPlace(directory: string, frames: readonly RawFrame[]): ReturnType<typeof placeOf> {
  return placesOf(directory, frames)[0];
}

/** The loader's frames as places in the project. */
export function placesOf(
  directory: string,
  frames: readonly RawFrame[],
): NonNullable<ReturnType<typeof placeOf>>[] {
  return frames.flatMap(({ file, line, column }) => {
    const uri = file.startsWith("file://") ? file : `file://${encodeURI(file.replaceAll("\\", "/"))}`;
    return placeOf(directory, { uri, line, column }) ?? [];
  });
}
