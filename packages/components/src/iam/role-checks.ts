// IAM: what a role cannot be, said before anything is made. Pure.
import { listOf, type PolicyStatement, policyOf } from "./statements.ts";

/** Most characters of all inline policies of a role, spaces apart. */
const POLICY_SIZE = 10_240;
/** Most managed policies of a role: 10 at first, 20 when AWS has raised the account's quota. */
const MANAGED_POLICIES = 20;
const DESCRIPTION_SIZE = 1000;

/** Arguments of a role that cannot be. The message says what to change. */
export class RoleError extends Error {
  override readonly name = "RoleError";
}

/** What is looked at. */
export interface RoleRequest {
  readonly service: string | readonly string[];
  readonly description: string;
  readonly statements?: readonly PolicyStatement[];
  readonly managedPolicyArns?: readonly unknown[];
}

/**
 * Says what is wrong with a role. Values that are known only later are not looked at.
 *
 * Limits: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html; characters of descriptions:
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html.
 *
 * @throws RoleError that says what to change
 */
export function checkRole<Request extends RoleRequest>(name: string, role: Request): Request {
  const fail = (message: string): never => {
    throw new RoleError(`ServiceRole "${name}": ${message}`);
  };
  const services = listOf(role.service);
  if (services.length === 0)
    fail('service is an empty list. Name who takes the role: "lambda.amazonaws.com".');
  for (const service of services) {
    if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?$/.test(service)) {
      fail(`service "${service}" is no service principal. Write it whole, like "lambda.amazonaws.com".`);
    }
  }
  checkUnique(services, (service) => fail(`service names "${service}" twice. Name it once.`));
  if (role.description.length > DESCRIPTION_SIZE) {
    fail(`description has ${role.description.length} characters; IAM takes ${DESCRIPTION_SIZE}. Shorten it.`);
  }
  const odd = /[^\t\n\r\u0020-\u007E\u00A1-\u00FF]/.exec(role.description)?.[0];
  if (odd !== undefined) {
    fail(
      `description has the character "${odd}", which IAM does not take. Use letters of Western Europe, digits and plain signs.`,
    );
  }
  checkManagedPolicies(role.managedPolicyArns ?? [], fail);
  const { statements = [] } = role;
  checkStatements(statements, fail);
  if (isPlain(statements)) checkPolicySize(name, JSON.stringify(policyOf(statements)));
  return role;
}

/**
 * A policy's text, when IAM takes one of its length.
 *
 * @throws RoleError when it is too long
 */
export function checkPolicySize(name: string, text: string): string {
  const size = text.replaceAll(/\s/g, "").length;
  if (size <= POLICY_SIZE) return text;
  throw new RoleError(
    `ServiceRole "${name}": statements make a policy of ${size} characters; a role takes ${POLICY_SIZE}. Put statements with the same actions together, or move some into a managed policy and give it in managedPolicyArns.`,
  );
}

function checkManagedPolicies(arns: readonly unknown[], fail: (message: string) => never): void {
  if (arns.length > MANAGED_POLICIES) {
    fail(
      `managedPolicyArns has ${arns.length} policies; a role takes 10, or up to ${MANAGED_POLICIES} when the account's quota is raised. Use statements, or put policies together.`,
    );
  }
  const known = arns.filter((arn) => typeof arn === "string");
  for (const arn of known) {
    if (!/^arn:aws[a-z-]*:iam::(aws|\d{12}):policy\/\S+$/.test(arn)) {
      fail(
        `managedPolicyArns has "${arn}", which is no ARN of a managed policy. Write it like aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole, or "arn:aws:iam::123456789012:policy/name".`,
      );
    }
  }
  checkUnique(known, (arn) => fail(`managedPolicyArns has "${arn}" twice. Name it once.`));
}

function checkStatements(statements: readonly PolicyStatement[], fail: (message: string) => never): void {
  for (const [index, statement] of statements.entries()) {
    const where = `statements[${index}]`;
    const actions = listOf(statement.Action);
    if (actions.length === 0) fail(`${where} has no Action. Name what it allows, like "s3:GetObject".`);
    for (const action of actions) checkAction(action, statement.Effect, where, fail);
    if (listOf(statement.Resource).length === 0) {
      fail(`${where} (${actions.join(", ")}) has no Resource. Name the ARNs it is about.`);
    }
    if (statement.Principal !== undefined) {
      fail(`${where} has a Principal. A role's own statements have none: the role is who may. Leave it out.`);
    }
    if (statement.Sid !== undefined && !/^[A-Za-z0-9]+$/.test(statement.Sid)) {
      fail(
        `${where} has the Sid "${statement.Sid}". IAM takes letters and digits: "${pascal(statement.Sid)}".`,
      );
    }
  }
  const ids = statements.map(({ Sid }) => Sid).filter((id) => id !== undefined);
  checkUnique(ids, (id) => fail(`two statements have the Sid "${id}". Give each its own, or none.`));
}

function checkAction(
  action: string,
  effect: "Allow" | "Deny",
  where: string,
  fail: (message: string) => never,
): void {
  if (effect === "Allow" && (action === "*" || action.endsWith(":*"))) {
    fail(`${where} allows "${action}", which is everything. Name the actions that are used.`);
  }
  if (action !== "*" && !/^[a-zA-Z0-9-]+:[a-zA-Z0-9*?]+$/.test(action)) {
    fail(`${where} has the Action "${action}". Write service and action, like "s3:GetObject".`);
  }
}

/** Calls back with the first value that is there twice. */
function checkUnique(values: readonly string[], twice: (value: string) => never): void {
  const second = values.find((value, index) => values.indexOf(value) !== index);
  if (second !== undefined) twice(second);
}

function pascal(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("") || "Statement1";
}

/** Whether a value is known now, in all its parts. */
function isPlain(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(isPlain);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain);
}
