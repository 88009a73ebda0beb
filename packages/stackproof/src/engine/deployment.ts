// Engine: what all request handlers of one rehearsal share.

import type { Placeholders } from "../core/placeholder.ts";
import { containsSecret, type PropertyMap, type PropertyValue, Secret, walk } from "../core/value.ts";
import type { Finding } from "../findings/finding.ts";
import { Graph } from "../graph/graph.ts";
import type { Stack } from "../project/project.ts";
import type { ReadPath } from "./assets.ts";
import { Callbacks } from "./callbacks.ts";
import type { LogRequest } from "./messages.ts";
import type { ProviderHost } from "./provider-host.ts";
import { Providers } from "./providers.ts";
import { decodeProperties, encodeProperties } from "./wire.ts";

/** What a rehearsal needs from outside of the engine. */
export interface DeploymentOptions {
  readonly project: string;
  readonly stack: Stack;
  readonly organization: string;
  /** Absolute path of the project's folder; places in findings are relative to it. */
  readonly directory: string;
  readonly placeholders: Placeholders;
  readonly host: ProviderHost;
  readonly readPath: ReadPath;
  /** Environment variables that the program sees. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The outputs of another stack, by the name that a StackReference gives; undefined when nobody knows them. */
  readonly stackOutputs: (name: string) => Promise<PropertyMap | undefined>;
}

/** A message that the program logged through Pulumi. */
export interface LogMessage {
  readonly severity: "debug" | "info" | "warning" | "error";
  readonly message: string;
  readonly urn: string | undefined;
}

/** The state of one rehearsal while its program runs. */
export class Deployment {
  readonly options: DeploymentOptions;
  readonly graph: Graph;
  readonly providers: Providers;
  readonly callbacks = new Callbacks();
  readonly findings: Finding[] = [];
  readonly logs: LogMessage[] = [];
  /** Plain texts that must not appear in any report. */
  readonly secrets = new Set<string>();
  /** Packages that the program registered, by the reference that it was given. */
  readonly packageRefs = new Map<string, { readonly name: string; readonly version: string }>();
  rootUrn = "";

  constructor(options: DeploymentOptions) {
    this.options = options;
    this.graph = new Graph(options.project, options.stack.name);
    this.providers = new Providers(this.graph, options.stack, options.environment);
    for (const value of Object.values(options.stack.config))
      if (value.secret && value.placeholder === undefined) this.keepSecret(value.text);
  }

  report(finding: Finding): void {
    this.findings.push(finding);
  }

  log(request: LogRequest): void {
    const severity = (["debug", "info", "warning", "error"] as const)[request.severity] ?? "info";
    if (severity === "debug" || request.ephemeral) return;
    this.logs.push({ severity, message: request.message, urn: request.urn === "" ? undefined : request.urn });
  }

  /** Remembers every text inside the secrets of a value. */
  rememberSecrets(value: PropertyValue): void {
    walk(value, (part) => {
      if (!(part instanceof Secret)) return;
      walk(part.value, (inner) => {
        if (typeof inner === "string") this.keepSecret(inner);
        // A short number is in every report by chance.
        else if (typeof inner === "number" && String(inner).length >= 6) this.keepSecret(String(inner));
      });
    });
  }

  /** Outputs as checks see them: texts that hold a placeholder are unknown. */
  asKnown(outputs: PropertyMap): PropertyMap {
    return decodeProperties(encodeProperties(outputs), this.options.placeholders).properties;
  }

  private keepSecret(text: string): void {
    if (text.length >= 4) this.secrets.add(text);
  }
}

/**
 * Marks outputs as secret that Pulumi marks: those that `additionalSecretOutputs` names and those that repeat a
 * secret input.
 */
export function markSecretOutputs(
  outputs: PropertyMap,
  inputs: PropertyMap,
  additional: readonly string[],
): PropertyMap {
  const marked: PropertyMap = { ...outputs };
  for (const [key, value] of Object.entries(outputs)) {
    if (value instanceof Secret || value === null) continue;
    const input = inputs[key];
    const isSecret = additional.includes(key) || (input instanceof Secret && !containsSecret(value));
    if (isSecret) marked[key] = new Secret(value);
  }
  return marked;
}
