// Model: what the tests of data sources share. Imported by tests only.
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Placeholders } from "../core/placeholder.ts";
import { childUrn } from "../core/urn.ts";
import { knownString, type PropertyMap, type PropertyValue } from "../core/value.ts";
import type { Finding } from "../findings/finding.ts";
import { Graph } from "../graph/graph.ts";
import type { ExistingThing } from "../project/project.ts";
import { openPackageSchema } from "../schema/package.ts";
import type { PackageSchema } from "../schema/schema.ts";
import {
  answerDataSource,
  type DataSource,
  type DataSourceAnswer,
  type DataSourceWorld,
} from "./data-source.ts";

/** A resource that the program created before it asks. */
export interface GivenResource {
  readonly type: string;
  readonly name: string;
  readonly id: string;
  readonly region?: string;
  readonly properties?: PropertyMap;
}

/** What a test says of the world; everything else is as in a new account, in us-east-1. */
export interface GivenWorld {
  readonly region?: string | undefined;
  readonly defaultVpc?: boolean;
  readonly existing?: readonly Partial<ExistingThing>[];
  readonly resources?: readonly GivenResource[];
  readonly provider?: PropertyMap;
  /** The installed SDK, to fill answers in. Default none. */
  readonly schema?: PackageSchema;
}

/** The account of the tests. */
export const ACCOUNT = "123456789012";

/** Makes a world. */
export function worldOf(given: GivenWorld = {}): DataSourceWorld {
  const graph = new Graph("test", "dev");
  for (const resource of given.resources ?? []) addResource(graph, resource);
  return {
    account: {
      id: ACCOUNT,
      partition: undefined,
      defaultVpc: given.defaultVpc ?? true,
      existing: (given.existing ?? []).map((thing) => ({
        type: "",
        id: undefined,
        region: undefined,
        properties: {},
        ...thing,
      })),
    },
    region: "region" in given ? given.region : "us-east-1",
    provider: given.provider ?? {},
    graph,
    placeholders: new Placeholders(),
    source: { file: "index.ts", line: 3 },
    schema: given.schema,
  };
}

function addResource(graph: Graph, resource: GivenResource): void {
  graph.add({
    urn: childUrn({ stack: "dev", project: "test" }, undefined, resource.type, resource.name),
    type: resource.type,
    name: resource.name,
    kind: "custom",
    parent: undefined,
    id: resource.id,
    inputs: resource.properties ?? {},
    outputs: resource.properties ?? {},
    dependencies: [],
    propertyDependencies: {},
    provider: undefined,
    region: resource.region ?? "us-east-1",
    options: {},
    droppedArguments: [],
    coverage: "schema",
    source: undefined,
    frames: [],
    outputsRegistered: false,
  });
}

/** Asks as the engine does. */
export function ask(source: DataSource, args: PropertyMap, given: GivenWorld = {}): DataSourceAnswer {
  return answerDataSource(source, args, worldOf(given));
}

/** The result of a request that must be answered, filled in to the type of the installed SDK and of no other form. */
export function resultOf(source: DataSource, args: PropertyMap, given: GivenWorld = {}): PropertyMap {
  const schema = installedSdk();
  const answer = ask(source, args, { schema, ...given });
  if (answer.kind === "failure") throw new Error(`Expected an answer: ${answer.message}`);
  const shape = schema.function(source.token)?.outputs;
  const unknown = shape === undefined ? [] : Object.keys(answer.result).filter((name) => !(name in shape));
  if (unknown.length > 0) throw new Error(`The SDK declares no ${unknown.join(", ")}`);
  return answer.result;
}

/** A text of a result, out of its secret; empty when it is none. */
export function textOf(value: PropertyValue | undefined): string {
  return knownString(value) ?? "";
}

/** The code of each finding of a request, and how it was answered. */
export function verdictOf(
  source: DataSource,
  args: PropertyMap,
  given: GivenWorld = {},
): { readonly kind: "modelled" | "schema" | "opaque" | "failure"; readonly codes: readonly string[] } {
  const answer = ask(source, args, given);
  if (answer.kind === "failure") return { kind: "failure", codes: [answer.finding.code] };
  return { kind: answer.coverage, codes: (answer.findings ?? []).map((finding) => finding.code) };
}

/** The message and finding of a request that must fail. */
export function failureOf(
  source: DataSource,
  args: PropertyMap,
  given: GivenWorld = {},
): { readonly message: string; readonly finding: Finding } {
  const answer = ask(source, args, given);
  if (answer.kind !== "failure") throw new Error(`Expected a failure: ${JSON.stringify(answer.result)}`);
  return answer;
}

let installed: PackageSchema | undefined;

/** The SDK that is installed in this repository. */
export function installedSdk(): PackageSchema {
  const directory = fileURLToPath(new URL("../../../../node_modules/@pulumi/aws", import.meta.url));
  installed ??= openPackageSchema(directory, { cacheDirectory: join(tmpdir(), "stackproof-test-cache") });
  return installed;
}
