// IAM: whether principals have a form that AWS takes. Pure.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
import {
  isKnownServicePrincipal,
  isPlaceholderAccount,
  nearestServicePrincipal,
  WRONG_SERVICE_PRINCIPALS,
} from "../data/service-principals.ts";
import { isReadable } from "./check-actions.ts";
import type { PolicyScope } from "./check-resources.ts";
import type { PolicyPrincipals, PolicyStatement, PolicyText } from "./document.ts";
import { hasWildcard } from "./glob.ts";
import type { PolicyRules } from "./kinds.ts";
import { analyzerCheck, type ReportFault } from "./problem.ts";

const PRINCIPAL =
  "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html";
const SERVICE_FORM = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(amazonaws\.com(\.cn)?|amazonaws\.eu|amazon\.com)$/;
const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

export function checkPrincipals(
  statement: PolicyStatement,
  rules: PolicyRules,
  scope: PolicyScope,
  report: ReportFault,
): void {
  const { principals } = statement;
  if (principals === undefined) return;
  if (rules.service === "sts") checkTrust(principals, statement, report);
  for (const { type, value } of principals.entries) {
    const { text } = value;
    if (text === undefined || !isReadable(text)) continue;
    if (type === "Service") checkServicePrincipal(value, text, statement, rules, report);
    if (type === "AWS") checkAwsPrincipal(value, text, statement, rules, scope, report);
    if (type === "Federated") checkFederated(value, text, statement, rules, report);
  }
}

function checkTrust(principals: PolicyPrincipals, statement: PolicyStatement, report: ReportFault): void {
  if (principals.isNegated) {
    report({
      slug: "unsupported-principal",
      path: principals.path,
      says: `has NotPrincipal in ${statement.words}, which a trust policy may not have`,
      why: "A trust policy names who may assume the role.",
      fix: "Write Principal.",
      docs: analyzerCheck("error-role-trust-policy-syntax-error-notprincipal"),
    });
  }
  if (principals.isStar) {
    report({
      slug: "wrong-principal",
      path: principals.path,
      says: `has the Principal "*" in ${statement.words}, which a trust policy may not have`,
      why: 'IAM takes anyone as principal of a role only in the form { AWS: "*" }.',
      fix: "Name the service or account that assumes the role.",
      docs: analyzerCheck("error-role-trust-policy-unsupported-wildcard-in-principal"),
    });
  }
  checkTrustActions(principals, statement, report);
}

/** Which action goes with which kind of principal. */
function checkTrustActions(
  principals: PolicyPrincipals,
  statement: PolicyStatement,
  report: ReportFault,
): void {
  const actions = statement.actions?.items ?? [];
  if (statement.actions?.isNegated === true || principals.isUnknown || principals.entries.length === 0)
    return;
  const texts = actions.flatMap(({ text }) => (text === undefined ? [] : [text.toLowerCase()]));
  if (texts.length < actions.length || texts.some((text) => hasWildcard(text) || !isReadable(text))) return;
  const types = new Set(principals.entries.map(({ type }) => type));
  const areFederated = types.size === 1 && types.has("Federated");
  const areOthers = !types.has("Federated");
  const federatedActions = new Set(["sts:assumerolewithwebidentity", "sts:assumerolewithsaml"]);
  const assumes = texts.filter((text) => text.startsWith("sts:assumerole"));
  if (assumes.length === 0) return;
  const [wrong] = areFederated
    ? assumes.every((text) => text === "sts:assumerole")
      ? assumes
      : []
    : areOthers && assumes.every((text) => federatedActions.has(text))
      ? assumes
      : [];
  if (wrong === undefined) return;
  const name = actions.find(({ text }) => text?.toLowerCase() === wrong)?.text ?? wrong;
  report({
    slug: "action-not-of-principal",
    path: principals.path,
    says: `lets ${areFederated ? "an identity provider" : "an AWS principal"} use ${name} in ${statement.words}`,
    why: areFederated
      ? "Users of an identity provider assume a role by sts:AssumeRoleWithWebIdentity or sts:AssumeRoleWithSAML; sts:AssumeRole does not let them in."
      : "Services, roles and users assume a role by sts:AssumeRole; this action is for identity providers.",
    fix: areFederated
      ? "Write sts:AssumeRoleWithWebIdentity (OIDC) or sts:AssumeRoleWithSAML."
      : "Write sts:AssumeRole.",
    standing: "never-matches",
    docs: analyzerCheck("error-mismatched-action-for-principal"),
  });
}

function checkServicePrincipal(
  item: PolicyText,
  text: string,
  statement: PolicyStatement,
  rules: PolicyRules,
  report: ReportFault,
): void {
  if (text === "*") return;
  const has = `has the service principal ${JSON.stringify(text)} in ${statement.words}`;
  if (!SERVICE_FORM.test(text)) {
    const near = nearestServicePrincipal(text);
    report({
      slug: "unknown-service-principal",
      path: item.path,
      says: `${has}, which is none`,
      why: "The name of a service as a principal is <service>.amazonaws.com, and AWS refuses a name that it does not have.",
      fix: near === undefined ? "Look the name up in the documentation of the service." : `Write ${near}.`,
      // https://github.com/aws-samples/aws-cdk-examples/issues/801
      docs: "https://github.com/aws-samples/aws-cdk-examples/issues/801",
      standing: "observed",
      ...(rules.isIam && { quote: `Invalid principal in policy: "SERVICE":"${text}"` }),
    });
    return;
  }
  if (isKnownServicePrincipal(text)) return;
  const instead = WRONG_SERVICE_PRINCIPALS[text];
  const near = instead ?? nearestServicePrincipal(text);
  report({
    slug: "unknown-service-principal",
    path: item.path,
    says: `${has}, which is not among those that are known`,
    why: "AWS refuses a policy with a service principal that it does not have.",
    fix:
      near === undefined ? "Look the name up in the documentation of the service." : `Did you mean ${near}?`,
    standing: "doubtful",
    docs: `${PRINCIPAL}#principal-services`,
    ...(rules.isIam && { quote: `Invalid principal in policy: "SERVICE":"${text}"` }),
  });
}

/** What IAM and S3 answer; of other services no words are known. */
function quoteOf(text: string, rules: PolicyRules): { readonly quote?: string } {
  if (rules.isIam) return { quote: `Invalid principal in policy: "AWS":"${text}"` };
  // https://github.com/cloud-custodian/cloud-custodian/issues/4948
  return rules.service === "s3" ? { quote: "Invalid principal in policy" } : {};
}

function checkAwsPrincipal(
  item: PolicyText,
  text: string,
  statement: PolicyStatement,
  rules: PolicyRules,
  scope: PolicyScope,
  report: ReportFault,
): void {
  if (text === "*") return;
  const has = `has the AWS principal ${JSON.stringify(text)} in ${statement.words}`;
  const wrong = wrongPrincipal(text);
  if (wrong !== undefined) {
    report({
      slug: "wrong-principal",
      path: item.path,
      says: `${has}, which ${wrong.says}`,
      why: "AWS looks the principals of a policy up when it takes the policy, and refuses it when it cannot.",
      fix: wrong.fix,
      docs: PRINCIPAL,
      ...quoteOf(text, rules),
    });
    return;
  }
  const account = /^(\d{12})$|^arn:[^:]*:(?:iam|sts)::(\d{12}):/.exec(text);
  const id = account?.[1] ?? account?.[2];
  if (id === undefined || id === scope.account || !isPlaceholderAccount(id)) return;
  report({
    slug: "placeholder-account",
    path: item.path,
    says: `${has}, an account as examples use it`,
    why: "AWS refuses a policy whose principal is in an account that does not exist, and one that exists would be somebody else's.",
    fix: "Take the account from the configuration or from aws.getCallerIdentity().",
    standing: "doubtful",
    docs: PRINCIPAL,
    ...quoteOf(text, rules),
  });
}

function wrongPrincipal(text: string): { readonly says: string; readonly fix: string } | undefined {
  if (/^\d+$/.test(text)) {
    if (text.length === 12) return undefined;
    return {
      says: `has ${text.length} digits and not twelve`,
      fix: "Write the account's twelve digits, as a text.",
    };
  }
  // Unique ids of roles and users, and canonical ids.
  if (/^A[A-Z]{3}[A-Z0-9]{12,124}$/.test(text) || /^[0-9a-f]{64}$/.test(text)) return undefined;
  if (!text.startsWith("arn:")) {
    if (text.endsWith(".amazonaws.com")) {
      return { says: "is a service", fix: `Write Principal: { Service: "${text}" }.` };
    }
    return {
      says: "is neither an account nor an ARN",
      fix: "Write the account's twelve digits, or the ARN of a role or user.",
    };
  }
  const [, , service = "", region = "", account = "", name = ""] = text.split(":");
  if (hasWildcard(text)) {
    return {
      says: "has a wildcard",
      fix: "Name the role or user, or let in the account and add a condition on aws:PrincipalArn, which takes wildcards.",
    };
  }
  if (service === "iam" && region === "" && name.startsWith("group/")) {
    return { says: "is a group", fix: "Name users or roles: a group cannot be a principal." };
  }
  if (service === "iam" && name.startsWith("instance-profile/")) {
    return { says: "is an instance profile", fix: "Give the ARN of its role." };
  }
  if (service === "iam" && name.startsWith("policy/")) {
    return { says: "is a policy", fix: "Give the ARN of a role or user." };
  }
  if (service === "iam" && region === "" && /^(\d{12}|cloudfront)$/.test(account)) {
    if (/^(root$|user\/.|role\/.)/.test(name)) return undefined;
    return { says: "names no role, user or account", fix: "Write …:role/<name>, …:user/<name> or …:root." };
  }
  if (service === "iam" && /^\d+$/.test(account) && account.length !== 12) {
    return { says: `has an account of ${account.length} digits`, fix: "Write the account's twelve digits." };
  }
  if (service !== "iam" && service !== "sts" && /^[a-z0-9-]+$/.test(service)) {
    return { says: `is a resource of ${service}`, fix: "Give the ARN of the role that it uses." };
  }
  return undefined;
}

function checkFederated(
  item: PolicyText,
  text: string,
  statement: PolicyStatement,
  rules: PolicyRules,
  report: ReportFault,
): void {
  const has = `has the federated principal ${JSON.stringify(text)} in ${statement.words}`;
  if (rules.service !== "sts") {
    if (rules.words === "a resource policy") return;
    report({
      slug: "wrong-principal",
      path: item.path,
      says: `${has}, which ${rules.words} does not take`,
      why: "Users of an identity provider get at AWS through a role; the policy names the role.",
      fix: "Name the role that they assume.",
      standing: "doubtful",
      docs: analyzerCheck("error-federated-principal-not-supported"),
    });
    return;
  }
  if (
    /^arn:[^:]*:iam::[^:]*:(oidc|saml)-provider\/./.test(text) ||
    (DOMAIN.test(text) && !text.startsWith("arn:"))
  )
    return;
  report({
    slug: "wrong-principal",
    path: item.path,
    says: `${has}, which is no identity provider`,
    why: "IAM takes the ARN of an OIDC or SAML provider there, or the domain of one that is built in.",
    fix: "Give the provider's `arn`.",
    docs: analyzerCheck("error-invalid-federated-principal-syntax-in-role-trust-policy"),
    quote: "Federated principals must be valid domain names or SAML metadata ARNs",
  });
}
