// Source: a class of the program with all that it extends, and where its members are found.
import type { TSESTree } from "@typescript-eslint/types";
import type { FoundClass, Names } from "./names.ts";
import type { Node } from "./source-file.ts";

/** What the last class of a chain extends. */
export type ClassBase = "nothing" | "component" | "unknown";

/** A class, and what it extends, the class itself first. */
export interface ClassChain {
  readonly classes: readonly FoundClass[];
  readonly base: ClassBase;
}

type Member = TSESTree.ClassElement;

/** A member of a chain, and which class of it holds the member. */
export interface ChainMember {
  readonly level: number;
  readonly node: Member;
}

/** The class with all that it extends. */
export function chainOf(found: FoundClass, names: Names): ClassChain {
  const classes = [found];
  for (let current = found; classes.length < 20; ) {
    const { superClass } = current.node;
    if (superClass === null) return { classes, base: "nothing" };
    const member = names.memberOf(current.source, superClass);
    if (member !== undefined) {
      const isComponent = member.package === "@pulumi/pulumi" && member.path.at(-1) === "ComponentResource";
      return { classes, base: isComponent ? "component" : "unknown" };
    }
    const above = names.classOf(current.source, superClass);
    if (above === undefined || classes.some(({ node }) => node === above.node)) break;
    classes.push(above);
    current = above;
  }
  return { classes, base: "unknown" };
}

/** The name of a member as `this.name` says it, `#name` for private ones; undefined when it is computed. */
export function memberName(node: Node): string | undefined {
  switch (node.type) {
    case "MethodDefinition":
    case "PropertyDefinition":
    case "AccessorProperty":
    case "TSAbstractMethodDefinition":
    case "TSAbstractPropertyDefinition":
    case "TSAbstractAccessorProperty":
      return keyName(node.key, node.computed);
    case "MemberExpression":
      return keyName(node.property, node.computed);
    default:
      return undefined;
  }
}

/** The member that `this.name` finds in an object of the chain, seen from one of its classes upwards. */
export function findMember(chain: ClassChain, name: string, from = 0): ChainMember | undefined {
  for (let level = from; level < chain.classes.length; level++) {
    for (const node of chain.classes[level]?.node.body.body ?? []) {
      if (memberName(node) === name && !isStatic(node) && hasBody(node)) return { level, node };
    }
  }
  return undefined;
}

/** The constructor that has a body. */
export function constructorOf({ node }: FoundClass): TSESTree.FunctionExpression | undefined {
  for (const member of node.body.body) {
    if (member.type !== "MethodDefinition" || member.kind !== "constructor") continue;
    if (member.value.type === "FunctionExpression") return member.value;
  }
  return undefined;
}

/** The names that a constructor makes fields of: `constructor(private readonly name: string)`. */
export function parameterFields(constructor: TSESTree.FunctionExpression): string[] {
  return constructor.params.flatMap((parameter) => {
    if (parameter.type !== "TSParameterProperty") return [];
    const inner = parameter.parameter;
    const name = inner.type === "AssignmentPattern" ? inner.left : inner;
    return name.type === "Identifier" ? [name.name] : [];
  });
}

export function isStatic(member: Member): boolean {
  return "static" in member && member.static;
}

/** False for constructors, for what is abstract and for the signatures of overloads. */
function hasBody(member: Member): boolean {
  if (member.type === "MethodDefinition")
    return member.kind !== "constructor" && member.value.type === "FunctionExpression";
  return member.type === "PropertyDefinition" || member.type === "AccessorProperty";
}

function keyName(key: Node, computed: boolean): string | undefined {
  if (key.type === "PrivateIdentifier") return `#${key.name}`;
  if (!computed && key.type === "Identifier") return key.name;
  return key.type === "Literal" && typeof key.value === "string" ? key.value : undefined;
}
