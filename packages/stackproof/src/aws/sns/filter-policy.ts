// AWS SNS: filter policies, which say what messages a subscription gets. Pure.
// Rules: https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html. The wordings are answers of AWS,
// recorded in https://github.com/localstack/localstack/blob/main/tests/aws/services/sns/test_sns_filter_policy.snapshot.json
import { isPropertyMap, type PropertyMap, type PropertyValue } from "../../core/value.ts";

/** Where a filter policy looks. */
export type FilterScope = "MessageAttributes" | "MessageBody";

/** What is wrong with a filter policy. */
export interface FilterPolicyProblem {
  /** Completes "The filter policy of `s` …". */
  readonly found: string;
  /** What SNS answers. */
  readonly quote: string;
}

const MOST_KEYS = 5;
const MOST_COMBINATIONS = 150;
const OPERATORS: ReadonlySet<string> = new Set([
  "anything-but",
  "cidr",
  "equals-ignore-case",
  "exists",
  "numeric",
  "prefix",
  "suffix",
  "wildcard",
]);

/** The first thing that SNS refuses in a filter policy. */
export function filterPolicyProblem(
  policy: PropertyMap,
  scope: FilterScope,
): FilterPolicyProblem | undefined {
  const leaves: { readonly path: readonly string[]; readonly values: readonly PropertyValue[] }[] = [];
  const problem = collect(policy, [], leaves);
  if (problem !== undefined) return problem;
  const nested = leaves.find(({ path }) => path.filter((step) => step !== "$or").length > 1);
  if (scope === "MessageAttributes" && nested !== undefined) {
    return {
      found: `is nested (${nested.path.join(".")}), and its scope is MessageAttributes`,
      quote: "Invalid parameter: Filter policy scope MessageAttributes does not support nested filter policy",
    };
  }
  const keys = new Set(leaves.map(({ path }) => path.join(".")));
  if (keys.size > MOST_KEYS) {
    return {
      found: `has ${keys.size} keys; it takes at most ${MOST_KEYS}`,
      quote: "Invalid parameter: FilterPolicy: Filter policy can not have more than 5 keys",
    };
  }
  if (leaves.some(({ path }) => path.includes("$or"))) return undefined;
  const combinations = leaves.reduce((product, { path, values }) => product * path.length * values.length, 1);
  if (combinations > MOST_COMBINATIONS) {
    return {
      found: `has ${combinations} combinations of values; it takes at most ${MOST_COMBINATIONS}`,
      quote: "Invalid parameter: FilterPolicy: Filter policy is too complex",
    };
  }
  return undefined;
}

function collect(
  map: PropertyMap,
  path: readonly string[],
  leaves: { path: readonly string[]; values: readonly PropertyValue[] }[],
): FilterPolicyProblem | undefined {
  for (const [key, value] of Object.entries(map)) {
    const here = [...path, key];
    if (Array.isArray(value)) {
      const problem = key === "$or" ? alternatives(value, path, leaves) : valuesProblem(value, here);
      if (problem !== undefined) return problem;
      if (key !== "$or") leaves.push({ path: here, values: value });
    } else if (isPropertyMap(value)) {
      const problem = collect(value, here, leaves);
      if (problem !== undefined) return problem;
    } else {
      return {
        found: `has the value ${JSON.stringify(value)} for ${here.join(".")}, which is not a list`,
        quote: `Invalid parameter: FilterPolicy: "${key}" must be an object or an array`,
      };
    }
  }
  return undefined;
}

function alternatives(
  list: readonly PropertyValue[],
  path: readonly string[],
  leaves: { path: readonly string[]; values: readonly PropertyValue[] }[],
): FilterPolicyProblem | undefined {
  for (const item of list) {
    const problem = isPropertyMap(item) ? collect(item, [...path, "$or"], leaves) : undefined;
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function valuesProblem(
  values: readonly PropertyValue[],
  path: readonly string[],
): FilterPolicyProblem | undefined {
  const key = path.join(".");
  if (values.length === 0) {
    return {
      found: `has an empty list for ${key}`,
      quote: "Invalid parameter: FilterPolicy: Empty arrays are not allowed",
    };
  }
  for (const value of values) {
    if (Array.isArray(value)) {
      return {
        found: `has a list inside of the list for ${key}`,
        quote: "Invalid parameter: FilterPolicy: Match value must be String, number, true, false, or null",
      };
    }
    const problem = isPropertyMap(value) ? operatorProblem(value, key) : undefined;
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function operatorProblem(match: PropertyMap, key: string): FilterPolicyProblem | undefined {
  const entries = Object.entries(match);
  const [operator, operand] = entries[0] ?? ["", null];
  if (entries.length > 1) {
    return {
      found: `has ${entries.length} operators in one object for ${key}`,
      quote: "Invalid parameter: FilterPolicy: Only one key allowed in match expression",
    };
  }
  if (!OPERATORS.has(operator)) {
    return {
      found: `has the operator "${operator}" for ${key}, which SNS does not know`,
      quote: `Invalid parameter: FilterPolicy: Unrecognized match type ${operator}`,
    };
  }
  if (operator === "exists" && typeof operand !== "boolean") {
    return {
      found: `has ${JSON.stringify(operand)} for exists of ${key}`,
      quote: "Invalid parameter: FilterPolicy: exists match pattern must be either true or false.",
    };
  }
  if ((operator === "prefix" || operator === "suffix") && typeof operand !== "string") {
    return {
      found: `has ${JSON.stringify(operand)} for ${operator} of ${key}`,
      quote: `Invalid parameter: FilterPolicy: ${operator} match pattern must be a string`,
    };
  }
  return undefined;
}
