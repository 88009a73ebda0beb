// Source: tests that test their own mocks.
import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { defineFinding } from "../../findings/finding.ts";
import { assertionOf, expectChainOf } from "../assertion-parts.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { literalOf, type Plain } from "../literals.ts";
import { bare, keyOf } from "../names.ts";
import { type Node, walk } from "../source-file.ts";

const ofMocks = { severity: "warning", effect: "risky" } as const;

const answerAsserted = defineFinding<{ what: string; key: string }>("source/mock-answer-asserted", {
  ...ofMocks,
  evidence: "documented",
  message: ({ what, key }) => `\`${what}\` asserts the \`${key}\` that the test's own mock always answers.`,
  why: "Under mocks, a resource has the state that `newResource` returns: the assertion holds whatever the program asks for.",
  fix: "Return `state: { ...defaults, ...args.inputs }` from `newResource`, so that what the program sets comes last.",
  docs: "https://www.pulumi.com/docs/iac/concepts/testing/unit/",
});

const mockAlone = defineFinding<{ name: string }>("source/mock-tested-alone", {
  ...ofMocks,
  evidence: "inferred",
  message: ({ name }) => `The mock \`${name}\` is called by the test itself and handed to nobody.`,
  why: "The assertion shows that the mock works; no code of the program has a part in it.",
  fix: "Hand the mock to the code that is tested, or put it in the place of what that code imports.",
});

/** What AWS gives, and no program sets: its way through the program may well be what is tested. */
const COMPUTED =
  /(?:^|[a-z])(?:id|ids|arn|arns|urn|url|uri|endpoint|name|names|bucket|address|ip|port|zone|zones|version|hash|key|owner|account|region)$/i;

/** What mocks answer by the names of properties. */
type Answers = Map<string, Set<Plain>>;

/** Where tests and mocks are about each other only. */
export const testsMocks = defineCheck({
  kinds: ["test"],
  visit: {
    Program(program, view) {
      const answers: Answers = new Map();
      let byType = false;
      const calls: Node[] = [];
      walk(program, (node) => {
        if (node.type === "CallExpression") calls.push(node);
        if (!isAnswer(node)) return;
        addAnswers(node, view, answers);
        byType ||= /\.type\b/.test(view.textOf(node, 5000));
      });
      if (answers.size > 0) for (const node of calls) judgeAnswer(node, answers, byType, view);
    },
    VariableDeclarator(node, view) {
      if (node.init !== null && isMockFunction(node.init) && node.id.type === "Identifier")
        for (const variable of view.source.scopes.getDeclaredVariables(node)) judgeMock(variable, view);
    },
  },
});

/** `newResource(args) { … }` of Pulumi's mocks. */
function isAnswer(node: Node): node is TSESTree.Property | TSESTree.MethodDefinition {
  return (
    (node.type === "Property" || node.type === "MethodDefinition") &&
    node.key.type === "Identifier" &&
    node.key.name === "newResource"
  );
}

/** The literals of a `state` which no later spread of the inputs replaces. */
function addAnswers(node: Node, view: SourceView, answers: Answers): void {
  walk(node, (inner) => {
    if (inner.type !== "Property" || inner.key.type !== "Identifier") return;
    if (inner.key.name === "state") addState(inner.value, view, answers, 0);
  });
}

function addState(value: Node, view: SourceView, answers: Answers, depth: number): void {
  const node = bare(value);
  if (depth > 5) return;
  if (node.type === "Identifier") {
    const variable = view.names.variableOf(view.source, node);
    const found = variable === undefined ? undefined : view.names.initializerOf(variable);
    if (found?.keys.length === 0) addState(found.value, view, answers, depth + 1);
  } else if (node.type === "ConditionalExpression") {
    addState(node.consequent, view, answers, depth + 1);
    addState(node.alternate, view, answers, depth + 1);
  } else if (node.type === "ObjectExpression") {
    const spread = node.properties.findLastIndex(({ type }) => type === "SpreadElement");
    for (const property of node.properties.slice(spread + 1)) {
      if (property.type !== "Property" || property.computed || property.key.type !== "Identifier") continue;
      const { name } = property.key;
      const literal = COMPUTED.test(name) ? undefined : literalOf(view, property.value);
      if (literal !== undefined) answers.set(name, (answers.get(name) ?? new Set()).add(literal.value));
      else addState(property.value, view, answers, depth + 1);
    }
  }
}

function judgeAnswer(node: Node, answers: Answers, byType: boolean, view: SourceView): void {
  const assertion = assertionOf(node, view);
  if (assertion?.judgement !== "equal" || assertion.isNegated) return;
  const { expected } = assertion;
  if (expected === undefined) return;
  const value =
    typeof expected === "object" && expected !== null ? literalOf(view, expected) : { value: expected };
  const key = lastKeyOf(assertion.actual, view, 0);
  if (value === undefined || key === undefined || answers.get(key)?.has(value.value) !== true) return;
  // Another type of resource may have a property of the same name, and the value from the program.
  const more = byType ? { severity: "note" as const } : {};
  view.report(answerAsserted, node, { what: view.textOf(node), key }, more);
}

/** The property that a value comes from: directly, by `apply`, or by a helper that waits for it. */
function lastKeyOf(actual: Node, view: SourceView, depth: number): string | undefined {
  const node = bare(actual);
  if (depth > 5) return undefined;
  if (node.type === "AwaitExpression") return lastKeyOf(node.argument, view, depth + 1);
  if (node.type === "CallExpression")
    return node.arguments.length === 1 && node.arguments[0] !== undefined
      ? lastKeyOf(node.arguments[0], view, depth + 1)
      : undefined;
  if (node.type === "MemberExpression") return keyOf(node);
  if (node.type !== "Identifier") return undefined;
  const variable = view.names.variableOf(view.source, node);
  const [definition] = variable?.defs ?? [];
  if (variable === undefined || definition === undefined) return undefined;
  const found = view.names.initializerOf(variable);
  if (found !== undefined)
    return found.keys.length > 0 ? found.keys.at(-1) : lastKeyOf(found.value, view, depth + 1);
  // vpc.cidrBlock.apply((cidr) => expect(cidr)…)
  const call: Node | undefined = definition.node.parent;
  if (call?.type !== "CallExpression" || call.callee.type !== "MemberExpression") return undefined;
  const isApply = keyOf(call.callee) === "apply" && call.arguments[0] === definition.node;
  return isApply && call.callee.object.type === "MemberExpression" ? keyOf(call.callee.object) : undefined;
}

/** `jest.fn()`, also with what it answers; `vi.fn()`, `sinon.stub()`. */
function isMockFunction(node: Node): boolean {
  let at = bare(node);
  while (at.type === "CallExpression" && at.callee.type === "MemberExpression") {
    const { object } = at.callee;
    if (object.type === "Identifier")
      return (
        /^(?:jest|vi|sinon|mock)$/.test(object.name) && /^(?:fn|stub|fake)$/.test(keyOf(at.callee) ?? "")
      );
    at = bare(object);
  }
  return false;
}

/** All uses of a mock are calls by the test, settings and assertions. */
function judgeMock(variable: Variable, view: SourceView): void {
  let isCalled = false;
  let assertion: Node | undefined;
  for (const reference of variable.references) {
    if (reference.isWrite()) {
      if (reference.init !== true) return;
      continue;
    }
    // A function around it may be what the program calls.
    if (reference.from.variableScope !== variable.scope.variableScope) return;
    const use: Node = reference.identifier;
    const { parent } = use;
    if (parent?.type === "CallExpression" && parent.callee === use) {
      isCalled = true;
      continue;
    }
    if (parent?.type === "CallExpression" && expectChainOf(parent)?.call === parent) {
      assertion ??= parent;
      continue;
    }
    const isSetting =
      parent?.type === "MemberExpression" &&
      parent.object === use &&
      keyOf(parent)?.startsWith("mock") === true;
    if (!isSetting) return;
  }
  if (isCalled && assertion !== undefined) view.report(mockAlone, assertion, { name: variable.name });
}
