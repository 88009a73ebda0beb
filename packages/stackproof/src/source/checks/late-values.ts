// Source: lists that are filled in the callback of a Promise or an Output, and read before; resources made in `.then`.
import type { TSESTree } from "@typescript-eslint/types";
import { defineFinding } from "../../findings/finding.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { resourceOf } from "../class-members.ts";
import { callbackAround, earlyUse, isArgument, isField } from "../early-uses.ts";
import { keyOf } from "../names.ts";
import { type Node, walk } from "../source-file.ts";

interface LateList {
  readonly list: string;
  readonly callback: string;
  /** A resource is given the whole list, and reads it a little later. */
  readonly isGiven: boolean;
}

const listFilledLate = defineFinding<LateList>("source/list-filled-late", {
  severity: "error",
  effect: "broken",
  evidence: "observed",
  message: ({ list, callback, isGiven }) =>
    isGiven
      ? `The resource is given \`${list}\` before the function of \`${callback}\` fills it.`
      : `\`${list}\` is empty here: the function of \`${callback}\`, which fills it, runs later.`,
  why: ({ isGiven }) =>
    isGiven
      ? "The function runs when the value has come, and the lines below do not wait for it. A resource reads its arguments soon, so it mostly sees the empty list."
      : "The function runs when the value has come, and the lines below do not wait for it.",
  fix: ({ list, callback }) =>
    callback.endsWith(".then")
      ? `Fill \`${list}\` in a loop over what the program knows, such as the numbers 0 and 1, and take the values from the lookup's Output: \`aws.getAvailabilityZonesOutput().names[index]\`. In an async function, \`await\` the lookup.`
      : `Use what \`apply\` returns, an Output, in place of \`${list}\`.`,
  docs: "https://www.pulumi.com/docs/iac/concepts/inputs-outputs/apply/",
});

const resourceInThen = defineFinding<{ what: string; promise: string }>("source/resource-in-then", {
  severity: "note",
  effect: "risky",
  evidence: "inferred",
  message: ({ what, promise }) => `${what} is made inside of \`${promise}.then\`.`,
  why: "The rest of the program goes on before the resource is there, and can use or export it only through the Promise.",
  fix: "Make the resource outside: hand it the Output of the lookup, such as `aws.getAvailabilityZonesOutput()`, or `await` the lookup in an async function.",
});

/** Lists that are read before they are filled, and resources in the function of `.then`. */
export const lateValues = defineCheck({
  visit: {
    CallExpression(node, view) {
      const { callee } = node;
      if (callee.type !== "MemberExpression") return;
      const key = keyOf(callee);
      if (key !== "then" && key !== "apply") return;
      const [callback] = node.arguments;
      if (callback?.type !== "ArrowFunctionExpression" && callback?.type !== "FunctionExpression") return;
      const kind = view.meanings.of(view.source, callee.object)?.kind;
      const isLookup = key === "then" ? kind === "promise" : kind === "output";
      const isSaid = isLookup && isLeftAlone(node) && checkLists(view, node, callee, callback);
      if (key === "then" && !isSaid) checkResources(view, callee.object, callback);
    },
  },
});

function checkResources(view: SourceView, promise: Node, callback: Node): void {
  let isSaid = false;
  walk(callback, (node) => {
    if (isSaid || node.type === "ClassBody") return false;
    if (node.type !== "NewExpression" || resourceOf(view, node) === undefined) return true;
    // An inner callback says it of itself.
    if (callbackAround(node) !== callback) return true;
    isSaid = true;
    const what = `\`new ${view.textOf(node.callee)}\``;
    view.report(resourceInThen, node, { what, promise: sourceText(view, promise) });
    return false;
  });
}

/** A Promise or an Output as a message names it: a call without its arguments. */
function sourceText(view: SourceView, node: Node): string {
  return node.type === "CallExpression" ? `${view.textOf(node.callee, 40)}(…)` : view.textOf(node, 40);
}

/** True when nobody waits for the call: it is a statement, with nothing but `.catch` and the like behind. */
function isLeftAlone(call: TSESTree.CallExpression): boolean {
  let node: Node = call;
  for (;;) {
    const parent: Node | undefined = node.parent;
    if (parent?.type === "ExpressionStatement") return true;
    const isHeld =
      (parent?.type === "MemberExpression" && parent.object === node) ||
      (parent?.type === "CallExpression" && parent.callee === node) ||
      (parent?.type === "UnaryExpression" && parent.operator === "void");
    if (!isHeld || parent === undefined) return false;
    node = parent;
  }
}

/** True when it says something. */
function checkLists(
  view: SourceView,
  call: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  callback: Node,
): boolean {
  let isSaid = false;
  const fills = new Map<string, Node>();
  walk(callback, (node) => {
    if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return;
    const { object } = node.callee;
    const isList = object.type === "Identifier" || isField(object);
    if (isList && /^(?:push|unshift)$/.test(keyOf(node.callee) ?? "")) fills.set(view.textOf(object), object);
  });
  for (const [list, fill] of fills) {
    const use = earlyUse(view, fill, call, callback);
    if (use === undefined) continue;
    isSaid = true;
    const isGiven = isArgument(view, use);
    const parameters = { list, callback: `${sourceText(view, callee.object)}.${keyOf(callee)}`, isGiven };
    const related = [{ source: view.source.placeOf(fill), note: `\`${list}\` is filled here` }];
    // It depends on the resource's other arguments when it comes to the list.
    view.report(listFilledLate, use, parameters, { related, ...(isGiven && { severity: "warning" }) });
  }
  return isSaid;
}
