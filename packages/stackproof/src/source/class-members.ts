// Source: the parts of a class: its constructor, the methods that the constructor calls, what it makes with `new`.
import type { TSESTree } from "@typescript-eslint/types";
import type { SourceView } from "./check.ts";
import { chainOf, constructorOf, memberName } from "./classes.ts";
import { bare, type FoundClass, type PackageMember } from "./names.ts";
import { type Node, type SourceFile, walk } from "./source-file.ts";

export type ClassNode = FoundClass["node"];

/** A resource that a class makes. */
export interface MadeResource {
  readonly node: TSESTree.NewExpression;
  readonly member: PackageMember | undefined;
  readonly own: FoundClass | undefined;
}

/** What `new` of the class runs: its own constructor, or that of the class above. */
export function constructorAlong(
  view: SourceView,
  found: FoundClass,
): { readonly source: SourceFile; readonly node: TSESTree.FunctionExpression } | undefined {
  for (const one of chainOf(found, view.names).classes) {
    const node = constructorOf(one);
    if (node !== undefined) return { source: one.source, node };
  }
  return undefined;
}

/** The call of `super` in a constructor. */
export function superCallOf(constructor: TSESTree.FunctionExpression): TSESTree.CallExpression | undefined {
  let found: TSESTree.CallExpression | undefined;
  walk(constructor.body, (node) => {
    if (node.type === "ClassBody" || found !== undefined) return false;
    if (node.type === "CallExpression" && node.callee.type === "Super") found = node;
    return true;
  });
  return found;
}

/** The name of a class, or what to call one that has none. */
export function classNameOf(owner: ClassNode): string {
  if (owner.id !== null) return owner.id.name;
  const { parent } = owner;
  return parent.type === "VariableDeclarator" && parent.id.type === "Identifier" ? parent.id.name : "class";
}

/**
 * The resources that a class makes with `new` in its constructor, in the values of its fields, and in its own methods
 * that these call, in the order of the text. Providers are left out.
 */
export function madeResources(view: SourceView, owner: ClassNode): readonly MadeResource[] {
  let found = made.get(owner);
  if (found === undefined) {
    const resources: MadeResource[] = [];
    for (const node of constructionOf(owner)) {
      walk(node, (below) => {
        if (below.type === "ClassBody" || hasOwnThis(below) || isKeptFunction(below)) return false;
        if (below.type !== "NewExpression") return true;
        const resource = resourceOf(view, below);
        if (resource !== undefined) resources.push(resource);
        return true;
      });
    }
    found = resources.sort((a, b) => a.node.range[0] - b.node.range[0]);
    made.set(owner, found);
  }
  return found;
}

const made = new WeakMap<ClassNode, readonly MadeResource[]>();

/** The resource that `new` makes: one with a name, of a package of a provider or of a class of the program. */
export function resourceOf(view: SourceView, node: TSESTree.NewExpression): MadeResource | undefined {
  const [name] = node.arguments;
  if (name === undefined) return undefined;
  const meaning = view.meanings.of(view.source, node);
  if (meaning?.kind !== "resource") return undefined;
  const { member, own } = meaning;
  if (own !== undefined) return { node, member, own };
  // Packages of providers have other classes too: clients, builders of arguments. None of these takes a name.
  if (member?.path.includes("sdk") === true || member?.path.at(-1) === "Provider") return undefined;
  if (name.type === "ObjectExpression" || name.type === "SpreadElement") return undefined;
  const isCertain = member?.package === "@pulumi/aws" && member.path.length > 1;
  if (node.arguments.length === 1 && !isCertain && !isText(name)) return undefined;
  return { node, member, own };
}

function isText(node: Node): boolean {
  const value = bare(node);
  return (
    value.type === "TemplateLiteral" ||
    value.type === "BinaryExpression" ||
    (value.type === "Literal" && typeof value.value === "string")
  );
}

/** What runs when an object of a class is made, in the text of the class: bodies, and values of fields. */
function constructionOf(owner: ClassNode): readonly Node[] {
  const methods = new Map<string, Node>();
  const nodes: Node[] = [];
  for (const member of owner.body.body) {
    const name = memberName(member) ?? "";
    if (member.type === "MethodDefinition") {
      const { body } = member.value;
      if (member.kind === "constructor") {
        if (body !== null) nodes.push(body);
      } else if (!member.static && body !== null) methods.set(name, body);
    } else if (member.type === "PropertyDefinition" && !member.static && member.value !== null) {
      if (member.value.type === "ArrowFunctionExpression") methods.set(name, member.value.body);
      else nodes.push(member.value);
    }
  }
  const seen = new Set<Node>(nodes);
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    if (node === undefined) break;
    walk(node, (below) => {
      if (below.type === "ClassBody" || hasOwnThis(below)) return false;
      if (below.type !== "MemberExpression" || below.object.type !== "ThisExpression") return true;
      const key = memberName(below);
      const method = key === undefined ? undefined : methods.get(key);
      if (method !== undefined && !seen.has(method) && isCalled(below)) {
        seen.add(method);
        nodes.push(method);
      }
      return true;
    });
  }
  return nodes;
}

function isCalled(node: Node): boolean {
  return node.parent?.type === "CallExpression" && node.parent.callee === node;
}

function hasOwnThis(node: Node): boolean {
  return node.type === "FunctionDeclaration" || node.type === "FunctionExpression";
}

/** A function that is a value of an object: somebody else calls it, such as AWS the code of a function. */
function isKeptFunction(node: Node): boolean {
  return node.type === "ArrowFunctionExpression" && node.parent.type === "Property";
}

/** Names of the public fields that are declared as Outputs. */
export function publicOutputs(source: SourceFile, owner: ClassNode): readonly string[] {
  return owner.body.body.flatMap((member) => {
    if (member.type !== "PropertyDefinition" || member.static || member.key.type !== "Identifier") return [];
    if (member.accessibility === "private" || member.accessibility === "protected") return [];
    const type = member.typeAnnotation?.typeAnnotation;
    const isOutput = type !== undefined && /^(?:pulumi\.)?Output</.test(source.textOf(type));
    return isOutput ? [member.key.name] : [];
  });
}
