// IAM: whether the actions of a statement fit its resources. Pure.
import { holdsPlaceholder } from "../core/placeholder.ts";
import { fitsSegments, formsOf, segmentsOf } from "./arn-templates.ts";
import { actionsMatching } from "./catalogue.ts";
import { isOutputText, isReadable } from "./check-actions.ts";
import type { PolicyStatement, PolicyText } from "./document.ts";
import { arnSegments } from "./glob.ts";
import type { PolicyRules } from "./kinds.ts";
import type { ReportFault } from "./problem.ts";

/** Each action must fit a resource of the statement, or it grants nothing. */
export function checkFit(statement: PolicyStatement, rules: PolicyRules, report: ReportFault): void {
  const { actions, resources } = statement;
  if (actions === undefined || resources === undefined || actions.isNegated || resources.isNegated) return;
  const isS3 = rules.service === "s3";
  if (statement.effect !== "Allow" && !isS3) return;
  const texts = resources.items.flatMap(({ text }) => (text === undefined ? [] : [text]));
  if (texts.length < resources.items.length || !texts.every((text) => text.startsWith("arn:"))) return;
  // In the ARN of a type without a model the service is a guess. An Output turned into text is reported elsewhere.
  if (texts.some((text) => holdsPlaceholder(text.split(/[:/]/)[5] ?? "") || isOutputText(text))) return;
  // Two names of one service: connections have ARNs with either.
  if (texts.some((text) => /^arn:[^:]*:(?:codestar-connections|codeconnections):/.test(text))) return;
  // Access points have rules of their own.
  if (isS3 && !texts.every((text) => /^arn:[^:]*:s3:::/.test(text))) return;
  const patterns = texts.map((text) => arnSegments(text));
  // Some services take a pseudo-ARN for actions without resources: arn:aws:s3:::* for s3:ListAllMyBuckets.
  const takesAll = patterns.some((segments) => /^[*?]/.test(segments[5] ?? "*"));
  const misfits: Misfit[] = [];
  for (const item of actions.items) {
    const action = item.text;
    if (action === undefined || action === "*" || !isReadable(action)) continue;
    if (isS3 && !/^s3/i.test(action)) continue;
    const templates = templatesOfAction(action);
    if (templates === undefined || (templates.length === 0 && takesAll)) continue;
    const fits = templates.some((template) =>
      patterns.some((pattern) => fitsSegments(pattern, segmentsOf(template))),
    );
    if (!fits) misfits.push({ item, action, templates });
  }
  reportMisfits(
    misfits.filter(({ templates }) => templates.length === 0),
    texts,
    statement,
    rules,
    report,
  );
  reportMisfits(
    misfits.filter(({ templates }) => templates.length > 0),
    texts,
    statement,
    rules,
    report,
  );
}

interface Misfit {
  readonly item: PolicyText;
  readonly action: string;
  readonly templates: readonly string[];
}

const actionTemplates = new Map<string, readonly string[] | undefined>();

/** The patterns of what an action, or all that a pattern stands for, is about; undefined for one that is not known. */
function templatesOfAction(action: string): readonly string[] | undefined {
  const key = action.toLowerCase();
  if (actionTemplates.has(key)) return actionTemplates.get(key);
  const facts = actionsMatching(action);
  const templates = facts.flatMap((fact) => fact.resources.flatMap(({ type }) => type.arns));
  const result = facts.length === 0 ? undefined : [...new Set(templates)];
  actionTemplates.set(key, result);
  return result;
}

/** One problem for all actions of a statement that are wrong in the same way. */
function reportMisfits(
  misfits: readonly Misfit[],
  texts: readonly string[],
  statement: PolicyStatement,
  rules: PolicyRules,
  report: ReportFault,
): void {
  const [first] = misfits;
  if (first === undefined) return;
  const isS3 = rules.service === "s3";
  const needsStar = first.templates.length === 0;
  const names = listed(misfits.map(({ action }) => action));
  const wanted = needsStar
    ? `${misfits.length === 1 ? "the action takes" : "these actions take"} no resource, so only "*" grants ${misfits.length === 1 ? "it" : "them"}`
    : `${first.action} is about ${formsOf(first.templates)}`;
  report({
    slug: "resource-not-of-action",
    path: first.item.path,
    says: `${statement.effect === "Deny" ? "denies" : "allows"} ${names} on ${listed(texts)} in ${statement.words}; ${wanted}`,
    why: isS3
      ? "S3 refuses a bucket policy in which an action fits none of the statement's resources."
      : "The document is taken, and such an action is granted on nothing: what needs it fails with AccessDenied.",
    fix: fixOf(first.action, misfits.length, texts, needsStar),
    // https://github.com/humanmade/S3-Uploads/issues/239
    docs: isS3
      ? "https://github.com/humanmade/S3-Uploads/issues/239"
      : "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    ...(isS3
      ? { standing: "observed" as const, quote: "Action does not apply to any resource(s) in statement" }
      : { standing: "never-matches" as const }),
  });
}

function fixOf(action: string, count: number, texts: readonly string[], needsStar: boolean): string {
  const [first = ""] = texts;
  const many = count === 1 ? action : "these actions";
  if (needsStar)
    return `Put ${many} into a statement of their own with Resource: "*".`.replace(
      "their",
      count === 1 ? "its" : "their",
    );
  if (/^logs:PutLogEvents$/i.test(action) && /:log-group:[^:*]+$/.test(first)) return `Write ${first}:*.`;
  if (action.startsWith("s3:") && first.endsWith("/*")) return `Add the bucket's ARN ${first.slice(0, -2)}.`;
  if (action.startsWith("s3:") && !first.includes("/")) return `Add the objects' ARN ${first}/*.`;
  return "Give the ARN of a resource of that form.";
}

function listed(texts: readonly string[]): string {
  const shown = texts.slice(0, 2).join(", ");
  return texts.length > 2 ? `${shown} and ${texts.length - 2} more` : shown;
}
