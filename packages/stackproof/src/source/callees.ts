// Source: which function or class of the program a call runs.
import { DefinitionType, type Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { type ClassChain, chainOf, findMember, isStatic, memberName } from "./classes.ts";
import { bare, type FoundClass, keyOf, type Names } from "./names.ts";
import { type Callee, type FoundFunction, type Frame, type FunctionNode, isFunction } from "./run-parts.ts";
import type { Node, SourceFile } from "./source-file.ts";
import type { Sources } from "./sources.ts";

/** Finds what calls run. */
export class Callees {
  readonly #sources: Sources;
  readonly #names: Names;
  readonly #chains = new Map<Node, ClassChain>();

  constructor(sources: Sources, names: Names) {
    this.#sources = sources;
    this.#names = names;
  }

  /** A class with all that it extends. */
  chainOf(found: FoundClass): ClassChain {
    const chain = this.#chains.get(found.node) ?? chainOf(found, this.#names);
    this.#chains.set(found.node, chain);
    return chain;
  }

  /**
   * What runs at a call, a `new`, the reading of a getter, the setting of a setter, or when a function that an argument
   * names is called.
   */
  of(node: Node, frame: Frame): readonly Callee[] {
    switch (node.type) {
      case "NewExpression": {
        const found = this.#names.classOf(frame.source, node.callee);
        return found === undefined
          ? []
          : [{ kind: "class", source: found.source, chain: this.chainOf(found), self: undefined }];
      }
      case "CallExpression":
        return this.#named(bare(node.callee), frame, "method");
      case "AssignmentExpression":
        return this.#named(node.left, frame, "set");
      case "MemberExpression": {
        const isArgument = /^(?:Call|New)Expression$/.test(node.parent.type) && !isCallee(node);
        return [
          ...this.#named(node, frame, "get"),
          ...(isArgument ? this.#named(node, frame, "method") : []),
        ];
      }
      case "Identifier":
        return this.#named(node, frame, "method");
      default:
        return [];
    }
  }

  #named(node: Node, frame: Frame, kind: "method" | "get" | "set"): readonly Callee[] {
    if (node.type === "Identifier") {
      const found = kind === "method" ? this.functionOf(frame.source, node) : undefined;
      return found === undefined ? [] : callee(found, selfOf(found.node, frame));
    }
    if (node.type !== "MemberExpression") return [];
    const name = memberName(node);
    if (name === undefined) return [];
    const { object } = node;
    const { self } = frame;
    if (object.type === "ThisExpression") return self === undefined ? [] : member(self.chain, name, kind, 0);
    if (object.type === "Super")
      return self === undefined ? [] : member(self.chain, name, kind, self.level + 1);
    if (kind === "set") return [];
    const found = this.functionOf(frame.source, node);
    if (found !== undefined) return kind === "method" ? callee(found, undefined) : [];
    const made = this.#madeBy(frame.source, object);
    return made === undefined ? [] : member(this.chainOf(made), name, kind, 0);
  }

  /** The class of `new X()`, written here or once into the variable. */
  #madeBy(source: SourceFile, expression: Node): FoundClass | undefined {
    const node = bare(expression);
    if (node.type === "NewExpression") return this.#names.classOf(source, node.callee);
    const variable = node.type === "Identifier" ? this.#names.variableOf(source, node) : undefined;
    const found = variable === undefined ? undefined : this.#names.initializerOf(variable);
    const value = found === undefined || found.keys.length > 0 ? undefined : bare(found.value);
    return value?.type === "NewExpression" ? this.#names.classOf(source, value.callee) : undefined;
  }

  /** The function that an expression names: a name, `file.name` of a namespace import, or a static method. */
  functionOf(source: SourceFile, expression: Node): FoundFunction | undefined {
    const node = bare(expression);
    if (node.type === "Identifier") {
      const variable = this.#names.variableOf(source, node);
      return variable === undefined ? undefined : this.#functionOfVariable(source, variable, 0);
    }
    if (node.type !== "MemberExpression" || node.object.type !== "Identifier") return undefined;
    const key = keyOf(node);
    const definition = this.#names.variableOf(source, node.object)?.defs[0];
    if (key === undefined || definition === undefined) return undefined;
    if (definition.type === DefinitionType.ImportBinding) {
      if (definition.node.type !== "ImportNamespaceSpecifier") return undefined;
      if (definition.parent?.type !== "ImportDeclaration") return undefined;
      const file = this.#sources.imported(source, definition.parent.source.value);
      return file === undefined ? undefined : this.#exported(file, key, 0);
    }
    const found = this.#names.classOf(source, node.object);
    const method = found?.node.body.body.find((one) => isStatic(one) && memberName(one) === key);
    return found !== undefined && method?.type === "MethodDefinition" && isFunction(method.value)
      ? { source: found.source, node: method.value }
      : undefined;
  }

  #functionOfVariable(source: SourceFile, variable: Variable, depth: number): FoundFunction | undefined {
    const [definition] = variable.defs;
    if (definition === undefined || depth > 20) return undefined;
    if (definition.type === DefinitionType.FunctionName) {
      const node = variable.defs.map((one): Node => one.node).find((one) => isFunction(one));
      return node === undefined ? undefined : { source, node };
    }
    if (definition.type === DefinitionType.ImportBinding) {
      if (definition.parent?.type !== "ImportDeclaration") return undefined;
      const file = this.#sources.imported(source, definition.parent.source.value);
      const name = importedName(definition.node);
      return file === undefined || name === undefined ? undefined : this.#exported(file, name, depth + 1);
    }
    const found = this.#names.initializerOf(variable);
    if (found === undefined || found.keys.length > 0) return undefined;
    const value = bare(found.value);
    return isFunction(value) ? { source, node: value } : undefined;
  }

  #exported(file: SourceFile, name: string, depth: number): FoundFunction | undefined {
    if (depth > 20) return undefined;
    for (const statement of file.program.body) {
      if (statement.type === "ExportDefaultDeclaration" && name === "default") {
        const { declaration } = statement;
        return isFunction(declaration)
          ? { source: file, node: declaration }
          : this.functionOf(file, declaration);
      }
      const other = "source" in statement && statement.source !== null ? statement.source.value : undefined;
      if (statement.type === "ExportAllDeclaration" && statement.exported === null && other !== undefined) {
        const from = this.#sources.imported(file, other);
        const found = from === undefined ? undefined : this.#exported(from, name, depth + 1);
        if (found !== undefined) return found;
      }
      if (statement.type !== "ExportNamedDeclaration") continue;
      const renamed = statement.specifiers.find(({ exported }) => textOf(exported) === name)?.local;
      if (renamed !== undefined && other !== undefined) {
        const from = this.#sources.imported(file, other);
        return from === undefined ? undefined : this.#exported(from, textOf(renamed), depth + 1);
      }
      const isDeclared = statement.declaration !== null && declares(statement.declaration, name);
      if (!isDeclared && renamed === undefined) continue;
      const local = renamed === undefined ? name : textOf(renamed);
      const variable = file.scopes.globalScope?.childScopes[0]?.set.get(local);
      return variable === undefined ? undefined : this.#functionOfVariable(file, variable, depth + 1);
    }
    return undefined;
  }
}

function member(
  chain: ClassChain,
  name: string,
  kind: "method" | "get" | "set",
  from: number,
): readonly Callee[] {
  const found = findMember(chain, name, from);
  const source = found === undefined ? undefined : chain.classes[found.level]?.source;
  if (found === undefined || source === undefined) return [];
  const { node, level } = found;
  const value = node.type === "MethodDefinition" || node.type === "PropertyDefinition" ? node.value : null;
  const isKind = node.type === "MethodDefinition" ? node.kind === kind : kind === "method";
  return isKind && value !== null && isFunction(value)
    ? callee({ source, node: value }, { chain, level })
    : [];
}

function callee({ source, node }: FoundFunction, self: Frame["self"]): readonly Callee[] {
  return node.generator ? [] : [{ kind: "function", source, node, self }];
}

/** An arrow function keeps the `this` of where it stands. */
function selfOf(node: FunctionNode, { self }: Frame): Frame["self"] {
  if (node.type !== "ArrowFunctionExpression" || self === undefined) return undefined;
  for (let at: Node | undefined = node; at !== undefined; at = at.parent) {
    if (at === self.chain.classes[self.level]?.node) return self;
  }
  return undefined;
}

function isCallee(node: Node): boolean {
  const { parent } = node;
  return (parent?.type === "CallExpression" || parent?.type === "NewExpression") && parent.callee === node;
}

function declares(declaration: Node, name: string): boolean {
  if (declaration.type === "VariableDeclaration")
    return declaration.declarations.some(({ id }) => id.type === "Identifier" && id.name === name);
  return declaration.type === "FunctionDeclaration" && declaration.id?.name === name;
}

function importedName(node: Node): string | undefined {
  if (node.type === "ImportDefaultSpecifier") return "default";
  return node.type === "ImportSpecifier" ? textOf(node.imported) : undefined;
}

function textOf(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === "Identifier" ? node.name : node.value;
}
