// Source: an assertion of a test in its parts, in the forms of Jest, Chai and node:assert.
import type { TSESTree } from "@typescript-eslint/types";
import type { SourceView } from "./check.ts";
import { bare, keyOf } from "./names.ts";
import type { Node } from "./source-file.ts";

/** How an assertion judges its value. */
export type Judgement = "equal" | "truthy" | "defined" | "at-least" | "other";

/** `expect(actual).not.toBe(expected)` */
export interface Assertion {
  readonly actual: Node;
  /** As it is written: `toBe`, `strictEqual`, `ok`. */
  readonly matcher: string;
  readonly judgement: Judgement;
  /** What the value is compared with; `true` for `to.be.true`. */
  readonly expected: Node | boolean | null | undefined;
  readonly isNegated: boolean;
  /** `resolves`, `rejects`, `eventually`: it gives a Promise. */
  readonly isAsync: boolean;
}

/** `expect(actual).to.be.a.matcher`, without what follows. */
export interface ExpectChain {
  readonly call: TSESTree.CallExpression;
  readonly steps: readonly string[];
}

const JUDGEMENTS: readonly (readonly [RegExp, Judgement])[] = [
  [/^(?:toBe|toEqual|toStrictEqual|equals?|eql|eq|strictEqual|deepEqual|deepStrictEqual)$/, "equal"],
  [/^(?:toBeTruthy|ok|isOk)$/, "truthy"],
  [/^(?:toBeDefined|exist|exists|isDefined)$/, "defined"],
  [/^(?:toBeGreaterThanOrEqual|gte|least|isAtLeast)$/, "at-least"],
];
const CONSTANTS: Readonly<Record<string, boolean | null>> = {
  true: true,
  false: false,
  null: null,
  toBeTrue: true,
  toBeFalse: false,
  toBeNull: null,
  isTrue: true,
  isFalse: false,
  isNull: null,
};

/** `expect(…)` and the names that follow it; calls between them are stepped over. */
export function expectChainOf(node: Node): ExpectChain | undefined {
  const steps: string[] = [];
  for (let at = bare(node); ; ) {
    if (at.type === "MemberExpression") {
      const key = keyOf(at);
      if (key === undefined) return undefined;
      steps.unshift(key);
      at = bare(at.object);
    } else if (at.type === "CallExpression") {
      const callee = bare(at.callee);
      if (callee.type === "Identifier") return callee.name === "expect" ? { call: at, steps } : undefined;
      // expect.soft(…) and expect.poll(…) are expect as well
      const isSoft = callee.type === "MemberExpression" && /^(?:soft|poll)$/.test(keyOf(callee) ?? "");
      if (isSoft && callee.object.type === "Identifier" && callee.object.name === "expect")
        return { call: at, steps: [...(keyOf(callee) === "poll" ? ["poll"] : []), ...steps] };
      at = callee;
    } else return undefined;
  }
}

/** The parts of an assertion; undefined for what is none, or has another form. */
export function assertionOf(node: Node, view: SourceView): Assertion | undefined {
  const expression = bare(node);
  const chain = expectChainOf(expression);
  if (chain !== undefined) return ofExpect(expression, chain);
  return expression.type === "CallExpression" ? ofAssert(expression, view) : undefined;
}

function ofExpect(expression: Node, { call, steps }: ExpectChain): Assertion | undefined {
  const matcher = steps.at(-1);
  const [actual] = call.arguments;
  if (matcher === undefined || actual === undefined) return undefined;
  const isCalled = expression.type === "CallExpression";
  const isConstant = matcher in CONSTANTS && (!isCalled || matcher.startsWith("to"));
  return {
    actual,
    matcher,
    judgement: isConstant ? "equal" : judgementOf(matcher),
    expected: isConstant ? CONSTANTS[matcher] : isCalled ? expression.arguments[0] : undefined,
    isNegated: steps.includes("not"),
    isAsync: steps.some((step) => /^(?:resolves|rejects|eventually|poll|rejected|fulfilled)$/.test(step)),
  };
}

function ofAssert(call: TSESTree.CallExpression, view: SourceView): Assertion | undefined {
  const callee = bare(call.callee);
  const [actual, expected] = call.arguments;
  if (actual === undefined) return undefined;
  const member = view.names.memberOf(view.source, callee);
  const isOfPackage = member !== undefined && /^(?:node:)?assert(?:\/strict)?$|^chai$/.test(member.package);
  let matcher: string | undefined;
  if (isOfPackage)
    matcher = member.path.findLast((step) => !/^(?:assert|strict|default)$/.test(step)) ?? "ok";
  else if (callee.type === "Identifier" && callee.name === "assert") matcher = "ok";
  else if (callee.type === "MemberExpression" && callee.object.type === "Identifier")
    matcher = callee.object.name === "assert" ? keyOf(callee) : undefined;
  if (matcher === undefined) return undefined;
  const isConstant = matcher in CONSTANTS;
  return {
    actual,
    matcher,
    judgement: isConstant ? "equal" : judgementOf(matcher),
    expected: isConstant ? CONSTANTS[matcher] : expected,
    isNegated: false,
    isAsync: /^(?:rejects|doesNotReject|isFulfilled|isRejected)$/.test(matcher),
  };
}

function judgementOf(matcher: string): Judgement {
  return JUDGEMENTS.find(([pattern]) => pattern.test(matcher))?.[1] ?? "other";
}
