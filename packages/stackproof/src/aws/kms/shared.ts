// KMS: the key that a value names, what its policy lets others do, and which keys services can use. Defines no resource.
import type { PropertyValue } from "../../core/value.ts";
import type { PolicyPrincipals } from "../../iam/document.ts";
import { globMatches } from "../../iam/glob.ts";
import { parsePolicy } from "../../iam/parse.ts";
import { every, some, type Verdict } from "../../iam/verdict.ts";
import type { ResourceView, World } from "../../model/kernel.ts";
import {
  type Caller,
  policyAllows,
  policyDenies,
  type RequestContext,
  roleAllows,
  roleOf,
} from "../rights.ts";

export const KEY = "aws:kms/key:Key";
export const REPLICA = "aws:kms/replicaKey:ReplicaKey";
const ALIAS = "aws:kms/alias:Alias";
export const KEY_POLICY = "aws:kms/keyPolicy:KeyPolicy";
const GRANT = "aws:kms/grant:Grant";
/** All types that are keys; the external ones have imported key material. */
export const KEYS: readonly string[] = [
  KEY,
  REPLICA,
  "aws:kms/externalKey:ExternalKey",
  "aws:kms/replicaExternalKey:ReplicaExternalKey",
];

/** What somebody wants to do with a key. */
export interface KeyRequest {
  readonly principal: { readonly service: string | readonly string[] } | { readonly role: string };
  /** One or several actions, all of which are needed: "kms:GenerateDataKey". */
  readonly actions: string | readonly string[];
  /** Condition keys whose values are known: `kms:EncryptionContext:…`, `aws:SourceArn`, `aws:SourceAccount`. */
  readonly context?: RequestContext;
}

/** True for `alias/…` and the ARN of an alias. */
export function isAliasReference(text: string): boolean {
  return /^(arn:[^:]+:kms:[^:]*:\d*:)?alias\//.test(text);
}

/** The key of the program that an id, ARN, alias or alias ARN names. Of several with one id, the one in the region of `near`. */
export function keyOf(
  world: World,
  reference: string | undefined,
  near?: ResourceView,
): ResourceView | undefined {
  if (reference === undefined || reference === "") return undefined;
  if (isAliasReference(reference)) {
    const name = reference.slice(reference.indexOf("alias/"));
    const target = world.find(ALIAS, "name", name, near)?.text("targetKeyId");
    return target === undefined || isAliasReference(target) ? undefined : keyOf(world, target, near);
  }
  const found = KEYS.flatMap((token) =>
    ["arn", "id", "keyId"].flatMap((property) => world.where(token, property, reference)),
  );
  return found.find((key) => near === undefined || world.sameRegion(near, key)) ?? found[0];
}

/** What makes a key unusable for the encryption of a service's data; undefined when nothing does. */
export function unusableKey(key: ResourceView): string | undefined {
  const spec = key.is(KEY) ? key.text("customerMasterKeySpec") : undefined;
  if (spec !== undefined && spec !== "" && spec !== "SYMMETRIC_DEFAULT") return `has the key spec ${spec}`;
  const isEnabled = key.is(KEY) ? key.flag("isEnabled") : key.is(REPLICA) ? key.flag("enabled") : undefined;
  return isEnabled === false ? "is disabled" : undefined;
}

/** The policy of a key; "default" for that of a key without one, undefined when it cannot be known. */
export function keyPolicyOf(
  world: World,
  key: ResourceView,
): { readonly value: PropertyValue } | "default" | undefined {
  if (key.node.kind !== "custom") return undefined;
  const policies = world.all(KEY_POLICY);
  if (policies.some((policy) => policy.text("keyId") === undefined)) return undefined;
  const own = policies.filter((policy) => keyOf(world, policy.text("keyId"), policy)?.urn === key.urn);
  if (own.length > 1) return undefined;
  const value = own[0]?.node.inputs["policy"] ?? key.node.inputs["policy"];
  return value === undefined || value === null || value === "" ? "default" : { value };
}

/**
 * Whether a principal may use a key of the program. Only "no" is certain.
 * https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html
 */
export function keyAllows(
  world: World,
  reference: string | undefined,
  request: KeyRequest,
  near?: ResourceView,
): Verdict {
  if (reference === undefined) return "unknown";
  const managed = /(?:^|:)alias\/aws\/([a-z0-9-]+)$/.exec(reference)?.[1];
  if (managed !== undefined) return managedKeyAllows(managed, request);
  const key = keyOf(world, reference, near);
  const policy = key === undefined ? undefined : keyPolicyOf(world, key);
  if (key === undefined || policy === undefined) return "unknown";
  const actions = typeof request.actions === "string" ? [request.actions] : request.actions;
  return every(actions.map((action) => allows(world, key, policy, action, request)));
}

/** The policy of a key that AWS manages lets its own service work and cannot be changed. */
function managedKeyAllows(service: string, { principal }: KeyRequest): Verdict {
  if (!("service" in principal)) return "unknown";
  const names = typeof principal.service === "string" ? [principal.service] : principal.service;
  return names.some((name) => name.startsWith(`${service}.`)) ? "unknown" : "no";
}

function allows(
  world: World,
  key: ResourceView,
  policy: { readonly value: PropertyValue } | "default",
  action: string,
  request: KeyRequest,
): Verdict {
  const { principal, context = {} } = request;
  const arn = key.text("arn") ?? "*";
  const isRole = "role" in principal;
  if (policy === "default")
    return isRole ? ownRights(world, key, action, principal.role, arn, context) : "no";
  const caller: Caller = principal;
  const direct = policyAllows(policy.value, { principal: caller, action, resource: arn, context });
  if (direct === "yes" || !isRole) return direct;
  if (policyDenies(policy.value, { principal: caller, action, resource: arn, context }) === "yes")
    return "no";
  const account = /^arn:[^:]*:iam::(\d{12}):/.exec(principal.role)?.[1];
  const delegated =
    account === undefined
      ? "unknown"
      : policyAllows(policy.value, { principal: { account }, action, resource: arn, context });
  const own = ownRights(world, key, action, principal.role, arn, context);
  return some([direct, every([delegated, own]), granted(world, key, action, principal.role)]);
}

/** What a role may do where the key leaves it to IAM, or by a grant. */
function ownRights(
  world: World,
  key: ResourceView,
  action: string,
  role: string,
  arn: string,
  context: RequestContext,
): Verdict {
  return some([roleAllows(world, role, action, arn, context), granted(world, key, action, role)]);
}

function granted(world: World, key: ResourceView, action: string, role: string): Verdict {
  const operation = action.replace(/^kms:/, "");
  return some(
    world.all(GRANT).map((grant): Verdict => {
      const [keyId, grantee] = [grant.text("keyId"), grant.text("granteePrincipal")];
      if (keyId === undefined || grantee === undefined) return "unknown";
      if (keyOf(world, keyId, grant)?.urn !== key.urn || grantee !== role) return "no";
      const operations = grant.texts("operations");
      if (operations === undefined) return "unknown";
      return operations.includes(operation) ? "yes" : operations.includes(undefined) ? "unknown" : "no";
    }),
  );
}

/**
 * True when a key policy certainly keeps the one who deploys from changing it again, which KMS refuses: nobody of the
 * account, save roles and users that the same program makes, may call PutKeyPolicy.
 */
export function locksOut(world: World, policy: PropertyValue | undefined): boolean {
  const { document } = parsePolicy(policy, "kms-key");
  if (document === undefined) return false;
  return !document.statements.some((statement) => {
    if (statement.effect === "Deny") return false;
    const { actions, principals } = statement;
    if (actions === undefined || principals === undefined) return actions !== undefined;
    const permits =
      actions.isNegated ||
      actions.items.some(
        ({ text }) =>
          text === undefined || globMatches(text, "kms:PutKeyPolicy", { ignoreCase: true }) !== "no",
      );
    return permits && mayDeploy(world, principals);
  });
}

/** Whether one of the principals may be the one who deploys. */
function mayDeploy(world: World, principals: PolicyPrincipals): boolean {
  if (principals.isStar || principals.isNegated || principals.isUnknown) return true;
  return principals.entries.some(({ type, value }) => {
    if (type === "Service") return value.text === undefined;
    if (type !== "AWS" || value.text === undefined) return true;
    return (
      roleOf(world, value.text) === undefined &&
      world.find("aws:iam/user:User", "arn", value.text) === undefined
    );
  });
}

/** The policy of a key that is given none. https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html */
export function defaultPolicy(partition: string, account: string): string {
  return JSON.stringify({
    Id: "key-default-1",
    Statement: [
      {
        Action: "kms:*",
        Effect: "Allow",
        Principal: { AWS: `arn:${partition}:iam::${account}:root` },
        Resource: "*",
        Sid: "Enable IAM User Permissions",
      },
    ],
    Version: "2012-10-17",
  });
}
