// Test support: a run as text that a reader can check against what Pulumi does, free of what changes between SDKs:
// versions, the folder of the project, times.
import { isDeepStrictEqual } from "node:util";
import { formatPlace, type SourcePlace } from "../../packages/stackproof/src/core/place.ts";
import { holdsPlaceholder } from "../../packages/stackproof/src/core/placeholder.ts";
import {
  Archive,
  Asset,
  isPropertyMap,
  type PropertyMap,
  type PropertyValue,
  ResourceReference,
  Secret,
  Unknown,
} from "../../packages/stackproof/src/core/value.ts";
import type { Finding, FindingPlace } from "../../packages/stackproof/src/findings/finding.ts";
import type { InvokeNode, ResourceNode } from "../../packages/stackproof/src/graph/graph.ts";
import type { Run } from "../../packages/stackproof/src/report/run.ts";

/** The SDK's advice after its first sentence, which changes with its version. */
const ADVICE =
  /(Calling \[to(?:String|JSON)\] on an \[Output<T>\]) is not supported(?!…)[\s\S]*?future version of @pulumi\/pulumi\./g;

/** What a golden leaves out or takes in. */
export interface GoldenOptions {
  /** Absolute path of the folder that the cases were copied to. */
  readonly directory: string;
  /** Versions of the installed packages, which are written as `<installed>`. */
  readonly versions: ReadonlySet<string>;
  /** Outputs of AWS resources that are shown; the others depend on the version of the SDK. */
  readonly show: readonly string[];
}

/** The stable part of a run. */
export function golden(run: Run, options: GoldenOptions): string {
  return new Golden(run, options).text();
}

class Golden {
  readonly #run: Run;
  readonly #options: GoldenOptions;
  readonly #lines: string[] = [];

  constructor(run: Run, options: GoldenOptions) {
    this.#run = run;
    this.#options = options;
  }

  text(): string {
    const { graph, findings, status, project, stack } = this.#run;
    this.#lines.push(`${project} / ${stack}: ${status}`);
    const outputs = graph?.stackOutputs() ?? {};
    if (Object.keys(outputs).length > 0) this.#lines.push("", "stack outputs", ...this.#map(outputs));
    for (const node of graph?.sorted() ?? []) if (node.kind !== "stack") this.#resource(node);
    const invokes = (graph?.invokes ?? []).map((invoke) => this.#invoke(invoke));
    for (const lines of invokes.sort((a, b) => (a.join("\n") < b.join("\n") ? -1 : 1))) {
      this.#lines.push("", ...lines);
    }
    for (const finding of findings) this.#finding(finding);
    return this.#stable(`${this.#lines.join("\n")}\n`);
  }

  #resource(node: ResourceNode): void {
    const { outputs, inputs } = node;
    const parts: string[] = [node.kind, ...(node.kind === "component" ? [] : [node.coverage])];
    if (node.region !== undefined) parts.push(node.region);
    if (node.source !== undefined) parts.push(formatPlace(node.source));
    this.#lines.push("", node.urn, `  ${parts.join(", ")}`);
    const isStackChild = node.parent === undefined || node.parent.includes("::pulumi:pulumi:Stack::");
    // An id that nobody can know says nothing, and those of providers are made up.
    const hasId = node.kind !== "provider" && !holdsPlaceholder(node.id ?? "");
    this.#line("id", hasId ? node.id : undefined);
    this.#line("parent", isStackChild ? undefined : node.parent);
    this.#line("provider", node.provider);
    this.#section("inputs", this.#shownInputs(node, inputs));
    this.#section("outputs", node.kind === "provider" ? {} : this.#shownOutputs(node, outputs));
    this.#list("depends on", node.dependencies);
    for (const [property, urns] of Object.entries(node.propertyDependencies))
      this.#list(`${property} from`, urns);
    for (const [option, value] of Object.entries(node.options)) {
      if (option === "version" && this.#options.versions.has(String(value))) continue;
      // The SDK of AWS marks more outputs in each version.
      if (option === "additionalSecretOutputs" && isOfAws(node)) continue;
      this.#line(`option ${option}`, typeof value === "string" ? value : JSON.stringify(value));
    }
    this.#list("dropped", node.droppedArguments);
    if (node.kind === "component" && node.outputsRegistered) this.#lines.push("  outputs registered");
  }

  /** Explicit AWS providers get defaults from the SDK: which, depends on its version. */
  #shownInputs(node: ResourceNode, inputs: PropertyMap): PropertyMap {
    if (node.type !== "pulumi:providers:aws" || node.source === undefined) return inputs;
    return Object.fromEntries(Object.entries(inputs).filter(([key]) => !key.startsWith("skip")));
  }

  #shownOutputs(node: ResourceNode, outputs: PropertyMap): PropertyMap {
    const shown: PropertyMap = {};
    for (const [key, value] of Object.entries(outputs)) {
      const isAsked = this.#options.show.includes(key);
      const varies = isOfAws(node) || node.kind === "remote-component";
      if (isAsked || (!varies && !isDeepStrictEqual(value, node.inputs[key]))) shown[key] = value;
    }
    return shown;
  }

  #invoke(invoke: InvokeNode): string[] {
    const parts: string[] = [invoke.isMethod ? "call" : "invoke", invoke.coverage];
    if (invoke.region !== undefined) parts.push(invoke.region);
    if (invoke.source !== undefined) parts.push(formatPlace(invoke.source));
    const lines = [invoke.token, `  ${parts.join(", ")}`];
    if (invoke.provider !== undefined) lines.push(`  provider: ${invoke.provider}`);
    if (Object.keys(invoke.args).length > 0) lines.push("  args", ...this.#map(invoke.args, "    "));
    const result = Object.entries(invoke.result).filter(
      ([key]) => invoke.coverage === "modelled" || this.#options.show.includes(key),
    );
    if (result.length > 0) lines.push("  result", ...this.#map(Object.fromEntries(result), "    "));
    return lines;
  }

  #finding(finding: Finding): void {
    this.#lines.push("", `${finding.severity} ${finding.code}${this.#place(finding.at)}`);
    this.#line("message", finding.message);
    this.#line("fix", finding.fix);
    // The words of Pulumi's engine and of providers are ours to repeat; those of the SDK change with it.
    if (finding.code.startsWith("engine/")) this.#line("quote", finding.quote);
    for (const related of finding.related ?? [])
      this.#lines.push(`  related${this.#place(related)}: ${related.note}`);
    const frames = (finding.frames ?? []).slice(1).map((frame: SourcePlace) => formatPlace(frame));
    if (frames.length > 0) this.#line("called from", frames.join(", "));
  }

  #place(place: FindingPlace): string {
    const parts: string[] = [];
    if (place.source !== undefined) parts.push(` at ${formatPlace(place.source)}`);
    if (place.urn !== undefined) parts.push(` on ${place.urn}`);
    if (place.property !== undefined) parts.push(` property ${place.property}`);
    return parts.join("");
  }

  #line(name: string, value: string | undefined): void {
    if (value === undefined || value === "") return;
    const [first = "", ...rest] = value.split("\n");
    this.#lines.push(`  ${name}: ${first}`, ...rest.map((line) => `    ${line}`));
  }

  #list(name: string, values: readonly string[]): void {
    if (values.length === 1) this.#line(name, values[0]);
    else if (values.length > 1) this.#lines.push(`  ${name}`, ...values.map((value) => `    ${value}`));
  }

  #section(name: string, map: PropertyMap): void {
    if (Object.keys(map).length > 0) this.#lines.push(`  ${name}`, ...this.#map(map, "    "));
  }

  #map(map: PropertyMap, indent = "  "): string[] {
    const keys = Object.keys(map).sort();
    return keys.map((key) => `${indent}${key}: ${show(map[key] ?? null).replaceAll("\n", `\n${indent}  `)}`);
  }

  #stable(text: string): string {
    let stable = text.replaceAll(this.#options.directory, "<case>").replaceAll(ADVICE, "$1…");
    for (const version of this.#options.versions) {
      stable = stable.replaceAll(`::default_${version.replaceAll(/[.+-]/g, "_")}`, "::default");
      stable = stable.replaceAll(version, "<installed>");
    }
    // Newer SDKs say which property it was.
    stable = stable.replaceAll(/error serializing property "\w+": /g, "");
    return stable
      .replaceAll(/urn:pulumi:[\w-]+::[\w-]+::/g, (prefix, at: number) =>
        stable[at - 1] === "\n" ? prefix : "…",
      )
      .replaceAll(/[ \t]+$/gm, "");
  }
}

function isOfAws({ type }: ResourceNode): boolean {
  return type.startsWith("aws:") || type === "pulumi:providers:aws";
}

/** A value as one line of JSON, with marks for what JSON cannot say. */
function show(value: PropertyValue): string {
  if (value instanceof Secret) return `Secret(${show(value.value)})`;
  if (value instanceof Unknown) return `Unknown(${value.origin ?? value.text ?? ""})`;
  if (value instanceof ResourceReference) return `Resource(${value.urn}, ${value.id ?? "no id"})`;
  if (value instanceof Asset) return `Asset(${source(value)})`;
  if (value instanceof Archive) return `Archive(${source(value)})`;
  if (Array.isArray(value)) return `[${value.map(show).join(", ")}]`;
  if (!isPropertyMap(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  if (keys.length === 0) return "{}";
  return `{ ${keys.map((key) => `${key}: ${show(value[key] ?? null)}`).join(", ")} }`;
}

function source(value: Asset | Archive): string {
  const hash = value.hash === undefined ? "no hash" : value.hash.slice(0, 8);
  if (value instanceof Archive && "assets" in value.source) {
    const items = Object.entries(value.source.assets).map(([name, item]) => `${name}: ${show(item)}`);
    return `{ ${items.sort().join(", ")} }`;
  }
  const [kind = "", text = ""] = Object.entries(value.source)[0] ?? [];
  // Code that the SDK wrote is not the same in all of its versions.
  if (text.includes("\n")) return `${kind} of ${text.split("\n").length} lines`;
  return `${kind} ${JSON.stringify(text)}, ${hash}`;
}
