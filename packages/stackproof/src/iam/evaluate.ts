// IAM: does a policy let a request through? Pure.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
import { holdsPlaceholder } from "../core/placeholder.ts";
import { fitsArn } from "./arn-templates.ts";
import type {
  PolicyCondition,
  PolicyDocument,
  PolicyList,
  PolicyPrincipals,
  PolicyStatement,
} from "./document.ts";
import { arnMatches, globMatches, hasWildcard } from "./glob.ts";
import { findOperator, type Operator } from "./operators.ts";
import { every, not, some, type Verdict } from "./verdict.ts";

/** Who makes a request. */
export type Caller =
  /** A service, by each of the names that it may use: `logs.eu-west-1.amazonaws.com`. */
  | { readonly service: string | readonly string[] }
  /** ARN of a role. What names the role's account only is not counted: it leaves the decision to the role's own policies. */
  | { readonly role: string }
  | { readonly user: string }
  /** Twelve digits: the account itself, to which others are delegated. */
  | { readonly account: string }
  /** ARN or domain of an identity provider. */
  | { readonly federated: string }
  | "anonymous";

/** The keys of a request. One that is not listed is unknown; null is surely absent. Names ignore case. */
export type RequestContext = Readonly<Record<string, string | readonly string[] | null>>;

export interface AccessRequest {
  /** Needed for policies of resources and for trust policies. */
  readonly principal?: Caller;
  /** "s3:GetObject". */
  readonly action: string;
  /** ARN; a pattern, `arn:aws:s3:::bucket/*`, asks for all that it matches; "*" for actions that take no resource. */
  readonly resource: string;
  readonly context?: RequestContext;
}

/** Whether identity policies allow a request. A deny that surely holds gives "no", one that may hold "unknown". */
export function identityAllows(documents: readonly PolicyDocument[], request: AccessRequest): Verdict {
  return decide(documents, request, false);
}

/** Whether a policy of a resource allows a request of `request.principal` by itself. */
export function resourceAllows(document: PolicyDocument, request: AccessRequest): Verdict {
  return decide([document], request, true);
}

/** Whether a policy denies a request, whatever others allow. */
export function denies(document: PolicyDocument, request: AccessRequest, isResource = true): Verdict {
  return some(
    statementsOf([document])
      .filter(({ statement }) => statement.effect !== "Allow")
      .map(({ statement, variables }) =>
        vague(statement, applies(statement, variables, request, isResource)),
      ),
  );
}

function decide(documents: readonly PolicyDocument[], request: AccessRequest, isResource: boolean): Verdict {
  let allowed: Verdict = "no";
  let denied: Verdict = "no";
  for (const { statement, variables } of statementsOf(documents)) {
    const verdict = vague(statement, applies(statement, variables, request, isResource));
    if (statement.effect !== "Deny") allowed = some([allowed, verdict]);
    if (statement.effect !== "Allow") denied = some([denied, verdict]);
  }
  if (allowed === "no") return "no";
  if (denied === "no") return allowed;
  return denied === "yes" ? "no" : "unknown";
}

function statementsOf(
  documents: readonly PolicyDocument[],
): { readonly statement: PolicyStatement; readonly variables: boolean }[] {
  return documents.flatMap(({ version, statements }) =>
    statements.map((statement) => ({ statement, variables: version === "2012-10-17" })),
  );
}

/** A statement of which nobody knows whether it allows or denies. */
function vague(statement: PolicyStatement, verdict: Verdict): Verdict {
  return statement.effect === "unknown" && verdict === "yes" ? "unknown" : verdict;
}

/** Whether a statement is about a request. */
function applies(
  statement: PolicyStatement,
  variables: boolean,
  request: AccessRequest,
  isResource: boolean,
): Verdict {
  const action = matchesList(statement.actions, (text) =>
    globMatches(text, request.action, { ignoreCase: true }),
  );
  if (action === "no") return "no";
  const resource =
    statement.resources === undefined
      ? "yes"
      : matchesList(statement.resources, (text) => matchesResource(text, request.resource, variables));
  if (resource === "no") return "no";
  const principal = isResource ? matchesPrincipals(statement.principals, request.principal) : "yes";
  if (principal === "no") return "no";
  const conditions = statement.conditions.map((condition) => meets(condition, request, variables));
  return every([action, resource, principal, ...conditions]);
}

function matchesList(list: PolicyList | undefined, matches: (text: string) => Verdict): Verdict {
  if (list === undefined) return "no";
  const verdict = some(list.items.map(({ text }) => (text === undefined ? "unknown" : matches(text))));
  return list.isNegated ? not(verdict) : verdict;
}

function matchesResource(pattern: string, resource: string, variables: boolean): Verdict {
  // API Gateway completes this short form with the ARN of the API.
  if (pattern.startsWith("execute-api:/")) return pattern === "execute-api:/*" ? "yes" : "unknown";
  const verdict = arnMatches(pattern, resource, { variables });
  // A request for all of a pattern is met in part when both have something in common.
  if (verdict !== "no" || resource === "*" || !hasWildcard(resource)) return verdict;
  return arnMatches(resource, pattern) === "no" && !fitsArn(pattern, asTemplate(resource)) ? "no" : "unknown";
}

function asTemplate(resource: string): string {
  return resource.replaceAll("*", "{Any}").replaceAll("?", "{Any}");
}

function matchesPrincipals(principals: PolicyPrincipals | undefined, caller: Caller | undefined): Verdict {
  if (principals === undefined || caller === undefined) return "unknown";
  if (principals.isUnknown) return "unknown";
  const verdict = principals.isStar
    ? "yes"
    : some(
        principals.entries.map(({ type, value }) =>
          value.text === undefined ? "unknown" : matchesPrincipal(type, value.text, caller),
        ),
      );
  return principals.isNegated ? not(verdict) : verdict;
}

function matchesPrincipal(type: string, text: string, caller: Caller): Verdict {
  if (type === "AWS" && text === "*") return "yes";
  if (caller === "anonymous") return holdsPlaceholder(text) ? "unknown" : "no";
  if ("service" in caller) {
    if (type !== "Service") return "no";
    const names = typeof caller.service === "string" ? [caller.service] : caller.service;
    return some(names.map((name) => matchesService(text, name)));
  }
  if ("federated" in caller) return type === "Federated" ? globMatches(text, caller.federated) : "no";
  if (type !== "AWS") return "no";
  if (holdsPlaceholder(text))
    return "account" in caller || !text.startsWith("arn:") ? "unknown" : exact(text, arnOf(caller));
  // Unique ids and canonical ids stand for somebody.
  if (!text.startsWith("arn:") && !/^\d{12}$/.test(text)) return "unknown";
  if ("account" in caller) {
    const account = /^(\d{12})$|^arn:[^:]*:iam::(\d{12}):root$/.exec(text);
    return account !== null && (account[1] ?? account[2]) === caller.account ? "yes" : "no";
  }
  return matchesIdentity(text, arnOf(caller));
}

function arnOf(caller: Exclude<Caller, "anonymous">): string {
  return "role" in caller ? caller.role : "user" in caller ? caller.user : "";
}

function matchesIdentity(text: string, arn: string): Verdict {
  const verdict = exact(text, arn);
  if (verdict !== "no") return verdict;
  // A session of the role: some of its sessions are let in.
  const session = /^arn:([^:]*):sts::(\d*):assumed-role\/([^/]+)\//.exec(text);
  if (session === null) return "no";
  const role = /^arn:([^:]*):iam::(\d*):role\/(?:.*\/)?([^/]+)$/.exec(arn);
  const isSame = role !== null && role[2] === session[2] && role[3] === session[3];
  return isSame ? "unknown" : "no";
}

function exact(text: string, other: string): Verdict {
  if (text === other) return "yes";
  if (!holdsPlaceholder(text) && !holdsPlaceholder(other)) return "no";
  return globMatches(text, other);
}

/** Services have regional names, too, and some take both. */
function matchesService(text: string, name: string): Verdict {
  if (text === name) return "yes";
  if (holdsPlaceholder(text) || holdsPlaceholder(name)) return globMatches(text, name);
  const [a, b] = [withoutRegion(text), withoutRegion(name)];
  if (a !== b) return "no";
  // Two different regions are two different principals.
  return a === text || b === name ? "unknown" : "no";
}

function withoutRegion(service: string): string {
  return service.replace(/\.[a-z]{2,4}(-[a-z]+)+-\d(?=\.)/, "").replace(/\.cn$/, "");
}

/** Whether a condition is met. */
function meets(condition: PolicyCondition, request: AccessRequest, variables: boolean): Verdict {
  const operator = findOperator(condition.operator);
  if (operator === undefined) return "unknown";
  const given = contextValue(request, condition.key);
  if (given === undefined) return "unknown";
  if (operator.type === "Null") {
    const [value] = condition.values;
    if (value?.text === undefined) return "unknown";
    return (value.text.toLowerCase() === "true") === (given === null) ? "yes" : "no";
  }
  if (given === null) {
    return operator.ifExists || operator.isNegated || operator.quantifier === "ForAllValues" ? "yes" : "no";
  }
  const values = typeof given === "string" ? [given] : given;
  const one = (value: string): Verdict => {
    const matched = some(
      condition.values.map(({ text }) =>
        text === undefined ? "unknown" : compares(operator, text, value, variables),
      ),
    );
    return operator.isNegated ? not(matched) : matched;
  };
  if (operator.quantifier === "ForAllValues") return every(values.map(one));
  if (operator.quantifier === "ForAnyValue") return some(values.map(one));
  return operator.isNegated ? every(values.map(one)) : some(values.map(one));
}

function contextValue(request: AccessRequest, key: string): string | readonly string[] | null | undefined {
  const folded = key.toLowerCase();
  for (const [name, value] of Object.entries(request.context ?? {})) {
    if (name.toLowerCase() === folded) return value;
  }
  return undefined;
}

/** Whether a value compares as the operator wants, before its Not is applied. */
function compares(operator: Operator, expected: string, value: string, variables: boolean): Verdict {
  const isVague =
    holdsPlaceholder(expected) || holdsPlaceholder(value) || (variables && /\$\{[^}]+\}/.test(expected));
  switch (operator.type) {
    case "String":
      if (operator.name.includes("Like")) return globMatches(expected, value, { variables });
      if (operator.name.includes("IgnoreCase") && expected.toLowerCase() === value.toLowerCase())
        return "yes";
      if (expected === value) return "yes";
      return isVague ? globMatches(escaped(expected), value, { variables }) : "no";
    case "Arn":
      return arnMatches(expected, value, { variables });
    case "Bool":
      return isVague ? "unknown" : expected.toLowerCase() === value.toLowerCase() ? "yes" : "no";
    case "Numeric":
    case "Date":
    case "IpAddress":
    case "Binary":
    case "Null":
      return expected === value && /Equals$|^IpAddress$|^NotIpAddress$/.test(operator.name)
        ? "yes"
        : "unknown";
  }
}

/** `*` and `?` stand for themselves where an operator takes no wildcards; placeholders keep their meaning. */
function escaped(text: string): string {
  return text.replaceAll(/[*?]/g, (character) => `\${${character}}`);
}
