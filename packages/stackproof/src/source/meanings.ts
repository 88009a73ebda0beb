// Source: what an expression is to Pulumi: a resource, an Output, the Promise of a lookup.
import { DefinitionType } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { bare, type FoundClass, keyOf, type Names, type PackageMember } from "./names.ts";
import { type Node, type SourceFile, walk } from "./source-file.ts";

/** What an expression is, as far as the text says it for sure. */
export type Meaning =
  /** A resource: of a package, or of a class of the program. */
  | {
      readonly kind: "resource";
      readonly member: PackageMember | undefined;
      readonly own: FoundClass | undefined;
    }
  /** A pulumi.Output; `secret` when it surely is one. */
  | { readonly kind: "output"; readonly secret: boolean }
  /** The Promise of a lookup such as aws.ec2.getVpc(). */
  | { readonly kind: "promise"; readonly member: PackageMember }
  | { readonly kind: "config" | "stack-reference" };

/** What a class of the program extends in the end. */
export type ClassKind = "component" | "custom" | "plain" | "unknown";

const PULUMI = "@pulumi/pulumi";
const OUTPUT: Meaning = { kind: "output", secret: false };
const SECRET: Meaning = { kind: "output", secret: true };
const MAKES_OUTPUT = new Set([
  "output",
  "all",
  "concat",
  "interpolate",
  "unsecret",
  "jsonStringify",
  "jsonParse",
  "format",
]);

/** Answers what expressions are. */
export class Meanings {
  readonly names: Names;
  readonly #fields = new WeakMap<Node, Map<string, Node[]>>();

  constructor(names: Names) {
    this.names = names;
  }

  /** What an expression is; undefined when the text does not say. */
  of(source: SourceFile, expression: Node): Meaning | undefined {
    return this.#of(source, expression, 0);
  }

  /** True for `new X()` of a resource. */
  isResource(source: SourceFile, expression: Node): boolean {
    return this.of(source, expression)?.kind === "resource";
  }

  /** What a class is, through all the classes that it extends. */
  classKind(found: FoundClass): ClassKind {
    let current = found;
    for (let depth = 0; depth < 20; depth++) {
      const { superClass } = current.node;
      if (superClass === null) return "plain";
      const member = this.names.memberOf(current.source, superClass);
      if (member !== undefined) return kindOfMember(member);
      const above = this.names.classOf(current.source, superClass);
      if (above === undefined) return "unknown";
      current = above;
    }
    return "unknown";
  }

  #of(source: SourceFile, expression: Node, depth: number): Meaning | undefined {
    const node = bare(expression);
    if (depth > 20) return undefined;
    switch (node.type) {
      case "NewExpression":
        return this.#ofNew(source, node);
      case "Identifier":
        return this.#ofName(source, node, depth);
      case "MemberExpression":
        return this.#ofMember(source, node, depth);
      case "CallExpression":
        return this.#ofCall(source, node, depth);
      case "TaggedTemplateExpression": {
        const tag = this.names.memberOf(source, node.tag);
        return tag?.package === PULUMI && tag.path.at(-1) === "interpolate" ? OUTPUT : undefined;
      }
      default:
        return undefined;
    }
  }

  #ofNew(source: SourceFile, node: TSESTree.NewExpression): Meaning | undefined {
    const member = this.names.memberOf(source, node.callee);
    if (member !== undefined) {
      const last = member.path.at(-1);
      if (member.package === PULUMI && last === "Config") return { kind: "config" };
      if (member.package === PULUMI && last === "StackReference") return { kind: "stack-reference" };
      return isProviderPackage(member.package) && last !== undefined && /^[A-Z]/.test(last)
        ? { kind: "resource", member, own: undefined }
        : undefined;
    }
    const own = this.names.classOf(source, node.callee);
    if (own === undefined) return undefined;
    const kind = this.classKind(own);
    return kind === "component" || kind === "custom"
      ? { kind: "resource", member: undefined, own }
      : undefined;
  }

  #ofName(source: SourceFile, node: TSESTree.Identifier, depth: number): Meaning | undefined {
    const variable = this.names.variableOf(source, node);
    if (variable === undefined) return undefined;
    const [definition] = variable.defs;
    const annotated =
      variable.defs.length === 1 && definition !== undefined ? annotationOf(definition.name) : undefined;
    if (annotated !== undefined && this.#isOutputType(source, annotated)) return OUTPUT;
    if (definition?.type === DefinitionType.Parameter) return undefined;
    const found = this.names.initializerOf(variable);
    if (found === undefined) return undefined;
    const whole = this.#of(source, found.value, depth + 1);
    return found.keys.reduce<Meaning | undefined>((meaning, key) => propertyOf(meaning, key), whole);
  }

  #ofMember(source: SourceFile, node: TSESTree.MemberExpression, depth: number): Meaning | undefined {
    const key = keyOf(node);
    if (key === undefined) {
      const whole = this.#of(source, node.object, depth + 1);
      return whole?.kind === "output" ? whole : undefined;
    }
    if (node.object.type === "ThisExpression") return this.#ofField(source, node, key, depth);
    const whole = this.#of(source, node.object, depth + 1);
    if (whole?.kind === "resource" && whole.own !== undefined) {
      const field = fieldOf(whole.own.node, key);
      const type = field?.typeAnnotation?.typeAnnotation;
      return type !== undefined && this.#isOutputType(whole.own.source, type) ? OUTPUT : undefined;
    }
    return propertyOf(whole, key);
  }

  /** `this.x`: by its declared type, or by everything that the class assigns to it. */
  #ofField(source: SourceFile, node: Node, key: string, depth: number): Meaning | undefined {
    const owner = classAround(node);
    if (owner === undefined) return undefined;
    const type = fieldOf(owner, key)?.typeAnnotation?.typeAnnotation;
    if (type !== undefined && this.#isOutputType(source, type)) return OUTPUT;
    const values = this.#assignedTo(owner).get(key) ?? [];
    const [first, ...others] = values.map((value) => this.#of(source, value, depth + 1));
    return first !== undefined && others.every((other) => other?.kind === first.kind) ? first : undefined;
  }

  #assignedTo(owner: Node): Map<string, Node[]> {
    let fields = this.#fields.get(owner);
    if (fields !== undefined) return fields;
    fields = new Map();
    const add = (key: string, value: Node): void => {
      fields?.set(key, [...(fields.get(key) ?? []), value]);
    };
    walk(owner, (node) => {
      if (node.type === "PropertyDefinition" && node.value !== null && node.key.type === "Identifier")
        add(node.key.name, node.value);
      if (node.type !== "AssignmentExpression" || node.left.type !== "MemberExpression") return;
      const key = keyOf(node.left);
      if (node.left.object.type === "ThisExpression" && key !== undefined) add(key, node.right);
    });
    this.#fields.set(owner, fields);
    return fields;
  }

  #ofCall(source: SourceFile, node: TSESTree.CallExpression, depth: number): Meaning | undefined {
    const { callee } = node;
    const member = this.names.memberOf(source, callee);
    if (member !== undefined) return ofPackageCall(member);
    if (callee.type !== "MemberExpression") return undefined;
    const key = keyOf(callee);
    const whole = this.#of(source, callee.object, depth + 1);
    if (whole === undefined || key === undefined) return undefined;
    if (whole.kind === "output" && (key === "apply" || key === "get"))
      return key === "apply" ? whole : undefined;
    if (whole.kind === "config") return /^(?:get|require)Secret/.test(key) ? SECRET : undefined;
    if (whole.kind === "stack-reference")
      return key === "getOutput" || key === "requireOutput" ? OUTPUT : undefined;
    return undefined;
  }

  #isOutputType(source: SourceFile, type: TSESTree.TypeNode): boolean {
    if (type.type !== "TSTypeReference") return false;
    const { typeName } = type;
    if (typeName.type === "TSQualifiedName") {
      return (
        typeName.right.name === "Output" &&
        typeName.left.type === "Identifier" &&
        this.#isPulumi(source, typeName.left.name)
      );
    }
    return typeName.type === "Identifier" && typeName.name === "Output" && this.#isPulumi(source, "Output");
  }

  /** True when the file imports a name from Pulumi's SDK. Names in types are no references that a program runs. */
  #isPulumi(source: SourceFile, name: string): boolean {
    return source.program.body.some(
      (statement) =>
        statement.type === "ImportDeclaration" &&
        statement.source.value === PULUMI &&
        statement.specifiers.some(({ local }) => local.name === name),
    );
  }
}

/** A package whose classes are resources of a provider. */
export function isProviderPackage(name: string): boolean {
  return name.startsWith("@pulumi/") && name !== PULUMI && name !== "@pulumi/policy";
}

/** The class in whose body `this` stands, through arrow functions. */
export function classAround(node: Node): TSESTree.ClassDeclaration | TSESTree.ClassExpression | undefined {
  for (let at: Node | undefined = node.parent; at !== undefined; at = at.parent) {
    if (at.type === "ClassDeclaration" || at.type === "ClassExpression") return at;
    const hasOwnThis = at.type === "FunctionDeclaration" || at.type === "FunctionExpression";
    if (hasOwnThis && at.parent?.type !== "MethodDefinition") return undefined;
  }
  return undefined;
}

function kindOfMember({ package: name, path }: PackageMember): ClassKind {
  const last = path.at(-1);
  if (name === PULUMI) {
    if (last === "ComponentResource") return "component";
    return last === "CustomResource" || path.join(".") === "dynamic.Resource" ? "custom" : "plain";
  }
  return isProviderPackage(name) || name === "@stackproof/components" ? "custom" : "unknown";
}

function ofPackageCall(member: PackageMember): Meaning | undefined {
  const last = member.path.at(-1) ?? "";
  if (member.package === PULUMI) {
    if (last === "secret") return SECRET;
    return MAKES_OUTPUT.has(last) ? OUTPUT : undefined;
  }
  if (!isProviderPackage(member.package) || !/^get[A-Z]/.test(last)) return undefined;
  return last.endsWith("Output") ? OUTPUT : { kind: "promise", member };
}

/** What `thing.key` is. Methods of resources are no Outputs: whoever asks looks whether it is called. */
function propertyOf(whole: Meaning | undefined, key: string): Meaning | undefined {
  if (whole?.kind === "output") return key === "apply" || key === "get" ? undefined : whole;
  return whole?.kind === "resource" && whole.own === undefined && !/^(?:get|on)[A-Z]/.test(key)
    ? OUTPUT
    : undefined;
}

function fieldOf(owner: TSESTree.ClassDeclaration | TSESTree.ClassExpression, key: string) {
  for (const member of owner.body.body) {
    if (member.type === "PropertyDefinition" && member.key.type === "Identifier" && member.key.name === key)
      return member;
  }
  return undefined;
}

function annotationOf(name: Node): TSESTree.TypeNode | undefined {
  return name.type === "Identifier" ? name.typeAnnotation?.typeAnnotation : undefined;
}
