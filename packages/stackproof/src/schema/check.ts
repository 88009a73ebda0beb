// Schema: checks every resource and function call of a program against the installed SDK. Pure.
import { nearest } from "../core/nearest.ts";
import { displayToken, isProviderToken, packageOfToken } from "../core/urn.ts";
import { type PropertyMap, type PropertyValue, unwrapSecret } from "../core/value.ts";
import type { Finding, FindingExtras } from "../findings/finding.ts";
import type { Graph, InvokeNode, ResourceNode } from "../graph/graph.ts";
import { checkProperties } from "./check-value.ts";
import {
  deprecatedType,
  missingRequired,
  optionAsArgument,
  outputAsArgument,
  unknownFunction,
  unknownProperty,
  unknownType,
} from "./findings.ts";
import type { ValueContext } from "./mismatches.ts";
import type { PackageSchema, ResourceSchema, SchemaProperties, SchemaProperty } from "./schema.ts";

/** Packages that stand on the Terraform bridge, so that its rules of conversion and validation hold for their values. */
const BRIDGED = new Set(["aws", "random", "tls"]);

/** Names of https://www.pulumi.com/docs/iac/concepts/resources/options/ as the SDK for Node.js writes them. */
const RESOURCE_OPTIONS = new Set([
  "additionalSecretOutputs",
  "aliases",
  "customTimeouts",
  "deleteBeforeReplace",
  "deletedWith",
  "dependsOn",
  "hooks",
  "ignoreChanges",
  "import",
  "parent",
  "pluginDownloadURL",
  "protect",
  "provider",
  "providers",
  "replaceOnChanges",
  "replaceWith",
  "retainOnDelete",
  "transformations",
  "transforms",
  "version",
]);

/**
 * Checks all resources and calls of a graph.
 *
 * @param schemas the installed package by Pulumi's name, `aws`; undefined when it is not installed or not readable
 */
export function checkSchema(
  graph: Graph,
  schemas: (packageName: string, version?: string) => PackageSchema | undefined,
): Finding[] {
  const findings: Finding[] = [];
  for (const node of graph.sorted()) {
    const schema = schemas(packageOfToken(node.type), node.options.version);
    if (schema !== undefined && isOf(schema, node)) findings.push(...checkResource(node, schema, graph));
  }
  for (const call of graph.invokes) {
    const schema = schemas(packageOfToken(call.token));
    if (schema !== undefined && !call.isMethod) findings.push(...checkCall(call, schema));
  }
  return findings;
}

/** False when another copy of the package, of another version, registered the resource. */
function isOf(schema: PackageSchema, node: ResourceNode): boolean {
  const version = node.options.version;
  return version === undefined || version === "" || version.replace(/^v/, "") === schema.version;
}

function checkResource(node: ResourceNode, schema: PackageSchema, graph: Graph): Finding[] {
  if (node.kind !== "custom" && node.kind !== "provider" && node.kind !== "remote-component") return [];
  const type = schema.resource(node.type);
  const context: ValueContext = {
    schema,
    owner: `\`${node.name}\``,
    type: className(node.type),
    place: { urn: node.urn, ...(node.source !== undefined && { source: node.source }) },
  };
  if (type === undefined) return node.kind === "custom" ? checkToken(node, schema, context) : [];
  const findings = node.droppedArguments.flatMap((name) => checkDropped(name, node, type, context));
  if (type.deprecated !== undefined) {
    findings.push(
      deprecatedType.at(context.place, { owner: context.owner, type: context.type, advice: type.deprecated }),
    );
  }
  if (!BRIDGED.has(schema.name) || node.kind === "remote-component") return findings;
  const inputs = node.kind === "provider" ? providerInputs(node.inputs, type.inputs) : node.inputs;
  const found = checkProperties(inputs, type.inputs, [], context, context.type);
  return [...findings, ...found.map((finding) => lowerIfVague(finding, node, graph))];
}

/**
 * An input may be missing only because a placeholder has no such part, such as the second element of a list of which
 * one is made up. SDKs refuse top-level inputs that are undefined by themselves; what is absent all the same came as an
 * Output. Inside an input, the resources that it comes from are known.
 */
function lowerIfVague(finding: Finding, node: ResourceNode, graph: Graph): Finding {
  if (finding.code !== missingRequired.code || finding.severity !== "error") return finding;
  const [top = ""] = (finding.at.property ?? "").split(/[.[]/, 1);
  const isAbsent = !(top in node.inputs) && node.kind === "custom";
  const sources = node.propertyDependencies[top] ?? [];
  const isVague = isAbsent || sources.some((urn) => graph.get(urn)?.coverage !== "modelled");
  return isVague ? { ...finding, severity: "warning" } : finding;
}

/** `aws.ec2.Vpc`, and `aws.Provider` for the provider itself. */
function className(token: string): string {
  return isProviderToken(token) ? `${packageOfToken(token)}.Provider` : displayToken(token);
}

/** A type is unknown only when the package neither declares nor constructs it. */
function checkToken(node: ResourceNode, schema: PackageSchema, context: ValueContext): Finding[] {
  const tokens = schema.resourceTokens();
  if (tokens.length === 0 || !BRIDGED.has(schema.name) || tokens.includes(node.type)) return [];
  return [
    unknownType.at(context.place, {
      owner: context.owner,
      token: node.type,
      package: schema.name,
      version: schema.version,
      nearest: nearestToken(node.type, tokens),
    }),
  ];
}

/** The nearest token: one of the same class in another module comes before one that is written alike. */
function nearestToken(token: string, tokens: readonly string[]): string | undefined {
  const name = token.slice(token.lastIndexOf(":") + 1);
  return nearest(token, tokens) ?? tokens.find((other) => other.slice(other.lastIndexOf(":") + 1) === name);
}

function checkDropped(
  name: string,
  node: ResourceNode,
  type: ResourceSchema,
  context: ValueContext,
): Finding[] {
  const words = { owner: context.owner, type: context.type, property: name };
  const place = { ...context.place, property: name };
  // Some constructors leave out an input that is empty, such as the provider's accessKey.
  if (Object.hasOwn(type.inputs, name)) return [];
  const names = Object.keys(type.inputs);
  if (RESOURCE_OPTIONS.has(name)) {
    return [optionAsArgument.at(place, words, isOptionHarmless(name, node) ? { severity: "warning" } : {})];
  }
  if (Object.hasOwn(type.outputs, name) || name === "id") {
    return [outputAsArgument.at(place, { ...words, nearest: nearest(name, names) })];
  }
  const near = nearest(name, names);
  const given = near !== undefined && node.inputs[near] !== undefined;
  // With no input of a like name, the argument may come along in an object that is spread on purpose.
  const extras: FindingExtras = near === undefined || given ? { severity: "warning" } : {};
  return [unknownProperty.at(place, { ...words, nearest: near, given }, extras)];
}

/** Only a lost provider sends a resource elsewhere; an explicit one that is in force is not lost. */
function isOptionHarmless(name: string, node: ResourceNode): boolean {
  if (name !== "provider" && name !== "providers") return true;
  return node.provider !== undefined && !/::default(?:_[\w.+-]*)?(?:::|$)/.test(node.provider);
}

/** The SDK sends a provider's lists, objects, numbers and booleans as JSON text. */
function providerInputs(inputs: PropertyMap, types: SchemaProperties): PropertyMap {
  const decoded: PropertyMap = {};
  for (const [name, value] of Object.entries(inputs)) {
    const type = types[name];
    if (type !== undefined) decoded[name] = decodeInput(value, type);
  }
  return decoded;
}

function decodeInput(value: PropertyValue, { type }: SchemaProperty): PropertyValue {
  const text = unwrapSecret(value);
  if (type.kind === "string" || typeof text !== "string") return value;
  try {
    return JSON.parse(text) as PropertyValue;
  } catch {
    return null;
  }
}

function checkCall(call: InvokeNode, schema: PackageSchema): Finding[] {
  const type = schema.function(call.token);
  const place = call.source === undefined ? {} : { source: call.source };
  if (type === undefined) return checkFunctionToken(call.token, schema, place);
  const name = displayToken(call.token);
  const context: ValueContext = { schema, owner: `\`${name}\``, type: name, place };
  const findings: Finding[] = [];
  if (type.deprecated !== undefined) {
    findings.push(deprecatedType.at(place, { owner: `\`${name}\``, type: name, advice: type.deprecated }));
  }
  if (!BRIDGED.has(schema.name)) return findings;
  return [...findings, ...checkProperties(call.args, type.inputs, [], context, name)];
}

function checkFunctionToken(token: string, schema: PackageSchema, place: ValueContext["place"]): Finding[] {
  const tokens = schema.functionTokens?.() ?? [];
  const folded = new Set(tokens.map((other) => other.toLowerCase()));
  if (tokens.length === 0 || !BRIDGED.has(schema.name) || folded.has(token.toLowerCase())) return [];
  return [
    unknownFunction.at(place, {
      token,
      package: schema.name,
      version: schema.version,
      nearest: nearestToken(token, tokens),
    }),
  ];
}
