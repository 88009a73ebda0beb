// Source: tests that read the program's text and do not run it.
import type { TSESTree } from "@typescript-eslint/types";
import { defineFinding } from "../../findings/finding.ts";
import { holdsAssertion } from "../assertions.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { codeFileBehind } from "../code-file-text.ts";
import { bare, keyOf } from "../names.ts";
import type { Node } from "../source-file.ts";

const readsText = defineFinding<{ what: string; file: string }>("source/test-reads-text", {
  effect: "risky",
  evidence: "inferred",
  severity: "note",
  message: ({ what, file }) => `\`${what}\` asserts what the text of \`${file}\` says, not what it does.`,
  why: "Such a test passes for code that is never called or does not run, and fails when only the wording changes.",
  fix: "Run the program with `pulumi.runtime.setMocks`, or rehearse it, and assert the resources that it makes.",
});

/** Where a test asserts what a file of code says. */
export const testsReadText = defineCheck({
  kinds: ["test"],
  visit: {
    CallExpression(node, view) {
      judgeAssertion(node, view);
    },
  },
});

/** `expect(text).toContain(…)` where the text is that of a code file. */
function judgeAssertion(node: TSESTree.CallExpression, view: SourceView): void {
  const isExpect = node.callee.type === "Identifier" && /^(?:expect|assert)$/.test(node.callee.name);
  const isAssert =
    node.callee.type === "MemberExpression" &&
    node.callee.object.type === "Identifier" &&
    node.callee.object.name === "assert";
  const [first] = node.arguments;
  if ((!isExpect && !isAssert) || first === undefined) return;
  const file = codeFileBehind(textIn(first), view);
  if (file === undefined || !isOwn(file, view)) return;
  let whole: Node = node;
  while (
    whole.parent?.type === "MemberExpression" ||
    (whole.parent?.type === "CallExpression" && whole.parent.callee === whole)
  )
    whole = whole.parent;
  if (holdsAssertion(view, whole)) view.report(readsText, node, { what: view.textOf(whole), file });
}

/** The text in `text.includes(…)`, `/x/.test(text)` and `text.match(…)`. */
function textIn(node: Node): Node {
  const inner = bare(node);
  if (inner.type !== "CallExpression" || inner.callee.type !== "MemberExpression") return inner;
  const key = keyOf(inner.callee);
  if (key === "test" && inner.arguments[0] !== undefined) return inner.arguments[0];
  return key === "includes" || key === "match" || key === "indexOf" || key === "search"
    ? inner.callee.object
    : inner;
}

/** Code that a generator writes elsewhere may well be judged by its text. */
function isOwn(file: string, view: SourceView): boolean {
  const end = `/${file.replace(/^(?:\.{0,2}\/)+/, "")}`;
  return view.sources.files.some(({ path, kind }) => kind !== "test" && path.endsWith(end));
}
