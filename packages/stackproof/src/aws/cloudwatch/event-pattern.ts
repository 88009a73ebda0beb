// EventBridge: the pattern of the events that a rule matches. Pure. AWS publishes its reader:
// https://github.com/aws/event-ruler/blob/main/src/main/software/amazon/event/ruler/JsonRuleCompiler.java
import { nearest } from "../../core/nearest.ts";

/** What is wrong with a pattern; `says` completes "the pattern …". */
export interface PatternProblem {
  readonly says: string;
  readonly fix: string;
  /** What AWS answers; undefined where it takes the pattern, which then never matches. */
  readonly reason?: string;
}

const MATCHERS = [
  "prefix",
  "suffix",
  "anything-but",
  "numeric",
  "cidr",
  "exists",
  "wildcard",
  "equals-ignore-case",
];
/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html */
const FIELDS = [
  "version",
  "id",
  "detail-type",
  "source",
  "account",
  "time",
  "region",
  "resources",
  "detail",
  "replay-name",
];

/** undefined for a pattern that EventBridge takes, or that is no JSON, which the input's kind says. */
export function patternProblem(pattern: string): PatternProblem | undefined {
  let value: unknown;
  try {
    value = JSON.parse(pattern);
  } catch {
    return undefined;
  }
  if (!isObject(value)) {
    return {
      says: "is no JSON object",
      fix: 'Write, for instance, {"source": ["aws.ec2"]}.',
      reason: "Filter is not an object",
    };
  }
  return objectProblem(value, "") ?? fieldProblem(value);
}

function objectProblem(map: Readonly<Record<string, unknown>>, path: string): PatternProblem | undefined {
  const keys = Object.keys(map);
  if (keys.length === 0) {
    return {
      says: path === "" ? "is empty" : `has an empty object as ${path}`,
      fix: path === "" ? 'Name at least one field, such as "source".' : `Leave ${path} out to match any.`,
      reason: "Empty objects are not allowed",
    };
  }
  for (const key of keys) {
    const problem = valueProblem(map[key], key, path === "" ? key : `${path}.${key}`);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function valueProblem(value: unknown, key: string, path: string): PatternProblem | undefined {
  if (isObject(value)) return objectProblem(value, path);
  if (!Array.isArray(value)) {
    return {
      says: `has ${JSON.stringify(value)} as ${path}, which is no list`,
      fix: `Write [${JSON.stringify(value)}]: what a field may be is a list, also of one value.`,
      reason: `"${key}" must be an object or an array`,
    };
  }
  if (value.length === 0) {
    return {
      says: `has an empty list as ${path}`,
      fix: `Leave ${path} out to match any value.`,
      reason: "Empty arrays are not allowed",
    };
  }
  for (const item of value) {
    const problem =
      key === "$or" ? (isObject(item) ? objectProblem(item, path) : undefined) : itemProblem(item, path);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** One of the values that a field may have. */
function itemProblem(item: unknown, path: string): PatternProblem | undefined {
  if (Array.isArray(item)) {
    return {
      says: `has a list inside of the list ${path}`,
      fix: "Write one flat list.",
      reason: "Match value must be String, number, true, false, or null",
    };
  }
  if (!isObject(item)) return undefined;
  const [matcher, ...more] = Object.keys(item);
  if (matcher === undefined || more.length > 0) {
    return {
      says: `has an object with ${more.length === 0 ? "no key" : "several keys"} in the list ${path}`,
      fix: "Write an object with one key for each way to match.",
      reason: "Only one key allowed in match expression",
    };
  }
  if (MATCHERS.includes(matcher)) return undefined;
  const near = nearest(matcher, MATCHERS);
  return {
    says: `matches ${path} by ${JSON.stringify(matcher)}, which is no way to match`,
    fix: near === undefined ? `Write one of ${MATCHERS.join(", ")}.` : `Write ${JSON.stringify(near)}.`,
    reason: `Unrecognized match type ${matcher}`,
  };
}

/** Fields that events do not have: such a pattern never matches. */
function fieldProblem(map: Readonly<Record<string, unknown>>): PatternProblem | undefined {
  const unknown = Object.keys(map).find((key) => !FIELDS.includes(key) && key !== "$or");
  if (unknown === undefined) return undefined;
  const near = unknown === "detailType" ? "detail-type" : nearest(unknown, FIELDS);
  return {
    says: `asks for the field ${JSON.stringify(unknown)}, which events do not have`,
    fix:
      near === undefined
        ? `Fields of one's own stand in detail: {"detail": {${JSON.stringify(unknown)}: […]}}.`
        : `Write ${JSON.stringify(near)}.`,
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
