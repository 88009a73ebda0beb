// Source: what the value of an expression is once the program runs: an Output, a Promise, an Input that may be either.
import { DefinitionType } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { asyncFunctionOf } from "./async-functions.ts";
import type { SourceView } from "./check.ts";
import { meaningOfType, type TypeMeaning } from "./declared-types.ts";
import { classAround, type Meaning } from "./meanings.ts";
import { bare, type FoundClass, keyOf, keysTo } from "./names.ts";
import type { Node } from "./source-file.ts";

/** `sure`: no other reading; `there`: never undefined; `secret`: surely a secret. */
interface OutputValue {
  readonly kind: "output";
  readonly sure: boolean;
  readonly there: boolean;
  readonly secret: boolean;
}

/** What a value is. */
export type Value =
  | OutputValue
  /** Declared as pulumi.Input: plain, a Promise or an Output. */
  | { readonly kind: "input" }
  /** `made`: the last name of the package's class. */
  | {
      readonly kind: "resource";
      readonly sure: boolean;
      readonly own: FoundClass | undefined;
      readonly made: string;
    }
  /** `lookup` for a function of a provider, else an async function of the program. */
  | { readonly kind: "promise"; readonly lookup: boolean }
  | Extract<TypeMeaning, { kind: "object" }>;

const OUTPUT: OutputValue = { kind: "output", sure: true, there: true, secret: false };

/** Packages of which every class is a resource and every property of it an Output. The others have some by hand. */
const GENERATED = /^@pulumi\/(?:aws|aws-native|random|tls|command|archive|cloudflare|github|datadog)$/;

/** What an Output itself has; every other property is one of its value, and an Output again. */
const OF_OUTPUT = new Set(
  `apply get isKnown isSecret promise resources allResources toString toJSON valueOf hasOwnProperty constructor
  isPrototypeOf propertyIsEnumerable toLocaleString then`.split(/\s+/),
);

const caches = new WeakMap<Node, Value | "unknown">();

/** What an expression's value is; undefined when the text does not say. */
export function valueOf(view: SourceView, expression: Node, depth = 0): Value | undefined {
  const node = bare(expression);
  const cached = caches.get(node);
  if (cached !== undefined) return cached === "unknown" ? undefined : cached;
  if (depth > 20) return undefined;
  const value = read(view, node, depth);
  caches.set(node, value ?? "unknown");
  return value;
}

/** The value, when it surely is an Output. */
export function sureOutput(view: SourceView, node: Node): OutputValue | undefined {
  const value = valueOf(view, node);
  return value?.kind === "output" && value.sure ? value : undefined;
}

/** What a key of a value is, as `value.key` and a pattern read it. */
function propertyOf(view: SourceView, value: Value | undefined, key: string): Value | undefined {
  switch (value?.kind) {
    case "output":
      return OF_OUTPUT.has(key) || key.startsWith("__") ? undefined : value;
    case "resource":
      if (value.own !== undefined) return ofOwnField(view, value.own, key);
      // What a function made of a callback tells of its role is a resource, or nothing.
      return /^(?:get|on)[A-Z]|^__|^roleInstance$/.test(key)
        ? undefined
        : { ...OUTPUT, sure: value.sure, secret: key === "result" && value.made === "RandomPassword" };
    case "object": {
      for (const member of value.members) {
        if (member.type !== "TSPropertySignature" || member.key.type !== "Identifier") continue;
        const annotated = annotationOf(member);
        if (member.key.name !== key || annotated === undefined) continue;
        return ofType(meaningOfType(view, value.source, annotated), !member.optional);
      }
      return undefined;
    }
    default:
      return undefined;
  }
}

function read(view: SourceView, node: Node, depth: number): Value | undefined {
  switch (node.type) {
    case "Identifier":
      return ofName(view, node, depth);
    case "MemberExpression":
      return ofMember(view, node, depth);
    case "AwaitExpression": {
      // An Output has no `then`: to await it gives itself.
      const value = valueOf(view, node.argument, depth + 1);
      return value?.kind === "output" ? value : undefined;
    }
    case "ConditionalExpression": {
      const [one, other] = [node.consequent, node.alternate].map((branch) =>
        valueOf(view, branch, depth + 1),
      );
      if (one?.kind !== "output" || other?.kind !== "output") return undefined;
      return { ...one, sure: one.sure && other.sure, there: one.there && other.there, secret: false };
    }
    case "CallExpression":
      return ofCall(view, node, depth);
    case "NewExpression":
    case "TaggedTemplateExpression":
      return ofMeaning(view.meanings.of(view.source, node));
    default:
      return undefined;
  }
}

function ofCall(view: SourceView, node: TSESTree.CallExpression, depth: number): Value | undefined {
  const { callee } = node;
  if (isAsync(view, callee)) return { kind: "promise", lookup: false };
  const member = view.names.memberOf(view.source, callee);
  if (member?.path.at(-1) === "get" && GENERATED.test(member.package))
    return { kind: "resource", sure: true, own: undefined, made: member.path.at(-2) ?? "" };
  if (member === undefined && callee.type === "MemberExpression") {
    const key = keyOf(callee);
    // Types tell of more Outputs than the meanings know.
    if (key === "apply") {
      const whole = valueOf(view, callee.object, depth + 1);
      if (whole?.kind === "output") return { ...whole, sure: true, there: true };
    }
  }
  const meaning = view.meanings.of(view.source, node);
  const value = ofMeaning(meaning);
  const isOptional = callee.type === "MemberExpression" && keyOf(callee)?.startsWith("getSecret") === true;
  return value?.kind === "output" && isOptional ? { ...value, there: false } : value;
}

function isAsync(view: SourceView, callee: Node): boolean {
  if (callee.type !== "Identifier") return false;
  const variable = view.names.variableOf(view.source, callee);
  return variable !== undefined && asyncFunctionOf(view, variable) !== undefined;
}

function ofName(view: SourceView, node: TSESTree.Identifier, depth: number): Value | undefined {
  const variable = view.names.variableOf(view.source, node);
  const [definition] = variable?.defs ?? [];
  if (variable === undefined || definition === undefined || variable.defs.length !== 1) return undefined;
  const { name } = definition;
  const annotated = annotationOf(name);
  if (annotated !== undefined && name.type === "Identifier") {
    const isThere =
      !name.optional && (definition.type !== DefinitionType.Variable || definition.node.init !== null);
    const type = meaningOfType(view, view.source, annotated);
    if (type !== undefined) return ofType(type, isThere);
  }
  if (definition.type === DefinitionType.Parameter) return ofPattern(view, definition.node, name);
  const found = view.names.initializerOf(variable);
  if (found === undefined) return undefined;
  const whole = valueOf(view, found.value, depth + 1);
  return found.keys.reduce<Value | undefined>((value, key) => propertyOf(view, value, key), whole);
}

/** `({ vpcId }: Args) => …` */
function ofPattern(view: SourceView, owner: Node, name: Node): Value | undefined {
  if (!("params" in owner) || !Array.isArray(owner.params)) return undefined;
  for (const parameter of owner.params as readonly TSESTree.Parameter[]) {
    const pattern = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
    const annotated = annotationOf(pattern);
    if (pattern.type !== "ObjectPattern" || annotated === undefined) continue;
    const keys = keysTo(pattern, name);
    if (keys === undefined) continue;
    const type = meaningOfType(view, view.source, annotated);
    return keys.reduce<Value | undefined>((value, key) => propertyOf(view, value, key), ofType(type, true));
  }
  return undefined;
}

function ofMember(view: SourceView, node: TSESTree.MemberExpression, depth: number): Value | undefined {
  const key = keyOf(node);
  if (node.object.type === "ThisExpression") {
    const owner = key === undefined ? undefined : classAround(node);
    if (owner === undefined || key === undefined) return undefined;
    const declared = ofOwnField(view, { source: view.source, node: owner }, key);
    if (declared !== undefined) return declared;
    const assigned = ofMeaning(view.meanings.of(view.source, node));
    return assigned?.kind === "output" ? { ...assigned, there: false } : assigned;
  }
  const whole = valueOf(view, node.object, depth + 1);
  const value =
    key === undefined ? (whole?.kind === "output" ? whole : undefined) : propertyOf(view, whole, key);
  return node.optional && value?.kind === "output" ? { ...value, there: false } : value;
}

function ofOwnField(view: SourceView, owner: FoundClass, key: string): Value | undefined {
  for (const member of owner.node.body.body) {
    const isField = member.type === "PropertyDefinition" && member.key.type === "Identifier";
    if (!isField || member.key.type !== "Identifier" || member.key.name !== key) continue;
    const annotated = annotationOf(member);
    if (annotated === undefined) return undefined;
    return ofType(meaningOfType(view, owner.source, annotated), !member.optional && !member.definite);
  }
  return key === "urn" && view.meanings.classKind(owner) === "component" ? OUTPUT : undefined;
}

function ofType(type: TypeMeaning | undefined, isThere: boolean): Value | undefined {
  switch (type?.kind) {
    case "output":
      return { ...OUTPUT, there: isThere };
    case "input":
      return { kind: "input" };
    case "resource":
      return {
        kind: "resource",
        sure: isThere,
        own: type.own,
        made: type.member?.path.at(-1) ?? "",
      };
    default:
      return type;
  }
}

function ofMeaning(meaning: Meaning | undefined): Value | undefined {
  switch (meaning?.kind) {
    case "output":
      return { ...OUTPUT, secret: meaning.secret };
    case "promise":
      return GENERATED.test(meaning.member.package) ? { kind: "promise", lookup: true } : undefined;
    case "stack-reference":
      return { kind: "resource", sure: true, own: undefined, made: "StackReference" };
    case "resource": {
      const { member, own } = meaning;
      const made = member?.path.at(-1) ?? "";
      const isHandMade = member !== undefined && (made.endsWith("Subscription") || member.path[0] === "sdk");
      const isSure = own !== undefined || (member !== undefined && GENERATED.test(member.package));
      return { kind: "resource", sure: isSure && !isHandMade, own, made };
    }
    default:
      return undefined;
  }
}

/** The parser writes null where the types say undefined. */
function annotationOf(node: Node): TSESTree.TypeNode | undefined {
  return "typeAnnotation" in node
    ? (node.typeAnnotation as TSESTree.TSTypeAnnotation | null | undefined)?.typeAnnotation
    : undefined;
}
