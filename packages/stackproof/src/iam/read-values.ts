// IAM: reads the values of a document: out of secrets, texts and lists of texts. Pure.
import { type PathStep, type PropertyValue, Secret, Unknown } from "../core/value.ts";
import type { PolicyText } from "./document.ts";
import { analyzerCheck, type ReportFault } from "./problem.ts";

/**
 * What IAM answers to a document that does not follow the grammar, as moto's tests against AWS have it:
 * https://github.com/getmoto/moto/blob/master/tests/test_iam/test_iam_policies.py
 */
export const SYNTAX = "Syntax errors in policy.";

/** One text or a list of texts. */
export function readTexts(
  value: PropertyValue,
  path: readonly PathStep[],
  words: string,
  element: string,
  report: ReportFault,
): PolicyText[] {
  if (value instanceof Unknown) return [{ text: undefined, path }];
  const list = Array.isArray(value) ? value : [value];
  return list.map((item, index) => {
    const at = Array.isArray(value) ? [...path, index] : path;
    const read = readText(item, at);
    if (read !== undefined) return read;
    report({
      slug: "wrong-type",
      path: at,
      says: `has ${jsonWords(plain(item))} as ${element} in ${words}; it takes texts`,
      why: `${element} is one text or a list of texts.`,
      fix: "Write a text, or a flat list of texts.",
      docs: analyzerCheck("error-data-type-mismatch"),
      quote: SYNTAX,
    });
    return { text: undefined, path: at };
  });
}

export function readText(
  value: PropertyValue | undefined,
  path: readonly PathStep[],
): PolicyText | undefined {
  const data = plain(value);
  if (data instanceof Unknown) return { text: undefined, path };
  return typeof data === "string" ? { text: data, path } : undefined;
}

/** Out of secrets; null counts as a value that JSON has. */
export function plain(value: PropertyValue | undefined): Exclude<PropertyValue, Secret> | undefined {
  let current = value;
  while (current instanceof Secret) current = current.value;
  return current;
}

export function jsonWords(value: PropertyValue | undefined): string {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  return typeof value === "string" ? "a text" : `the ${typeof value} ${String(value)}`;
}

export function shownValue(value: PropertyValue): string {
  return typeof value === "string" ? JSON.stringify(value) : jsonWords(value);
}

export function textOf(value: PropertyValue | undefined): string {
  return value === undefined ? "" : JSON.stringify(value);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Two elements that exclude each other. */
export function reportBoth(
  a: string,
  b: string,
  path: readonly PathStep[],
  words: string,
  report: ReportFault,
): void {
  report({
    slug: "both-elements",
    path: [...path, b],
    says: `has both ${a} and ${b} in ${words}`,
    why: "They exclude each other within one statement.",
    fix: `Leave out ${a} or ${b}, or write two statements.`,
    docs: analyzerCheck("error-unsupported-element-combination"),
    quote: SYNTAX,
  });
}
