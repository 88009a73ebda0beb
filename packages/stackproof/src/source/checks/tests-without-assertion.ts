// Source: tests that check nothing: empty ones, without assertion, skipped, kept from running by another.
import { DefinitionType } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { defineFinding } from "../../findings/finding.ts";
import { mayAssert } from "../assertions.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { type Node, walk } from "../source-file.ts";
import { type TestCase, testsOf, type WrittenFunction } from "../test-cases.ts";

const JEST = "https://jestjs.io/docs/api";

const testEmpty = defineFinding<{ title: string; isCommented: boolean }>("source/test-empty", {
  severity: "warning",
  effect: "risky",
  evidence: "documented",
  message: ({ title, isCommented }) =>
    isCommented ? `The test "${title}" holds only comments.` : `The test "${title}" is empty.`,
  why: "A test without code passes always, so a report counts as tested what nothing tests.",
  fix: "Write what it shall show; until then, announce it with `test.todo`, which a report shows as missing.",
  docs: `${JEST}#testtodoname`,
});

const withoutAssertion = defineFinding<{ title: string }>("source/test-without-assertion", {
  severity: "warning",
  effect: "risky",
  evidence: "inferred",
  message: ({ title }) => `The test "${title}" runs code and asserts nothing.`,
  why: "It fails only when the code throws: whatever is built or returned, the test passes.",
  fix: "Assert what its name promises, with `expect(…)` or `assert`; or say in its name that it must not throw.",
});

const noTest = defineFinding<{ isCommented: boolean }>("source/no-test", {
  severity: "warning",
  effect: "risky",
  evidence: "observed",
  message: ({ isCommented }) =>
    isCommented
      ? "The file is named as a test, and all its tests are comments."
      : "The file is named as a test and holds none.",
  why: "Jest and Vitest fail on a file without a test; other runners count it as passed.",
  fix: "Write its tests, or delete the file.",
});

const allSkipped = defineFinding<{ count: number }>("source/all-tests-skipped", {
  severity: "warning",
  effect: "risky",
  evidence: "documented",
  message: ({ count }) =>
    count === 1 ? "The only test of the file is skipped." : `All ${count} tests of the file are skipped.`,
  why: "The run is green, and the file tests nothing.",
  fix: "Make the tests pass and take `skip` away, or delete what is no longer wanted.",
  docs: `${JEST}#testskipname-fn`,
});

const onlyLeft = defineFinding<{ what: string }>("source/test-only", {
  severity: "warning",
  effect: "risky",
  evidence: "documented",
  message: ({ what }) => `\`${what}\` was left in: no other test of the file runs.`,
  why: "The run is green although most of the file was not run.",
  fix: "Take `only` away.",
  docs: `${JEST}#testonlyname-fn-timeout`,
});

const IS_TEST = /[._-](?:test|spec|tests)\.[cm]?[jt]sx?$/;
/** Titles that promise no more than a run to the end. */
const SMOKE =
  /throw|error|crash|fail|without|compil|\bruns?\b|smoke|import|load|succe|\bnot\b|never|does ?n[o']t/i;
const COMMENTED = /\b(?:it|test|describe)(?:\.\w+)?\s*\(\s*["'`]/;

/** What of a file's tests tests nothing. */
export const testsWithoutAssertion = defineCheck({
  kinds: ["test"],
  visit: {
    Program(program, view) {
      const { tests, suites, only } = testsOf(view.source, view.names);
      for (const node of only) view.report(onlyLeft, node, { what: calleeText(node, view) });
      if (tests.length === 0 && suites.length === 0) {
        if (IS_TEST.test(view.source.file) && doesNothing(program)) {
          const isCommented = view.source.comments.some(({ value }) => COMMENTED.test(value));
          view.report(noTest, 0, { isCommented });
        }
        return;
      }
      const [first] = tests;
      if (first !== undefined && tests.every(({ isSkipped }) => isSkipped)) {
        view.report(allSkipped, first.call, { count: tests.length });
        return;
      }
      for (const test of tests) if (!test.isSkipped) judge(test, view);
    },
  },
});

function judge({ body, title, call, isTable }: TestCase, view: SourceView): void {
  if (body === undefined) return;
  const inside = view.source.comments.filter(
    ({ start, end }) => body.range[0] < start && end < body.range[1],
  );
  if (body.body.type === "BlockStatement" && body.body.body.length === 0) {
    view.report(testEmpty, call, { title, isCommented: inside.length > 0 });
    return;
  }
  if (SMOKE.test(title) || inside.some(({ value }) => value.includes("@ts-expect-error"))) return;
  // A context, fixtures and a callback can fail a test; so can all that a table hands in.
  if (!isTable && usesParameters(body, view)) return;
  if (skipsItself(body) || mayAssert(view, body.body)) return;
  view.report(withoutAssertion, call, { title });
}

function usesParameters(body: WrittenFunction, view: SourceView): boolean {
  const [first] = body.params;
  if (first === undefined) return false;
  return view.source.scopes.getDeclaredVariables(body).some(({ references, defs }) =>
    defs.some(({ type, name }) => {
      const isOwn = type === DefinitionType.Parameter && first.range[0] <= name.range[0];
      return isOwn && references.length > 0;
    }),
  );
}

function skipsItself(body: Node): boolean {
  let skips = false;
  walk(body, (node) => {
    if (node.type !== "MemberExpression" || node.property.type !== "Identifier") return;
    if (/^(?:skip|pending)$/.test(node.property.name)) skips = true;
  });
  return skips;
}

/** Nothing but imports, declarations and the set-up of mocks: so nothing that could register or be a test. */
function doesNothing(program: TSESTree.Program): boolean {
  return program.body.every((statement) => {
    switch (statement.type) {
      case "ImportDeclaration":
        // What is imported for itself alone may register tests.
        return statement.specifiers.length > 0;
      case "TSInterfaceDeclaration":
      case "TSTypeAliasDeclaration":
      case "TSImportEqualsDeclaration":
      case "FunctionDeclaration":
      case "EmptyStatement":
        return true;
      case "VariableDeclaration":
        return statement.declarations.every(({ init }) => init === null || !holdsCall(init));
      default:
        return false;
    }
  });
}

function holdsCall(node: Node): boolean {
  let holds = false;
  walk(node, (inner) => {
    if (inner.type === "ArrowFunctionExpression" || inner.type === "FunctionExpression") return false;
    const isRequire =
      inner.type === "CallExpression" &&
      inner.callee.type === "Identifier" &&
      inner.callee.name === "require";
    if (inner.type === "CallExpression" && !isRequire) holds = true;
    return !holds;
  });
  return holds;
}

function calleeText(node: Node, view: SourceView): string {
  if (node.type !== "CallExpression") return view.textOf(node, 40);
  const text = view.textOf(node.callee, 40);
  return /only|^f/.test(text) ? text : "only: true";
}
