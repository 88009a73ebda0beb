// Source: what a name means: a member of a package, a class of the program, an exported thing of another file.
import { DefinitionType, type Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { Node, SourceFile } from "./source-file.ts";
import type { Sources } from "./sources.ts";

/** A member of a package: `aws.s3.Bucket` is `@pulumi/aws` and `["s3", "Bucket"]`. */
export interface PackageMember {
  readonly package: string;
  readonly path: readonly string[];
}

/** A class, and the file that holds it. */
export interface FoundClass {
  readonly source: SourceFile;
  readonly node: TSESTree.ClassDeclaration | TSESTree.ClassExpression;
}

/** Answers what the names of a project's files mean. */
export class Names {
  readonly #sources: Sources;
  readonly #variables = new WeakMap<SourceFile, Map<Node, Variable>>();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** What a use of a name refers to; undefined for globals. */
  variableOf(source: SourceFile, identifier: Node): Variable | undefined {
    let map = this.#variables.get(source);
    if (map === undefined) {
      map = new Map();
      for (const scope of source.scopes.scopes) {
        for (const reference of scope.references) {
          if (reference.resolved !== null) map.set(reference.identifier, reference.resolved);
        }
      }
      this.#variables.set(source, map);
    }
    return map.get(identifier);
  }

  /**
   * What a name always holds: the initializer of a variable that is written once, with the keys that a pattern takes
   * out of it. Undefined when it may hold several things.
   */
  initializerOf(
    variable: Variable,
  ): { readonly value: TSESTree.Expression; readonly keys: readonly string[] } | undefined {
    const [definition] = variable.defs;
    if (variable.defs.length !== 1 || definition?.type !== DefinitionType.Variable) return undefined;
    const { init, id } = definition.node;
    if (init === null) return undefined;
    if (variable.references.some((reference) => reference.isWrite() && reference.init !== true))
      return undefined;
    const keys = keysTo(id, definition.name);
    return keys === undefined ? undefined : { value: init, keys };
  }

  /** The package's member that an expression names. */
  memberOf(source: SourceFile, expression: Node): PackageMember | undefined {
    return this.#memberOf(source, expression, 0);
  }

  #memberOf(source: SourceFile, expression: Node, depth: number): PackageMember | undefined {
    const node = bare(expression);
    if (depth > 20) return undefined;
    switch (node.type) {
      case "Identifier": {
        const variable = this.variableOf(source, node);
        const [definition] = variable?.defs ?? [];
        if (variable === undefined || definition === undefined) return undefined;
        if (definition.type === DefinitionType.ImportBinding)
          return importedMember(definition.node, definition.parent);
        const found = this.initializerOf(variable);
        const whole = found === undefined ? undefined : this.#memberOf(source, found.value, depth + 1);
        return whole === undefined ? undefined : extended(whole, found?.keys ?? []);
      }
      case "MemberExpression": {
        const key = keyOf(node);
        const whole = key === undefined ? undefined : this.#memberOf(source, node.object, depth + 1);
        return whole === undefined || key === undefined ? undefined : extended(whole, [key]);
      }
      case "CallExpression": {
        const [argument] = node.arguments;
        const isRequire = node.callee.type === "Identifier" && node.callee.name === "require";
        return isRequire && argument?.type === "Literal" && typeof argument.value === "string"
          ? packageMember(argument.value, [])
          : undefined;
      }
      default:
        return undefined;
    }
  }

  /** The class of the program that an expression names, here or in another of its files. */
  classOf(source: SourceFile, expression: Node): FoundClass | undefined {
    const node = bare(expression);
    if (node.type === "ClassExpression") return { source, node };
    if (node.type === "MemberExpression") {
      // import * as network from "./network"; new network.Network()
      const key = keyOf(node);
      const file = this.#importedFile(source, node.object);
      return key === undefined || file === undefined ? undefined : this.#exportedClass(file, key, 0);
    }
    if (node.type !== "Identifier") return undefined;
    const variable = this.variableOf(source, node);
    return variable === undefined ? undefined : this.#classOfVariable(source, variable, 0);
  }

  #classOfVariable(source: SourceFile, variable: Variable, depth: number): FoundClass | undefined {
    const [definition] = variable.defs;
    if (definition === undefined || depth > 20) return undefined;
    if (definition.type === DefinitionType.ClassName) return { source, node: definition.node };
    if (definition.type === DefinitionType.ImportBinding) {
      if (definition.parent?.type !== "ImportDeclaration") return undefined;
      const file = this.#sources.imported(source, definition.parent.source.value);
      const name = importedName(definition.node);
      return file === undefined || name === undefined
        ? undefined
        : this.#exportedClass(file, name, depth + 1);
    }
    const found = this.initializerOf(variable);
    return found !== undefined && found.keys.length === 0 ? this.classOf(source, found.value) : undefined;
  }

  /** The file of `import * as x from "./x"`. */
  #importedFile(source: SourceFile, expression: Node): SourceFile | undefined {
    if (expression.type !== "Identifier") return undefined;
    const definition = this.variableOf(source, expression)?.defs[0];
    const isNamespace =
      definition?.type === DefinitionType.ImportBinding &&
      definition.node.type === "ImportNamespaceSpecifier";
    return isNamespace && definition.parent?.type === "ImportDeclaration"
      ? this.#sources.imported(source, definition.parent.source.value)
      : undefined;
  }

  #exportedClass(file: SourceFile, name: string, depth: number): FoundClass | undefined {
    if (depth > 20) return undefined;
    for (const statement of file.program.body) {
      if (statement.type === "ExportDefaultDeclaration" && name === "default") {
        const { declaration } = statement;
        if (declaration.type === "ClassDeclaration") return { source: file, node: declaration };
        return this.classOf(file, declaration);
      }
      if (statement.type === "ExportAllDeclaration" && statement.exported === null) {
        const other = this.#sources.imported(file, statement.source.value);
        const found = other === undefined ? undefined : this.#exportedClass(other, name, depth + 1);
        if (found !== undefined) return found;
      }
      if (statement.type !== "ExportNamedDeclaration") continue;
      const { declaration } = statement;
      if (declaration?.type === "ClassDeclaration" && declaration.id?.name === name)
        return { source: file, node: declaration };
      for (const specifier of statement.specifiers) {
        if (nameOf(specifier.exported) !== name) continue;
        const local = nameOf(specifier.local);
        if (statement.source !== null) {
          const other = this.#sources.imported(file, statement.source.value);
          return other === undefined ? undefined : this.#exportedClass(other, local, depth + 1);
        }
        const variable = file.scopes.globalScope?.childScopes[0]?.set.get(local);
        return variable === undefined ? undefined : this.#classOfVariable(file, variable, depth + 1);
      }
    }
    return undefined;
  }
}

/** An expression without what only types see: `x as T`, `x!`, `x satisfies T`, and optional chains. */
export function bare(node: Node): Node {
  let inner = node;
  for (;;) {
    switch (inner.type) {
      case "TSAsExpression":
      case "TSNonNullExpression":
      case "TSSatisfiesExpression":
      case "TSTypeAssertion":
      case "ChainExpression":
        inner = inner.expression;
        break;
      default:
        return inner;
    }
  }
}

/** The key of `a.b` or `a["b"]`; undefined when it is computed. */
export function keyOf(node: TSESTree.MemberExpression): string | undefined {
  if (!node.computed) return node.property.type === "Identifier" ? node.property.name : undefined;
  return node.property.type === "Literal" && typeof node.property.value === "string"
    ? node.property.value
    : undefined;
}

function packageMember(specifier: string, path: readonly string[]): PackageMember | undefined {
  if (/^[./#]/.test(specifier)) return undefined;
  const parts = specifier.split("/");
  const length = specifier.startsWith("@") ? 2 : 1;
  const below = parts.slice(length).filter((part) => part !== "" && part !== "index.js");
  return { package: parts.slice(0, length).join("/"), path: [...below, ...path] };
}

function extended(member: PackageMember, keys: readonly string[]): PackageMember {
  return keys.length === 0 ? member : { package: member.package, path: [...member.path, ...keys] };
}

function importedMember(node: Node, parent: Node | null | undefined): PackageMember | undefined {
  if (node.type === "TSImportEqualsDeclaration") {
    const reference = node.moduleReference;
    return reference.type === "TSExternalModuleReference" && reference.expression.type === "Literal"
      ? packageMember(reference.expression.value, [])
      : undefined;
  }
  if (parent?.type !== "ImportDeclaration") return undefined;
  const name = importedName(node);
  // With interop the default export of Pulumi's packages is the package.
  return packageMember(parent.source.value, name === undefined || name === "default" ? [] : [name]);
}

/** `default`, the imported name, or undefined for a namespace. */
function importedName(node: Node): string | undefined {
  if (node.type === "ImportDefaultSpecifier") return "default";
  return node.type === "ImportSpecifier" ? nameOf(node.imported) : undefined;
}

function nameOf(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === "Identifier" ? node.name : node.value;
}

/** The keys that lead from a pattern to a name in it; undefined for lists, rests and computed keys. */
export function keysTo(pattern: Node, name: Node): string[] | undefined {
  if (pattern === name) return [];
  if (pattern.type !== "ObjectPattern") return undefined;
  for (const property of pattern.properties) {
    if (property.type !== "Property" || property.computed) continue;
    const below = keysTo(property.value, name);
    const { key } = property;
    if (below === undefined) continue;
    if (key.type === "Identifier") return [key.name, ...below];
    if (key.type === "Literal") return [String(key.value), ...below];
  }
  return undefined;
}
