// Source: the options of a resource, as far as the text says them: given, missing, or those of the component itself.
import { DefinitionType, type Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { SourceView } from "./check.ts";
import { constructorAlong, type MadeResource } from "./class-members.ts";
import { bare } from "./names.ts";
import type { Node, SourceFile } from "./source-file.ts";

/**
 * Whether options have a key. `own` are the options that the constructor around was given, passed on as they are: what
 * these hold the caller decides.
 */
export type Given = "given" | "missing" | "own" | "unknown";

/** A key of options: whether it is there, and its value where the text shows it. */
export interface Option {
  readonly state: Given;
  readonly value?: Node;
}

const MISSING: Option = { state: "missing" };
const UNKNOWN: Option = { state: "unknown" };
const OPTIONS_NAME = /^(?:opts|options|resourceOptions|resourceOpts|componentOptions|customOptions)$/;

/** The place of the options among a constructor's parameters. */
export function optionsIndex(
  source: SourceFile,
  parameters: readonly TSESTree.Parameter[],
): number | undefined {
  const index = parameters.findIndex((parameter) => {
    const name = nameOfParameter(parameter);
    if (name === undefined) return false;
    const type = name.typeAnnotation?.typeAnnotation;
    return (
      OPTIONS_NAME.test(name.name) ||
      (type !== undefined && /ResourceOptions\b/.test(source.textOf(type, 200)))
    );
  });
  return index < 0 ? undefined : index;
}

/** The name of a parameter that is no pattern. */
export function nameOfParameter(parameter: TSESTree.Parameter): TSESTree.Identifier | undefined {
  const inner = parameter.type === "TSParameterProperty" ? parameter.parameter : parameter;
  const name = inner.type === "AssignmentPattern" ? inner.left : inner;
  return name.type === "Identifier" ? name : undefined;
}

/** The options that a resource is made with: a node, nothing, or unknown when its place is not sure. */
export function optionsOf(view: SourceView, resource: MadeResource): Node | "none" | "unknown" {
  const { own, node } = resource;
  if (node.arguments.some(({ type }) => type === "SpreadElement")) return "unknown";
  let index: number | undefined = 2;
  if (own !== undefined) {
    const constructor = constructorAlong(view, own);
    index = constructor === undefined ? undefined : optionsIndex(constructor.source, constructor.node.params);
  }
  return index === undefined ? "unknown" : (node.arguments[index] ?? "none");
}

/**
 * What options say of a key.
 *
 * @param own the parameter that holds the options of the component around
 */
export function optionIn(
  view: SourceView,
  source: SourceFile,
  options: Node | "none" | "unknown",
  key: string,
  own?: Node,
): Option {
  if (options === "unknown") return UNKNOWN;
  return options === "none" ? MISSING : look({ view, source, key, own }, options, 0);
}

interface Search {
  readonly view: SourceView;
  readonly source: SourceFile;
  readonly key: string;
  readonly own: Node | undefined;
}

function look(search: Search, expression: Node, depth: number): Option {
  const node = bare(expression);
  if (depth > 10) return UNKNOWN;
  switch (node.type) {
    case "ObjectExpression":
      return lookInObject(search, node, depth);
    case "Identifier":
      return lookInName(search, node, depth);
    case "ConditionalExpression":
      return either(look(search, node.consequent, depth + 1), look(search, node.alternate, depth + 1));
    case "LogicalExpression": {
      const right = look(search, node.right, depth + 1);
      if (node.operator === "&&") return right.state === "missing" ? MISSING : UNKNOWN;
      return either(look(search, node.left, depth + 1), right);
    }
    case "CallExpression":
      if (!isMerge(search, node)) return UNKNOWN;
      return lastOf(
        node.arguments.map((one) => (one.type === "SpreadElement" ? UNKNOWN : look(search, one, depth + 1))),
      );
    case "Literal":
      return MISSING;
    default:
      return UNKNOWN;
  }
}

function lookInObject(search: Search, node: TSESTree.ObjectExpression, depth: number): Option {
  return lastOf(
    node.properties.map((property) => {
      if (property.type === "SpreadElement") return look(search, property.argument, depth + 1);
      if (property.computed) return UNKNOWN;
      const { key, value } = property;
      const name = key.type === "Identifier" ? key.name : key.type === "Literal" ? String(key.value) : "";
      if (name !== search.key || isUndefined(value)) return MISSING;
      return { state: "given", value };
    }),
  );
}

function lookInName(search: Search, node: TSESTree.Identifier, depth: number): Option {
  const { view, source, own } = search;
  if (isUndefined(node)) return MISSING;
  const variable = view.names.variableOf(source, node);
  const [definition] = variable?.defs ?? [];
  if (variable === undefined || definition === undefined || isChanged(variable)) return UNKNOWN;
  if (definition.type === DefinitionType.Parameter)
    return own !== undefined && definition.name === own ? { state: "own" } : UNKNOWN;
  const found = view.names.initializerOf(variable);
  return found === undefined || found.keys.length > 0 ? UNKNOWN : look(search, found.value, depth + 1);
}

/** The last one that says something wins. The own options may hold the key, and then hide what stands before. */
function lastOf(options: readonly Option[]): Option {
  const said = options.filter(({ state }) => state !== "missing");
  const last = said.at(-1) ?? MISSING;
  return last.state === "own" && said.some(({ state }) => state !== "own") ? UNKNOWN : last;
}

function isMerge({ view, source }: Search, { callee }: TSESTree.CallExpression): boolean {
  if (view.names.memberOf(source, callee)?.path.at(-1) === "mergeOptions") return true;
  return (
    callee.type === "MemberExpression" &&
    callee.object.type === "Identifier" &&
    callee.object.name === "Object" &&
    callee.property.type === "Identifier" &&
    callee.property.name === "assign"
  );
}

function either(a: Option, b: Option): Option {
  // `opts ?? {}`
  if (a.state === "own" && b.state === "missing") return a;
  if (a.state !== b.state) return UNKNOWN;
  return a.state === "given" ? { state: "given" } : a;
}

function isUndefined(node: Node): boolean {
  return node.type === "Identifier" && node.name === "undefined";
}

/** True when a variable is written again, or its object is: `opts.parent = this`, `Object.assign(opts, …)`. */
function isChanged(variable: Variable): boolean {
  return variable.references.some((reference) => {
    if (reference.isWrite() && reference.init !== true) return true;
    const { parent }: { parent?: Node } = reference.identifier;
    if (parent?.type === "MemberExpression" && parent.object === reference.identifier) {
      const above: Node | undefined = parent.parent;
      return above?.type === "AssignmentExpression" && above.left === parent;
    }
    return (
      parent?.type === "CallExpression" &&
      parent.arguments[0] === reference.identifier &&
      parent.callee.type === "MemberExpression" &&
      parent.callee.property.type === "Identifier" &&
      parent.callee.property.name === "assign"
    );
  });
}
