// IAM: reads a policy document and says what is wrong with it. Pure.
import { findNodeAtLocation, getNodeValue, type Node, type ParseError, parseTree } from "jsonc-parser";
import { holdsPlaceholder } from "../core/placeholder.ts";
import { containsUnknown, type PathStep, type PropertyValue, Secret, Unknown } from "../core/value.ts";
import type { AwsError } from "../findings/finding.ts";
import { checkActions } from "./check-actions.ts";
import { checkConditions } from "./check-conditions.ts";
import { checkPrincipals } from "./check-principals.ts";
import { checkResources, type PolicyScope } from "./check-resources.ts";
import { checkVariables } from "./check-variables.ts";
import type { PolicyDocument } from "./document.ts";
import { type PolicyKind, type PolicyRules, rulesOf } from "./kinds.ts";
import { analyzerCheck, type Fault, type PolicyProblem, type ReportFault, STANDINGS } from "./problem.ts";
import { readDocument } from "./read.ts";
import { SYNTAX } from "./read-values.ts";
import { checkCharacters, checkSize, textOfDocument } from "./size.ts";

/** A document that was read. */
export interface ParsedPolicy {
  /** Undefined when nobody can know it, or when it is too broken to be evaluated. */
  readonly document: PolicyDocument | undefined;
  readonly problems: readonly PolicyProblem[];
  /** True when nobody can know the document. */
  readonly isUnknown: boolean;
}

const UNKNOWN: ParsedPolicy = { document: undefined, problems: [], isUnknown: true };

/**
 * Reads a policy as an input holds it: JSON text, or the object that the SDK takes in its place. Secrets are read,
 * unknown parts are left alone, also those inside a text.
 */
export function parsePolicy(
  value: PropertyValue | undefined,
  kind: PolicyKind,
  scope: PolicyScope = {},
): ParsedPolicy {
  const data = textOfUnknown(bare(value));
  if (data === undefined || data === null || data instanceof Unknown) return UNKNOWN;
  const rules = rulesOf(kind);
  const problems: PolicyProblem[] = [];
  const source = typeof data === "string" ? readJson(data, rules, problems) : { data, tree: undefined };
  if (source === undefined) {
    return typeof data === "string" && holdsPlaceholder(data)
      ? UNKNOWN
      : { document: undefined, problems, isUnknown: false };
  }
  const report = reporter(rules, problems, source.tree, typeof data === "string" ? data : "");
  reportDuplicates(source.tree, rules, report);
  const document = readDocument(source.data, rules, report);
  const whole = textOfDocument(data);
  if (
    typeof data === "string" ? !holdsPlaceholder(data) : !containsUnknown(data) && !holdsPlaceholder(whole)
  ) {
    checkSize(whole, rules, report);
    checkCharacters(whole, rules, report);
  }
  if (document === undefined) return { document, problems, isUnknown: problems.length === 0 };
  for (const statement of document.statements) {
    checkActions(statement, rules, report);
    checkResources(statement, rules, scope, report);
    checkPrincipals(statement, rules, scope, report);
    checkConditions(statement, rules, report);
    checkVariables(statement, report);
  }
  checkSids(document, rules, report);
  return { document, problems, isUnknown: false };
}

function bare(value: PropertyValue | undefined): PropertyValue | undefined {
  let current = value;
  while (current instanceof Secret) current = current.value;
  return current;
}

const documents = new Map<string, PolicyDocument | undefined>();

/** The document alone, for evaluation: without looking for problems. Texts that were read before are remembered. */
export function readPolicy(value: PropertyValue | undefined): PolicyDocument | undefined {
  const data = textOfUnknown(bare(value));
  if (data === undefined || data === null || data instanceof Unknown) return undefined;
  if (typeof data !== "string") return readDocument(data, rulesOf("resource"), ignore);
  if (documents.has(data)) return documents.get(data);
  const errors: ParseError[] = [];
  const tree = parseTree(data, errors, { disallowComments: true });
  const isBroken = tree === undefined || errors.length > 0;
  const read = isBroken
    ? undefined
    : readDocument(getNodeValue(tree) as PropertyValue, rulesOf("resource"), ignore);
  if (documents.size > 1000) documents.clear();
  documents.set(data, read);
  return read;
}

function ignore(): void {
  // Problems are reported where the document stands.
}

/** A text that holds a placeholder counts as unknown as a whole; what stands around the placeholder can be read. */
function textOfUnknown(value: PropertyValue | undefined): PropertyValue | undefined {
  return value instanceof Unknown && value.text?.trimStart().startsWith("{") === true ? value.text : value;
}

function readJson(
  text: string,
  rules: PolicyRules,
  problems: PolicyProblem[],
): { readonly data: PropertyValue; readonly tree: Node | undefined } | undefined {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [error] = errors;
  if (error === undefined && tree !== undefined) return { data: getNodeValue(tree) as PropertyValue, tree };
  // An Output turned into text is reported by its own check.
  if (/Calling \[to|Calling __str__|\[object (Object|Promise)\]/.test(text) || holdsPlaceholder(text))
    return undefined;
  const at = position(text, error?.offset ?? text.length);
  const isEmpty = text.trim() === "";
  problems.push({
    slug: "no-json",
    path: [],
    ...at,
    says: isEmpty
      ? "is empty"
      : `is no JSON text: line ${at.line}, column ${at.column} is not what JSON has there`,
    why: "A policy document is JSON text.",
    fix: "Write the document as an object and give it to JSON.stringify, or to pulumi.jsonStringify when it holds Outputs.",
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    docs: analyzerCheck("error-json-syntax-error"),
    ...(rules.aws.operation !== "" && { aws: rules.aws }),
  });
  return undefined;
}

function reporter(
  rules: PolicyRules,
  problems: PolicyProblem[],
  tree: Node | undefined,
  text: string,
): ReportFault {
  return (fault: Fault) => {
    const standing = STANDINGS[fault.standing ?? "refused"];
    const node = tree === undefined ? undefined : findNodeAtLocation(tree, [...fault.path]);
    const hasCall = rules.aws.operation !== "";
    const isRefused = standing.effect === "rejected" && hasCall;
    problems.push({
      slug: fault.slug,
      path: fault.path,
      ...(node !== undefined && position(text, node.offset)),
      says: fault.says,
      why: fault.why,
      fix: fault.fix,
      ...standing,
      // Of a policy of an unnamed kind nobody knows who refuses it.
      ...(!hasCall && standing.severity === "error" && { severity: "warning" as const }),
      docs: fault.docs ?? rules.docs,
      ...(isRefused && { aws: errorOf(rules, fault) }),
      // These words are IAM's; other services have their own.
      ...(fault.quote !== undefined &&
        standing.effect === "rejected" &&
        (rules.isIam || fault.quote !== SYNTAX) && { quote: fault.quote }),
    });
  };
}

function errorOf({ aws }: PolicyRules, { code }: Fault): AwsError {
  if (code === null) return { operation: aws.operation };
  return code === undefined ? aws : { operation: aws.operation, code };
}

function position(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: before.length - before.lastIndexOf("\n") };
}

/**
 * The same name twice in one object. For policies of IAM the provider looks for it and refuses it, ValidIAMPolicyJSON in
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/verify/validate.go; of others it keeps the last.
 */
function reportDuplicates(tree: Node | undefined, { isIam }: PolicyRules, report: ReportFault): void {
  if (tree === undefined) return;
  const walk = (node: Node, path: readonly PathStep[]): void => {
    const names = new Set<string>();
    for (const [index, child] of (node.children ?? []).entries()) {
      if (node.type !== "object") {
        walk(child, [...path, index]);
        continue;
      }
      const [key, value] = child.children ?? [];
      const name = String(key?.value);
      if (names.has(name)) {
        report({
          slug: "duplicate-key",
          path: [...path, name],
          says: `has ${JSON.stringify(name)} twice in one object`,
          why: `Of two elements with one name only the last ${isIam ? "would count, so the document is refused" : "counts"}.`,
          fix: "Put both into one, or into statements of their own.",
          docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/verify/validate.go",
          // https://github.com/hashicorp/aws-sdk-go-base/blob/main/validation/json.go
          ...(isIam
            ? { quote: `contains duplicate JSON keys: duplicate key "${[...path, name].join(".")}"` }
            : { standing: "never-matches" as const }),
        });
      }
      names.add(name);
      if (value !== undefined) walk(value, [...path, name]);
    }
  };
  walk(tree, []);
}

function checkSids(document: PolicyDocument, rules: PolicyRules, report: ReportFault): void {
  if (!rules.isIam) return;
  const seen = new Set<string>();
  for (const { sid } of document.statements) {
    const text = sid?.text;
    if (sid === undefined || text === undefined || text === "" || holdsPlaceholder(text)) continue;
    if (!/^[0-9A-Za-z]*$/.test(text)) {
      report({
        slug: "sid-form",
        path: sid.path,
        says: `has the Sid ${JSON.stringify(text)}; it takes letters and digits`,
        why: "IAM allows neither spaces nor hyphens there, unlike some policies of resources.",
        fix: `Write ${JSON.stringify(text.replaceAll(/[^0-9A-Za-z]/g, "") || "Statement1")}.`,
        // Seen in https://github.com/aws-cloudformation/cfn-lint/issues/1376
        docs: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html",
        standing: "observed",
        quote:
          "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*",
      });
    } else if (seen.has(text)) {
      report({
        slug: "sid-twice",
        path: sid.path,
        says: `has the Sid ${JSON.stringify(text)} for the second time`,
        why: "In IAM each statement's Sid must be its own within the document.",
        fix: "Give each statement a name of its own, or none.",
        docs: analyzerCheck("error-unique-sids-required"),
        quote: "Statement IDs (SID) in a single policy must be unique.",
      });
    }
    seen.add(text);
  }
}
