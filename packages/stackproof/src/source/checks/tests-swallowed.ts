// Source: assertions whose failure is caught, or that run only when something else has failed.
import type { TSESTree } from "@typescript-eslint/types";
import { defineFinding } from "../../findings/finding.ts";
import { assertionOf, expectChainOf } from "../assertion-parts.ts";
import { isAssertion, mayAssert } from "../assertions.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { literalOf } from "../literals.ts";
import { bare } from "../names.ts";
import { type Node, walk } from "../source-file.ts";
import { isFunction, testAround } from "../test-cases.ts";

const unseen = { severity: "warning", effect: "risky", evidence: "documented" } as const;

const swallowed = defineFinding<{ what: string; isWeak: boolean; mustThrow: boolean }>(
  "source/assertion-swallowed",
  {
    ...unseen,
    message: ({ what, isWeak }) =>
      isWeak
        ? `\`${what}\` fails into a \`catch\` that accepts every error, also that of the assertion.`
        : `\`${what}\` fails into a \`catch\` that goes on as if nothing had happened.`,
    why: "An assertion fails by throwing; who catches the error makes the test pass.",
    fix: ({ mustThrow }) =>
      mustThrow
        ? "Write `await expect(promise).rejects.toThrow(…)` or `expect(() => …).toThrow(…)` in place of try and catch."
        : "Take try and catch away, or throw the error again.",
    docs: "https://nodejs.org/api/assert.html#class-assertassertionerror",
  },
);

const onlyInCatch = defineFinding<{ what: string }>("source/assertion-only-in-catch", {
  ...unseen,
  message: ({ what }) => `\`${what}\` runs only when something was thrown, and nothing says that it must be.`,
  why: "When nothing is thrown the test passes without a single assertion.",
  fix: "Write `await expect(promise).rejects.toThrow(…)` or `expect(() => …).toThrow(…)`; or begin the test with `expect.assertions(1)`.",
  docs: "https://jestjs.io/docs/expect#expectassertionsnumber",
});

const WEAK = /^(?:toBeDefined|toBeTruthy|ok|exist|exists|isDefined|isOk)$/;
const OF_TYPE = /^(?:toBeInstanceOf|instanceOf|instanceof|isInstanceOf)$/;

/** What of a test's assertions an error handler hides. */
export const testsSwallowed = defineCheck({
  kinds: ["test"],
  visit: {
    TryStatement(statement, view) {
      const { block, handler, finalizer } = statement;
      if (handler === null || handler === undefined || (finalizer?.body.length ?? 0) > 0) return;
      const test = testAround(view.source, view.names, handler);
      if (test?.body === undefined || test.isSkipped) return;
      const isSilent = !mayAssert(view, handler.body) && !handsOn(handler, view);
      // Who tries again in a loop fails when the loop is over.
      const inBlock = firstAssertion(block, view);
      const failure = failureAtEnd(block, view);
      if (inBlock !== undefined && inBlock !== failure && isSilent && !isInLoop(statement, test.body)) {
        view.report(swallowed, inBlock, { what: view.textOf(inBlock), isWeak: false, mustThrow: false });
        return;
      }
      if (failure !== undefined) {
        const isWeak = acceptsEvery(handler, view);
        const what = view.textOf(failure);
        if (isWeak || isSilent) view.report(swallowed, failure, { what, isWeak, mustThrow: true });
        return;
      }
      if (mayAssert(view, block)) return;
      const inCatch = firstAssertion(handler.body, view);
      if (inCatch === undefined || assertsOutside(test.body, statement, view)) return;
      view.report(onlyInCatch, inCatch, { what: view.textOf(inCatch) });
    },
  },
});

/** The first assertion that a block itself makes, whole: `expect(x).toBe(y)`. */
function firstAssertion(block: Node, view: SourceView): Node | undefined {
  let found: Node | undefined;
  walk(block, (node) => {
    if (found !== undefined || isFunction(node)) return false;
    const isSettings =
      node.type === "CallExpression" &&
      expectChainOf(node) === undefined &&
      view.textOf(node).startsWith("expect.");
    if (node.type === "CallExpression" && !isSettings && isAssertion(view, node)) found = node;
    return found === undefined;
  });
  return found;
}

/** True when the handler passes the error on, or notes that there was one. */
function handsOn(handler: TSESTree.CatchClause, view: SourceView): boolean {
  const error = handler.param?.type === "Identifier" ? handler.param.name : undefined;
  let hands = handler.param !== null && error === undefined;
  walk(handler.body, (node) => {
    if (node.type === "AssignmentExpression" || node.type === "UpdateExpression") hands = true;
    if (node.type === "CallExpression") {
      const isLog = /^(?:console|process\.std\w+)\./.test(view.textOf(node.callee));
      if (isLog) return false;
      if (node.callee.type === "Identifier" || node.callee.type === "MemberExpression") {
        const isGiven = node.arguments.some(
          (argument) => argument.type === "Identifier" && argument.name === error,
        );
        if (
          isGiven ||
          node.callee.type === "Identifier" ||
          /\.(?:push|exit|add|set)$/.test(view.textOf(node.callee))
        )
          hands = true;
      }
    }
    if (node.type === "ReturnStatement" && node.argument !== null) hands = true;
    return !hands;
  });
  return hands;
}

/** `fail()`, `expect(true).toBe(false)` or a `throw` as the last that a block does. */
function failureAtEnd(block: TSESTree.BlockStatement, view: SourceView): Node | undefined {
  const last = block.body.at(-1);
  if (last?.type === "ThrowStatement") return last;
  if (last?.type !== "ExpressionStatement") return undefined;
  const node = bare(last.expression);
  if (node.type !== "CallExpression") return undefined;
  if (/^(?:assert\.|expect\.|t\.)?fail$/.test(view.textOf(node.callee))) return node;
  const assertion = assertionOf(node, view);
  if (assertion?.judgement !== "equal" || assertion.isNegated) return undefined;
  const actual = literalOf(view, assertion.actual)?.value;
  const { expected } = assertion;
  const other =
    typeof expected === "object" && expected !== null ? literalOf(view, expected)?.value : expected;
  return typeof actual === "boolean" && typeof other === "boolean" && actual !== other ? node : undefined;
}

/** True when all that a handler asserts is that there is an error. */
function acceptsEvery(handler: TSESTree.CatchClause, view: SourceView): boolean {
  const { param, body } = handler;
  if (param?.type !== "Identifier" || body.body.length === 0) return false;
  return body.body.every((statement) => {
    if (statement.type !== "ExpressionStatement") return false;
    const assertion = assertionOf(statement.expression, view);
    if (assertion === undefined || assertion.isNegated) return false;
    const actual = bare(assertion.actual);
    if (actual.type !== "Identifier" || actual.name !== param.name) return false;
    const { matcher, expected } = assertion;
    if (WEAK.test(matcher)) return true;
    const type = typeof expected === "object" && expected !== null ? bare(expected) : undefined;
    return OF_TYPE.test(matcher) && type?.type === "Identifier" && type.name === "Error";
  });
}

function assertsOutside(body: Node, inner: Node, view: SourceView): boolean {
  let asserts = false;
  walk(body, (node) => {
    if (node === inner || asserts) return false;
    if (node.type === "CallExpression" && isAssertion(view, node)) asserts = true;
    if (node.type === "ThrowStatement") asserts = true;
    return !asserts;
  });
  return asserts;
}

function isInLoop(node: Node, body: Node): boolean {
  for (let at: Node | undefined = node.parent; at !== undefined && at !== body; at = at.parent)
    if (/^(?:For|While|DoWhile)/.test(at.type)) return true;
  return false;
}
