// Source: what comes too late: values and outputs that are set when the program has already gone on.
import { DefinitionType, type Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { defineFinding } from "../../findings/finding.ts";
import { asyncFunctionOf } from "../async-functions.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { isEntry } from "../entry.ts";
import { heldBy } from "../held.ts";
import { bare, keyOf } from "../names.ts";
import { type Node, walk } from "../source-file.ts";
import { valueOf } from "../values.ts";

const APPLY_DOCS = "https://www.pulumi.com/docs/iac/concepts/inputs-outputs/apply/";
const OUTPUT_DOCS = "https://www.pulumi.com/docs/iac/concepts/stacks/#outputs";

const lateValue = defineFinding<{ name: string; where: string }>("source/late-value", {
  severity: "warning",
  effect: "broken",
  evidence: "observed",
  message: ({ name, where }) => `\`${name}\` gets its value in ${where}, after the program has read it.`,
  why: "The function runs when the value is known, which is later than every line that follows here.",
  fix: ({ where }) =>
    where === "`then`"
      ? "Write `await`, or keep what `then` gives and use that: arguments of resources take Promises."
      : "Keep what `apply` gives and use that: `const later = output.apply((value) => …)`; arguments of resources take Outputs.",
  docs: APPLY_DOCS,
});

const lateExport = defineFinding<{ name: string; where: string }>("source/late-export", {
  severity: "warning",
  effect: "broken",
  evidence: "observed",
  message: ({ name, where }) =>
    `The output \`${name}\` is set in ${where}, when the outputs are already read.`,
  why: "Pulumi takes the outputs of the stack as soon as the entry file has run to its end; what is set later is not shown.",
  fix: "Export the Output or the Promise itself, `export const x = output.apply(…)`; or make the program one async function that returns the outputs: `export = async () => { … }`, in an ES module `export default async () => { … }`.",
  docs: OUTPUT_DOCS,
});

const resultLost = defineFinding<{ call: string }>("source/outputs-lost", {
  severity: "warning",
  effect: "broken",
  evidence: "documented",
  message: ({ call }) => `\`${call}\` returns Outputs that nothing takes, and the program exports nothing.`,
  why: "Only what the entry file exports becomes an output of the stack.",
  fix: "Export the function itself, `export = main;`, in an ES module `export default main;`: Pulumi calls it and takes what it returns.",
  docs: OUTPUT_DOCS,
});

/** Values and outputs that are late. */
export const lateResults = defineCheck({
  visit: {
    AssignmentExpression(node, view) {
      const late = lateAround(node, view);
      if (late === undefined) return;
      const left = bare(node.left);
      if (left.type === "MemberExpression") {
        const name = isEntry(view) ? exportedKey(left) : undefined;
        if (name !== undefined) view.report(lateExport, node, { name, where: late.where });
        return;
      }
      const variable = left.type === "Identifier" ? view.names.variableOf(view.source, left) : undefined;
      if (variable !== undefined) visitVariable(node, variable, late, view);
    },
    Program({ body }, view) {
      if (!isEntry(view) || body.some(isExport)) return;
      for (const statement of body) {
        const call =
          statement.type === "ExpressionStatement" ? floatingCall(statement.expression) : undefined;
        if (call === undefined || !returnsOutputs(call, view)) continue;
        const name = call.callee.type === "Identifier" ? `${call.callee.name}()` : "(async () => { … })()";
        view.report(resultLost, call, { call: name });
      }
    },
  },
});

interface Late {
  /** The function that runs later. */
  readonly callback: Node;
  /** The call that is given it; undefined for an async function. */
  readonly call: TSESTree.CallExpression | undefined;
  readonly where: string;
}

/** The function around a node that runs after the lines that follow it. */
function lateAround(node: Node, view: SourceView): Late | undefined {
  for (let at: Node = node; at.parent !== undefined && at.parent !== null; at = at.parent) {
    if (at.type === "ClassBody") return undefined;
    if (!isFunction(at)) continue;
    if (at.async && firstAwait(at) <= node.range[1] && !isWaitedFor(view)) {
      const name = at.id?.name;
      const where = name === undefined ? "an async function, after `await`" : `\`${name}\`, after \`await\``;
      return { callback: at, call: undefined, where };
    }
    const call: Node = at.parent;
    if (call.type !== "CallExpression" || call.callee.type !== "MemberExpression") continue;
    if (call.arguments[0] !== at) continue;
    const key = keyOf(call.callee);
    const { object } = call.callee;
    if (key === "apply" && valueOf(view, object)?.kind === "output")
      return { callback: at, call, where: "`apply`" };
    if (key === "then" && isFloating(call)) return { callback: at, call, where: "`then`" };
  }
  return undefined;
}

function visitVariable(
  node: TSESTree.AssignmentExpression,
  variable: Variable,
  { callback, call, where }: Late,
  view: SourceView,
): void {
  const [definition] = variable.defs;
  if (definition?.type !== DefinitionType.Variable || isWithin(definition.name, callback)) return;
  const isExported = definition.parent.parent.type === "ExportNamedDeclaration";
  if (isExported && isEntry(view)) {
    view.report(lateExport, node, { name: variable.name, where });
    return;
  }
  if (call === undefined) return;
  const around = functionAround(call);
  const read = variable.references.find(
    (reference) =>
      reference.isRead() &&
      reference.identifier.range[0] > call.range[1] &&
      functionAround(reference.identifier) === around &&
      !reference.isWrite() &&
      !hasAwait(around, call.range[1], reference.identifier.range[0]),
  );
  if (read === undefined || !isWithin(definition.name, around)) return;
  const place = view.source.placeOf(read.identifier);
  view.report(
    lateValue,
    node,
    { name: variable.name, where },
    { related: [{ source: place, note: "read here, before" }] },
  );
}

/** `exports.x`, `module.exports.x`, `module.exports`. */
function exportedKey(left: TSESTree.MemberExpression): string | undefined {
  const key = keyOf(left);
  const { object } = left;
  if (object.type === "Identifier") {
    if (object.name === "exports") return key;
    return object.name === "module" && key === "exports" ? "module.exports" : undefined;
  }
  if (object.type !== "MemberExpression" || keyOf(object) !== "exports") return undefined;
  return object.object.type === "Identifier" && object.object.name === "module" ? key : undefined;
}

function isExport(statement: Node): boolean {
  if (/^Export|^TSExportAssignment$/.test(statement.type)) return true;
  if (statement.type !== "ExpressionStatement") return false;
  const { expression } = statement;
  if (expression.type !== "AssignmentExpression" || expression.left.type !== "MemberExpression") return false;
  return exportedKey(expression.left) !== undefined;
}

/** The call of `main()`, `void main()`, `main().catch(…)`: nothing takes its result. */
function floatingCall(expression: Node): TSESTree.CallExpression | undefined {
  const node = bare(expression);
  if (node.type === "UnaryExpression" && node.operator === "void") return floatingCall(node.argument);
  if (node.type !== "CallExpression") return undefined;
  const { callee } = node;
  if (callee.type !== "MemberExpression") return node;
  return /^(?:catch|finally)$/.test(keyOf(callee) ?? "") ? floatingCall(callee.object) : undefined;
}

function returnsOutputs({ callee }: TSESTree.CallExpression, view: SourceView): boolean {
  const variable = callee.type === "Identifier" ? view.names.variableOf(view.source, callee) : undefined;
  const made = variable === undefined ? bare(callee) : asyncFunctionOf(view, variable);
  if (made === undefined || !isFunction(made) || !made.async) return false;
  let found = false;
  walk(made.body ?? made, (node) => {
    if (isFunction(node)) return false;
    if (node.type !== "ReturnStatement" || node.argument === null) return undefined;
    if (bare(node.argument).type !== "ObjectExpression") return undefined;
    found ||= [...heldBy(view, node.argument)].some((held) => {
      const kind = valueOf(view, held)?.kind;
      return kind === "output" || kind === "resource";
    });
    return undefined;
  });
  return found;
}

/** A file that waits at its top may wait for any of its functions. */
function isWaitedFor({ source }: SourceView): boolean {
  return firstAwait(source.program) < Number.POSITIVE_INFINITY;
}

/** Nothing waits for the Promise of a call. */
function isFloating(call: Node): boolean {
  for (let at: Node = call; at.parent !== undefined && at.parent !== null; at = at.parent) {
    const { parent } = at;
    if (parent.type === "ExpressionStatement") return true;
    const isChain = parent.type === "MemberExpression" || parent.type === "CallExpression";
    if (parent.type === "UnaryExpression" && parent.operator === "void") continue;
    if (!isChain || (parent.type === "CallExpression" && parent.callee !== at)) return false;
  }
  return false;
}

/** After an `await` in between, the callback may have run. */
function hasAwait(owner: Node, from: number, to: number): boolean {
  let isFound = false;
  walk(owner, (at) => {
    if (at.type === "AwaitExpression" && at.range[0] >= from && at.range[1] <= to) isFound = true;
    return !isFound;
  });
  return isFound;
}

const firstAwaits = new WeakMap<Node, number>();

/** Where a function, or the file outside of all functions, first waits; infinite when it never does. */
function firstAwait(owner: Node): number {
  let first = firstAwaits.get(owner);
  if (first !== undefined) return first;
  first = Number.POSITIVE_INFINITY;
  walk(owner, (at) => {
    if (at !== owner && isFunction(at)) return false;
    if (at.type === "AwaitExpression") first = Math.min(first ?? at.range[1], at.range[1]);
    return undefined;
  });
  firstAwaits.set(owner, first);
  return first;
}

type FunctionNode =
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.ArrowFunctionExpression;

function isFunction(node: Node): node is FunctionNode {
  return (
    node.type === "FunctionDeclaration" ||
    node.type === "FunctionExpression" ||
    node.type === "ArrowFunctionExpression"
  );
}

/** The function that a node stands in; the file's tree outside of all. */
function functionAround(node: Node): Node {
  let at = node;
  while (at.parent !== undefined && at.parent !== null) {
    at = at.parent;
    if (isFunction(at)) break;
  }
  return at;
}

function isWithin(node: Node, whole: Node): boolean {
  return node.range[0] >= whole.range[0] && node.range[1] <= whole.range[1];
}
