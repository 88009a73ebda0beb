// IAM: whether the actions of a statement exist, and have their form. Pure.
import { nearest } from "../core/nearest.ts";
import { holdsPlaceholder } from "../core/placeholder.ts";
import {
  actionsMatching,
  findAction,
  findService,
  IAM_DATA_DATE,
  nearestAction,
  servicePrefixes,
} from "./catalogue.ts";
import type { PolicyStatement, PolicyText } from "./document.ts";
import type { PolicyRules } from "./kinds.ts";
import { analyzerCheck, type ReportFault } from "./problem.ts";

const ACTION = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html";
// s3:HeadObject, which is no action, in a bucket policy. The words: https://github.com/versity/versitygw/issues/650
const INVALID_ACTION = "https://github.com/DataBiosphere/azul/pull/6149";
const OUT_OF_SCOPE = "https://github.com/aws/aws-cli/issues/3143";
// Each seen: https://github.com/aws-cloudformation/cfn-lint/issues/935 and https://github.com/scality/Arsenal/pull/106
const COLONS = "https://github.com/aws-cloudformation/cfn-lint/issues/935";

/** What a trust policy may allow. https://github.com/hashicorp/terraform-provider-aws/issues/32872 */
const TRUST_ACTIONS = [
  "sts:AssumeRole",
  "sts:AssumeRoleWithSAML",
  "sts:AssumeRoleWithWebIdentity",
  "sts:SetContext",
  "sts:SetSourceIdentity",
  "sts:TagSession",
];

export function checkActions(statement: PolicyStatement, rules: PolicyRules, report: ReportFault): void {
  for (const item of statement.actions?.items ?? []) {
    if (item.text !== undefined && isReadable(item.text))
      checkAction(item, item.text, statement, rules, report);
  }
}

/** Actions that are on no list any more; the examples of aws.sns.TopicPolicy and aws.cloudwatch.LogResourcePolicy have them. */
const LEFTOVERS: ReadonlySet<string> = new Set(["sns:receive", "logs:putlogeventsbatch"]);

/** A text that stands for itself: no placeholder, and no Output turned into text. */
export function isReadable(text: string): boolean {
  return !holdsPlaceholder(text) && !isOutputText(text);
}

/** An Output turned into text, which is reported elsewhere. */
export function isOutputText(text: string): boolean {
  return /Calling \[to|Calling __str__|\[object |Output</.test(text);
}

function checkAction(
  item: PolicyText,
  action: string,
  statement: PolicyStatement,
  rules: PolicyRules,
  report: ReportFault,
): void {
  if (action === "*") return;
  const { path } = item;
  const where = `in ${statement.words}`;
  const parts = action.split(":");
  if (parts.length !== 2) {
    const few = parts.length < 2;
    report({
      slug: "action-form",
      path,
      says: `has the action ${JSON.stringify(action)} ${where}, ${few ? "which names no service" : "which has more than one colon"}`,
      why: "An action is the prefix of a service, a colon and a name.",
      fix: few
        ? 'Write the service before it, such as "s3:GetObject".'
        : 'Write one prefix and one name, such as "ec2:CreateNetworkInterface".',
      docs: few ? ACTION : COLONS,
      standing: "observed",
      ...quoteOf(
        rules,
        few
          ? "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."
          : "Actions/Condition can contain only one colon.",
      ),
    });
    return;
  }
  const [prefix = "", name = ""] = parts;
  if (!/^[a-z0-9.-]+$/i.test(prefix)) {
    const isWild = /[*?]/.test(prefix);
    report({
      slug: "action-form",
      path,
      says: `has the action ${JSON.stringify(action)} ${where}, whose service ${isWild ? "has a wildcard" : "is no prefix of a service"}`,
      why: isWild
        ? "Wildcards may stand in the name of an action, not in the prefix of its service."
        : "The prefix of a service has letters, digits, hyphens and dots.",
      fix: isWild
        ? 'Write one action for each service, or "*" alone.'
        : "Write the prefix of the service, such as s3.",
      docs: ACTION,
      standing: "observed",
      ...quoteOf(
        rules,
        isWild
          ? "Action vendors (e.g., aws, ec2, etc.) must not contain wildcards."
          : `Vendor ${prefix} is not valid`,
      ),
    });
    return;
  }
  if (rules.service === "sts" && checkTrustAction(item, action, statement, report)) return;
  if (rules.service !== undefined && checkScope(item, action, prefix, statement, rules, report)) return;
  const service = findService(prefix);
  if (service === undefined) {
    const near = nearest(prefix, servicePrefixes());
    report({
      slug: "unknown-service",
      path,
      says: `has the action ${JSON.stringify(action)} ${where}, whose service "${prefix}" is not among those of AWS`,
      why: `IAM takes the document, and an action of a service that does not exist matches nothing. The list is that of ${IAM_DATA_DATE}.`,
      fix:
        near === undefined
          ? "Look the prefix up in the service authorization reference."
          : `Did you mean ${near}:${name}?`,
      standing: "never-matches",
      docs: analyzerCheck("error-invalid-service-in-action"),
    });
    return;
  }
  if (actionsMatching(action).length > 0 || LEFTOVERS.has(action.toLowerCase())) return;
  const isWild = /[*?]/.test(name);
  const near = isWild ? undefined : nearestAction(action);
  // S3 refuses unknown actions; a name that is near to none may be newer than the list.
  const isRefused = rules.service === "s3" && near !== undefined;
  report({
    slug: isWild ? "wildcard-matches-nothing" : "unknown-action",
    path,
    says: isWild
      ? `has the action ${JSON.stringify(action)} ${where}, which matches no action of ${service.prefix}`
      : `has the action ${JSON.stringify(action)} ${where}, which is not among the actions of ${service.prefix}`,
    why: isRefused
      ? "S3 refuses a policy with an action that it does not have."
      : `The document is taken, and an action that does not exist allows nothing: what needs the right one fails with AccessDenied. The list is that of ${IAM_DATA_DATE}.`,
    fix:
      near === undefined
        ? "Look its name up in the service authorization reference."
        : `Did you mean ${near}?`,
    docs: isRefused ? INVALID_ACTION : analyzerCheck("error-invalid-action"),
    ...(isRefused
      ? { standing: "observed" as const, quote: "Policy has invalid action" }
      : { standing: "never-matches" as const }),
  });
}

/** What IAM answers, or S3; of other services no words are known. */
function quoteOf(rules: PolicyRules, words: string): { readonly quote?: string } {
  if (rules.isIam) return { quote: words };
  return rules.service === "s3" ? { quote: "Policy has invalid action" } : {};
}

function checkTrustAction(
  item: PolicyText,
  action: string,
  statement: PolicyStatement,
  report: ReportFault,
): boolean {
  const lower = action.toLowerCase();
  if (/[*?]/.test(lower) && lower.startsWith("sts:")) return true;
  if (TRUST_ACTIONS.some((known) => known.toLowerCase() === lower)) return true;
  // Newer actions of STS may be allowed.
  if (lower.startsWith("sts:") && findAction(action) !== undefined) return true;
  const near = nearest(action, TRUST_ACTIONS);
  report({
    slug: "trust-action",
    path: item.path,
    says: `has the action ${JSON.stringify(action)} in ${statement.words}, which a trust policy may not have`,
    why: "A trust policy says who may assume the role. What the role may do belongs into its own policies.",
    fix:
      near === undefined
        ? "Write sts:AssumeRole here, and move the action into a policy of the role."
        : `Did you mean ${near}?`,
    standing: "observed",
    docs: "https://github.com/hashicorp/terraform-provider-aws/issues/32872",
    quote: "AssumeRole policy may only specify STS AssumeRole actions.",
  });
  return true;
}

/** Services that refuse the actions of others in their policies. */
function checkScope(
  item: PolicyText,
  action: string,
  prefix: string,
  statement: PolicyStatement,
  rules: PolicyRules,
  report: ReportFault,
): boolean {
  const service = rules.service ?? "";
  const own = prefix.toLowerCase();
  if (own === service || (service === "s3" && own.startsWith("s3"))) return false;
  report({
    slug: "action-of-other-service",
    path: item.path,
    says: `has the action ${JSON.stringify(action)} in ${statement.words}, which is no action of ${service}`,
    why: `${rules.words.charAt(0).toUpperCase()}${rules.words.slice(1)} takes actions of ${service} only.`,
    fix: `Name actions of ${service}; other actions belong into a policy of the identity that needs them.`,
    docs: service === "sns" ? OUT_OF_SCOPE : analyzerCheck("error-unsupported-action-in-policy"),
    ...(service === "s3" && { quote: "Policy has invalid action" }),
    ...(service === "sns" && {
      standing: "observed" as const,
      quote: "Policy statement action out of service scope!",
    }),
    ...(service === "sqs" && { standing: "inferred" as const }),
  });
  return true;
}
