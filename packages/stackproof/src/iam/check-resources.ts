// IAM: whether the resources of a statement have the form of ARNs, name something that its service has, and fit the
// actions beside them. Pure.
import { nearest } from "../core/nearest.ts";
import { findPartition } from "../data/regions.ts";
import { fitsArn, formsOf } from "./arn-templates.ts";
import { arnTemplates } from "./catalogue.ts";
import { isReadable } from "./check-actions.ts";
import { checkFit } from "./check-fit.ts";
import type { PolicyStatement, PolicyText } from "./document.ts";
import { arnSegments, hasWildcard } from "./glob.ts";
import type { PolicyRules } from "./kinds.ts";
import { analyzerCheck, type ReportFault } from "./problem.ts";

const RESOURCE = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html";
/** All that AWS has; a partition in an ARN that is none of them is a mistake. */
const PARTITIONS = /^aws(-cn|-us-gov|-eusc|-iso(-[a-z])?)?$/;

/** Where the policy's resource is, as far as it is known. */
export interface PolicyScope {
  readonly partition?: string;
  readonly region?: string;
  readonly account?: string;
}

export function checkResources(
  statement: PolicyStatement,
  rules: PolicyRules,
  scope: PolicyScope,
  report: ReportFault,
): void {
  const { resources } = statement;
  if (resources === undefined) return;
  if (rules.resource === "forbidden") {
    reportForbidden(statement, rules, report);
    return;
  }
  let areGood = true;
  for (const item of resources.items) {
    if (item.text === undefined || !isReadable(item.text)) continue;
    // Without a region of its own the program has ARNs without one, which is reported elsewhere.
    if (scope.region === undefined && lacksRegion(item.text)) areGood = false;
    else if (!checkForm(item, item.text, statement, rules, scope, report)) areGood = false;
  }
  if (areGood) checkFit(statement, rules, report);
}

function reportForbidden(statement: PolicyStatement, rules: PolicyRules, report: ReportFault): void {
  const element = statement.resources?.element ?? "Resource";
  const isTrust = rules.isIam;
  report({
    slug: "unsupported-resource",
    path: [...statement.path, element],
    says: `has ${element} in ${statement.words}, which ${rules.words} may not have`,
    why: "The policy is about the very thing that it is attached to.",
    fix: `Leave ${element} out.`,
    // Seen in https://github.com/localstack/localstack/issues/6644
    docs: isTrust ? analyzerCheck("error-role-trust-policy-syntax-error-resource") : rules.docs,
    ...(isTrust ? { quote: `Has prohibited field ${element}` } : { standing: "doubtful" as const }),
  });
}

/** False when the text was reported. */
function checkForm(
  item: PolicyText,
  text: string,
  statement: PolicyStatement,
  rules: PolicyRules,
  scope: PolicyScope,
  report: ReportFault,
): boolean {
  if (text === "*") return true;
  const { path } = item;
  const has = `has the resource ${JSON.stringify(text)} in ${statement.words}`;
  // API Gateway completes this short form by itself.
  if (text.startsWith("execute-api:/") && !rules.isIam) return true;
  // Other services read their policies in their own ways.
  const isIam = rules.isIam || rules.service === "s3";
  if (!text.startsWith("arn:")) {
    // Seen in https://github.com/trussworks/terraform-aws-s3-anti-virus/issues/21
    report({
      slug: "resource-form",
      path,
      says: `${has}, which is neither an ARN nor "*"`,
      why: "A statement names resources by their ARNs.",
      fix:
        /[*?]/.test(text) && text.length < 4
          ? 'Write "*".'
          : "Give the resource's `arn`, not its name or id.",
      docs: analyzerCheck("error-invalid-arn-prefix"),
      ...(isIam ? {} : { standing: "doubtful" as const }),
      ...(rules.isIam && { quote: `Resource ${text} must be in ARN format or "*".` }),
    });
    return false;
  }
  const [, partition = "", service, region = "", account = ""] = arnSegments(text);
  if (!hasWildcard(partition) && !checkPartition(item, text, partition, has, isIam, scope, report))
    return false;
  if (service === undefined || hasWildcard(service)) {
    report({
      slug: "resource-form",
      path,
      says: `${has}, which ${service === undefined || service === "" ? "names no service" : "has a wildcard for the service"}`,
      why: "The service of an ARN must be written out; wildcards may stand behind it.",
      fix: 'Write one ARN for each service, or "*" alone.',
      docs: `${RESOURCE}#reference_policies_elements_resource_wildcards`,
      ...(rules.isIam
        ? { quote: "Resource vendor must be fully qualified and cannot contain regexes." }
        : { standing: "doubtful" as const }),
    });
    return false;
  }
  return checkService(item, text, { service, region, account }, statement, rules, report);
}

function checkPartition(
  item: PolicyText,
  text: string,
  partition: string,
  has: string,
  isIam: boolean,
  scope: PolicyScope,
  report: ReportFault,
): boolean {
  const isOther = scope.partition !== undefined && partition !== scope.partition;
  if (PARTITIONS.test(partition) && !isOther) return true;
  const isKnown = findPartition(partition) !== undefined;
  report({
    slug: "wrong-partition",
    path: item.path,
    says: isKnown
      ? `${has}, which is in the partition ${partition}; the program deploys to ${scope.partition ?? ""}`
      : `${has}, whose partition ${JSON.stringify(partition)} does not exist`,
    why: "The second part of an ARN is the group of regions that the account belongs to.",
    fix: `Write ${scope.partition ?? "aws"} there, or take it from aws.getPartition().`,
    docs: "https://github.com/terraform-aws-modules/terraform-aws-iam/issues/309",
    standing: isIam ? "observed" : "doubtful",
    ...(isIam && { quote: `Partition "${partition}" is not valid for resource "${text}".` }),
  });
  return false;
}

interface ArnFields {
  readonly service: string;
  readonly region: string;
  readonly account: string;
}

function checkService(
  item: PolicyText,
  text: string,
  { service, region, account }: ArnFields,
  statement: PolicyStatement,
  rules: PolicyRules,
  report: ReportFault,
): boolean {
  const templates = arnTemplates(service);
  const has = `has the resource ${JSON.stringify(text)} in ${statement.words}`;
  const { path } = item;
  if (templates.length === 0) {
    const lower = service.toLowerCase();
    if (lower === service || arnTemplates(lower).length === 0) return true;
    report({
      slug: "resource-matches-nothing",
      path,
      says: `${has}, whose service is not in lower case`,
      why: "ARNs are case-sensitive; this one matches nothing.",
      fix: `Write ${lower}.`,
      standing: "never-matches",
      docs: analyzerCheck("error-invalid-arn-service-case"),
    });
    return false;
  }
  if (templates.some((template) => fitsArn(text, template))) {
    if (account === "" || /^(\d{12}|aws|aws-managed|third-party|aws-marketplace|cloudfront)$/.test(account))
      return true;
    if (hasWildcard(account) || account.includes("$")) return true;
    report({
      slug: "resource-matches-nothing",
      path,
      says: `${has}, whose account ${JSON.stringify(account)} has not twelve digits`,
      why: "No resource has such an ARN.",
      fix: "Write the account's twelve digits, or take them from aws.getCallerIdentity().",
      standing: "never-matches",
      docs: analyzerCheck("error-invalid-arn-account"),
    });
    return false;
  }
  const isGlobal = service === "iam" || service === "s3";
  if (region !== "" && isGlobal && !hasWildcard(region) && fitsSome(withoutRegion(text), templates)) {
    // https://github.com/aws/aws-cdk/issues/22445 and https://github.com/cloud-gov/terraform-provision/pull/1838
    report({
      slug: "resource-region",
      path,
      says: `${has}, which names a region`,
      why: `ARNs of ${service === "iam" ? "IAM" : "S3 buckets and objects"} have no region${service === "s3" ? " and no account" : ""}.`,
      fix: `Write ${withoutRegion(text)}, or the resource's own \`arn\`.`,
      docs:
        service === "iam"
          ? analyzerCheck("error-arn-region-not-allowed")
          : "https://github.com/aws/aws-cdk/issues/22445",
      ...(rules.isIam
        ? {
            standing: "observed" as const,
            quote:
              service === "iam"
                ? `IAM resource ${text} cannot contain region information.`
                : `Resource ${text} can not contain region information.`,
          }
        : { standing: "doubtful" as const }),
    });
    return false;
  }
  const says = misfitWords(text, service, region, templates);
  if (says === undefined) return true;
  report({
    slug: "resource-matches-nothing",
    path,
    says: `${has}, ${says.found}`,
    why: "The document is taken, and the ARN matches nothing.",
    fix: says.fix,
    standing: "never-matches",
    docs: analyzerCheck("error-invalid-arn-resource"),
  });
  return false;
}

/**
 * What is wrong with an ARN that fits no pattern of its service. Undefined where it is of a type that the list does not
 * have: the list lacks some.
 */
function misfitWords(
  text: string,
  service: string,
  region: string,
  templates: readonly string[],
): { readonly found: string; readonly fix: string } | undefined {
  const segments = arnSegments(text);
  if (region === "" && fitsSome(segments.with(3, "*").join(":"), templates)) {
    return { found: "which names no region", fix: "Write the region, or * for all." };
  }
  const type = typeOf(segments[5] ?? "");
  if (type === "") return undefined;
  const own = templates.filter((template) => typeOf(arnSegments(template)[5] ?? "") === type);
  if (own.length > 0) {
    return {
      found: `which has not the form of ${own.length === 1 ? "that resource" : "those resources"} of ${service}`,
      fix: `The form is ${formsOf(own)}.`,
    };
  }
  const near = nearest(type, new Set(templates.map((template) => typeOf(arnSegments(template)[5] ?? ""))));
  if (near === undefined || near === "") return undefined;
  return { found: `whose kind "${type}" ${service} does not have`, fix: `Did you mean "${near}"?` };
}

/** `table` of `table/orders`; empty where the resource begins with a name or a wildcard. */
function typeOf(resource: string): string {
  return /^([A-Za-z][\w-]*)[/:]/.exec(resource)?.[1] ?? "";
}

function lacksRegion(text: string): boolean {
  const segments = arnSegments(text);
  return segments.length === 6 && segments[3] === "" && !["iam", "s3"].includes(segments[2] ?? "");
}

function withoutRegion(arn: string): string {
  const [prefix = "", partition = "", service = "", , account = "", resource = ""] = arnSegments(arn);
  return [prefix, partition, service, "", service === "s3" ? "" : account, resource].join(":");
}

function fitsSome(arn: string, templates: readonly string[]): boolean {
  return templates.some((template) => fitsArn(arn, template));
}
