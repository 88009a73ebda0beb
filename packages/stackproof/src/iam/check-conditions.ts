// IAM: whether the conditions of a statement have operators and keys that exist, and values of their type. Pure.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
import { nearest } from "../core/nearest.ts";
import { GLOBAL_CONDITION_KEYS } from "../data/global-condition-keys.ts";
import { type ConditionKeyFact, findService } from "./catalogue.ts";
import { isReadable } from "./check-actions.ts";
import type { PolicyCondition, PolicyStatement } from "./document.ts";
import type { PolicyRules } from "./kinds.ts";
import { findOperator, OPERATOR_NAMES } from "./operators.ts";
import { analyzerCheck, type ReportFault } from "./problem.ts";
import { SYNTAX } from "./read-values.ts";

export function checkConditions(statement: PolicyStatement, rules: PolicyRules, report: ReportFault): void {
  for (const condition of statement.conditions) {
    if (condition.operator === "?") continue;
    if (!checkOperator(condition, statement, rules, report)) continue;
    checkValues(condition, statement, report);
    checkKey(condition, statement, report);
  }
  checkCase(statement, report);
}

function checkOperator(
  condition: PolicyCondition,
  statement: PolicyStatement,
  rules: PolicyRules,
  report: ReportFault,
): boolean {
  const operator = findOperator(condition.operator);
  if (operator !== undefined) {
    if (operator.name !== "Null" || !operator.ifExists) return true;
    report({
      slug: "unknown-operator",
      path: condition.path,
      says: `has the condition operator ${JSON.stringify(condition.operator)} in ${statement.words}`,
      why: "Null asks whether a key is there; IfExists cannot be put behind it.",
      fix: "Write Null.",
      docs: analyzerCheck("error-null-with-if-exists"),
      standing: "doubtful",
    });
    return false;
  }
  const near = nearest(condition.operator, OPERATOR_NAMES);
  report({
    slug: "unknown-operator",
    path: condition.path,
    says: `has the condition operator ${JSON.stringify(condition.operator)} in ${statement.words}, which does not exist`,
    why: "AWS refuses a document with an operator that it does not know; names are case-sensitive.",
    fix:
      near === undefined
        ? "Use one of the documented operators, such as StringEquals or ArnLike."
        : `Did you mean ${near}?`,
    docs: analyzerCheck("error-invalid-condition-operator"),
    // IAM: https://github.com/getmoto/moto/blob/master/tests/test_iam/test_iam_policies.py, with the answers of AWS.
    ...(rules.isIam && { quote: SYNTAX }),
  });
  return false;
}

function checkValues(condition: PolicyCondition, statement: PolicyStatement, report: ReportFault): void {
  const operator = findOperator(condition.operator);
  if (operator === undefined) return;
  for (const { text, path } of condition.values) {
    if (text === undefined || !isReadable(text) || text.includes("${")) continue;
    const wrong = wrongValue(operator.name, operator.type, text);
    if (wrong === undefined) continue;
    report({
      slug: "condition-value",
      path,
      says: `compares ${condition.key} by ${condition.operator} with ${JSON.stringify(text)} in ${statement.words}, which is ${wrong.is}`,
      why: "The condition is never true, or never as it is meant.",
      fix: wrong.fix,
      standing: "never-matches",
      docs: wrong.docs,
    });
  }
}

function wrongValue(
  name: string,
  type: string,
  text: string,
): { readonly is: string; readonly fix: string; readonly docs: string } | undefined {
  if (type === "Bool" && !/^(true|false)$/i.test(text)) {
    return {
      is: "neither true nor false",
      fix: 'Write "true" or "false".',
      docs: analyzerCheck("general-warning-type-mismatch-boolean"),
    };
  }
  if (type === "Numeric" && !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) {
    return {
      is: "no number",
      fix: "Write a number.",
      docs: analyzerCheck("general-warning-type-mismatch-number"),
    };
  }
  if (type === "IpAddress" && !/^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*)(\/\d{1,3})?$/i.test(text)) {
    return {
      is: "no range of addresses",
      fix: "Write a range in CIDR notation.",
      docs: analyzerCheck("general-warning-type-mismatch-ip-range"),
    };
  }
  if (type === "Date" && Number.isNaN(Date.parse(text)) && !/^\d+$/.test(text)) {
    return {
      is: "no date",
      fix: "Write a date such as 2026-11-21T00:00:00Z.",
      docs: analyzerCheck("general-warning-type-mismatch-date"),
    };
  }
  if ((name === "StringEquals" || name === "StringNotEquals") && /[*]/.test(text)) {
    const like = name === "StringEquals" ? "StringLike" : "StringNotLike";
    return {
      is: "compared letter by letter, * included",
      fix: `Write ${like}.`,
      docs: analyzerCheck("general-warning-wildcard-without-like-operator"),
    };
  }
  return undefined;
}

function checkKey(condition: PolicyCondition, statement: PolicyStatement, report: ReportFault): void {
  const { key } = condition;
  if (!isReadable(key) || key.includes("${")) return;
  const colon = key.indexOf(":");
  const has = `has the condition key ${JSON.stringify(key)} in ${statement.words}`;
  if (colon === -1) {
    report({
      slug: "unknown-condition-key",
      path: [...condition.path, key],
      says: `${has}, which names no service`,
      why: "A condition key is the prefix of a service or aws, a colon and a name.",
      fix: 'Write such as "aws:SourceArn".',
      docs: analyzerCheck("error-invalid-condition-key-format"),
      standing: "doubtful",
    });
    return;
  }
  const prefix = key.slice(0, colon).toLowerCase();
  const name = key.slice(colon + 1).toLowerCase();
  if (prefix === "aws") {
    const plainName = name.split("/")[0] ?? "";
    if (GLOBAL_CONDITION_KEYS.some((known) => known.toLowerCase() === plainName)) return;
    const near = nearest(key.slice(colon + 1), GLOBAL_CONDITION_KEYS);
    // A key without a near name may be newer than the list.
    if (near === undefined) return;
    reportUnknownKey(
      condition,
      `${has}, which does not exist`,
      `aws:${near}`,
      "error-invalid-global-condition-key",
      report,
    );
    return;
  }
  const service = findService(prefix);
  if (service === undefined || service.conditionKeys.length === 0) return;
  if (service.conditionKeys.some((fact) => fitsKey(fact, key.toLowerCase()))) return;
  const near = nearest(
    key,
    service.conditionKeys.map((fact) => fact.name),
  );
  if (near === undefined) return;
  reportUnknownKey(
    condition,
    `${has}, which ${prefix} does not have`,
    near,
    "error-invalid-service-condition-key",
    report,
  );
}

const keyPatterns = new Map<string, RegExp>();

/** Keys such as `s3:BucketTag/{TagKey}` stand for many; all ignore case. */
function fitsKey(fact: ConditionKeyFact, key: string): boolean {
  if (!fact.name.includes("{")) return fact.name.toLowerCase() === key;
  let pattern = keyPatterns.get(fact.name);
  if (pattern === undefined) {
    const source = fact.name
      .toLowerCase()
      .replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`)
      .replaceAll(/\{[^}]*\}/g, ".+");
    pattern = new RegExp(`^${source}$`);
    keyPatterns.set(fact.name, pattern);
  }
  return pattern.test(key);
}

function reportUnknownKey(
  condition: PolicyCondition,
  says: string,
  near: string,
  check: string,
  report: ReportFault,
): void {
  report({
    slug: "unknown-condition-key",
    path: [...condition.path, condition.key],
    says,
    why: "No request has such a key, so the condition is decided as if it were absent.",
    fix: `Did you mean ${near}?`,
    standing: "never-matches",
    docs: analyzerCheck(check),
  });
}

/** Keys ignore case, so two that differ in case only are one key twice. */
function checkCase(statement: PolicyStatement, report: ReportFault): void {
  const seen = new Map<string, string>();
  for (const { operator, key, path } of statement.conditions) {
    const folded = `${operator} ${key.toLowerCase()}`;
    const before = seen.get(folded);
    seen.set(folded, key);
    if (before === undefined || before === key) continue;
    report({
      slug: "duplicate-condition-key",
      path: [...path, key],
      says: `has the condition keys ${JSON.stringify(before)} and ${JSON.stringify(key)} under ${operator} in ${statement.words}, which are one`,
      why: "Condition keys ignore case.",
      fix: "Put the values of both into one list.",
      standing: "doubtful",
      docs: analyzerCheck("error-duplicate-keys-with-different-case"),
    });
  }
}
