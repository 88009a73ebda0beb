// IAM: reads a document: its grammar, without regard to what its texts mean. Pure.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
import { nearest } from "../core/nearest.ts";
import {
  isPropertyMap,
  type PathStep,
  type PropertyMap,
  type PropertyValue,
  Unknown,
} from "../core/value.ts";
import type { PolicyDocument, PolicyList, PolicyStatement } from "./document.ts";
import type { PolicyRules } from "./kinds.ts";
import { analyzerCheck, type ReportFault } from "./problem.ts";
import { readConditions } from "./read-conditions.ts";
import { readPrincipals } from "./read-principals.ts";
import { jsonWords, plain, readText, readTexts, reportBoth, SYNTAX, textOf } from "./read-values.ts";

const TOP = ["Version", "Id", "Statement"];
const STATEMENT = [
  "Sid",
  "Effect",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Principal",
  "NotPrincipal",
  "Condition",
];

/** The document; undefined when it has no statements that could be read. */
export function readDocument(
  value: PropertyValue,
  rules: PolicyRules,
  report: ReportFault,
): PolicyDocument | undefined {
  const data = plain(value);
  if (!isPropertyMap(data)) {
    if (data instanceof Unknown) return undefined;
    report({
      slug: "no-object",
      path: [],
      says: `is ${jsonWords(data)} and no JSON object`,
      why: "A policy document is one object with Version and Statement.",
      fix: 'Write { Version: "2012-10-17", Statement: [...] }.',
    });
    return undefined;
  }
  reportElements(data, TOP, [], "the document", report);
  const version = readVersion(data, rules, report);
  const statements = plain(data["Statement"]);
  if (statements instanceof Unknown) return undefined;
  if (statements === undefined || (Array.isArray(statements) && statements.length === 0)) {
    report({
      slug: "missing-statement",
      path: statements === undefined ? [] : ["Statement"],
      says: "has no statement",
      why: "AWS takes no policy document without a statement.",
      fix: "Add a Statement, or leave the policy out.",
      docs: analyzerCheck("error-missing-statement"),
    });
    return undefined;
  }
  const list = Array.isArray(statements) ? statements : [statements];
  const read = list.map((item, index) => {
    const path = Array.isArray(statements) ? ["Statement", index] : ["Statement"];
    return readStatement(plain(item), path, index, list.length, rules, report);
  });
  return { version, statements: read };
}

function readVersion(data: PropertyMap, rules: PolicyRules, report: ReportFault): string | undefined {
  const version = plain(data["Version"]);
  if (version instanceof Unknown) return "2012-10-17";
  if (version === undefined) {
    const usesVariables = /\$\{\s*[a-z][\w-]*:/i.test(textOf(data["Statement"]));
    if (rules.needsVersion !== true && !usesVariables) return undefined;
    report({
      slug: "missing-version",
      path: [],
      says: "has no Version",
      why:
        rules.needsVersion === true
          ? "Without it a document counts as one of version 2008-10-17, which a managed policy may not be."
          : "Without it a document counts as one of version 2008-10-17, in which variables such as ${aws:username} are plain text.",
      fix: 'Add Version: "2012-10-17" as the first element.',
      docs: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html",
      ...(rules.needsVersion === true
        ? { standing: "observed", quote: "Policy document must be version 2012-10-17 or greater." }
        : { standing: "never-matches" }),
    });
    return undefined;
  }
  if (version !== "2012-10-17" && version !== "2008-10-17") {
    report({
      slug: "wrong-version",
      path: ["Version"],
      says: `has the Version ${JSON.stringify(version)}, which does not exist`,
      why: "The version is that of the policy language, not a date of your own.",
      fix: 'Write Version: "2012-10-17".',
      docs: analyzerCheck("error-invalid-version"),
      quote: SYNTAX,
    });
    return undefined;
  }
  if (version === "2008-10-17" && rules.needsVersion === true) {
    report({
      slug: "old-version",
      path: ["Version"],
      says: "has the Version 2008-10-17, which a managed policy may not have",
      why: "IAM takes managed policies in the current version of the language only.",
      fix: 'Write Version: "2012-10-17".',
      standing: "observed",
      docs: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html",
      quote: "Policy document must be version 2012-10-17 or greater.",
    });
  }
  return version;
}

function readStatement(
  data: PropertyValue | undefined,
  path: readonly PathStep[],
  index: number,
  count: number,
  rules: PolicyRules,
  report: ReportFault,
): PolicyStatement {
  if (data instanceof Unknown) return unknownStatement(path);
  if (!isPropertyMap(data)) {
    report({
      slug: "no-statement",
      path,
      says: `has ${jsonWords(data)} where a statement belongs`,
      why: "Each statement is an object.",
      fix: "Write an object with Effect, Action and what else the statement needs.",
      quote: SYNTAX,
    });
    return unknownStatement(path);
  }
  const sid = readText(data["Sid"], [...path, "Sid"]);
  const words = statementWords(index, count, sid?.text);
  reportElements(data, STATEMENT, path, words, report);
  const principals = readPrincipals(data, path, words, rules, report);
  return {
    path,
    words,
    sid,
    effect: readEffect(data, path, words, report),
    actions: readList(data, path, words, "Action", rules, report),
    resources: readList(data, path, words, "Resource", rules, report),
    principals,
    conditions: readConditions(data["Condition"], [...path, "Condition"], words, report),
  };
}

/** A statement of which nothing is known; its effect keeps every answer at "unknown". */
function unknownStatement(path: readonly PathStep[]): PolicyStatement {
  return {
    path,
    words: "a statement",
    sid: undefined,
    effect: "unknown",
    actions: { element: "Action", isNegated: false, items: [{ text: undefined, path }] },
    resources: undefined,
    principals: { isNegated: false, path, isStar: false, isUnknown: true, entries: [] },
    conditions: [],
  };
}

function statementWords(index: number, count: number, sid: string | undefined): string {
  const name = sid === undefined || sid === "" ? "" : ` (${sid})`;
  return count === 1 ? `its statement${name}` : `statement ${index + 1}${name}`;
}

function reportElements(
  data: PropertyMap,
  names: readonly string[],
  path: readonly PathStep[],
  words: string,
  report: ReportFault,
): void {
  for (const name of Object.keys(data)) {
    if (names.includes(name)) continue;
    const near = nearest(name, names);
    report({
      slug: "unknown-element",
      path: [...path, name],
      says: `has the element ${JSON.stringify(name)} in ${words}, which the policy language does not have`,
      why: "AWS refuses a document with an element that it does not know; names are case-sensitive.",
      fix: near === undefined ? `Leave it out; there are ${names.join(", ")}.` : `Did you mean ${near}?`,
      docs: analyzerCheck("error-invalid-policy-element"),
      quote: SYNTAX,
    });
  }
}

function readEffect(
  data: PropertyMap,
  path: readonly PathStep[],
  words: string,
  report: ReportFault,
): PolicyStatement["effect"] {
  const effect = plain(data["Effect"]);
  if (effect instanceof Unknown) return "unknown";
  if (effect === "Allow" || effect === "Deny") return effect;
  const docs = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html";
  if (effect === undefined) {
    report({
      slug: "missing-effect",
      path,
      says: `has no Effect in ${words}`,
      why: "Each statement must say whether it allows or denies.",
      fix: 'Add Effect: "Allow" or "Deny".',
      docs: analyzerCheck("error-missing-effect"),
    });
  } else {
    report({
      slug: "wrong-effect",
      path: [...path, "Effect"],
      says: `has the Effect ${JSON.stringify(effect)} in ${words}; it takes "Allow" or "Deny"`,
      why: "The value is case-sensitive.",
      fix: 'Write "Allow" or "Deny".',
      docs,
    });
  }
  return "unknown";
}

/** `Action` or `NotAction`, `Resource` or `NotResource`. */
function readList(
  data: PropertyMap,
  path: readonly PathStep[],
  words: string,
  element: "Action" | "Resource",
  rules: PolicyRules,
  report: ReportFault,
): PolicyList | undefined {
  const isRequired = element === "Action" || rules.resource === "required";
  const negated = `Not${element}`;
  const hasBoth = data[element] !== undefined && data[negated] !== undefined;
  if (hasBoth) reportBoth(element, negated, path, words, report);
  const name = data[element] === undefined ? negated : element;
  const value = plain(data[name]);
  if (value === undefined || (Array.isArray(value) && value.length === 0)) {
    if (isRequired) {
      const plural = element === "Action" ? "actions" : "resources";
      report({
        slug: element === "Action" ? "missing-action" : "missing-resource",
        path: value === undefined ? path : [...path, name],
        says:
          value === undefined
            ? `has neither ${element} nor ${negated} in ${words}`
            : `has an empty ${name} in ${words}`,
        why: `A statement without ${plural} says nothing${rules.takesIneffective === true ? "" : ", and AWS refuses it"}.`,
        fix:
          element === "Action"
            ? "Add the actions that the statement is about."
            : 'Add the ARNs that the statement is about, or "*". A list that is filled from elsewhere may be empty.',
        docs: analyzerCheck(element === "Action" ? "error-missing-action" : "error-missing-resource"),
        ...(rules.takesIneffective === true && { standing: "never-matches" as const }),
        ...(rules.isIam && { quote: `Policy statement must contain ${plural}.` }),
      });
    }
    return undefined;
  }
  const items = readTexts(value, [...path, name], words, name, report);
  return { element: name, isNegated: name === negated, items };
}
