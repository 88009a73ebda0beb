// Source: Outputs that are used as if they were the text, the list or the object that they stand for.
import type { TSESTree } from "@typescript-eslint/types";
import { defineFinding } from "../../findings/finding.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { bare, keyOf } from "../names.ts";
import type { Node } from "../source-file.ts";
import { sureOutput } from "../values.ts";

const DOCS = "https://www.pulumi.com/docs/iac/concepts/inputs-outputs/apply/";

const outputMethod = defineFinding<{ shown: string; method: string }>("source/output-method", {
  severity: "error",
  effect: "rejected",
  evidence: "observed",
  message: ({ shown, method }) => `\`${shown}\` is an Output and has no method \`${method}\`.`,
  why: ({ method }) =>
    `An Output passes on the properties of its value, not the methods: the program ends with "${method} is not a function".`,
  fix: ({ shown, method }) => `Call it inside of apply: \`${shown}.apply((value) => value.${method}(…))\`.`,
  docs: DOCS,
});

const outputIterated = defineFinding<{ shown: string; way: string }>("source/output-iterated", {
  severity: "error",
  effect: "rejected",
  evidence: "observed",
  message: ({ shown, way }) => `\`${shown}\` is an Output, and ${way} cannot take its elements.`,
  why: 'How many there are is known only later: the program ends with "is not iterable".',
  fix: ({ shown }) =>
    `Make the list inside of apply: \`${shown}.apply((list) => …)\`. Single elements can be read as \`${shown}[0]\`.`,
  docs: DOCS,
});

const outputKeys = defineFinding<{ shown: string; way: string }>("source/output-keys", {
  severity: "error",
  effect: "broken",
  evidence: "observed",
  message: ({ shown, way }) => `\`${shown}\` is an Output, and ${way} sees its inner parts, not the value's.`,
  why: "They are `resources`, `isKnown`, `promise` and others, and what is made of them means nothing to AWS.",
  fix: ({ shown }) => `Do it inside of apply: \`${shown}.apply((value) => …)\`.`,
  docs: DOCS,
});

const outputAsKey = defineFinding<{ shown: string }>("source/output-as-key", {
  severity: "error",
  effect: "broken",
  evidence: "observed",
  message: ({ shown }) =>
    `\`${shown}\` is an Output, and as a key it becomes "Calling [toString] on an [Output<T>] is not supported…".`,
  why: "A key is text, and is made before the value is known.",
  fix: ({ shown }) => `Make the whole object in apply: \`${shown}.apply((key) => ({ [key]: … }))\`.`,
  docs: DOCS,
});

const outputAsMapKey = defineFinding<{ shown: string; owner: string }>("source/output-as-map-key", {
  severity: "warning",
  effect: "broken",
  evidence: "inferred",
  message: ({ shown, owner }) =>
    `\`${shown}\` is an Output, and \`${owner}\` knows it by the object, not by its value.`,
  why: "Two Outputs of the same value are two keys, and a text never finds either.",
  fix: "Use what is known when the program runs as the key, such as the resource's name in the program.",
  docs: DOCS,
});

const outputAwaited = defineFinding<{ shown: string }>("source/output-awaited", {
  severity: "warning",
  effect: "broken",
  evidence: "observed",
  message: ({ shown }) =>
    `\`${shown}\` is an Output: \`await\` does not wait for it and gives the Output itself.`,
  why: "An Output is no Promise, so what follows still has no value.",
  fix: ({ shown }) => `Hand the Output on as it is, or go on in \`${shown}.apply((value) => …)\`.`,
  docs: DOCS,
});

/** Methods of texts, numbers and lists. */
const METHODS = new Set(
  `at charAt charCodeAt concat endsWith entries every fill filter find findIndex findLast flat flatMap forEach
  includes indexOf join lastIndexOf localeCompare map match matchAll padEnd padStart pop push reduce reduceRight
  repeat replace replaceAll reverse search shift slice some sort splice split startsWith substr substring
  toFixed toLowerCase toReversed toSorted toUpperCase trim trimEnd trimStart unshift then catch finally`.split(
    /\s+/,
  ),
);

/** Everything that needs the value itself, and gets the Output. */
export const outputUse = defineCheck({
  visit: {
    CallExpression(node, view) {
      const { callee } = node;
      if (callee.type !== "MemberExpression") return;
      const key = keyOf(callee) ?? "";
      const isOfObject = callee.object.type === "Identifier" && callee.object.name === "Object";
      if (METHODS.has(key) && !isOfObject) {
        if (sureOutput(view, callee.object) === undefined || isGuarded(callee)) return;
        view.report(outputMethod, callee.property, { shown: view.textOf(callee.object, 40), method: key });
      } else visitCollection(node, callee, key, view);
    },
    ForOfStatement: ({ right }, view) => iterated(right, "`for … of`", view),
    ForInStatement({ right }, view) {
      if (sureOutput(view, right) !== undefined)
        view.report(outputKeys, right, { shown: view.textOf(right, 40), way: "`for … in`" });
    },
    SpreadElement({ argument, parent }, view) {
      if (parent.type !== "ObjectExpression") iterated(argument, "`...`", view);
      else if (sureOutput(view, argument) !== undefined)
        view.report(outputKeys, argument, { shown: view.textOf(argument, 40), way: "`...`" });
    },
    VariableDeclarator({ id, init }, view) {
      if (id.type === "ArrayPattern" && init !== null) iterated(init, "the pattern", view);
    },
    Property({ computed, key, parent }, view) {
      if (computed && parent.type === "ObjectExpression") checkKey(key, view);
    },
    MemberExpression({ computed, property }, view) {
      if (computed && property.type !== "Literal") checkKey(property, view);
    },
    AwaitExpression({ argument }, view) {
      if (sureOutput(view, argument) !== undefined)
        view.report(outputAwaited, argument, { shown: view.textOf(argument, 40) });
    },
  },
});

function visitCollection(
  { arguments: [first] }: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  key: string,
  view: SourceView,
): void {
  const { object } = callee;
  if (first === undefined || object.type !== "Identifier") return;
  if (object.name === "Object" && /^(?:keys|values|entries|assign)$/.test(key)) {
    if (key !== "assign" && sureOutput(view, first) !== undefined)
      view.report(outputKeys, first, { shown: view.textOf(first, 40), way: `\`Object.${key}\`` });
  } else if (/^(?:set|get|has|add)$/.test(key) && isCollection(object, view)) {
    if (sureOutput(view, first) !== undefined)
      view.report(outputAsMapKey, first, { shown: view.textOf(first, 40), owner: object.name });
  }
}

function isCollection(name: Node, view: SourceView): boolean {
  const variable = view.names.variableOf(view.source, name);
  const found = variable === undefined ? undefined : view.names.initializerOf(variable);
  if (found === undefined || found.keys.length > 0) return false;
  const made = bare(found.value);
  return (
    made.type === "NewExpression" &&
    made.callee.type === "Identifier" &&
    /^(?:Map|Set)$/.test(made.callee.name)
  );
}

function iterated(node: Node, way: string, view: SourceView): void {
  if (sureOutput(view, node) !== undefined)
    view.report(outputIterated, node, { shown: view.textOf(node, 40), way });
}

function checkKey(key: Node, view: SourceView): void {
  if (sureOutput(view, key) !== undefined) view.report(outputAsKey, key, { shown: view.textOf(key, 40) });
}

/** `x.map?.(…)`, or a call inside of `x.map && …`. */
function isGuarded(callee: TSESTree.MemberExpression): boolean {
  return callee.parent.type === "CallExpression" && callee.parent.optional;
}
