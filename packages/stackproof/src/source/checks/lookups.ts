// Source: Promises, of lookups and of the program's own functions, that are used before they are settled.
import type { TSESTree } from "@typescript-eslint/types";
import { defineFinding } from "../../findings/finding.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { heldBy } from "../held.ts";
import { bare, keyOf } from "../names.ts";
import type { Node } from "../source-file.ts";
import { sureOutput, valueOf } from "../values.ts";

const DOCS = "https://www.pulumi.com/docs/iac/concepts/functions/provider-functions/";

const promiseProperty = defineFinding<{ shown: string; key: string; lookup: string | undefined }>(
  "source/promise-property",
  {
    severity: "error",
    effect: "broken",
    evidence: "observed",
    message: ({ shown, key }) => `\`${shown}\` is a Promise, so its \`${key}\` is undefined.`,
    why: "The properties belong to what the Promise gives later. A resource that gets undefined is made as if nothing had been said.",
    fix: ({ shown, key, lookup }) =>
      lookup === undefined
        ? `Write \`(await ${shown}).${key}\`, or \`${shown}.then((result) => result.${key})\`.`
        : `Call \`${lookup}Output(…)\`: its result is an Output, and \`.${key}\` can be read from it at once.`,
    docs: DOCS,
  },
);

const lookupGivenOutput = defineFinding<{ shown: string; lookup: string }>("source/lookup-given-output", {
  severity: "warning",
  effect: "broken",
  evidence: "documented",
  message: ({ shown, lookup }) => `\`${lookup}\` is given \`${shown}\`, which is an Output.`,
  why: "This form of a lookup takes plain values. While the Output is not known, as in the first preview, the lookup is not made and its result is empty.",
  fix: ({ lookup }) => `Call \`${lookup}Output\`, which takes Outputs and waits for them.`,
  docs: DOCS,
});

const OF_PROMISE = /^(?:then|catch|finally|constructor|toString|hasOwnProperty|valueOf)$/;

/** What is read from a Promise too early, and what a lookup is given too early. */
export const lookups = defineCheck({
  visit: {
    MemberExpression(node, view) {
      const key = keyOf(node);
      if (key === undefined || OF_PROMISE.test(key)) return;
      const object = bare(node.object);
      if (object.type !== "Identifier" && object.type !== "CallExpression") return;
      // `promise.value = …` hangs something of one's own on it.
      if (node.parent.type === "AssignmentExpression" && node.parent.left === node) return;
      report(object, key, node.property, view);
    },
    VariableDeclarator({ id, init }, view) {
      if (id.type !== "ObjectPattern" || init === null) return;
      for (const property of id.properties) {
        if (property.type !== "Property" || property.computed || property.key.type !== "Identifier") continue;
        if (OF_PROMISE.test(property.key.name)) continue;
        report(bare(init), property.key.name, property.key, view);
        return;
      }
    },
    CallExpression(node, view) {
      const [first] = node.arguments;
      if (first === undefined || bare(first).type !== "ObjectExpression") return;
      const value = valueOf(view, node);
      if (value?.kind !== "promise" || !value.lookup) return;
      const given = [...heldBy(view, first)].find((held) => sureOutput(view, held) !== undefined);
      if (given === undefined) return;
      const lookup = view.textOf(node.callee, 60);
      view.report(lookupGivenOutput, given, { shown: view.textOf(given, 40), lookup });
    },
  },
});

function report(object: Node, key: string, at: Node, view: SourceView): void {
  const value = valueOf(view, object);
  if (value?.kind !== "promise") return;
  const call = value.lookup ? callOf(object, view) : undefined;
  const lookup = call === undefined ? undefined : view.textOf(call.callee, 60);
  view.report(promiseProperty, at, { shown: view.textOf(object, 40), key, lookup });
}

/** The call that a name holds the result of. */
function callOf(node: Node, view: SourceView): TSESTree.CallExpression | undefined {
  let at = node;
  for (let depth = 0; depth < 10; depth++) {
    if (at.type === "CallExpression") return at;
    const variable = at.type === "Identifier" ? view.names.variableOf(view.source, at) : undefined;
    const found = variable === undefined ? undefined : view.names.initializerOf(variable);
    if (found === undefined) return undefined;
    at = bare(found.value);
  }
  return undefined;
}
