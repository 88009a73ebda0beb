// IAM: how long a document is, as AWS counts. Pure.
import type { PropertyValue } from "../core/value.ts";
import type { PolicyRules } from "./kinds.ts";
import type { ReportFault } from "./problem.ts";

/** Characters of a document without the white space between its tokens. */
export function sizeWithoutSpace(text: string): number {
  let inText = false;
  let size = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? "";
    if (inText && character === "\\") {
      size += 2;
      index++;
      continue;
    }
    if (character === '"') inText = !inText;
    if (inText || !/\s/.test(character)) size++;
  }
  return size;
}

/** The text that the provider sends for a document given as an object. */
export function textOfDocument(value: PropertyValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

export function checkSize(text: string, rules: PolicyRules, report: ReportFault): void {
  const { limit } = rules;
  if (limit === undefined) return;
  const { max, raisable, countsSpace, docs, code = null } = limit;
  const compact = sizeWithoutSpace(text);
  // Where AWS counts white space, the provider has taken it out before: it writes each document anew, NormalizeJsonString in
  // https://github.com/hashicorp/terraform-plugin-sdk/blob/main/helper/structure/normalize_json.go
  const size = countsSpace ? new TextEncoder().encode(text).length - (text.length - compact) : compact;
  if (size <= max) return;
  const isQuota = raisable !== undefined && size <= raisable;
  report({
    slug: "too-long",
    path: [],
    says: `is ${size} ${countsSpace ? "bytes" : "characters"} long without white space; ${rules.words} takes at most ${max}${isQuota ? ", unless the account's quota was raised" : ""}`,
    why: isQuota
      ? `The quota is ${max} by default and can be raised${Number.isFinite(raisable) ? ` to ${raisable}` : ""}.`
      : "AWS refuses a longer document; the limit cannot be raised.",
    fix:
      rules.isIam && rules.service !== "sts"
        ? "Put statements together, use wildcards in ARNs, or spread the statements over several policies."
        : "Put statements together, or use wildcards.",
    docs,
    code,
    standing: isQuota ? "doubtful" : "refused",
    // The provider counts identity policies itself, ValidIAMPolicyJSON in
    // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/verify/validate.go
    ...(rules.isIam && rules.service !== "sts" && { quote: `Cannot exceed quota for PolicySize: ${max}` }),
    // Seen in https://github.com/kubeflow/dashboard/issues/29
    ...(rules.service === "sts" && { quote: `Cannot exceed quota for ACLSizePerRole: ${max}` }),
  });
}

/** IAM takes tab, line ends and the characters up to U+00FF; JSON's own escapes keep others out of the text. */
export function checkCharacters(text: string, rules: PolicyRules, report: ReportFault): void {
  const found = rules.isIam ? /[^\t\n\r\u0020-\u00ff]/u.exec(text)?.[0] : undefined;
  if (found === undefined) return;
  const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  report({
    slug: "wrong-character",
    path: [],
    says: `has the character ${JSON.stringify(found)} (U+${code})`,
    why: "IAM takes policy documents with characters up to U+00FF only.",
    fix: "Write it in plain letters.",
    docs: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names",
    code: "ValidationError",
  });
}
