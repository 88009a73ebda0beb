// Engine: which provider serves a resource, and in which AWS region. The rules are those of Pulumi's engine:
// https://www.pulumi.com/docs/iac/concepts/resources/providers/
import { createHash } from "node:crypto";
import { formatUrn, isProviderToken, packageOfToken, typeOfUrn } from "../core/urn.ts";
import {
  isPropertyMap,
  knownString,
  type PropertyMap,
  type PropertyValue,
  unwrapSecret,
} from "../core/value.ts";
import type { Graph, ResourceNode } from "../graph/graph.ts";
import type { Stack } from "../project/project.ts";
import type { ProviderInfo } from "./provider-host.ts";

/** `urn::id`, as programs name a provider. */
export function splitProviderReference(reference: string): { urn: string; id: string } {
  const at = reference.lastIndexOf("::");
  return at < 0 ? { urn: reference, id: "" } : { urn: reference.slice(0, at), id: reference.slice(at + 2) };
}

/** An id such as Pulumi gives to providers and other things without a provider of their own: a UUID, repeatable. */
export function repeatableUuid(seed: string): string {
  const hex = createHash("sha256").update(seed).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Finds and makes providers. */
export class Providers {
  readonly #graph: Graph;
  readonly #stack: Stack;
  readonly #environment: Readonly<Record<string, string | undefined>>;
  readonly #defaults = new Map<string, ProviderInfo>();

  /** @param environment the environment variables that the program sees */
  constructor(graph: Graph, stack: Stack, environment: Readonly<Record<string, string | undefined>>) {
    this.#graph = graph;
    this.#stack = stack;
    this.#environment = environment;
  }

  /** The provider that a reference names; undefined when no such provider was registered. */
  explicit(reference: string): ProviderInfo | undefined {
    const { urn } = splitProviderReference(reference);
    const node = this.#graph.get(urn);
    if (node === undefined) {
      for (const info of this.#defaults.values()) if (info.urn === urn) return info;
      return undefined;
    }
    return infoOf(node);
  }

  /** The default provider of a package, version and plug-in address. It enters the graph when it is first needed. */
  default(packageName: string, version: string, pluginDownloadUrl = ""): ProviderInfo {
    const ofVersion = version === "" ? "" : `_${version.replaceAll(/[.+-]/g, "_")}`;
    const url = pluginDownloadUrl.split("/").filter((part) => part !== "");
    const ofUrl = url.length === 0 ? "" : `_${url.map((part) => part.replaceAll(/[^\w.-]/g, "_")).join("/")}`;
    const name = `default${ofVersion}${ofUrl}`;
    const key = `${packageName} ${name}`;
    const known = this.#defaults.get(key);
    if (known !== undefined) return known;
    const urn = formatUrn({
      stack: this.#graph.stack,
      project: this.#graph.project,
      typeChain: `pulumi:providers:${packageName}`,
      name,
    });
    const inputs: PropertyMap = {};
    for (const [fullName, value] of Object.entries(this.#stack.config)) {
      const [namespace, property] = splitConfigKey(fullName);
      if (namespace === packageName) inputs[property] = value.text;
    }
    const info: ProviderInfo = {
      urn,
      package: packageName,
      inputs: readProviderInputs(inputs),
      isDefault: true,
    };
    this.#defaults.set(key, info);
    this.#graph.add({
      urn,
      type: `pulumi:providers:${packageName}`,
      name,
      kind: "provider",
      parent: undefined,
      id: repeatableUuid(urn),
      inputs: info.inputs,
      outputs: info.inputs,
      dependencies: [],
      propertyDependencies: {},
      provider: undefined,
      region: undefined,
      options: version === "" ? {} : { version },
      droppedArguments: [],
      coverage: "schema",
      source: undefined,
      frames: [],
      outputsRegistered: false,
    });
    return info;
  }

  /**
   * The AWS region of a resource or invoke: its own `region`, its provider's, the configuration's, the
   * environment's.
   */
  region(provider: ProviderInfo | undefined, inputs: PropertyMap): string | undefined {
    const own = knownString(inputs["region"]);
    if (own !== undefined && own !== "") return own;
    const ofProvider = knownString(provider?.inputs["region"]);
    if (ofProvider !== undefined && ofProvider !== "") return ofProvider;
    return this.#environment["AWS_REGION"] || this.#environment["AWS_DEFAULT_REGION"] || undefined;
  }
}

/** What the host needs to know of a registered provider. */
export function infoOf(node: ResourceNode): ProviderInfo {
  return {
    urn: node.urn,
    package: packageOfToken(node.type),
    inputs: readProviderInputs(node.inputs),
    isDefault: false,
  };
}

/** True when a reference names a provider of the package. */
export function servesPackage(reference: string, packageName: string): boolean {
  const token = typeOfUrn(splitProviderReference(reference).urn);
  return isProviderToken(token) && packageOfToken(token) === packageName;
}

/** Providers take nested inputs as JSON texts; this gives them as the values that they are. */
function readProviderInputs(inputs: PropertyMap): PropertyMap {
  const read: PropertyMap = {};
  for (const [key, value] of Object.entries(inputs)) read[key] = readJson(value);
  return read;
}

function readJson(value: PropertyValue): PropertyValue {
  const text = unwrapSecret(value);
  if (typeof text !== "string" || !/^\s*(?:[[{]|true$|false$)/.test(text)) return value;
  try {
    const parsed = JSON.parse(text) as PropertyValue;
    return isPropertyMap(parsed) || Array.isArray(parsed) || typeof parsed === "boolean" ? parsed : value;
  } catch {
    return value;
  }
}

function splitConfigKey(key: string): [namespace: string, name: string] {
  const at = key.indexOf(":");
  return at < 0 ? ["", key] : [key.slice(0, at), key.slice(at + 1)];
}
