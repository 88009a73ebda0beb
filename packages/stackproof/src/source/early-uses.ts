// Source: uses of a list that run before the callback that fills it.
import type { TSESTree } from "@typescript-eslint/types";
import type { SourceView } from "./check.ts";
import { resourceOf } from "./class-members.ts";
import { constructorOf, memberName } from "./classes.ts";
import { classAround } from "./meanings.ts";
import { bare, keyOf } from "./names.ts";
import { type Node, walk } from "./source-file.ts";

/**
 * The first use of a list, empty until then, that runs before a callback. What takes single values goes before what
 * hands on the whole list.
 *
 * @param fill the list, where the callback adds to it
 * @param call the call of `.then` or `.apply`
 */
export function earlyUse(view: SourceView, fill: Node, call: Node, callback: Node): Node | undefined {
  const others = usesOf(view, fill)?.filter((use) => !isWithin(use, callback)) ?? [];
  // What has something in it before, or is filled elsewhere too, is not surely empty.
  if (others.some(isFill)) return undefined;
  const below = others.filter((node) => isBefore(view, call, node));
  return below.find((node) => isRead(view, node)) ?? below.find((node) => isArgument(view, node));
}

/** True when what stands below a call runs before its callback: in the same function, and without a wait between. */
function isBefore(view: SourceView, call: Node, use: Node): boolean {
  const around = functionAround(call);
  if (functionAround(use) === around) {
    const [, from] = call.range;
    const [to] = use.range;
    return to > from && !hasAwait(around ?? view.source.program, from, to);
  }
  const [first, second] = [placeIn(view, call), placeIn(view, use)];
  return first !== undefined && second?.scope === first.scope && second.offset > first.offset;
}

/** Where the constructor is when a node runs: at the node itself, or at the call of the method that holds it. */
function placeIn(
  view: SourceView,
  node: Node,
): { readonly scope: Node; readonly offset: number } | undefined {
  const around = functionAround(node);
  const owner = classAround(node);
  const scope = owner === undefined ? undefined : constructorOf({ source: view.source, node: owner });
  if (scope === undefined || around === undefined) return undefined;
  if (around === scope) return { scope, offset: node.range[0] };
  const method = around.parent;
  // What an async method does may come later.
  if (method?.type !== "MethodDefinition" || method.value.async) return undefined;
  let offset: number | undefined;
  walk(scope.body, (below) => {
    if (offset !== undefined || below.type === "ClassBody") return false;
    const isCall = below.type === "CallExpression" && isField(below.callee);
    if (isCall && memberName(below.callee) === memberName(method) && functionAround(below) === scope)
      [offset] = below.range;
    return true;
  });
  return offset === undefined ? undefined : { scope, offset };
}

/** All uses of a list that begins empty, where its name is declared or its field is set, in the order of the text. */
function usesOf(view: SourceView, fill: Node): readonly Node[] | undefined {
  if (fill.type === "Identifier") {
    const variable = view.names.variableOf(view.source, fill);
    const found = variable === undefined ? undefined : view.names.initializerOf(variable);
    if (variable === undefined || found === undefined || !isEmptyList(found.value)) return undefined;
    // In a loop the list may be of the round before.
    if (functionAround(found.value) !== functionAround(callAround(fill))) return undefined;
    return variable.references.filter(({ init }) => init !== true).map(({ identifier }) => identifier);
  }
  const owner = classAround(fill);
  if (owner === undefined || fill.type !== "MemberExpression") return undefined;
  const uses: Node[] = [];
  let isEmpty = true;
  walk(owner, (node) => {
    if (node.type === "PropertyDefinition" && memberName(node) === memberName(fill))
      isEmpty &&= node.value === null || isEmptyList(node.value);
    if (!isField(node) || memberName(node) !== memberName(fill)) return;
    const { parent }: Node = node;
    if (parent?.type !== "AssignmentExpression" || parent.left !== node) uses.push(node);
    else isEmpty &&= isEmptyList(parent.right);
  });
  return isEmpty ? uses : undefined;
}

/** The outermost call of `.then` or `.apply` around. */
function callAround(node: Node): Node {
  let outer = node;
  for (let at = callbackAround(node); at !== undefined; at = callbackAround(at)) outer = at;
  return outer.parent ?? outer;
}

/** `this.name`. */
export function isField(node: Node): node is TSESTree.MemberExpression {
  return node.type === "MemberExpression" && node.object.type === "ThisExpression";
}

function isEmptyList(node: Node): boolean {
  const value = bare(node);
  return value.type === "ArrayExpression" && value.elements.length === 0;
}

function isFill({ parent }: Node): boolean {
  return parent?.type === "MemberExpression" && /^(?:push|unshift|splice)$/.test(keyOf(parent) ?? "");
}

/** A use that takes what is in the list at once. */
function isRead(view: SourceView, use: Node): boolean {
  const { parent } = use;
  if (parent?.type === "MemberExpression" && parent.object === use) {
    const above: Node = parent.parent;
    // The length may be read to say or to ask whether the list is filled.
    return keyOf(parent) !== "length" && (above.type !== "AssignmentExpression" || above.left !== parent);
  }
  if (parent?.type === "ForOfStatement" && parent.right === use) return true;
  if (parent?.type === "SpreadElement") return true;
  if (parent?.type !== "CallExpression" || parent.arguments[0] !== use) return false;
  const member = view.names.memberOf(view.source, parent.callee);
  return member?.package === "@pulumi/pulumi" && member.path.at(-1) === "all";
}

/** The whole list as a value in the arguments of a resource. */
export function isArgument(view: SourceView, use: Node): boolean {
  for (let at = use; at.parent !== undefined; at = at.parent) {
    const above: Node = at.parent;
    if (above.type === "NewExpression")
      return above.arguments[1] === at && resourceOf(view, above)?.member !== undefined;
    if (above.type !== "Property" && above.type !== "ObjectExpression") return false;
  }
  return false;
}

/** The function in which a node runs; the functions of `map` and the like run with what is around them. */
function functionAround(node: Node): Node | undefined {
  for (let at = node.parent; at !== undefined; at = at.parent) {
    if (!/^(?:ArrowFunctionExpression|FunctionExpression|FunctionDeclaration)$/.test(at.type)) continue;
    const call: Node | undefined = at.parent;
    const callee = call?.type === "CallExpression" && call.arguments[0] === at ? call.callee : undefined;
    const key = callee?.type === "MemberExpression" ? keyOf(callee) : undefined;
    if (key === undefined || !/^(?:forEach|map|flatMap|filter)$/.test(key)) return at;
  }
  return undefined;
}

function isWithin(node: Node, outer: Node): boolean {
  return node.range[0] >= outer.range[0] && node.range[1] <= outer.range[1];
}

/** After an `await` in between, callbacks may have run. */
function hasAwait(around: Node, from: number, to: number): boolean {
  let isFound = false;
  walk(around, (node) => {
    if (node.range[0] >= from && node.range[1] <= to && node.type === "AwaitExpression") isFound = true;
    return !isFound;
  });
  return isFound;
}

/** The function of the nearest `.then` or `.apply` around. */
export function callbackAround(node: Node): Node | undefined {
  for (let at = node.parent; at !== undefined; at = at.parent) {
    const call: Node | undefined = at.parent;
    if (call?.type !== "CallExpression" || call.callee.type !== "MemberExpression") continue;
    if (call.arguments[0] === at && /^(?:then|apply)$/.test(keyOf(call.callee) ?? "")) return at;
  }
  return undefined;
}
