// Source: texts that are written into the program, and what each is there for.
import type { TSESTree } from "@typescript-eslint/types";
import type { SourceView } from "./check.ts";
import { keyOf } from "./names.ts";
import type { Node } from "./source-file.ts";

/** Stands in a text where an expression of its template stands: a sign that no text has. */
export const GAP = "\uFFFC";

/** A text of the program. */
export interface WrittenText {
  readonly node: TSESTree.Literal | TSESTree.TemplateLiteral;
  /** With a gap for each expression. */
  readonly text: string;
}

/** What a text is there for. */
export interface TextUse {
  /** The property, variable or parameter that gets it, innermost first; up to the next call. */
  readonly keys: readonly string[];
  /** It is used when nothing else is given: `x ?? "…"`, `(x = "…")`. */
  readonly isDefault: boolean;
  /** It is one of several, by region or by environment. */
  readonly isChoice: boolean;
  /** It is compared with something, and so only recognized. */
  readonly isCompared: boolean;
  /** It is words for people: errors, logs, descriptions. */
  readonly isMessage: boolean;
  /** The call or the `new` that it is given to, with the keys in between. */
  readonly given: TSESTree.CallExpression | TSESTree.NewExpression | undefined;
}

/** The text of a literal; undefined for keys, types, imports and directives. */
export function writtenText(node: Node): WrittenText | undefined {
  if (node.type === "TemplateLiteral") {
    return { node, text: node.quasis.map(({ value }) => value.cooked).join(GAP) };
  }
  if (node.type !== "Literal" || typeof node.value !== "string") return undefined;
  switch (node.parent.type) {
    case "TSLiteralType":
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
    case "ImportExpression":
      return undefined;
    case "Property":
    case "PropertyDefinition":
      if (node.parent.key === node && !node.parent.computed) return undefined;
      break;
    default:
  }
  return { node, text: node.value };
}

const REGION_NAME = /^["']?[a-z]{2}-(?:gov-)?[a-z]+-\d["']?$/;
const CHOOSES = /region|stack|environment|\benv\b|\bstage\b/i;
const FOR_PEOPLE = /^(?:description|message|comment|summary|title|label|help|fix|why|usage|example|docs?)$/i;

/** What a text is there for. */
export function useOf(view: SourceView, node: Node): TextUse {
  const keys: string[] = [];
  let [isDefault, isChoice, isCompared, isMessage] = [false, false, false, false];
  let given: TextUse["given"];
  for (let at: Node = node; at.parent !== undefined && at.parent !== null; at = at.parent) {
    const parent: Node = at.parent;
    switch (parent.type) {
      case "Property": {
        const key = nameOf(parent.key);
        if (key !== undefined) keys.push(key);
        if (REGION_NAME.test(key ?? "")) isChoice = true;
        continue;
      }
      case "LogicalExpression":
        if (parent.right === at && parent.operator !== "&&") isDefault = true;
        continue;
      case "ConditionalExpression":
        if (parent.test === at) isCompared = true;
        else if (CHOOSES.test(view.textOf(parent.test, 200))) isChoice = true;
        continue;
      case "AssignmentPattern":
        isDefault = true;
        if (parent.left.type === "Identifier") keys.push(parent.left.name);
        break;
      case "VariableDeclarator":
        if (parent.id.type === "Identifier") keys.push(parent.id.name);
        break;
      case "PropertyDefinition": {
        const key = nameOf(parent.key);
        if (key !== undefined) keys.push(key);
        break;
      }
      case "AssignmentExpression": {
        const { left } = parent;
        const key =
          left.type === "MemberExpression" ? keyOf(left) : left.type === "Identifier" ? left.name : undefined;
        if (key !== undefined) keys.push(key);
        if (parent.operator === "??=" || parent.operator === "||=") isDefault = true;
        break;
      }
      case "BinaryExpression":
        if (parent.operator !== "+") isCompared = true;
        continue;
      case "SwitchCase":
      case "ThrowStatement":
        isCompared = true;
        break;
      case "NewExpression":
      case "CallExpression":
        if (isEncoding(parent, at)) continue;
        given = parent;
        isMessage = parent.callee !== at && isForPeople(parent);
        break;
      case "ObjectExpression":
      case "ArrayExpression":
      case "TSAsExpression":
      case "TSSatisfiesExpression":
      case "TSNonNullExpression":
      case "SpreadElement":
      case "TemplateLiteral":
      case "TaggedTemplateExpression":
        continue;
      case "MemberExpression":
        // Buffer.from("…").toString("base64") is still the text.
        if (at.type === "CallExpression" && parent.object === at) continue;
        isCompared ||= parent.object === at;
        break;
      default:
    }
    break;
  }
  isMessage ||= keys.some((key) => FOR_PEOPLE.test(key));
  return { keys, isDefault, isChoice, isCompared, isMessage, given };
}

/** Where a part of a text stands, as an offset of the file. */
export function offsetOf(view: SourceView, { node }: WrittenText, part: string): number {
  const [start, end] = node.range;
  const found = view.source.text.slice(start, end).indexOf(part);
  return found < 0 ? start : start + found;
}

/** True when a text is a sentence for people rather than a value, JSON or a script. */
export function isSentence(text: string): boolean {
  return !/^\s*[[{#]|\n/.test(text) && /[A-Za-z] [A-Za-z]+[ ,.:]/.test(text);
}

function nameOf(key: Node): string | undefined {
  if (key.type === "Identifier") return key.name;
  return key.type === "Literal" ? String(key.value) : undefined;
}

function isEncoding(call: TSESTree.CallExpression | TSESTree.NewExpression, at: Node): boolean {
  const { callee } = call;
  if (callee === at) return true;
  if (callee.type === "Identifier") return callee.name === "btoa" || callee.name === "String";
  if (callee.type !== "MemberExpression" || callee.object.type !== "Identifier") return false;
  const [owner, key] = [callee.object.name, keyOf(callee)];
  return (owner === "Buffer" && key === "from") || (owner === "JSON" && key === "stringify");
}

function isForPeople({ callee }: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  if (callee.type === "Identifier")
    return /Error$|^(?:log|warn|error|fail|assert|describe|it|test)$/.test(callee.name);
  if (callee.type !== "MemberExpression") return false;
  const { object } = callee;
  const owner =
    object.type === "Identifier"
      ? object.name
      : object.type === "MemberExpression"
        ? keyOf(object)
        : undefined;
  return (
    owner === "console" || owner === "log" || owner === "logger" || keyOf(callee)?.endsWith("Error") === true
  );
}
