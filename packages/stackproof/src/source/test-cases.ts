// Source: the tests of a file, as Jest, Vitest, Mocha, node:test, AVA and tap know them.
import type { TSESTree } from "@typescript-eslint/types";
import { keyOf, type Names } from "./names.ts";
import { type Node, type SourceFile, walk } from "./source-file.ts";

/** A function that is written in the text. */
export type WrittenFunction =
  | TSESTree.ArrowFunctionExpression
  | TSESTree.FunctionExpression
  | TSESTree.FunctionDeclaration;

/** One test, or a table of them. */
export interface TestCase {
  readonly call: TSESTree.CallExpression;
  /** As it is written; `it` for a test without a name. */
  readonly title: string;
  /** Undefined when it is not written in place, and for tests that are only announced. */
  readonly body: WrittenFunction | undefined;
  /** It, or a suite around it, is skipped or only announced. */
  readonly isSkipped: boolean;
  /** Made by `each` or `for`: its parameters are the table's values. */
  readonly isTable: boolean;
}

/** The tests of a file. */
export interface FileTests {
  readonly tests: readonly TestCase[];
  readonly suites: readonly TSESTree.CallExpression[];
  /** What keeps all other tests from running: `it.only`, `fdescribe`. */
  readonly only: readonly Node[];
  /** Each test by its function. */
  readonly bodies: ReadonlyMap<Node, TestCase>;
}

const FRAMEWORKS =
  /^(?:vitest|@jest\/globals|node:test|bun:test|mocha|ava|tap|tape|uvu|@playwright\/test|@effect\/vitest)$/;
const TESTS = /^([fx]?)(?:it|test|specify)$/;
const SUITES = /^([fx]?)(?:describe|context|suite)$/;
const STEPS = new Set([
  "only",
  "skip",
  "todo",
  "each",
  "for",
  "concurrent",
  "sequential",
  "serial",
  "failing",
  "fails",
  "skipIf",
  "runIf",
  "describe",
  "suite",
  "it",
  "test",
]);
const known = new WeakMap<SourceFile, FileTests>();

/** The tests of a file, found once. */
export function testsOf(source: SourceFile, names: Names): FileTests {
  let found = known.get(source);
  if (found === undefined) {
    found = findTests(source, names);
    known.set(source, found);
  }
  return found;
}

/** The test whose function a node stands in. */
export function testAround(source: SourceFile, names: Names, node: Node): TestCase | undefined {
  const { bodies } = testsOf(source, names);
  for (let at: Node | undefined = node; at !== undefined; at = at.parent) {
    const test = bodies.get(at);
    if (test !== undefined) return test;
  }
  return undefined;
}

export function isFunction(node: Node | null | undefined): node is WrittenFunction {
  return (
    node?.type === "ArrowFunctionExpression" ||
    node?.type === "FunctionExpression" ||
    node?.type === "FunctionDeclaration"
  );
}

function findTests(source: SourceFile, names: Names): FileTests {
  const tests: TestCase[] = [];
  const suites: TSESTree.CallExpression[] = [];
  const only: Node[] = [];
  const skipped = new Set<Node>();
  walk(source.program, (node) => {
    if (node.type !== "CallExpression" || node.arguments.length === 0) return;
    const chain = chainOf(node.callee);
    const kind = chain === undefined ? undefined : kindOf(source, names, chain);
    if (chain === undefined || kind === undefined) return;
    // The inner call of `it.each(table)(…)` is not yet the test.
    const isInner = node.parent.type === "CallExpression" && node.parent.callee === node;
    if (isInner && !chain.hasTable) return;
    const options = settingsOf(node);
    const isSkipped =
      kind.mark === "x" ||
      chain.steps.includes("skip") ||
      chain.steps.includes("todo") ||
      options.has("skip") ||
      options.has("todo") ||
      isInside(node, skipped);
    if (kind.mark === "f" || chain.steps.includes("only") || options.has("only")) only.push(node);
    if (kind.isSuite) {
      suites.push(node);
      if (isSkipped) skipped.add(node);
      return;
    }
    const written = node.arguments.findLast((argument) => isFunction(argument));
    const body = isFunction(written) ? written : undefined;
    const isAnnounced = node.arguments.length === 1 && node.arguments[0]?.type === "Literal";
    const [first] = node.arguments;
    tests.push({
      call: node,
      title: first === undefined || first === body ? chain.root.name : titleOf(source, first),
      body,
      isSkipped: isSkipped || isAnnounced,
      isTable: chain.hasTable,
    });
  });
  const bodies = new Map(
    tests.flatMap((test) => (test.body === undefined ? [] : [[test.body, test] as const])),
  );
  return { tests, suites, only, bodies };
}

interface Chain {
  readonly root: TSESTree.Identifier;
  readonly steps: readonly string[];
  readonly hasTable: boolean;
}

/** `describe.skip`, `it.each(table)`, `test.concurrent.each` with a template. */
function chainOf(callee: Node): Chain | undefined {
  const steps: string[] = [];
  let hasTable = false;
  for (let at: Node = callee; ; ) {
    switch (at.type) {
      case "Identifier":
        return { root: at, steps: steps.reverse(), hasTable };
      case "MemberExpression": {
        const key = keyOf(at);
        if (key === undefined) return undefined;
        steps.push(key);
        at = at.object;
        break;
      }
      case "CallExpression":
      case "TaggedTemplateExpression": {
        const inner: Node = at.type === "CallExpression" ? at.callee : at.tag;
        const key = inner.type === "MemberExpression" ? keyOf(inner) : undefined;
        if (key === "each" || key === "for") hasTable = true;
        else if (key !== "skipIf" && key !== "runIf") return undefined;
        at = inner;
        break;
      }
      default:
        return undefined;
    }
  }
}

function kindOf(
  source: SourceFile,
  names: Names,
  { root, steps }: Chain,
): { readonly isSuite: boolean; readonly mark: string } | undefined {
  const variable = names.variableOf(source, root);
  const member = variable === undefined ? undefined : names.memberOf(source, root);
  if (variable !== undefined && (member === undefined || !FRAMEWORKS.test(member.package))) return undefined;
  if (!steps.every((step) => STEPS.has(step))) return undefined;
  const path = member === undefined ? [root.name] : member.path;
  const inner = [...path, ...steps].findLast((step) => TESTS.test(step) || SUITES.test(step));
  // The default export of AVA, tap and node:test is the test itself.
  const name = inner ?? (member !== undefined && path.length === 0 ? "test" : undefined);
  if (name === undefined) return undefined;
  const mark = (SUITES.exec(name) ?? TESTS.exec(name))?.[1] ?? "";
  return { isSuite: SUITES.test(name), mark };
}

/** Which of `{ skip, todo, only }` a test's settings turn on. */
function settingsOf(call: TSESTree.CallExpression): Set<string> {
  const on = new Set<string>();
  for (const argument of call.arguments) {
    if (argument.type !== "ObjectExpression") continue;
    for (const property of argument.properties) {
      if (property.type !== "Property" || property.key.type !== "Identifier") continue;
      if (property.value.type === "Literal" && Boolean(property.value.value)) on.add(property.key.name);
    }
  }
  return on;
}

function isInside(node: Node, outer: ReadonlySet<Node>): boolean {
  if (outer.size === 0) return false;
  for (let at: Node | undefined = node.parent; at !== undefined; at = at.parent)
    if (outer.has(at)) return true;
  return false;
}

function titleOf(source: SourceFile, node: Node): string {
  return node.type === "Literal" && typeof node.value === "string" ? node.value : source.textOf(node);
}
