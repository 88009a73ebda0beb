// Host: what the tests of this room share: a context without disk, and requests with nothing in them.

import { Placeholders } from "../core/placeholder.ts";
import { childUrn } from "../core/urn.ts";
import type { PropertyMap } from "../core/value.ts";
import type { CreateRequest, InvokeRequest, ProviderInfo, ReadRequest } from "../engine/provider-host.ts";
import type { Finding } from "../findings/finding.ts";
import { Graph, type ResourceNode } from "../graph/graph.ts";
import type { AccountSettings } from "../project/project.ts";
import { NO_REQUIREMENTS } from "../project/requirements.ts";
import type { PackageSchema, ResourceSchema, SchemaProperties, SchemaType } from "../schema/schema.ts";
import type { HostContext } from "./context.ts";
import type { HostFiles } from "./files.ts";
import { type VirtualFile, virtualFile } from "./virtual-files.ts";

/** What a test may set of a context. */
export interface TestContextOptions {
  readonly schemas?: readonly PackageSchema[];
  readonly account?: Partial<AccountSettings>;
  readonly config?: Readonly<Record<string, string>>;
  /** Files by absolute path. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A context whose findings can be read back. The project is `shop` in `/shop`, the stack `dev`. */
export function testContext(
  options: TestContextOptions = {},
): HostContext & { readonly findings: Finding[] } {
  const findings: Finding[] = [];
  const config = Object.entries(options.config ?? {}).map(
    ([key, text]) => [key, { text, secret: false }] as const,
  );
  return {
    project: {
      directory: "/shop",
      name: "shop",
      runtime: "nodejs",
      runtimeOptions: {},
      programDirectory: "/shop",
      entryPoint: ".",
      entryFile: undefined,
      isModule: false,
      packageJson: undefined,
      tsconfig: undefined,
      sdk: undefined,
      packages: [],
      stacks: ["dev"],
    },
    settings: {
      account: {
        id: "123456789012",
        partition: undefined,
        defaultVpc: true,
        existing: [],
        ...options.account,
      },
      stackOutputs: {},
      projects: [],
      requirements: NO_REQUIREMENTS,
    },
    stack: { name: "dev", config: Object.fromEntries(config), environments: [] },
    organization: "organization",
    placeholders: new Placeholders(),
    schemas: (name) => options.schemas?.find((schema) => schema.name === name),
    files: memoryFiles(options.files ?? {}),
    virtualFiles: new Map<string, VirtualFile>(),
    report: (finding) => findings.push(finding),
    findings,
  };
}

/** A file system that holds these files alone. */
export function memoryFiles(contents: Readonly<Record<string, string>>): HostFiles {
  const files = new Map(
    Object.entries(contents).map(([path, text]) => [path, virtualFile(Buffer.from(text))]),
  );
  const below = (path: string): string[] => [...files.keys()].filter((file) => file.startsWith(`${path}/`));
  return {
    kindOf: (path) => (files.has(path) ? "file" : below(path).length > 0 ? "directory" : undefined),
    sizeOf: (path) => files.get(path)?.size ?? 0,
    read: (path) => files.get(path)?.content,
    list(path) {
      const names = new Set(below(path).map((file) => file.slice(path.length + 1).split("/")[0] ?? ""));
      return [...names].sort().map((name) => ({ name, path: `${path}/${name}`, isLink: false }));
    },
  };
}

const STACK = { stack: "dev", project: "shop" };

/** A request for a new resource at the top of the stack. */
export function createRequest(
  type: string,
  name: string,
  inputs: PropertyMap,
  more: Partial<CreateRequest> = {},
): CreateRequest {
  const urn = childUrn(STACK, undefined, type, name);
  return { ...surroundings(), urn, type, name, inputs, ...more };
}

/** A request for a resource that exists. */
export function readRequest(
  type: string,
  name: string,
  id: string,
  more: Partial<ReadRequest> = {},
): ReadRequest {
  const urn = childUrn(STACK, undefined, type, name);
  return { ...surroundings(), urn, type, name, id, state: {}, ...more };
}

/** A call of a function. */
export function invokeRequest(
  token: string,
  args: PropertyMap,
  more: Partial<InvokeRequest> = {},
): InvokeRequest {
  return { ...surroundings(), token, args, ...more };
}

function surroundings(): Pick<InvokeRequest, "graph" | "provider" | "region" | "version" | "source"> {
  return {
    graph: new Graph("shop", "dev"),
    provider: undefined,
    region: "eu-west-1",
    version: undefined,
    source: undefined,
  };
}

/** A resource of the graph. */
export function graphNode(type: string, name: string, more: Partial<ResourceNode> = {}): ResourceNode {
  return {
    urn: childUrn(STACK, undefined, type, name),
    type,
    name,
    kind: "custom",
    parent: undefined,
    id: undefined,
    inputs: {},
    outputs: {},
    dependencies: [],
    propertyDependencies: {},
    provider: undefined,
    region: undefined,
    options: {},
    droppedArguments: [],
    coverage: "schema",
    source: undefined,
    frames: [],
    outputsRegistered: false,
    ...more,
  };
}

/** An AWS provider with these inputs. */
export function awsProvider(inputs: PropertyMap): ProviderInfo {
  return {
    urn: childUrn(STACK, undefined, "pulumi:providers:aws", "p"),
    package: "aws",
    inputs,
    isDefault: false,
  };
}

/** Properties from short words: `name?` is optional, and `tags: "map"` a map of texts. */
export function properties(
  kinds: Readonly<Record<string, "string" | "number" | "boolean" | "map">>,
): SchemaProperties {
  const entries = Object.entries(kinds).map(([name, kind]) => {
    const property = { type: typeOfKind(kind), required: !name.endsWith("?") };
    return [name.replace("?", ""), property] as const;
  });
  return Object.fromEntries(entries);
}

function typeOfKind(kind: "string" | "number" | "boolean" | "map"): SchemaType {
  return kind === "map" ? { kind, element: { kind: "string" } } : { kind };
}

type Types = Readonly<Record<string, Omit<ResourceSchema, "token">>>;

/** A package that has these resources, and functions of the same form. */
export function testSchema(name: string, resources: Types, functions: Types = {}): PackageSchema {
  return {
    name,
    version: "7.0.0",
    resource: (token) => typeIn(resources, token),
    function: (token) => typeIn(functions, token),
    object: () => undefined,
    resourceTokens: () => Object.keys(resources),
    functionTokens: () => Object.keys(functions),
  };
}

function typeIn(types: Types, token: string): ResourceSchema | undefined {
  const schema = types[token];
  return schema === undefined ? undefined : { token, ...schema };
}
