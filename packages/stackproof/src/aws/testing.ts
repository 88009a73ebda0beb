// AWS: how the model of a resource type is tested: small stacks that must pass, that must give one finding, and the
// outputs that a program would read. Imported by tests only.
import { describe, expect, test } from "vitest";
import { holdsPlaceholder } from "../core/placeholder.ts";
import { childUrn, isProviderToken } from "../core/urn.ts";
import {
  Archive,
  Asset,
  isPropertyMap,
  type PropertyMap,
  type PropertyValue,
  Secret,
  Unknown,
  walk,
} from "../core/value.ts";
import { archiveReader } from "../engine/program/archive-contents.ts";
import type { ProviderInfo } from "../engine/provider-host.ts";
import type { Finding } from "../findings/finding.ts";
import { Graph, type ResourceNode } from "../graph/graph.ts";
import { createAwsHost } from "../host/aws/aws.ts";
import { graphNode, testContext } from "../host/testing.ts";
import { checkModels } from "../model/check-models.ts";
import { codePrefix, inputSlug, quotaSlug } from "../model/codes.ts";
import type { Kind } from "../model/kinds/kind.ts";
import { known, snakeCase } from "../model/kinds/kind.ts";
import { modelOutputs } from "../model/outputs.ts";
import type { ResourceModel } from "../model/resource.ts";
import { installedSdk } from "../model/testing.ts";
import { World } from "../model/world.ts";
import type { ExistingThing } from "../project/project.ts";
import { renderOneFinding } from "../report/terminal.ts";
import { checkSchema } from "../schema/check.ts";
import type { SchemaProperties, SchemaType } from "../schema/schema.ts";
import { findDataSource, registry } from "./index.ts";

/** An output of another resource of the same small stack. */
export class Out {
  readonly name: string;
  readonly property: string;

  constructor(name: string, property: string) {
    this.name = name;
    this.property = property;
  }
}

/** Text with outputs in it. */
export class OutText {
  readonly parts: readonly (string | Out)[];

  constructor(parts: readonly (string | Out)[]) {
    this.parts = parts;
  }
}

/** JSON text of a value with outputs in it. */
export class OutJson {
  readonly value: Input;

  constructor(value: Input) {
    this.value = value;
  }
}

/** A value in a test: an input, or something that becomes one. */
export type Input =
  | PropertyValue
  | Out
  | OutText
  | OutJson
  | undefined
  | readonly Input[]
  | { readonly [key: string]: Input };
export type Inputs = Readonly<Record<string, Input>>;

/** `out("main.id")`: the output `id` of the resource that the test calls `main`. */
export function out(path: string): Out {
  const dot = path.indexOf(".");
  return new Out(path.slice(0, dot), path.slice(dot + 1));
}

/** Text with outputs: interpolate`arn:aws:s3:::${out("logs.bucket")}/*`. */
export function interpolate(texts: TemplateStringsArray, ...outs: readonly Out[]): OutText {
  return new OutText(
    texts.flatMap((text, index) => [text, ...(outs[index] === undefined ? [] : [outs[index]])]),
  );
}

/** JSON text, such as a policy. */
export function jsonText(value: Input): OutJson {
  return new OutJson(value);
}

/** A value that nobody knows. */
export function unknown(text = "rehearsed-0123456789ab"): Unknown {
  return new Unknown(text, "test");
}

/** An archive of these files. */
export function archive(files: Readonly<Record<string, string>>): Archive {
  return new Archive({
    assets: Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new Asset({ text })])),
  });
}

/** What a resource of a small stack may have besides inputs. */
export interface GivenOptions {
  /** Names in the test of what it waits for. */
  readonly dependsOn?: readonly string[];
  readonly region?: string;
  /** Name in the test of its provider, a resource of type `pulumi:providers:aws`. */
  readonly provider?: string;
  readonly parent?: string;
  /** Pulumi's name. Default: the name in the test. */
  readonly name?: string;
  /** True for a resource that the program only reads, as `Vpc.get` does. */
  readonly read?: boolean;
}

/** A further resource of a small stack. */
export interface Given extends GivenOptions {
  readonly token: string;
  readonly inputs: Inputs;
}

export function given(token: string, inputs: Inputs, options: GivenOptions = {}): Given {
  return { token, inputs, ...options };
}

/** A case with more than inputs: further resources, options of the resource under test, things of the account. */
export class SmallStack {
  readonly inputs: Inputs;
  readonly options: StackOptions;

  constructor(inputs: Inputs, options: StackOptions) {
    this.inputs = inputs;
    this.options = options;
  }
}

export interface StackOptions extends GivenOptions {
  /** Further resources by their names in the test. One that `given` has already is replaced. */
  readonly with?: Readonly<Record<string, Given>>;
  readonly existing?: readonly Partial<ExistingThing>[];
  readonly defaultVpc?: boolean;
}

/** A case of a test: `stack({ vpcId: out("main.id") }, { with: { other: given(…) }, dependsOn: ["other"] })`. */
export function stack(inputs: Inputs, options: StackOptions = {}): SmallStack {
  return new SmallStack(inputs, options);
}

/** The tests of one model. */
export interface ResourceTest {
  /** Resources that every case can refer to. Only those that it does refer to, or that `with` has, are made. */
  readonly given?: Readonly<Record<string, Given>>;
  /** Stacks without any finding: near misses of the findings, and what people write. By what they show. */
  readonly accepts: Readonly<Record<string, Inputs | SmallStack>>;
  /** By slug: stacks that give exactly this finding and nothing else, wherever it stands. */
  readonly rejects?: Readonly<Record<string, Inputs | SmallStack | readonly (Inputs | SmallStack)[]>>;
  /** Outputs, in the region us-east-1 of the account 123456789012; regular expressions for made-up parts. */
  readonly outputs?: readonly {
    readonly of: Inputs | SmallStack;
    readonly are: Readonly<Record<string, PropertyValue | RegExp>>;
  }[];
  /** Names of inputs or nested inputs (`a.b`) that only @pulumi/aws 6 has. */
  readonly onlyInVersion6?: readonly string[];
}

/** Tests a model: its cases, its completeness against the installed SDK, and the texts of all its findings. */
export function testResource(model: ResourceModel, tests: ResourceTest): void {
  // oxlint-disable-next-line vitest/valid-title -- the token is the title
  describe(model.token, () => {
    test("every input of the SDK is modelled, and none that it does not have", () => {
      expect(gaps(model, tests.onlyInVersion6 ?? [])).toEqual([]);
    });

    test("an error has evidence", () => {
      const all = Object.entries({ ...model.findings, ...model.order });
      const guessed = all.filter(([, one]) => one.severity === "error" && one.evidence === "inferred");
      expect(guessed.map(([slug]) => slug)).toEqual([]);
    });

    test("what its kinds say", () => {
      expect(kindMessages(model.inputs, [], undefined, model)).toMatchSnapshot();
    });

    for (const [name, one] of Object.entries(tests.accepts)) {
      test(`accepts ${name}`, () => {
        const made = build(model, tests, one);
        expect(made.findings.map((finding) => renderOneFinding(finding))).toEqual([]);
        expect(unexpectedPlaceholders(model, made.subject)).toEqual([]);
      });
    }

    for (const [slug, cases] of Object.entries(tests.rejects ?? {})) {
      const list = Array.isArray(cases)
        ? (cases as readonly (Inputs | SmallStack)[])
        : [cases as Inputs | SmallStack];
      for (const [index, one] of list.entries()) {
        test(`rejects ${slug}${index === 0 ? "" : ` (${index + 1})`}`, () => {
          const { findings } = build(model, tests, one);
          const texts = findings.map((finding) => renderOneFinding(finding)).join("\n\n");
          expect({ codes: findings.map((finding) => finding.code), texts }).toEqual({
            codes: [`${codePrefix(model.token)}/${slug}`],
            texts,
          });
          expect(texts).toMatchSnapshot();
        });
      }
    }

    for (const [index, { of, are }] of (tests.outputs ?? []).entries()) {
      test(`outputs ${index + 1}`, () => {
        const { subject } = build(model, tests, of);
        const found = Object.keys(are).map((property) => [
          property,
          property === "id" ? subject.id : known(subject.outputs[property]),
        ]);
        const wanted = Object.entries(are).map(([property, value]) => [
          property,
          // oxlint-disable-next-line vitest/no-conditional-expect -- an asymmetric matcher, no assertion
          value instanceof RegExp ? expect.stringMatching(value) : value,
        ]);
        expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted));
      });
    }

    test("every finding has a case that fires", () => {
      const declared = [
        ...Object.keys(model.findings ?? {}),
        ...Object.keys(model.order ?? {}),
        ...Object.keys(model.unique ?? {}),
        ...(model.quotas ?? []).map((quota) => quotaSlug(quota.name)),
      ];
      const fired = new Set(Object.keys(tests.rejects ?? {}));
      expect(declared.filter((slug) => !fired.has(slug))).toEqual([]);
    });
  });
}

/** A small stack that was run. */
export interface Built {
  readonly graph: Graph;
  readonly world: World;
  readonly subject: ResourceNode;
  readonly findings: readonly Finding[];
}

/** Runs a stack that is no case of a resource: for tests of helpers. The first resource is the subject. */
export function buildStack(resources: Readonly<Record<string, Given>>): Built {
  const [first = ""] = Object.keys(resources);
  return run(new Builder(resources, {}), first, Object.keys(resources));
}

function build(model: ResourceModel, tests: ResourceTest, one: Inputs | SmallStack): Built {
  const { inputs, options } = one instanceof SmallStack ? one : new SmallStack(one, {});
  const { with: more = {}, ...own } = options;
  const resources = {
    ...tests.given,
    ...more,
    self: { ...own, token: model.token, inputs, name: own.name ?? "self" },
  };
  return run(new Builder(resources, options), "self", ["self", ...Object.keys(more)]);
}

function run(builder: Builder, subject: string, names: readonly string[]): Built {
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

/** Outputs that are placeholders although the model does not call them unknowable. */
function unexpectedPlaceholders(model: ResourceModel, node: ResourceNode): string[] {
  const found: string[] = [];
  if (node.id !== undefined && holdsPlaceholder(node.id) && model.unknowable?.["id"] === undefined)
    found.push("id");
  for (const [name, value] of Object.entries(node.outputs)) {
    if (name in (model.unknowable ?? {}) || name in node.inputs) continue;
    walk(value, (part) => {
      if (part instanceof Unknown && !found.includes(name)) found.push(name);
    });
  }
  return found.map(
    (name) => `output ${name} is a placeholder: compute it in outputs, or list it as unknowable`,
  );
}

/** Inputs that the SDK has and the model has not, and the other way round. Nested objects too. */
function gaps(model: ResourceModel, onlyInVersion6: readonly string[]): string[] {
  const found = new Set<string>();
  const sdk = installedSdk();
  const tokens = [model.token, ...(model.aliases ?? [])];
  const schemas = tokens.flatMap((token) => {
    const schema = sdk.resource(token);
    if (schema === undefined && !isProviderToken(token)) found.add(`the SDK has no type ${token}`);
    return schema === undefined ? [] : [schema];
  });
  const listed = { ...model.inputs, ...model.unmodelled };
  for (const schema of schemas) {
    for (const name of Object.keys(schema.inputs)) {
      if (!(name in listed) && name !== "region")
        found.add(`input ${name} is neither modelled nor listed as unmodelled`);
    }
  }
  for (const name of Object.keys(listed)) {
    if (onlyInVersion6.includes(name)) continue;
    const property = schemas.map((schema) => schema.inputs[name]).find((one) => one !== undefined);
    if (property === undefined) found.add(`the SDK has no input ${name}`);
    else nestedGaps(model.inputs[name], property.type, name, found, onlyInVersion6);
  }
  return [...found];
}

function nestedGaps(
  kind: Kind<unknown> | undefined,
  type: SchemaType,
  path: string,
  found: Set<string>,
  onlyInVersion6: readonly string[],
): void {
  if (kind === undefined) return;
  if ((type.kind === "list" || type.kind === "map") && kind.element !== undefined) {
    nestedGaps(kind.element, type.element, path, found, onlyInVersion6);
    return;
  }
  const options = type.kind === "union" ? type.options : [type];
  const names = options.flatMap((option) => (option.kind === "object" ? [option.name] : []));
  const [name] = names;
  if (kind.fields === undefined || name === undefined) return;
  const schema: SchemaProperties = installedSdk().object(name) ?? {};
  for (const [key, property] of Object.entries(schema)) {
    const field = kind.fields[key];
    if (field === undefined) found.add(`input ${path}.${key} is not modelled`);
    nestedGaps(field, property.type, `${path}.${key}`, found, onlyInVersion6);
  }
  for (const key of Object.keys(kind.fields)) {
    const nested = `${path}.${key}`;
    if (schema[key] === undefined && !onlyInVersion6.includes(nested))
      found.add(`the SDK has no input ${nested}`);
  }
}

/** What each kind says of a value that it refuses, and that it takes the value that it calls good. */
function kindMessages(
  fields: Readonly<Record<string, Kind<unknown>>>,
  path: readonly string[],
  attribute: string | undefined,
  model: ResourceModel,
): string[] {
  const lines: string[] = [];
  for (const [name, kind] of Object.entries(fields)) {
    const here = [...path, name];
    const snake =
      path.length === 0
        ? snakeCase(name)
        : attribute === undefined
          ? undefined
          : `${attribute}.0.${snakeCase(name)}`;
    lines.push(...messagesOf(kind, here, snake, model));
  }
  return lines;
}

function messagesOf(
  kind: Kind<unknown>,
  path: readonly string[],
  attribute: string | undefined,
  model: ResourceModel,
): string[] {
  if (kind.fields !== undefined) return kindMessages(kind.fields, path, attribute, model);
  const lines: string[] = [];
  const at = { path, attribute, self: undefined, world: undefined };
  const good = known(kind.good);
  if (good !== undefined) {
    kind.check(good, {
      ...at,
      report: ({ says }) => {
        throw new Error(`The kind of ${path.join(".")} refuses its own good value: ${says}`);
      },
    });
  }
  const bad = known(kind.bad);
  if (kind.element?.fields !== undefined) return kindMessages(kind.element.fields, path, undefined, model);
  if (bad === undefined) return lines;
  kind.check(bad, {
    ...at,
    report(problem) {
      const code = `${codePrefix(model.token)}/${problem.slug ?? inputSlug(problem.path)}`;
      const quote = problem.quote === undefined ? "" : ` | ${problem.quote}`;
      lines.push(`${code}: ${problem.says}${quote}`.slice(0, 400));
    },
  });
  if (lines.length === 0) throw new Error(`The kind of ${path.join(".")} takes the value that it calls bad`);
  return lines;
}
