// Source: Outputs and Promises that are turned into text.
import type { TSESTree } from "@typescript-eslint/types";
import { defineFinding } from "../../findings/finding.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { heldBy } from "../held.ts";
import { bare, keyOf } from "../names.ts";
import type { Node } from "../source-file.ts";
import { valueOf } from "../values.ts";

interface Text {
  readonly what: string;
  readonly way: string;
  readonly fix: string;
}

const DOCS = "https://www.pulumi.com/docs/iac/concepts/inputs-outputs/";

const outputAsText = defineFinding<Text & { becomes: string }>("source/output-as-text", {
  severity: "error",
  effect: "broken",
  evidence: "documented",
  message: ({ what, way, becomes }) =>
    `${what}, and ${way} ${what.endsWith("s") ? "them" : "it"} into ${becomes}.`,
  why: "An Output's value is known only later; what is made of it at once holds this in place of the value.",
  fix: ({ fix }) => fix,
  docs: DOCS,
});

const promiseAsText = defineFinding<Text & { becomes: string }>("source/promise-as-text", {
  severity: "error",
  effect: "broken",
  evidence: "observed",
  message: ({ what, way, becomes }) => `${what}, and ${way} it into ${becomes}.`,
  why: "A Promise has no text of its own; its value is there only after `await` or in `then`.",
  fix: ({ fix }) => fix,
  docs: "https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Promise",
});

const inputAsText = defineFinding<Text>("source/input-as-text", {
  severity: "note",
  effect: "risky",
  evidence: "documented",
  message: ({ what, way }) =>
    `${what}, and ${way} it into text: that works only while nobody hands it an Output.`,
  why: 'A pulumi.Input takes Outputs as well, and the text of one is "Calling [toString] on an [Output<T>]…".',
  fix: ({ fix }) => fix,
  docs: DOCS,
});

const outputInLog = defineFinding<{ what: string }>("source/output-in-log", {
  severity: "note",
  effect: "risky",
  evidence: "observed",
  message: ({ what }) => `\`${what}\` is an Output: the log shows the object, not its value.`,
  fix: ({ what }) => `Write \`${what}.apply((value) => console.log(value))\`, or export it from the program.`,
  docs: DOCS,
});

const TO_STRING = '"Calling [toString] on an [Output<T>] is not supported…"';
const TO_JSON = '"Calling [toJSON] on an [Output<T>] is not supported…"';
const INTERPOLATE = "Write pulumi.interpolate before the template; it waits for what is inside.";
const CONCAT = "Write pulumi.interpolate`…${value}…` or pulumi.concat(…), which wait for the value.";
const APPLY = "Do it inside of `apply`, where the value is plain: `output.apply((value) => …)`.";
const STRINGIFY = "Write pulumi.jsonStringify(…), which waits for every Output inside.";

/** Functions without a receiver that make text of what they are given. */
const TO_TEXT = new Set(["String", "encodeURIComponent", "encodeURI", "btoa"]);

/** Every way in which JavaScript makes a text of a value. */
export const outputText = defineCheck({
  visit: {
    TemplateLiteral(node, view) {
      if (node.parent.type === "TaggedTemplateExpression" || node.expressions.length === 0) return;
      report(node.expressions, node, { way: "the template turns", fix: INTERPOLATE }, view);
    },
    BinaryExpression(node, view) {
      if (node.operator !== "+" || isPlus(node.parent)) return;
      const operands = operandsOf(node);
      // An Input may be a plain number, and `+` a sum.
      const isText = operands.some(({ type }) => type === "TemplateLiteral" || type === "Literal");
      const parts = isText ? operands : operands.filter((one) => valueOf(view, one)?.kind !== "input");
      report(parts, node, { way: "`+` turns", fix: CONCAT }, view);
    },
    AssignmentExpression(node, view) {
      if (node.operator !== "+=" || isPlus(bare(node.right))) return;
      report([node.right], node, { way: "`+=` turns", fix: CONCAT }, view);
    },
    CallExpression(node, view) {
      const { callee } = node;
      const [first] = node.arguments;
      if (callee.type === "Identifier") {
        if (first === undefined || !TO_TEXT.has(callee.name)) return;
        if ((view.names.variableOf(view.source, callee)?.defs.length ?? 0) > 0) return;
        report([first], node, { way: `\`${callee.name}\` turns`, fix: APPLY }, view);
      } else if (callee.type === "MemberExpression") visitMethod(node, callee, view);
    },
  },
});

function visitMethod(
  node: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  view: SourceView,
): void {
  const [first, second] = node.arguments;
  const key = keyOf(callee);
  const receiver = callee.object.type === "Identifier" ? callee.object.name : undefined;
  switch (key) {
    case "stringify": {
      if (receiver !== "JSON" || first === undefined || (second?.type ?? "Literal") !== "Literal") return;
      const way = "`JSON.stringify` turns";
      report([...heldBy(view, first)], node, { way, fix: STRINGIFY }, view, "json");
      return;
    }
    case "toString":
      if (node.arguments.length === 0)
        report([callee.object], node, { way: "`toString` turns", fix: APPLY }, view);
      return;
    case "join": {
      const list = bare(callee.object);
      if (list.type !== "ArrayExpression") return;
      const elements = list.elements.filter((one) => one !== null && one.type !== "SpreadElement");
      report(elements, node, { way: "`join` turns", fix: APPLY }, view);
      return;
    }
    case "concat":
      if (callee.object.type === "TemplateLiteral" || callee.object.type === "Literal")
        report(node.arguments, node, { way: "`concat` turns", fix: CONCAT }, view);
      return;
    case "replace":
    case "replaceAll":
      if (second !== undefined && first?.type === "Literal")
        report([second], node, { way: `\`${key}\` turns`, fix: APPLY }, view);
      return;
    case "from":
      if (receiver === "Buffer" && first !== undefined)
        report([first], node, { way: "`Buffer.from` turns", fix: APPLY }, view, "bytes");
      return;
    default:
      if (isLog(callee)) logged(node, view);
  }
}

function logged(node: TSESTree.CallExpression, view: SourceView): void {
  for (const argument of node.arguments) {
    const value = valueOf(view, argument);
    if (value?.kind === "output" && value.sure)
      return view.report(outputInLog, argument, { what: view.textOf(argument, 40) });
  }
}

/** Reports once for a text, at the first thing in it that cannot become one. */
function report(
  parts: readonly Node[],
  whole: Node,
  { way, fix }: { readonly way: string; readonly fix: string },
  view: SourceView,
  form: "text" | "json" | "bytes" = "text",
): void {
  const found = parts.flatMap((node) => {
    const value = valueOf(view, node);
    return value === undefined || value.kind === "object" ? [] : [{ node, value }];
  });
  const output = found.find(({ value: { kind } }) => kind === "output");
  const promise = found.find(({ value: { kind } }) => kind === "promise");
  const at = (node: Node): Node => (isWithin(node, whole) ? node : whole);
  if (output?.value.kind === "output") {
    const names = found
      .filter(({ value: { kind } }) => kind === "output")
      .map(({ node }) => view.textOf(node, 40));
    const more = !output.value.sure || isSaid(whole) ? { severity: "warning" as const } : {};
    const becomes = { text: TO_STRING, json: TO_JSON, bytes: "no bytes at all" }[form];
    view.report(outputAsText, at(output.node), { what: areOutputs(names), way, fix, becomes }, more);
    return;
  }
  if (promise?.value.kind === "promise") {
    const { node } = promise;
    const isLookup = promise.value.lookup;
    const awaited = isLookup
      ? "Use the form of the function that ends in `Output`, with pulumi.interpolate; or `await` it first."
      : "Write `await` before it, or go on in `then`.";
    const becomes = form === "json" ? '"{}"' : '"[object Promise]"';
    const more = isSaid(whole) ? { severity: "warning" as const } : {};
    const what = `\`${view.textOf(node, 40)}\` is a Promise`;
    view.report(promiseAsText, at(node), { what, way, fix: awaited, becomes }, more);
    return;
  }
  const input = found.find(({ value: { kind } }) => kind === "input");
  if (input === undefined || isSaid(whole) || isAskedFor(input.node, view)) return;
  const what = `\`${view.textOf(input.node, 40)}\` is declared as pulumi.Input`;
  view.report(inputAsText, at(input.node), { what, way, fix });
}

/** Somewhere the file asks whether it is plain. */
function isAskedFor(input: Node, { source }: SourceView): boolean {
  const text = source.text.slice(...input.range);
  return source.text.includes(`typeof ${text}`) || source.text.includes(`isInstance(${text}`);
}

function areOutputs(names: readonly string[]): string {
  const quoted = [...new Set(names)].map((name) => `\`${name}\``);
  const [first = ""] = quoted;
  if (quoted.length === 1) return `${first} is an Output`;
  return quoted.length === 2
    ? `${quoted.join(" and ")} are Outputs`
    : `${first} and ${quoted.length - 1} more are Outputs`;
}

/** True for a text that is only printed or thrown. */
function isSaid(node: Node): boolean {
  for (let at: Node = node; at.parent !== undefined && at.parent !== null; at = at.parent) {
    const { parent } = at;
    switch (parent.type) {
      case "TemplateLiteral":
      case "BinaryExpression":
      case "TSAsExpression":
      case "TSNonNullExpression":
        continue;
      case "NewExpression":
        return parent.callee.type === "Identifier" && parent.callee.name.endsWith("Error");
      case "CallExpression":
        return parent.callee.type === "MemberExpression" && isLog(parent.callee);
      default:
        return false;
    }
  }
  return false;
}

/** `console.log`, `pulumi.log.info` and their like. */
function isLog(callee: TSESTree.MemberExpression): boolean {
  const { object } = callee;
  if (object.type === "Identifier") return object.name === "console" || object.name === "log";
  return object.type === "MemberExpression" && keyOf(object) === "log" && object.object.type === "Identifier";
}

function isPlus(node: Node): node is TSESTree.BinaryExpression {
  return node.type === "BinaryExpression" && node.operator === "+";
}

function operandsOf(node: Node): Node[] {
  return isPlus(node) ? [...operandsOf(node.left), ...operandsOf(node.right)] : [node];
}

function isWithin(node: Node, whole: Node): boolean {
  return node.range[0] >= whole.range[0] && node.range[1] <= whole.range[1];
}
