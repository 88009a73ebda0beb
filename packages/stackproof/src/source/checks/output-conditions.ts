// Source: Outputs and Promises that a program decides by: conditions, comparisons, arithmetic.
import type { TSESTree } from "@typescript-eslint/types";
import { defineFinding } from "../../findings/finding.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { bare, keyOf } from "../names.ts";
import type { Node } from "../source-file.ts";
import { sureOutput, valueOf } from "../values.ts";

const APPLY_DOCS = "https://www.pulumi.com/docs/iac/concepts/inputs-outputs/apply/";

const outputAsCondition = defineFinding<{ what: string; shown: string }>("source/output-as-condition", {
  severity: "warning",
  effect: "broken",
  evidence: "documented",
  message: ({ what, shown }) => `\`${shown}\` is ${what}, and as a condition it is always true.`,
  why: "What is tested is the object that stands for the value, and an object is true whatever the value will be.",
  fix: ({ what, shown }) =>
    what.startsWith("an")
      ? `Decide inside of apply: \`${shown}.apply((value) => (value ? … : …))\`; what decides whether a resource is made has to come from config.`
      : `Write \`await ${shown}\`.`,
  docs: APPLY_DOCS,
});

const outputCompared = defineFinding<{ shown: string; operator: string; always: string }>(
  "source/output-compared",
  {
    severity: "error",
    effect: "broken",
    evidence: "observed",
    message: ({ shown, operator, always }) =>
      operator === "switch"
        ? `\`${shown}\` is an Output, so no case of the \`switch\` ever matches.`
        : `\`${shown}\` is an Output, so \`${operator}\` is always ${always}.`,
    why: "The object that stands for the value is compared, and never the value.",
    fix: ({ shown, operator }) =>
      operator === "switch"
        ? `Put the switch into apply: \`${shown}.apply((value) => { switch (value) { … } })\`.`
        : `Compare inside of apply: \`${shown}.apply((value) => value ${operator} …)\`.`,
    docs: APPLY_DOCS,
  },
);

const outputArithmetic = defineFinding<{ shown: string; operation: string }>("source/output-arithmetic", {
  severity: "error",
  effect: "broken",
  evidence: "observed",
  message: ({ shown, operation }) => `\`${shown}\` is an Output, so ${operation} gives NaN.`,
  why: "The value is known only later; the object that stands for it is no number.",
  fix: ({ shown }) => `Calculate inside of apply: \`${shown}.apply((value) => …)\`.`,
  docs: APPLY_DOCS,
});

const EQUALITY = new Set(["==", "===", "!=", "!=="]);
const ORDER = new Set(["<", ">", "<=", ">="]);
const ARITHMETIC = new Set(["-", "*", "/", "%", "**"]);

const said = new WeakSet<Node>();

/** What a program decides and calculates before the value is known. */
export const outputConditions = defineCheck({
  visit: {
    IfStatement({ test, consequent }, view) {
      // `if (!output) throw …` never throws, and nothing is lost by it.
      const [only] = consequent.type === "BlockStatement" ? consequent.body : [consequent];
      checkTest(test, view, only?.type === "ThrowStatement");
    },
    ConditionalExpression: ({ test }, view) => checkTest(test, view),
    WhileStatement: ({ test }, view) => checkTest(test, view),
    DoWhileStatement: ({ test }, view) => checkTest(test, view),
    LogicalExpression: ({ left, operator }, view) => checkTest(left, view, operator !== "&&"),
    UnaryExpression({ operator, argument }, view) {
      if (operator === "!") checkTest(argument, view);
      if (operator === "-" || operator === "+") checkNumber(argument, `\`${operator}\``, view);
    },
    BinaryExpression(node, view) {
      const { left, right, operator } = node;
      if (ARITHMETIC.has(operator)) {
        checkNumber(left, `\`${operator}\``, view);
        checkNumber(right, `\`${operator}\``, view);
      } else if (EQUALITY.has(operator) || ORDER.has(operator)) checkComparison(node, view);
    },
    SwitchStatement({ discriminant, cases }, view) {
      if (sureOutput(view, discriminant) === undefined) return;
      if (!cases.some(({ test }) => test !== null && isPlain(test))) return;
      const shown = view.textOf(discriminant, 40);
      view.report(outputCompared, discriminant, { shown, operator: "switch", always: "false" });
    },
    CallExpression({ callee, arguments: [first] }, view) {
      if (first === undefined) return;
      const isNumber = callee.type === "Identifier" && /^(?:Number|parseInt|parseFloat)$/.test(callee.name);
      const isMath =
        callee.type === "MemberExpression" &&
        callee.object.type === "Identifier" &&
        (callee.object.name === "Math" || /^parse(?:Int|Float)$/.test(keyOf(callee) ?? ""));
      if (isNumber || isMath) checkNumber(first, `\`${view.textOf(callee, 40)}\``, view);
    },
  },
});

/** @param isHarmless what the condition guards against cannot happen */
function checkTest(test: Node, view: SourceView, isHarmless = false): void {
  const node = bare(test);
  if (node.type === "LogicalExpression") {
    checkTest(node.left, view, isHarmless);
    checkTest(node.right, view, isHarmless);
    return;
  }
  if (node.type === "UnaryExpression" && node.operator === "!") {
    checkTest(node.argument, view, isHarmless);
    return;
  }
  if (said.has(node)) return;
  const value = valueOf(view, node);
  const isOutput = value?.kind === "output" && value.sure && value.there;
  if (!isOutput && value?.kind !== "promise") return;
  said.add(node);
  const what = isOutput ? "an Output" : "a Promise";
  const more = isHarmless && isOutput ? { severity: "note" as const } : {};
  view.report(outputAsCondition, node, { what, shown: view.textOf(node, 40) }, more);
}

function checkComparison({ left, right, operator }: TSESTree.BinaryExpression, view: SourceView): void {
  const isOrder = ORDER.has(operator);
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    // `=== undefined` asks whether there is an Output at all, which is another question.
    if (isNothing(other) || sureOutput(view, one) === undefined) continue;
    const always = operator.startsWith("!") ? "true" : "false";
    const isSure = isOrder || isPlain(other);
    view.report(
      outputCompared,
      one,
      { shown: view.textOf(one, 40), operator, always },
      isSure ? {} : { severity: "warning" },
    );
    return;
  }
}

function checkNumber(node: Node, operation: string, view: SourceView): void {
  if (sureOutput(view, node) === undefined) return;
  view.report(outputArithmetic, node, { shown: view.textOf(node, 40), operation });
}

function isNothing(node: Node): boolean {
  if (node.type === "Identifier") return node.name === "undefined";
  return (node.type === "Literal" && node.value === null) || node.type === "UnaryExpression";
}

function isPlain(expression: Node): boolean {
  const node = bare(expression);
  return node.type === "Literal" || node.type === "TemplateLiteral";
}
