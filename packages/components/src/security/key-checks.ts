// Security: what a key cannot be, said before anything is made. Pure.
import { listOf, type PolicyStatement } from "../iam/statements.ts";
import { SecurityError } from "./security-error.ts";

/** What is looked at. */
export interface KeyRequest {
  readonly description: string;
  readonly uses?: readonly string[];
  readonly roles?: readonly unknown[];
  readonly iamPolicies?: boolean;
  readonly statements?: readonly PolicyStatement[];
  readonly rotationPeriodInDays?: number;
  readonly deletionWindowInDays?: number;
}

const DESCRIPTION_SIZE = 8192;

/** Statements that the component itself writes. */
const OWN_SIDS = new Set([
  "Account",
  "Alarms",
  "AutoScaling",
  "AutoScalingVolumes",
  "Config",
  "Events",
  "LogDelivery",
  "LogGroups",
  "ObjectEvents",
  "Roles",
  "RolesServices",
  "Topics",
  "Trails",
  "TrailsEncrypt",
]);

/**
 * Says what is wrong with a key. Values that are known only later are not looked at.
 *
 * Limits: https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html,
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html,
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html.
 *
 * @throws SecurityError that says what to change
 */
export function checkKey<Request extends KeyRequest>(name: string, key: Request): Request {
  const fail = (message: string): never => {
    throw new SecurityError(`EncryptionKey "${name}": ${message}`);
  };
  const days = (argument: string, value: number | undefined, min: number, max: number) => {
    if (value === undefined || (Number.isInteger(value) && value >= min && value <= max)) return;
    fail(`${argument} is ${value}. Give whole days from ${min} to ${max}.`);
  };
  days("rotationPeriodInDays", key.rotationPeriodInDays, 90, 2560);
  days("deletionWindowInDays", key.deletionWindowInDays, 7, 30);
  if (key.description.length > DESCRIPTION_SIZE) {
    fail(`description has ${key.description.length} characters; KMS takes ${DESCRIPTION_SIZE}. Shorten it.`);
  }
  checkRoles(key.roles ?? [], fail);
  checkStatements(key.statements ?? [], fail);
  const users = [...(key.uses ?? []), ...(key.roles ?? []), ...(key.statements ?? [])];
  if (key.iamPolicies === false && users.length === 0) {
    fail(
      "iamPolicies is false and nobody else may use the key. Name services in uses, or roles in roles, or leave iamPolicies out.",
    );
  }
  return key;
}

function checkRoles(roles: readonly unknown[], fail: (message: string) => never): void {
  const known = roles.filter((role) => typeof role === "string");
  for (const role of known) {
    if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/.test(role)) {
      fail(
        `roles has "${role}", which is no ARN of a role. Give role.arn, or write it like "arn:aws:iam::123456789012:role/name".`,
      );
    }
  }
  const second = known.find((role, index) => known.indexOf(role) !== index);
  if (second !== undefined) fail(`roles has "${second}" twice. Name it once.`);
}

function checkStatements(statements: readonly PolicyStatement[], fail: (message: string) => never): void {
  const taken = new Set(OWN_SIDS);
  for (const [index, { Sid, Principal, Action, Resource }] of statements.entries()) {
    const where = `statements[${index}]`;
    if (Principal === undefined) {
      fail(`${where} has no Principal. A key's statement says who: Principal: { AWS: role.arn }.`);
    }
    if (listOf(Action).length === 0) fail(`${where} has no Action. Name what it allows, like "kms:Decrypt".`);
    const other = listOf(Action).find((action) => action !== "*" && !action.startsWith("kms:"));
    if (other !== undefined) {
      fail(
        `${where} has the Action "${other}". A key's policy is about the key: its actions begin with "kms:".`,
      );
    }
    if (Resource !== "*") fail(`${where} needs Resource: "*", which in a key's policy is the key itself.`);
    if (Sid !== undefined && taken.has(Sid)) {
      fail(`${where} has the Sid "${Sid}", which is taken. Give it another one.`);
    }
    if (Sid !== undefined) taken.add(Sid);
  }
}
