// AWS: runs the small stack of a test: through the real host, as the engine would, and through all checks of models.
// Imported by tests only.
import { holdsPlaceholder } from "../core/placeholder.ts";
import { childUrn, isProviderToken } from "../core/urn.ts";
import { isPropertyMap, type PropertyMap, type PropertyValue, Secret, Unknown, walk } from "../core/value.ts";
import { archiveReader } from "../engine/program/archive-contents.ts";
import type { ProviderInfo } from "../engine/provider-host.ts";
import type { Finding } from "../findings/finding.ts";
import { Graph, type ResourceNode } from "../graph/graph.ts";
import { createAwsHost } from "../host/aws/aws.ts";
import { graphNode, testContext } from "../host/testing.ts";
import { checkModels } from "../model/check-models.ts";
import { modelOutputs } from "../model/outputs.ts";
import { installedSdk } from "../model/testing.ts";
import { World } from "../model/world.ts";
import { checkSchema } from "../schema/check.ts";
import { findDataSource, registry } from "./index.ts";
import {
  type Given,
  type Input,
  Out,
  OutJson,
  OutText,
  type StackOptions,
  unknown,
} from "./testing-words.ts";

/** A small stack that was run. */
export interface Built {
  readonly graph: Graph;
  readonly world: World;
  readonly subject: ResourceNode;
  readonly findings: readonly Finding[];
}

/**
 * Makes the resources of `names`, and those that they refer to, and checks them.
 *
 * @param subject what the test is about
 */
export function runStack(
  resources: Readonly<Record<string, Given>>,
  options: StackOptions,
  subject: string,
  names: readonly string[],
): Built {
  const builder = new Builder(resources, options);
  for (const name of names) builder.make(name);
  const { graph, account } = builder;
  const sdk = installedSdk();
  const world = new World({
    graph,
    registry,
    account,
    archive: archiveReader("/shop", () => undefined),
    assertProperty(type, property) {
      const schema = sdk.resource(type);
      if (schema === undefined || property in schema.inputs || property in schema.outputs) return;
      if (registry.of(type)?.inputs[property] !== undefined) return;
      throw new Error(`${type} has no property ${property}`);
    },
  });
  // That a type or an input is deprecated is the SDK's own note, and no matter of the model.
  const ofSchema = checkSchema(graph, () => sdk).filter(({ code }) => !code.startsWith("schema/deprecated-"));
  const findings = [...checkModels(world, registry), ...ofSchema];
  const node = builder.make(subject);
  return { graph, world, subject: node, findings };
}

/** Makes resources in the order in which they refer to each other, as a program does. */
class Builder {
  readonly graph = new Graph("shop", "dev");
  readonly #context: ReturnType<typeof testContext>;
  readonly #host: ReturnType<typeof createAwsHost>;
  readonly #resources: Readonly<Record<string, Given>>;
  readonly #made = new Map<string, ResourceNode>();
  readonly #open = new Set<string>();

  constructor(resources: Readonly<Record<string, Given>>, options: StackOptions) {
    const existing = (options.existing ?? []).map((thing) => ({
      type: "",
      id: undefined,
      region: undefined,
      properties: {},
      ...thing,
    }));
    this.#resources = resources;
    this.#context = testContext({
      schemas: [installedSdk()],
      account: { existing, defaultVpc: options.defaultVpc ?? true },
    });
    this.#host = createAwsHost(this.#context, {
      models(type) {
        const model = registry.of(type);
        return model === undefined ? undefined : (made) => modelOutputs(model, registry, made);
      },
      dataSources: findDataSource,
    });
  }

  get account(): ReturnType<typeof testContext>["settings"]["account"] {
    return this.#context.settings.account;
  }

  make(name: string): ResourceNode {
    const done = this.#made.get(name);
    if (done !== undefined) return done;
    const resource = this.#resources[name];
    if (resource === undefined) throw new Error(`The test has no resource ${name}`);
    if (this.#open.has(name)) throw new Error(`${name} refers to itself`);
    this.#open.add(name);
    const node = this.#register(name, resource);
    this.graph.add(node);
    this.#made.set(name, node);
    return node;
  }

  #register(testName: string, resource: Given): ResourceNode {
    const name = resource.name ?? testName;
    const parent = resource.parent === undefined ? undefined : this.make(resource.parent).urn;
    const provider = resource.provider === undefined ? undefined : this.make(resource.provider);
    const explicit = (resource.dependsOn ?? []).map((other) => this.make(other).urn);
    const inputs: PropertyMap = {};
    const propertyDependencies: Record<string, string[]> = {};
    for (const [key, value] of Object.entries(resource.inputs)) {
      const sources = new Set<string>();
      const resolved = this.#resolve(value, sources);
      if (resolved !== undefined) inputs[key] = resolved;
      if (sources.size > 0) propertyDependencies[key] = [...sources].sort();
    }
    const urn = childUrn({ stack: "dev", project: "shop" }, parent, resource.token, name);
    const line = this.graph.size + 1;
    const common = {
      urn,
      parent,
      propertyDependencies,
      dependencies: [...new Set([...explicit, ...Object.values(propertyDependencies).flat()])].sort(),
      source: { file: "index.ts", line },
      frames: [{ file: "index.ts", line }],
    };
    if (isProviderToken(resource.token)) {
      return graphNode(resource.token, name, {
        ...common,
        kind: "provider",
        id: "p",
        inputs,
        outputs: inputs,
      });
    }
    const region =
      resource.region ?? textOf(inputs["region"]) ?? textOf(provider?.inputs["region"]) ?? "us-east-1";
    const request = {
      graph: this.graph,
      provider: provider === undefined ? undefined : providerInfo(provider),
      region,
      version: undefined,
      source: common.source,
      urn,
      type: resource.token,
      name,
      inputs,
    };
    const made = this.#host.create(request);
    if (made === undefined) throw new Error(`The host did not make ${name}`);
    return graphNode(resource.token, name, {
      ...common,
      kind: resource.read === true ? "read" : "custom",
      id: made.id,
      inputs: made.inputs,
      outputs: asKnown(made.outputs) as PropertyMap,
      provider: provider?.urn,
      region,
      coverage: made.coverage,
    });
  }

  #resolve(value: Input, sources: Set<string>): PropertyValue | undefined {
    if (value === undefined) return undefined;
    if (value instanceof Out) return this.#output(value, sources);
    if (value instanceof OutText) {
      const parts = value.parts.map((part) =>
        typeof part === "string" ? part : this.#output(part, sources),
      );
      const texts = parts.filter((part) => typeof part === "string");
      return texts.length === parts.length ? texts.join("") : new Unknown(unknown().text, "test");
    }
    if (value instanceof OutJson) {
      const inner = this.#resolve(value.value, sources);
      let isWhole = true;
      walk(inner, (part) => {
        if (part instanceof Unknown) isWhole = false;
      });
      return isWhole ? JSON.stringify(inner) : new Unknown(JSON.stringify(inner), "test");
    }
    if (Array.isArray(value)) {
      const list = value as readonly Input[];
      return list.map((item) => this.#resolve(item, sources) ?? null);
    }
    if (value instanceof Secret) return new Secret(this.#resolve(value.value, sources) ?? null);
    if (isPropertyMap(value as PropertyValue)) {
      const map: PropertyMap = {};
      for (const [key, item] of Object.entries(value as Readonly<Record<string, Input>>)) {
        const inner = this.#resolve(item, sources);
        if (inner !== undefined) map[key] = inner;
      }
      return map;
    }
    return value as PropertyValue;
  }

  #output({ name, property }: Out, sources: Set<string>): PropertyValue {
    const node = this.make(name);
    sources.add(node.urn);
    if (property === "urn") return node.urn;
    const steps = property.split(/[.[\]]+/).filter((step) => step !== "");
    let value: PropertyValue | undefined = property === "id" ? (node.id ?? "") : node.outputs;
    if (property !== "id") {
      for (const step of steps) {
        const inner: PropertyValue | undefined = value instanceof Secret ? value.value : value;
        value = Array.isArray(inner) ? inner[Number(step)] : isPropertyMap(inner) ? inner[step] : undefined;
      }
    }
    if (value === undefined) throw new Error(`${name} (${node.type}) has no output ${property}`);
    return asKnown(value);
  }
}

function providerInfo(node: ResourceNode): ProviderInfo {
  return { urn: node.urn, package: "aws", inputs: node.inputs, isDefault: false };
}

function textOf(value: PropertyValue | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Placeholders become unknown, as in the engine. */
function asKnown(value: PropertyValue): PropertyValue {
  if (typeof value === "string") return holdsPlaceholder(value) ? new Unknown(value, "placeholder") : value;
  if (value instanceof Secret) return new Secret(asKnown(value.value));
  if (Array.isArray(value)) return value.map(asKnown);
  if (!isPropertyMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asKnown(item)]));
}
