// Source: resources that are made inside of apply.
import { defineFinding } from "../../findings/finding.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { keyOf } from "../names.ts";
import type { Node } from "../source-file.ts";

const resourceInApply = defineFinding<{ what: string; output: string }>("source/resource-in-apply", {
  severity: "warning",
  effect: "risky",
  evidence: "documented",
  message: ({ what, output }) => `${what} is made inside of \`${output}.apply\`.`,
  why: "A preview knows few Outputs and then does not run the function, so it shows neither the resource nor its end.",
  fix: "Make the resource outside, and hand it the Output as an argument: arguments take Outputs.",
  docs: "https://www.pulumi.com/docs/iac/concepts/inputs-outputs/apply/",
});

/** A resource in a function that `apply` calls. How many there are is then known late, so a loop over a list may be meant. */
export const resourcesInCallbacks = defineCheck({
  visit: {
    NewExpression(node, view) {
      const meaning = view.meanings.of(view.source, node);
      if (meaning?.kind !== "resource") return;
      const output = outputAround(node, view);
      if (output === undefined) return;
      const what = `\`new ${view.textOf(node.callee)}\``;
      view.report(resourceInApply, node, { what, output: view.textOf(output, 40) });
    },
  },
});

/** The Output whose `apply` calls the function that a node stands in. */
function outputAround(node: Node, { source, meanings }: SourceView): Node | undefined {
  for (let at: Node | undefined = node; at !== undefined; at = at.parent) {
    if (at.type === "ClassBody") return undefined;
    if (at.type !== "ArrowFunctionExpression" && at.type !== "FunctionExpression") continue;
    const call: Node | undefined = at.parent;
    if (call?.type !== "CallExpression" || call.callee.type !== "MemberExpression") continue;
    if (keyOf(call.callee) !== "apply" || call.arguments[0] !== at) continue;
    if (meanings.of(source, call.callee.object)?.kind === "output") return call.callee.object;
  }
  return undefined;
}
