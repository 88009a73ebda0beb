// Source: the words for following a run: how surely code runs, where a walk is, what a call runs.
import type { TSESTree } from "@typescript-eslint/types";
import type { ClassChain } from "./classes.ts";
import { bare, keyOf } from "./names.ts";
import type { Node, SourceFile } from "./source-file.ts";

/**
 * How surely code runs here and now: `sure`, when nothing throws before; `maybe`, on some way or never; `later`, by
 * someone else at a time that is not known.
 */
export type How = "sure" | "maybe" | "later";

/** Where a walk is. */
export interface Frame {
  readonly source: SourceFile;
  /** What `this` is: an object of a class, seen from the class whose code runs. */
  readonly self: { readonly chain: ClassChain; readonly level: number } | undefined;
  /** The calls that led here, outermost first. */
  readonly calls: readonly Node[];
}

/** A function with a body. */
export type FunctionNode =
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.ArrowFunctionExpression;

/** What a call runs. */
export type Callee =
  | {
      readonly kind: "function";
      readonly source: SourceFile;
      readonly node: FunctionNode;
      readonly self: Frame["self"];
    }
  | {
      readonly kind: "class";
      readonly source: SourceFile;
      readonly chain: ClassChain;
      readonly self: undefined;
    };

/** A function of the program, and its file. */
export interface FoundFunction {
  readonly source: SourceFile;
  readonly node: FunctionNode;
}

/** Methods that call what they are given before they return, once or often or never. */
const AT_ONCE = new Set(
  "map forEach filter flatMap reduce reduceRight some every find findIndex findLast sort from Promise".split(
    " ",
  ),
);
/** Functions that call what they are given after the running code has ended. */
const AFTERWARDS = new Set(
  "apply then catch finally setTimeout setInterval setImmediate queueMicrotask".split(" "),
);

export function isFunction(node: Node): node is FunctionNode {
  return (
    node.type === "ArrowFunctionExpression" ||
    node.type === "FunctionExpression" ||
    node.type === "FunctionDeclaration"
  );
}

/**
 * When a function runs that is written or named at a place: `never` also when it runs after everything else, or when
 * it is a member or variable whose calls are followed.
 */
export function whenRun(node: Node): "at once" | "some time" | "never" {
  const { parent } = node;
  switch (parent?.type) {
    case "VariableDeclarator":
      return parent.id.type === "Identifier" ? "never" : "some time";
    case "PropertyDefinition":
    case "AccessorProperty":
    case "MethodDefinition":
      return "never";
    case "CallExpression":
    case "NewExpression": {
      const name = calledName(parent.callee) ?? "";
      if (AFTERWARDS.has(name)) return "never";
      const isMethod = bare(parent.callee).type === "MemberExpression";
      return name === "Promise" || (isMethod && AT_ONCE.has(name)) ? "at once" : "some time";
    }
    default:
      return "some time";
  }
}

/** The last name of what is called: `b` in `a.b()`. */
export function calledName(callee: Node): string | undefined {
  const node = bare(callee);
  if (node.type === "Identifier") return node.name;
  return node.type === "MemberExpression" ? keyOf(node) : undefined;
}

/** What runs only on some way. */
export function weaker(how: How): How {
  return how === "sure" ? "maybe" : how;
}

/** True for `a?.b` and for all that follows it in the same chain. */
export function isOptional(node: Node): boolean {
  switch (node.type) {
    case "MemberExpression":
      return node.optional || isOptional(node.object);
    case "CallExpression":
      return node.optional || isOptional(node.callee);
    case "TSNonNullExpression":
      return isOptional(node.expression);
    default:
      return false;
  }
}
