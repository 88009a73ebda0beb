// Source: what is done with a value that may be undefined.
import type { TSESTree } from "@typescript-eslint/types";
import { memberName } from "./classes.ts";
import { bare } from "./names.ts";
import { calledName, isOptional } from "./run-parts.ts";
import type { Node } from "./source-file.ts";

/** What is done with a value. */
export type Use =
  /** Something is taken of it, called or listed, which throws. */
  | { readonly kind: "taken"; readonly what: string }
  | { readonly kind: "passed" }
  /** The code asks whether it is there. */
  | { readonly kind: "asked" }
  | { readonly kind: "kept" };

/** What is done with the value of a member. */
export function useOf(node: Node): Use {
  let at = node;
  while (at.parent !== undefined && bare(at.parent) === bare(at) && at.parent.type !== "ChainExpression")
    at = at.parent;
  const { parent } = at;
  switch (parent?.type) {
    case "MemberExpression":
      if (isOptional(parent)) return { kind: "kept" };
      return { kind: "taken", what: memberName(parent) ?? "a member" };
    case "CallExpression":
    case "NewExpression":
      if (parent.callee !== at) return passed(parent);
      return parent.type === "CallExpression" && parent.optional
        ? { kind: "kept" }
        : { kind: "taken", what: "the call" };
    case "ForOfStatement":
      return parent.right === at ? { kind: "taken", what: "the list" } : { kind: "kept" };
    case "SpreadElement":
      return parent.parent.type === "ObjectExpression"
        ? { kind: "kept" }
        : { kind: "taken", what: "the list" };
    case "VariableDeclarator":
      return parent.id.type.endsWith("Pattern") ? { kind: "taken", what: "the parts" } : { kind: "kept" };
    case "Property":
    case "ArrayExpression":
    case "ObjectExpression":
      return handed(parent);
    case "BinaryExpression":
    case "UnaryExpression":
    case "LogicalExpression":
    case "ConditionalExpression":
    case "IfStatement":
    case "WhileStatement":
    case "SwitchStatement":
    case "AssignmentExpression":
    case "TSAsExpression":
      return { kind: "asked" };
    default:
      return { kind: "kept" };
  }
}

/** A value in lists and objects that are an argument. */
function handed(node: Node): Use {
  let at: Node | undefined = node;
  while (at !== undefined && /^(?:Property|ArrayExpression|ObjectExpression)$/.test(at.type)) at = at.parent;
  return at?.type === "NewExpression" || at?.type === "CallExpression" ? passed(at) : { kind: "kept" };
}

/** Functions may take undefined; resources and the outputs of a component are meant to get a value. */
function passed(call: TSESTree.CallExpression | TSESTree.NewExpression): Use {
  if (call.type === "NewExpression" || calledName(call.callee) === "registerOutputs")
    return { kind: "passed" };
  return { kind: "asked" };
}
