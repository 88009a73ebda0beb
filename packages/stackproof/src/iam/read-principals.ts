// IAM: reads whom a statement is about. Pure.
import { nearest } from "../core/nearest.ts";
import { isPropertyMap, type PathStep, type PropertyMap, Unknown } from "../core/value.ts";
import type { PolicyPrincipals, PolicyText, PrincipalType } from "./document.ts";
import type { PolicyRules } from "./kinds.ts";
import { analyzerCheck, type ReportFault } from "./problem.ts";
import { capital, plain, readTexts, reportBoth, shownValue } from "./read-values.ts";

const PRINCIPAL_TYPES: readonly string[] = ["AWS", "Service", "Federated", "CanonicalUser"];

export function readPrincipals(
  data: PropertyMap,
  path: readonly PathStep[],
  words: string,
  rules: PolicyRules,
  report: ReportFault,
): PolicyPrincipals | undefined {
  if (data["Principal"] !== undefined && data["NotPrincipal"] !== undefined) {
    reportBoth("Principal", "NotPrincipal", path, words, report);
  }
  const name = data["Principal"] === undefined ? "NotPrincipal" : "Principal";
  const at = [...path, name];
  const value = plain(data[name]);
  const docs = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html";
  if (value === undefined) {
    if (rules.principal === "required") {
      report({
        slug: "missing-principal",
        path,
        says: `has no Principal in ${words}`,
        why: `${capital(rules.words)} must say whom it is about.`,
        fix: 'Add Principal, such as { Service: "lambda.amazonaws.com" } or { AWS: "<account id>" }.',
        docs: analyzerCheck("error-missing-principal"),
        // Seen in https://github.com/hashicorp/terraform/issues/28688
        ...(rules.service === "s3" && { quote: "Missing required field Principal" }),
      });
    }
    return undefined;
  }
  if (rules.principal === "forbidden") {
    report({
      slug: "unsupported-principal",
      path: at,
      says: `has ${name} in ${words}, which ${rules.words} may not have`,
      why: "An identity policy is about the identity that it is attached to; Principal belongs into policies of resources and into trust policies.",
      fix: `Leave ${name} out.`,
      docs: analyzerCheck("error-unsupported-principal"),
      quote: "Policy document should not specify a principal.",
    });
    return undefined;
  }
  const base = { isNegated: name === "NotPrincipal", path: at };
  if (value instanceof Unknown) return { ...base, isStar: false, isUnknown: true, entries: [] };
  if (value === "*") return { ...base, isStar: true, isUnknown: false, entries: [] };
  if (!isPropertyMap(value)) {
    report({
      slug: "wrong-principal",
      path: at,
      says: `has the ${name} ${shownValue(value)} in ${words}, which is neither "*" nor an object`,
      why: "A principal has a kind: an AWS identity, a service or an identity provider.",
      fix: 'Write { Service: "…" }, { AWS: "…" } or { Federated: "…" }.',
      docs: analyzerCheck("error-invalid-principal-format"),
    });
    return { ...base, isStar: false, isUnknown: true, entries: [] };
  }
  const entries: { type: PrincipalType; value: PolicyText }[] = [];
  for (const [type, inner] of Object.entries(value)) {
    if (!PRINCIPAL_TYPES.includes(type)) {
      const near = nearest(type, PRINCIPAL_TYPES);
      report({
        slug: "wrong-principal",
        path: [...at, type],
        says: `has the kind of principal ${JSON.stringify(type)} in ${words}, which does not exist`,
        why: `There are ${PRINCIPAL_TYPES.join(", ")}; the names are case-sensitive.`,
        fix: near === undefined ? "Use one of them." : `Did you mean ${near}?`,
        docs: analyzerCheck("error-invalid-principal-key"),
      });
      continue;
    }
    const data = plain(inner);
    if (data === undefined) continue;
    for (const item of readTexts(data, [...at, type], words, `${name}.${type}`, report)) {
      entries.push({ type: type as PrincipalType, value: item });
    }
  }
  const isEmpty = Object.keys(value).every((type) => PRINCIPAL_TYPES.includes(type));
  if (entries.length === 0 && isEmpty && rules.principal === "required") {
    report({
      slug: "missing-principal",
      path: at,
      says: `has an empty ${name} in ${words}`,
      why: `${capital(rules.words)} must say whom it is about.`,
      fix: 'Add a principal, such as { Service: "lambda.amazonaws.com" } or { AWS: "<account id>" }.',
      docs,
      standing: "doubtful",
    });
  }
  return { ...base, isStar: false, isUnknown: false, entries };
}
