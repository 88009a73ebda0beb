// Host: outputs for a type of which nothing is known but its schema. Pure.
// Every output gets a value of its type, never undefined, so that a program that reads it goes on.
import type { Placeholders } from "../core/placeholder.ts";
import { PLACEHOLDER_NUMBER } from "../core/placeholder.ts";
import { packageOfToken } from "../core/urn.ts";
import {
  Asset,
  containsSecret,
  containsUnknown,
  formatPath,
  isPropertyMap,
  type PathStep,
  type PropertyMap,
  type PropertyValue,
  ResourceReference,
  Secret,
} from "../core/value.ts";
import type {
  FunctionSchema,
  PackageSchema,
  ResourceSchema,
  SchemaProperty,
  SchemaType,
} from "../schema/schema.ts";
import { isListOfMany, type ShapeSurroundings, shapedText } from "./placeholder-shapes.ts";

/** For what the outputs are made. A function call is given a `urn` that is the same for the same question. */
export interface PlaceholderRequest extends ShapeSurroundings {
  readonly urn: string;
  /** Token of the resource type or function. */
  readonly type: string;
  readonly name: string;
  readonly inputs: PropertyMap;
  /** Schemas of other packages, for components whose outputs hold their resources. */
  readonly schemas?: (packageName: string, version?: string) => PackageSchema | undefined;
  /**
   * Makes the value of an output that is a resource of type `token`. The Node SDK turns a reference into a live
   * resource and asks the engine for its state (getResource), so only who can answer that may give a reference.
   * Default: an object with the resource's own outputs, id and URN; the SDK lifts its properties just the same.
   */
  readonly resourceValue?: (token: string, name: string) => PropertyValue;
}

/** Types refer to themselves (WAF statements); an object this deep inside is left empty. */
const DEEPEST = 5;
const MANY = 3;

/**
 * The outputs that a resource or function declares. One that is also an input, and was given, is that input, with what
 * its nested objects promise beyond; all others are placeholders of their type.
 */
export function placeholderOutputs(
  schema: ResourceSchema | FunctionSchema,
  pkg: PackageSchema,
  request: PlaceholderRequest,
  placeholders: Placeholders,
): PropertyMap {
  const maker = new Maker(pkg, request, placeholders);
  const outputs: PropertyMap = {};
  for (const [name, property] of Object.entries(schema.outputs)) {
    const given = request.inputs[name];
    if (given !== undefined && given !== null) {
      outputs[name] = maker.complete(given, property.type, [name]);
    } else if (!property.required && name in schema.inputs) {
      outputs[name] = maker.notGiven(property.type, [name]);
    } else {
      outputs[name] = surroundingValue(name, property, request) ?? maker.make(property.type, [name]);
    }
  }
  return outputs;
}

/** What is known of every resource of AWS without asking. */
function surroundingValue(
  name: string,
  property: SchemaProperty,
  request: PlaceholderRequest,
): PropertyValue | undefined {
  if (packageOfToken(request.type) !== "aws") return undefined;
  if (name === "tagsAll" && property.type.kind === "map") return request.inputs["tags"] ?? {};
  if (property.type.kind !== "string") return undefined;
  if (name === "region") return request.region;
  if (name === "accountId" || name === "awsAccountId" || name === "ownerId") return request.account;
  return name === "partition" ? request.partition : undefined;
}

class Maker {
  readonly #pkg: PackageSchema;
  readonly #request: PlaceholderRequest;
  readonly #placeholders: Placeholders;

  constructor(pkg: PackageSchema, request: PlaceholderRequest, placeholders: Placeholders) {
    this.#pkg = pkg;
    this.#request = request;
    this.#placeholders = placeholders;
  }

  /** A value of the type. */
  make(type: SchemaType, path: readonly PathStep[]): PropertyValue {
    switch (type.kind) {
      case "string":
        return type.values?.[0] ?? this.#text(path);
      case "number":
        return type.values?.[0] ?? PLACEHOLDER_NUMBER;
      case "boolean":
        return false;
      case "any":
        return lastName(path) === "kubeconfig" ? this.#kubeconfig(path) : this.#text(path);
      case "asset":
      case "archive":
        return new Asset({ text: this.#text(path) });
      case "list":
        return this.#list(type.element, path);
      case "map":
        return {};
      case "object":
        return this.#object(type.name, path);
      case "resource":
        return this.#resource(type.name, path);
      case "union":
        return this.make(simplest(type.options), path);
    }
  }

  /**
   * An optional input that was not given: AWS mostly has none or a default. Lists, maps and blocks are empty, so that
   * a program that walks through them finds nothing; single values are placeholders.
   */
  notGiven(type: SchemaType, path: readonly PathStep[]): PropertyValue {
    const simple = type.kind === "union" ? simplest(type.options) : type;
    if (simple.kind === "list") return [];
    return simple.kind === "object" || simple.kind === "map" ? {} : this.make(simple, path);
  }

  /** A given value, with what the output type promises beyond it: `rootBlockDevice.volumeId`. */
  complete(value: PropertyValue, type: SchemaType, path: readonly PathStep[]): PropertyValue {
    if (value instanceof Secret) return new Secret(this.complete(value.value, type, path));
    if (type.kind === "list" && Array.isArray(value)) {
      return value.map((item, index) => this.complete(item, type.element, [...path, index]));
    }
    if (type.kind !== "object") return this.#convert(value, type, path);
    if (!isPropertyMap(value)) return value;
    const completed: PropertyMap = { ...value };
    for (const [name, property] of Object.entries(this.#pkg.object(type.name) ?? {})) {
      const present = value[name];
      const inner = [...path, name];
      if (present !== undefined && present !== null)
        completed[name] = this.complete(present, property.type, inner);
      else if (property.required) completed[name] = this.make(property.type, inner);
    }
    return completed;
  }

  /** A given value as the provider gives it back: documents as JSON, resources as their ids, "80" as 80. */
  #convert(value: PropertyValue, type: SchemaType, path: readonly PathStep[]): PropertyValue {
    if (type.kind === "string") {
      if (value instanceof ResourceReference) return value.id ?? this.#text(path);
      if (typeof value === "number" || typeof value === "boolean") return String(value);
      const isDocument = Array.isArray(value) || isPropertyMap(value);
      return isDocument && !containsSecret(value) && !containsUnknown(value) ? JSON.stringify(value) : value;
    }
    if (typeof value !== "string") return value;
    if (type.kind === "boolean" && (value === "true" || value === "false")) return value === "true";
    return type.kind === "number" && value !== "" && Number.isFinite(Number(value)) ? Number(value) : value;
  }

  #text(path: readonly PathStep[]): string {
    const { urn, name } = this.#request;
    const property = formatPath(path);
    const text = this.#placeholders.text(`${urn}\u0000${property}`, `output \`${property}\` of \`${name}\``);
    return shapedText(text, path, this.#request);
  }

  #list(element: SchemaType, path: readonly PathStep[]): PropertyValue[] {
    const many = element.kind === "resource" || (element.kind === "string" && isListOfMany(lastName(path)));
    return Array.from({ length: many ? MANY : 1 }, (_, index) => this.make(element, [...path, index]));
  }

  #object(name: string, path: readonly PathStep[]): PropertyMap {
    const value: PropertyMap = {};
    const depth = path.filter((step) => typeof step === "string").length;
    if (depth > DEEPEST) return value;
    for (const [key, property] of Object.entries(this.#pkg.object(name) ?? {})) {
      const isNested = property.type.kind === "object" || property.type.kind === "list";
      // Optional blocks are alternatives more often than not, and multiply with every level.
      if (property.required || !isNested) value[key] = this.make(property.type, [...path, key]);
      else value[key] = this.notGiven(property.type, [...path, key]);
    }
    return value;
  }

  /** A resource that a component made: its own outputs, id and URN, as texts and lists like any others. */
  #resource(token: string, path: readonly PathStep[]): PropertyValue {
    const name = `${this.#request.name}-${formatPath(path)}`;
    if (this.#request.resourceValue !== undefined) return this.#request.resourceValue(token, name);
    const id = this.#text([...path, "id"]);
    const urn = `${this.#request.urn.replace(/::[^:]*$/, "")}$${token}::${name}`;
    const packageName = packageOfToken(token);
    const pkg = packageName === this.#pkg.name ? this.#pkg : this.#request.schemas?.(packageName);
    const schema = path.length > DEEPEST ? undefined : pkg?.resource(token);
    if (pkg === undefined || schema === undefined) {
      return { arn: this.#text([...path, "arn"]), name: this.#text([...path, "name"]), id, urn };
    }
    const { resourceValue: _, ...surroundings } = this.#request;
    const request = { ...surroundings, urn, type: token, name, inputs: {} };
    return { ...placeholderOutputs(schema, pkg, request, this.#placeholders), id, urn };
  }

  #kubeconfig(path: readonly PathStep[]): PropertyMap {
    const name = this.#text([...path, "cluster"]);
    const data = Buffer.from(name).toString("base64");
    return {
      apiVersion: "v1",
      kind: "Config",
      "current-context": name,
      clusters: [
        { name, cluster: { server: `https://${name}.example`, "certificate-authority-data": data } },
      ],
      contexts: [{ name, context: { cluster: name, user: name } }],
      users: [{ name, user: { token: name } }],
    };
  }
}

/** Programs use the plain value of a union: the id where a resource would do, the text where an object would do. */
function simplest(options: readonly SchemaType[]): SchemaType {
  const order: readonly SchemaType["kind"][] = [
    "string",
    "number",
    "boolean",
    "list",
    "object",
    "map",
    "resource",
  ];
  for (const kind of order) {
    const found = options.find((option) => option.kind === kind);
    if (found !== undefined) return found;
  }
  return options[0] ?? { kind: "any" };
}

function lastName(path: readonly PathStep[]): string {
  const name = path.findLast((step) => typeof step === "string");
  return typeof name === "string" ? name : "";
}
