// Source: which code of a test asserts something. What cannot be seen is taken for an assertion.
import { isBuiltin } from "node:module";
import { DefinitionType, type Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import type { SourceView } from "./check.ts";
import { bare, keyOf } from "./names.ts";
import { type Node, walk } from "./source-file.ts";
import { isFunction } from "./test-cases.ts";

/** Names of functions that assert, by the words that their authors use. */
const ASSERTING =
  /expect|assert|should|verif|(?:^|_)(?:check|ensure|must|fail|validat|confirm|compare|match|same|equals?(?:$|[A-Z])|is[A-Z]|has[A-Z]|not[A-Z]|reject|done|resourceCountIs|resourcePropertiesCountIs|templateMatches|allResources)|(?:Done|Equals?|Matches)$/i;
const SURE = /^_?(?:expect|assert)/;
const ASSERTION_PACKAGES =
  /^(?:node:assert|assert|chai|should|expect|power-assert|unexpected|@hapi\/code)(?:\/|$)/;
/** Packages whose functions do what they are for and judge nothing. */
const PLAIN_PACKAGES =
  /^(?:@pulumi\/|@aws-sdk\/|@smithy\/|aws-sdk$|lodash|uuid$|axios$|dotenv$|js-yaml$|yaml$|typescript$|vitest$|@jest\/globals$|mocha$|bun:test$)/;

/** True for `expect(…)…`, `assert.…(…)`, and what is called so. */
export function isAssertion(view: SourceView, call: TSESTree.CallExpression): boolean {
  const root = rootOf(call.callee);
  if (root === undefined) return false;
  if (SURE.test(root.name)) return true;
  if (hasShould(call.callee)) return true;
  const member = view.names.memberOf(view.source, root);
  return member !== undefined && ASSERTION_PACKAGES.test(member.package);
}

/** True when something below a node surely is an assertion. */
export function holdsAssertion(view: SourceView, node: Node): boolean {
  let found = false;
  walk(node, (inner) => {
    if (found) return false;
    if (inner.type === "CallExpression" && isAssertion(view, inner)) found = true;
    if (inner.type === "MemberExpression" && keyOf(inner) === "should") found = true;
    return !found;
  });
  return found;
}

/** The name that a chain of members, calls and awaits begins with. */
function rootOf(node: Node): TSESTree.Identifier | undefined {
  for (let at = bare(node); ; ) {
    switch (at.type) {
      case "Identifier":
        return at;
      case "MemberExpression":
        at = bare(at.object);
        break;
      case "CallExpression":
      case "NewExpression":
        at = bare(at.callee);
        break;
      case "AwaitExpression":
        at = bare(at.argument);
        break;
      case "TaggedTemplateExpression":
        at = bare(at.tag);
        break;
      default:
        return undefined;
    }
  }
}

/** False only when nothing below a node asserts: neither by itself, nor in a function that it calls. */
export function mayAssert(view: SourceView, node: Node, seen: Set<Node> = new Set()): boolean {
  if (seen.has(node) || seen.size > 200) return false;
  seen.add(node);
  let may = false;
  walk(node, (inner) => {
    if (may) return false;
    switch (inner.type) {
      case "ThrowStatement":
        may = true;
        break;
      case "MemberExpression":
        may = keyOf(inner) === "should";
        break;
      case "CallExpression":
      case "TaggedTemplateExpression":
        may = mayAssertInCall(view, inner.type === "CallExpression" ? inner.callee : inner.tag, seen);
        break;
      case "Identifier":
        may = isFromTests(view, inner, seen);
        break;
      default:
    }
    return !may;
  });
  return may;
}

function mayAssertInCall(view: SourceView, callee: Node, seen: Set<Node>): boolean {
  const called = bare(callee);
  if (called.type === "MemberExpression") {
    const key = keyOf(called);
    if (key === undefined || ASSERTING.test(key)) return true;
    if (bare(called.object).type === "ThisExpression") return key !== "timeout" && key !== "retries";
  }
  const root = rootOf(called);
  if (root === undefined) return isFunction(called) ? false : called.type === "ThisExpression";
  if (ASSERTING.test(root.name)) return true;
  const variable = view.names.variableOf(view.source, root);
  if (variable === undefined) return false;
  if (called.type !== "Identifier") return false;
  const [definition] = variable.defs;
  if (definition === undefined || definition.type === DefinitionType.Parameter) return true;
  if (definition.type === DefinitionType.FunctionName) {
    const { body } = definition.node;
    return body === null || body === undefined || mayAssert(view, body, seen);
  }
  if (definition.type !== DefinitionType.Variable) return false;
  const found = view.names.initializerOf(variable);
  if (found === undefined) return true;
  if (view.names.memberOf(view.source, root) !== undefined) return false;
  return isFunction(found.value) ? mayAssert(view, found.value.body, seen) : true;
}

/** True for what helpers of the tests, or packages that are not known, have made. */
function isFromTests(view: SourceView, identifier: TSESTree.Identifier, seen: Set<Node>): boolean {
  const variable = view.names.variableOf(view.source, identifier);
  const [definition] = variable?.defs ?? [];
  if (variable === undefined || definition === undefined) return false;
  if (definition.type === DefinitionType.ImportBinding) {
    return definition.parent?.type === "ImportDeclaration" && isHelper(view, definition.parent.source.value);
  }
  if (definition.type !== DefinitionType.Variable) return false;
  return writtenTo(variable).some((value) => {
    const member = view.names.memberOf(view.source, value);
    if (member !== undefined) return isHelper(view, member.package);
    return !isFunction(value) && mayAssert(view, value, seen);
  });
}

function writtenTo(variable: Variable): Node[] {
  const values = variable.references.flatMap(({ writeExpr }) => writeExpr ?? []);
  return values.map((value) => bare(value));
}

function isHelper(view: SourceView, specifier: string): boolean {
  if (/^\.\.?(?:\/|$)/.test(specifier))
    return view.sources.imported(view.source, specifier)?.kind !== "program";
  if (ASSERTION_PACKAGES.test(specifier)) return true;
  return !isBuiltin(specifier) && !PLAIN_PACKAGES.test(specifier);
}

function hasShould(callee: Node): boolean {
  for (let at = bare(callee); ; ) {
    if (at.type === "MemberExpression") {
      if (keyOf(at) === "should") return true;
      at = bare(at.object);
    } else if (at.type === "CallExpression") at = bare(at.callee);
    else return false;
  }
}
