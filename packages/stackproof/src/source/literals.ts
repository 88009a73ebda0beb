// Source: what an expression of a test surely is, when the test itself wrote it down.
import type { SourceView } from "./check.ts";
import { bare, keyOf } from "./names.ts";
import type { Node } from "./source-file.ts";

/** A value that is written in the text. */
export type Plain = string | number | bigint | boolean | null | undefined;

/** A literal's value, and the node that holds it. */
export interface FoundLiteral {
  readonly value: Plain;
}

/** The value of a literal, or of a constant that is one; undefined when it is not written in the text. */
export function literalOf(view: SourceView, expression: Node, depth = 0): FoundLiteral | undefined {
  const node = bare(expression);
  switch (node.type) {
    case "Literal":
      return node.value instanceof RegExp ? undefined : { value: node.value };
    case "TemplateLiteral":
      return node.expressions.length === 0 ? { value: node.quasis[0]?.value.cooked } : undefined;
    case "UnaryExpression": {
      const inner = literalOf(view, node.argument, depth);
      if (inner === undefined) return undefined;
      if (node.operator === "!") return { value: !inner.value };
      return node.operator === "-" && typeof inner.value === "number" ? { value: -inner.value } : undefined;
    }
    case "Identifier":
    case "MemberExpression": {
      if (depth > 5) return undefined;
      const written = writtenOf(view, node);
      return written === undefined ? undefined : literalOf(view, written, depth + 1);
    }
    default:
      return undefined;
  }
}

/** What a constant, or a key of an object that only this file knows, was written as. */
function writtenOf(view: SourceView, expression: Node): Node | undefined {
  const keys: string[] = [];
  let at = bare(expression);
  while (at.type === "MemberExpression") {
    const key = keyOf(at);
    if (key === undefined) return undefined;
    keys.unshift(key);
    at = bare(at.object);
  }
  if (at.type !== "Identifier") return undefined;
  const variable = view.names.variableOf(view.source, at);
  const found = variable === undefined ? undefined : view.names.initializerOf(variable);
  if (variable === undefined || found === undefined || found.keys.length > 0) return undefined;
  let value = bare(found.value);
  if (keys.length === 0) return value;
  // Whoever is given the object may change it.
  if (variable.references.some((reference) => !reference.isWrite() && !isOnlyRead(reference.identifier)))
    return undefined;
  for (const key of keys) {
    if (value.type !== "ObjectExpression") return undefined;
    if (value.properties.some(({ type }) => type === "SpreadElement")) return undefined;
    const property = value.properties.findLast(
      (one) => one.type === "Property" && !one.computed && nameOf(one.key) === key,
    );
    if (property?.type !== "Property") return undefined;
    value = bare(property.value);
  }
  return value;
}

/** `thing.key` that is neither assigned, deleted nor called, and the argument of `expect`. */
function isOnlyRead(identifier: Node): boolean {
  let at = identifier;
  while (at.parent?.type === "MemberExpression" && at.parent.object === at) at = at.parent;
  const { parent } = at;
  if (parent === undefined) return false;
  if (parent.type === "CallExpression") {
    const isExpect = parent.callee.type === "Identifier" && parent.callee.name === "expect";
    return parent.callee !== at && (isExpect || at !== identifier);
  }
  return (
    !(parent.type === "AssignmentExpression" && parent.left === at) &&
    parent.type !== "UpdateExpression" &&
    parent.type !== "UnaryExpression" &&
    at !== identifier
  );
}

function nameOf(key: Node): string | undefined {
  if (key.type === "Identifier") return key.name;
  return key.type === "Literal" ? String(key.value) : undefined;
}
