// Source: assertions that run when the test is over, or never, because nothing waits for them.
import { DefinitionType } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { defineFinding } from "../../findings/finding.ts";
import { assertionOf } from "../assertion-parts.ts";
import { holdsAssertion } from "../assertions.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { bare, keyOf } from "../names.ts";
import { type Node, walk } from "../source-file.ts";
import { isFunction, type TestCase, testAround, testsOf, type WrittenFunction } from "../test-cases.ts";

const unwaited = { severity: "warning", effect: "risky" } as const;

const inApply = defineFinding<{ output: string; how: "left" | "awaited" | "returned" }>(
  "source/assertion-in-apply",
  {
    ...unwaited,
    evidence: "observed",
    message: ({ output, how }) =>
      `The assertion in \`${output}.apply\` runs when the test is over: ${
        how === "left"
          ? "nothing waits for it"
          : `to ${how === "awaited" ? "await" : "return"} an Output waits for nothing`
      }.`,
    why: ({ how }) =>
      how === "left"
        ? "`apply` runs its function later; by then the test has passed, whatever the assertion says."
        : "An Output has no `then`, so `await` and the test runner take it for a plain value; the test passes before the function runs.",
    fix: ({ output }) =>
      `Wait for the value, then assert: \`const value = await new Promise((resolve) => ${output}.apply(resolve));\`.`,
    docs: "https://www.pulumi.com/docs/iac/concepts/testing/unit/",
  },
);

const notAwaited = defineFinding<{ what: string }>("source/assertion-not-awaited", {
  ...unwaited,
  evidence: "documented",
  message: ({ what }) => `\`${what}\` is not awaited, so the test does not wait for its assertion.`,
  why: "The test ends before the assertion runs, and passes whatever it says.",
  fix: "Write `await` before it, in an `async` test, or `return` it.",
  docs: "https://jestjs.io/docs/asynchronous",
});

const doneNeverCalled = defineFinding<{ name: string; title: string }>("source/done-never-called", {
  ...unwaited,
  effect: "broken",
  evidence: "documented",
  message: ({ name, title }) => `The test "${title}" takes \`${name}\` and never calls it.`,
  why: "Jest and Mocha wait for the call until the time is over, so the test fails whatever it asserts.",
  fix: ({ name }) => `Call \`${name}()\` after the last assertion, or take the parameter away.`,
  docs: "https://jestjs.io/docs/asynchronous#callbacks",
});

/** Runners that give a test a context, and no function to call at its end. */
const WITHOUT_DONE = /^(?:vitest|node:test|bun:test|ava|tap|tape|uvu|@playwright\/test)$/;

/** What of a test's assertions nobody waits for. */
export const testsNotAwaited = defineCheck({
  kinds: ["test"],
  visit: {
    Program(_, view) {
      for (const test of testsOf(view.source, view.names).tests) judgeDone(test, view);
    },
    ExpressionStatement(statement, view) {
      const { expression } = statement;
      if (expression.type === "AwaitExpression")
        judgeApply(bare(expression.argument), statement, "awaited", view);
      else judgeLeft(bare(expression), statement, view);
    },
    ReturnStatement(statement, view) {
      if (statement.argument !== null) judgeApply(bare(statement.argument), statement, "returned", view);
    },
    ArrowFunctionExpression({ body }, view) {
      if (body.type !== "BlockStatement") judgeApply(bare(body), body, "returned", view);
    },
  },
});

function judgeLeft(node: Node, statement: Node, view: SourceView): void {
  if (node.type !== "CallExpression") return;
  const key = node.callee.type === "MemberExpression" ? keyOf(node.callee) : undefined;
  if (key === "apply") {
    judgeApply(node, statement, "left", view);
    return;
  }
  const isLate = key === "then" || key === "catch" || key === "finally";
  const isCandidate = isLate ? holdsAssertion(view, node) : assertionOf(node, view)?.isAsync === true;
  if (!isCandidate && !isAsyncHelper(node, view)) return;
  const test = ownTest(statement, view);
  if (test === undefined || handsOn(statement, test, view)) return;
  if (isLate && waitsAfter(statement, test.body)) return;
  view.report(notAwaited, node, { what: view.textOf(node) });
}

function judgeApply(
  node: Node,
  statement: Node,
  how: "left" | "awaited" | "returned",
  view: SourceView,
): void {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return;
  const [callback] = node.arguments;
  if (keyOf(node.callee) !== "apply" || !isFunction(callback) || !holdsAssertion(view, callback)) return;
  const test = ownTest(statement, view);
  if (test === undefined || handsOn(statement, test, view) || waitsAfter(statement, test.body)) return;
  view.report(inApply, node, { output: view.textOf(node.callee.object, 40), how });
}

interface OwnTest extends TestCase {
  readonly body: WrittenFunction;
}

/** The test in whose own function a statement stands, in none of the functions inside of it. */
function ownTest(statement: Node, view: SourceView): OwnTest | undefined {
  const test = testAround(view.source, view.names, statement);
  if (test?.body === undefined || test.isSkipped) return undefined;
  let at: Node | undefined = statement.parent;
  while (at !== undefined && !isFunction(at)) at = at.parent;
  return at === test.body ? { ...test, body: test.body } : undefined;
}

/** True when the statement uses the test's callback or context, or calls what an outer function was given. */
function handsOn(statement: Node, { body, isTable }: OwnTest, view: SourceView): boolean {
  let hands = false;
  walk(statement, (node) => {
    if (hands || node.type !== "Identifier") return !hands;
    const [definition] = view.names.variableOf(view.source, node)?.defs ?? [];
    if (definition?.type !== DefinitionType.Parameter) return true;
    const isOfTest = definition.node === body;
    const isOutside = definition.node.range[0] < statement.range[0];
    const isCalled = node.parent.type === "CallExpression" && node.parent.callee === node;
    hands = (isOfTest && !isTable) || (isOutside && isCalled);
    return !hands;
  });
  return hands;
}

/** True when the test waits for something after a statement: then what was left may run meanwhile. */
function waitsAfter(statement: Node, body: Node): boolean {
  let waits = false;
  walk(body, (node) => {
    if (waits || (isFunction(node) && node !== body)) return false;
    const isWait =
      node.type === "AwaitExpression" ||
      (node.type === "ForOfStatement" && node.await) ||
      (node.type === "ReturnStatement" && node.argument !== null);
    if (isWait && node.range[0] >= statement.range[1]) waits = true;
    return !waits;
  });
  return waits;
}

/** A call of an async function of this file that asserts. */
function isAsyncHelper({ callee }: TSESTree.CallExpression, view: SourceView): boolean {
  if (callee.type !== "Identifier") return false;
  const variable = view.names.variableOf(view.source, callee);
  const [definition] = variable?.defs ?? [];
  if (variable === undefined || definition === undefined) return false;
  const written =
    definition.type === DefinitionType.FunctionName
      ? definition.node
      : view.names.initializerOf(variable)?.value;
  return isFunction(written) && written.async && holdsAssertion(view, written);
}

function judgeDone({ body, title, isTable, isSkipped, call }: TestCase, view: SourceView): void {
  const [parameter] = body?.params ?? [];
  if (body === undefined || isTable || isSkipped || body.params.length !== 1) return;
  if (parameter?.type !== "Identifier" || !/^(?:done|cb|callback|next|finish)$/.test(parameter.name)) return;
  const variables = view.source.scopes.getDeclaredVariables(body);
  if (variables.some(({ name, references }) => name === parameter.name && references.length > 0)) return;
  if (view.sources.files.some((file) => importsRunnerWithoutDone(file.program))) return;
  view.report(doneNeverCalled, call, { name: parameter.name, title });
}

function importsRunnerWithoutDone({ body }: TSESTree.Program): boolean {
  return body.some(
    (statement) => statement.type === "ImportDeclaration" && WITHOUT_DONE.test(statement.source.value),
  );
}
