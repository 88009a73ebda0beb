// Source: assertions of tests that hold whatever the program does, and what templates of tests leave behind.
import type { TSESTree } from "@typescript-eslint/types";
import { defineFinding } from "../../findings/finding.ts";
import { type Assertion, assertionOf, expectChainOf } from "../assertion-parts.ts";
import { isAssertion } from "../assertions.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { literalOf } from "../literals.ts";
import { bare, keyOf } from "../names.ts";
import { type Node, walk } from "../source-file.ts";
import { type TestCase, testAround, testsOf } from "../test-cases.ts";
import { sureOutput } from "../values.ts";

const passing = { severity: "warning", effect: "risky", evidence: "inferred" } as const;

const cannotFail = defineFinding<{ what: string; reason: string }>("source/assertion-cannot-fail", {
  ...passing,
  message: ({ what, reason }) => `\`${what}\` always holds: ${reason}.`,
  why: "The test passes whatever the program does, so a report counts as tested what nothing tests.",
  fix: "Assert a value that the program computes, such as a property of a resource that it makes.",
});

const newIsDefined = defineFinding<{ what: string }>("source/new-is-defined", {
  ...passing,
  severity: "note",
  message: ({ what }) => `\`${what}\` always holds: \`new\` gives an object, or throws.`,
  why: "The test shows that the constructor does not throw, and nothing of what it builds.",
  fix: "Assert what was built: the inputs of a resource, how many there are, an output.",
});

const withoutMatcher = defineFinding<{ what: string; matcher: string | undefined }>(
  "source/expect-without-matcher",
  {
    ...passing,
    evidence: "documented",
    message: ({ what, matcher }) =>
      `\`${what}\` asserts nothing: ${matcher === undefined ? "no matcher follows" : `\`${matcher}\` is not called`}.`,
    why: "`expect` alone compares nothing, so the line never fails.",
    fix: ({ matcher }) => `Say what is expected: \`expect(value).${matcher ?? "toBe"}(…)\`.`,
    docs: "https://jestjs.io/docs/expect#expectvalue",
  },
);

const template = defineFinding<{ what: string }>("source/test-template", {
  ...passing,
  message: ({ what }) => `\`${what}\` was left by a template of tests.`,
  why: "It says nothing of the program: the test is still to be written.",
  fix: "Replace it by a test of the program, or delete it.",
});

/** Titles that templates come with. */
const TEMPLATE_TITLE =
  /^(?:don'?t forget!?|your (?:first )?tests?(?: here| name)?|write (?:your )?(?:unit|integration) tests?|(?:should )?do something|my (?:first )?test|example test|a sample test)\W*$/i;

/** What of the tests holds always, says nothing, or was left by a template. */
export const testsCannotFail = defineCheck({
  kinds: ["test"],
  visit: {
    Program(_, view) {
      for (const { call, title, isSkipped } of testsOf(view.source, view.names).tests)
        if (!isSkipped && TEMPLATE_TITLE.test(title)) view.report(template, call, { what: title });
    },
    ExpressionStatement({ expression }, view) {
      judge(bare(expression.type === "AwaitExpression" ? expression.argument : expression), view);
    },
    ReturnStatement({ argument }, view) {
      if (argument !== null) judge(bare(argument), view);
    },
    ArrowFunctionExpression({ body }, view) {
      if (body.type !== "BlockStatement") judge(bare(body), view);
    },
  },
});

function judge(node: Node, view: SourceView): void {
  if (node.type !== "CallExpression" && node.type !== "MemberExpression") return;
  const chain = expectChainOf(node);
  const assertion = assertionOf(node, view);
  if (chain === undefined && assertion === undefined) return;
  const test = testAround(view.source, view.names, node);
  if (test?.isSkipped === true) return;
  const what = view.textOf(node);
  if (chain !== undefined && saysNothing(node, chain.steps, view)) {
    const matcher = chain.steps.findLast((step) => step.startsWith("to"));
    if (node.parent?.type === "ExpressionStatement") view.report(withoutMatcher, node, { what, matcher });
    return;
  }
  if (assertion === undefined || assertion.isAsync) return;
  if (test !== undefined && isTemplateFailure(assertion, node, test, view)) {
    if (!TEMPLATE_TITLE.test(test.title)) view.report(template, node, { what });
    return;
  }
  if (assertion.isNegated) return;
  const reason = reasonOf(assertion, view);
  if (reason !== undefined) {
    if (test !== undefined && countsAssertions(test)) return;
    // Beside assertions that can fail it only marks that the test came so far.
    const more = isAlone(node, test, view) ? {} : { severity: "note" as const };
    view.report(cannotFail, node, { what, reason }, more);
  } else if (isNew(assertion, view)) view.report(newIsDefined, node, { what });
}

/** `expect(x)` alone, or `expect(x).toBe` without a call. Chai's properties assert by being read. */
function saysNothing(node: Node, steps: readonly string[], view: SourceView): boolean {
  if (steps.length === 0)
    return (expectChainOf(node)?.call.arguments.length ?? 0) > 0 && !isHandMade(node, view);
  const last = steps.at(-1) ?? "";
  return (
    node.type === "MemberExpression" && (/^to[A-Z]/.test(last) || /^(?:not|resolves|rejects)$/.test(last))
  );
}

/** An `expect` of the file's own may well assert alone. */
function isHandMade(node: Node, view: SourceView): boolean {
  const callee = expectChainOf(node)?.call.callee;
  if (callee?.type !== "Identifier") return true;
  const variable = view.names.variableOf(view.source, callee);
  const member = view.names.memberOf(view.source, callee);
  return variable !== undefined && !/^(?:vitest|chai|@jest\/globals|expect)$/.test(member?.package ?? "");
}

function reasonOf(assertion: Assertion, view: SourceView): string | undefined {
  const actual = bare(assertion.actual);
  const literal = literalOf(view, actual);
  switch (assertion.judgement) {
    case "equal": {
      const { expected } = assertion;
      if (expected === undefined) return undefined;
      const other =
        expected === null || typeof expected === "boolean" ? { value: expected } : literalOf(view, expected);
      if (literal !== undefined && other !== undefined)
        return literal.value === other.value
          ? actual.type === "Literal"
            ? "both sides are the same literal"
            : "the test wrote both sides itself"
          : undefined;
      if (other?.value === true && isAlwaysTrue(actual, view))
        return "`|| true` is true whatever stands before it";
      const isSame =
        typeof expected === "object" &&
        expected !== null &&
        isPure(actual) &&
        textOf(actual, view) === textOf(expected, view);
      return isSame ? "both sides are the same expression" : undefined;
    }
    case "truthy":
      if (isAlwaysTrue(actual, view)) return "`|| true` is true whatever stands before it";
      if (literal !== undefined && actual.type !== "Identifier" && Boolean(literal.value))
        return "it is a literal";
      return outputReason(actual, view);
    case "defined":
      if (literal !== undefined && literal.value !== undefined && literal.value !== null)
        return actual.type === "Literal" ? "it is a literal" : "the test wrote the value itself";
      return outputReason(actual, view);
    case "at-least": {
      const { expected } = assertion;
      const least = typeof expected === "object" && expected !== null ? literalOf(view, expected) : undefined;
      const isLength = actual.type === "MemberExpression" && keyOf(actual) === "length";
      return isLength && least?.value === 0 ? "no length is below 0" : undefined;
    }
    default:
      return undefined;
  }
}

function outputReason(actual: Node, view: SourceView): string | undefined {
  return sureOutput(view, actual)?.there === true
    ? "it is an Output, an object even where its value is undefined"
    : undefined;
}

/** `x || true` */
function isAlwaysTrue(node: Node, view: SourceView): boolean {
  return (
    node.type === "LogicalExpression" && node.operator === "||" && literalOf(view, node.right)?.value === true
  );
}

function isPure(node: Node): boolean {
  const inner = bare(node);
  if (inner.type === "MemberExpression") return keyOf(inner) !== undefined && isPure(inner.object);
  return inner.type === "Identifier" || inner.type === "ThisExpression";
}

function isNew({ actual, judgement }: Assertion, view: SourceView): boolean {
  if (judgement !== "defined" && judgement !== "truthy") return false;
  const node = bare(actual);
  if (node.type === "NewExpression") return true;
  const variable = node.type === "Identifier" ? view.names.variableOf(view.source, node) : undefined;
  const found = variable === undefined ? undefined : view.names.initializerOf(variable);
  return found?.keys.length === 0 && bare(found.value).type === "NewExpression";
}

/** `expect(false).toBe(true)` as all that a test does: elsewhere it says that a line must not be reached. */
function isTemplateFailure(
  { actual, expected, judgement }: Assertion,
  node: Node,
  { body }: TestCase,
  view: SourceView,
): boolean {
  if (judgement !== "equal" || body === undefined) return false;
  const isFalse = literalOf(view, actual)?.value === false;
  const other =
    typeof expected === "object" && expected !== null ? literalOf(view, expected)?.value : expected;
  if (!isFalse || other !== true) return false;
  if (body.body.type !== "BlockStatement") return body.body === node;
  return body.body.body.length === 1 && body.body.body[0] === node.parent;
}

/** `expect.assertions(1)`, `t.plan(1)`: then it counts that a line was reached. */
function countsAssertions({ body }: TestCase): boolean {
  let counts = false;
  if (body !== undefined)
    walk(body, (node) => {
      if (node.type === "MemberExpression" && /^(?:assertions|hasAssertions|plan)$/.test(keyOf(node) ?? ""))
        counts = true;
    });
  return counts;
}

function isAlone(assertion: Node, test: TestCase | undefined, view: SourceView): boolean {
  const isInCallback = test?.body !== undefined && functionAround(assertion) !== test.body;
  if (isInCallback) return false;
  let others = 0;
  walk(test?.body ?? view.source.program, (node) => {
    if (node === assertion) return false;
    if (node.type === "CallExpression" && isAssertion(view, node) && !holdsAlways(node, view)) others += 1;
    return true;
  });
  return others === 0;
}

function holdsAlways(call: TSESTree.CallExpression, view: SourceView): boolean {
  const parts = assertionOf(call, view);
  // The inner call of a chain, `expect(x)`, is not the assertion.
  if (expectChainOf(call)?.steps.length === 0) return true;
  return parts !== undefined && !parts.isNegated && reasonOf(parts, view) !== undefined;
}

function functionAround(node: Node): Node | undefined {
  let at: Node | undefined = node.parent;
  while (at !== undefined && !/Function/.test(at.type)) at = at.parent;
  return at;
}

function textOf(node: Node, view: SourceView): string {
  return view.textOf(node, 1000);
}
