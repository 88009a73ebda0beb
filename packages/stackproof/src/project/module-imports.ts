// Project: what one source file imports, and whether Node will load it. Pure.
import { parsed as parsedFile } from "./parsed.ts";
import { isRecord, recordOf } from "./record.ts";

/** One import of a file. */
export interface FoundImport {
  readonly specifier: string;
  /** Where the specifier stands, in UTF-16 units. */
  readonly offset: number;
  /**
   * `always`: Node loads it with the file. `sometimes`: inside a function, a condition or a try block.
   * `types`: TypeScript drops it, for it is used in types only.
   */
  readonly when: "always" | "sometimes" | "types";
  /** Passed on by an `export`: whether that is a type cannot be seen in this file alone. */
  readonly isPassedOn: boolean;
}

interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** The imports of a file in order; undefined when it does not parse. The language follows from the file's name. */
export function importsOf(file: string, text: string): FoundImport[] | undefined {
  const parsed = parsedFile(file, text);
  if (parsed.errors.some((error) => /^Error$/.test(error.severity))) return undefined;
  const program: unknown = parsed.program;
  if (!isNode(program)) return undefined;
  const isTypeScript = /\.[cm]?tsx?$/.test(file);
  const used = isTypeScript ? usedNames(program) : undefined;
  const found: FoundImport[] = [];
  const add = (literal: unknown, when: FoundImport["when"], isPassedOn = false): void => {
    const specifier = textOf(literal);
    if (specifier !== undefined && isNode(literal))
      found.push({ specifier, offset: literal.start, when, isPassedOn });
  };
  const isUsed = (specifier: SyntaxNode): boolean => {
    const local = specifier["local"];
    return (
      specifier["importKind"] !== "type" && isNode(local) && used?.values.has(String(local["name"])) === true
    );
  };
  const isExported = (specifier: SyntaxNode): boolean => {
    const local = specifier["local"];
    return isNode(local) && used?.exported.has(String(local["name"])) === true;
  };

  const visit = (node: SyntaxNode, lazy: boolean): void => {
    switch (node.type) {
      case "ImportDeclaration": {
        const specifiers = nodesOf(node["specifiers"]);
        const isKept = used === undefined || specifiers.length === 0 || specifiers.some(isUsed);
        const onlyExported =
          !isKept && specifiers.some((one) => one["importKind"] !== "type" && isExported(one));
        const isType = node["importKind"] === "type" || !(isKept || onlyExported);
        add(node["source"], isType ? "types" : "always", onlyExported);
        return;
      }
      case "ExportAllDeclaration":
        add(node["source"], node["exportKind"] === "type" ? "types" : "always", true);
        return;
      case "ExportNamedDeclaration":
        if (isNode(node["source"])) {
          const specifiers = nodesOf(node["specifiers"]);
          const allTypes = specifiers.length > 0 && specifiers.every((one) => one["exportKind"] === "type");
          add(node["source"], node["exportKind"] === "type" || allTypes ? "types" : "always", true);
          return;
        }
        break;
      case "TSImportEqualsDeclaration": {
        const reference = node["moduleReference"];
        if (!isNode(reference) || reference.type !== "TSExternalModuleReference") break;
        const id = node["id"];
        const isKept = isNode(id) && used?.values.has(String(id["name"])) === true;
        const isType = node["importKind"] === "type" || !isKept;
        add(reference["expression"], isType ? "types" : "always");
        return;
      }
      case "AwaitExpression": {
        const argument = node["argument"];
        if (isNode(argument) && argument.type === "ImportExpression") {
          add(argument["source"], lazy ? "sometimes" : "always");
          return;
        }
        break;
      }
      case "ImportExpression":
        add(node["source"], "sometimes");
        return;
      case "CallExpression": {
        const callee = node["callee"];
        const [argument] = nodesOf(node["arguments"]);
        if (isNode(callee) && callee.type === "Identifier" && callee["name"] === "require") {
          add(argument, lazy ? "sometimes" : "always");
        }
        break;
      }
    }
    if (isTypeOnly(node.type)) return;
    for (const [key, value] of Object.entries(node)) {
      const inner = lazy || isLazy(node.type, key);
      for (const child of childrenOf(value)) visit(child, inner);
    }
  };
  visit(program, false);
  return found;
}

/** Parts that may never run, or only later. */
function isLazy(type: string, key: string): boolean {
  switch (type) {
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
    case "TryStatement":
    case "SwitchCase":
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "WhileStatement":
    case "PropertyDefinition":
      return true;
    case "IfStatement":
    case "ConditionalExpression":
      return key !== "test";
    case "LogicalExpression":
      return key === "right";
    default:
      return false;
  }
}

/** TypeScript nodes that hold expressions which run. */
const RUNNING = new Set([
  "TSAsExpression",
  "TSSatisfiesExpression",
  "TSNonNullExpression",
  "TSTypeAssertion",
  "TSInstantiationExpression",
  "TSExportAssignment",
  "TSEnumDeclaration",
  "TSEnumBody",
  "TSEnumMember",
  "TSModuleDeclaration",
  "TSModuleBlock",
  "TSParameterProperty",
  "TSImportEqualsDeclaration",
  "TSQualifiedName",
]);

function isTypeOnly(type: string): boolean {
  return type.startsWith("TS") && !RUNNING.has(type);
}

/** Names that stand where a value is needed, and names that are only passed on by `export { … }`. */
function usedNames(program: SyntaxNode): { values: Set<string>; exported: Set<string> } {
  const values = new Set<string>();
  const exported = new Set<string>();
  const visit = (node: SyntaxNode): void => {
    if (isTypeOnly(node.type) || node["declare"] === true || node["exportKind"] === "type") return;
    if (node.type === "ImportDeclaration") return;
    if (node.type === "Identifier" || node.type === "JSXIdentifier") values.add(String(node["name"]));
    if (node.type === "ExportSpecifier") {
      const local = node["local"];
      if (isNode(local)) exported.add(String(local["name"]));
      return;
    }
    for (const [key, value] of Object.entries(node)) {
      const isName =
        (key === "property" && node["computed"] === false) ||
        (key === "key" && node["computed"] === false) ||
        (key === "id" && node.type === "TSImportEqualsDeclaration");
      if (!isName) for (const child of childrenOf(value)) visit(child);
    }
  };
  visit(program);
  return { values, exported };
}

function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === "Literal") return typeof node["value"] === "string" ? node["value"] : undefined;
  const [quasi] = nodesOf(node["quasis"]);
  if (node.type !== "TemplateLiteral" || nodesOf(node["expressions"]).length > 0) return undefined;
  const cooked = recordOf(quasi?.["value"])["cooked"];
  return typeof cooked === "string" ? cooked : undefined;
}

function isNode(value: unknown): value is SyntaxNode {
  return isRecord(value) && typeof value["type"] === "string";
}

function nodesOf(value: unknown): SyntaxNode[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

function childrenOf(value: unknown): SyntaxNode[] {
  return isNode(value) ? [value] : nodesOf(value);
}
