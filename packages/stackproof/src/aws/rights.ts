// AWS: what roles and policies of resources allow, asked over the whole program. Only a "no" is certain enough for a
// finding; whatever depends on a placeholder, on something outside of the program, or on a condition that cannot be
// decided is "unknown".
import { type PropertyValue, ResourceReference } from "../core/value.ts";
import { managedPolicyDocument } from "../data/managed-policies.ts";
import type { PolicyDocument } from "../iam/document.ts";
import {
  type AccessRequest,
  type Caller,
  denies,
  identityAllows,
  type RequestContext,
  resourceAllows,
} from "../iam/evaluate.ts";
import { readPolicy } from "../iam/parse.ts";
import { every, type Verdict } from "../iam/verdict.ts";
import { asText, known } from "../model/kinds/kind.ts";
import { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";

export type { AccessRequest, Caller, RequestContext } from "../iam/evaluate.ts";
export type { Verdict } from "../iam/verdict.ts";

const ROLE = "aws:iam/role:Role";
const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
const ROLE_ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const POLICY_ATTACHMENT = "aws:iam/policyAttachment:PolicyAttachment";
const EXCLUSIVE_ATTACHMENTS = "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive";
const POLICY = "aws:iam/policy:Policy";
const INSTANCE_PROFILE = "aws:iam/instanceProfile:InstanceProfile";

/** A role as an input names it: ARN, name, the resource itself, or its view. */
export type RoleLike = PropertyValue | ResourceView | undefined;

/**
 * Whether a policy of a resource, given as an input holds it, lets `request.principal` in by itself. Pass the raw input,
 * `self.node.inputs["policy"]`, so that a document with a placeholder in it can be read around the placeholder.
 */
export function policyAllows(value: PropertyValue | undefined, request: AccessRequest): Verdict {
  const document = readPolicy(value);
  return document === undefined ? "unknown" : resourceAllows(document, request);
}

/** Whether a policy of a resource denies a request, whatever else allows it. */
export function policyDenies(value: PropertyValue | undefined, request: AccessRequest): Verdict {
  const document = readPolicy(value);
  return document === undefined ? "unknown" : denies(document, request);
}

/** Whether all policies of a role together allow an action on a resource. */
export function roleAllows(
  world: World,
  role: RoleLike,
  action: string,
  resource: string,
  context: RequestContext = {},
): Verdict {
  const view = roleOf(world, role);
  if (view === undefined) return "unknown";
  const { documents, isComplete, boundary } = rightsOf(world, view);
  const verdict = identityAllows(documents, { action, resource, context });
  if (verdict === "no") return isComplete ? "no" : "unknown";
  if (boundary === undefined) return verdict;
  const within =
    boundary === "unknown" ? "unknown" : identityAllows([boundary], { action, resource, context });
  return every([verdict, within]);
}

/** Whether a role's trust policy lets a service assume it: "lambda.amazonaws.com". */
export function trusts(world: World, role: RoleLike, service: string, context: RequestContext = {}): Verdict {
  return trustsCaller(world, role, { service }, context);
}

/** The same for any principal. */
export function trustsCaller(
  world: World,
  role: RoleLike,
  principal: Caller,
  context: RequestContext = {},
): Verdict {
  const view = roleOf(world, role);
  if (view === undefined || view.node.kind === "read") return "unknown";
  const document = readPolicy(view.node.inputs["assumeRolePolicy"]);
  if (document === undefined) return "unknown";
  return resourceAllows(document, { principal, action: "sts:AssumeRole", resource: "*", context });
}

/** The services that a role's trust policy names; undefined when nobody can know them all. */
export function trustedServices(world: World, role: RoleLike): readonly string[] | undefined {
  const view = roleOf(world, role);
  if (view === undefined || view.node.kind === "read") return undefined;
  const document = readPolicy(view.node.inputs["assumeRolePolicy"]);
  const names: string[] = [];
  for (const { effect, principals } of document?.statements ?? []) {
    if (effect === "unknown" || principals === undefined || principals.isUnknown) return undefined;
    if (effect === "Deny") continue;
    for (const { type, value } of principals.entries) {
      if (value.text === undefined) return undefined;
      if (type === "Service") names.push(value.text);
    }
  }
  return document === undefined ? undefined : [...new Set(names)];
}

/** The role of the program that a value names; undefined for one that it does not create. */
export function roleOf(world: World, role: RoleLike): ResourceView | undefined {
  if (role === undefined || role === null) return undefined;
  if (role instanceof ResourceView) return role.is(ROLE) ? role : undefined;
  const value = known(role);
  if (value === undefined) return undefined;
  if (value instanceof ResourceReference) return world.byUrn(value.urn);
  const text = asText(value);
  if (text === undefined || text === "") return undefined;
  const byArn = world.find(ROLE, "arn", text);
  if (byArn !== undefined) return byArn;
  return text.startsWith("arn:") ? undefined : world.find(ROLE, "name", text);
}

/** The role in an instance profile, named by the profile's name, id or ARN. */
export function roleOfInstanceProfile(world: World, profile: RoleLike): ResourceView | undefined {
  if (profile === undefined || profile === null) return undefined;
  const view = profile instanceof ResourceView ? profile : profileOf(world, profile);
  return view === undefined ? undefined : roleOf(world, view.node.inputs["role"]);
}

function profileOf(world: World, value: PropertyValue): ResourceView | undefined {
  const inner = known(value);
  if (inner instanceof ResourceReference) return world.byUrn(inner.urn);
  const text = inner === undefined ? undefined : asText(inner);
  return world.find(INSTANCE_PROFILE, "name", text) ?? world.find(INSTANCE_PROFILE, "arn", text);
}

/** The resources by which a role gets its rights: its own policies and attachments, as resources of the program. */
export function rightsResources(world: World, role: ResourceView): readonly ResourceView[] {
  const name = role.text("name");
  return [
    ...world.where(ROLE_POLICY, "role", name),
    ...world.where(ROLE_ATTACHMENT, "role", name),
    ...world.where(POLICY_ATTACHMENT, "roles", name),
    ...world.where(EXCLUSIVE_ATTACHMENTS, "roleName", name),
  ].filter((view) => view.node.kind === "custom");
}

/**
 * The rights of a role that `self` may be created before: policies and attachments that it does not wait for. Those that
 * themselves wait for `self` are left out. With `needed`, only those that grant one of these requests.
 */
export function waitsForRights(
  world: World,
  self: ResourceView,
  role: RoleLike,
  needed?: readonly { readonly action: string; readonly resource: string }[],
): readonly ResourceView[] {
  const view = roleOf(world, role);
  if (view === undefined) return [];
  return rightsResources(world, view).filter(
    (right) =>
      !world.comesAfter(self, right) &&
      !world.comesAfter(right, self) &&
      (needed === undefined || needed.some((request) => grants(world, right, request))),
  );
}

/** The same without regard to the order: what a model's `order` asks for. */
export function rightsGranting(
  world: World,
  role: RoleLike,
  needed: readonly { readonly action: string; readonly resource: string }[],
): readonly ResourceView[] {
  const view = roleOf(world, role);
  if (view === undefined) return [];
  return rightsResources(world, view).filter((right) =>
    needed.some((request) => grants(world, right, request)),
  );
}

/** Whether one policy or attachment alone surely grants a request. */
function grants(
  world: World,
  right: ResourceView,
  request: { readonly action: string; readonly resource: string },
): boolean {
  const documents = right.is(ROLE_POLICY)
    ? [documentOf(right.node.inputs["policy"])]
    : arnsOf(right).map((arn) => documentOfArn(world, arn));
  const read = documents.filter((document) => document !== undefined);
  return identityAllows(read, request) === "yes";
}

function arnsOf(attachment: ResourceView): readonly (string | undefined)[] {
  if (!attachment.is(EXCLUSIVE_ATTACHMENTS)) return [attachment.text("policyArn")];
  return attachment.texts("policyArns") ?? [undefined];
}

/** All that decides about a role's requests. */
export interface Rights {
  readonly documents: readonly PolicyDocument[];
  /** False when there may be policies, or parts of policies, that nobody can know. */
  readonly isComplete: boolean;
  readonly boundary: PolicyDocument | "unknown" | undefined;
}

const memory = new WeakMap<World, Map<string, Rights>>();

/** Reads all policies of a role. */
export function rightsOf(world: World, role: ResourceView): Rights {
  const known = memory.get(world) ?? new Map<string, Rights>();
  memory.set(world, known);
  let rights = known.get(role.urn);
  if (rights === undefined) {
    rights = readRights(world, role);
    known.set(role.urn, rights);
  }
  return rights;
}

function readRights(world: World, role: ResourceView): Rights {
  const documents: PolicyDocument[] = [];
  let isComplete = role.node.kind === "custom" && role.text("name") !== undefined;
  const add = (document: PolicyDocument | undefined): void => {
    if (document === undefined) isComplete = false;
    else documents.push(document);
  };
  for (const input of ["inlinePolicies", "managedPolicyArns"]) {
    if (role.state(input) === "unknown") isComplete = false;
  }
  for (const inline of role.objects("inlinePolicies")) {
    if (inline["policy"] !== undefined) add(documentOf(inline["policy"]));
  }
  for (const arn of role.texts("managedPolicyArns") ?? []) add(documentOfArn(world, arn));
  for (const right of rightsResources(world, role)) {
    if (right.is(ROLE_POLICY)) add(documentOf(right.node.inputs["policy"]));
    else for (const arn of arnsOf(right)) add(documentOfArn(world, arn));
  }
  if (hasUnknownRights(world)) isComplete = false;
  const boundary = role.has("permissionsBoundary")
    ? (documentOfArn(world, role.text("permissionsBoundary")) ?? "unknown")
    : undefined;
  return { documents, isComplete, boundary };
}

/** A policy or attachment of a role that nobody can know may belong to any role. */
function hasUnknownRights(world: World): boolean {
  const single = [...world.all(ROLE_POLICY), ...world.all(ROLE_ATTACHMENT)];
  if (single.some((view) => view.text("role") === undefined)) return true;
  if (world.all(EXCLUSIVE_ATTACHMENTS).some((view) => view.text("roleName") === undefined)) return true;
  return world
    .all(POLICY_ATTACHMENT)
    .some((view) => view.state("roles") === "unknown" || (view.texts("roles") ?? []).includes(undefined));
}

function documentOf(value: PropertyValue | undefined): PolicyDocument | undefined {
  return readPolicy(value);
}

/** The document of a managed policy: of the program's own, or of a common one of AWS. */
function documentOfArn(world: World, arn: string | undefined): PolicyDocument | undefined {
  if (arn === undefined) return undefined;
  const own = world.find(POLICY, "arn", arn);
  if (own !== undefined)
    return own.node.kind === "custom" ? documentOf(own.node.inputs["policy"]) : undefined;
  const name = /^arn:[^:]+:iam::aws:policy\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1];
  const text = name === undefined ? undefined : managedPolicyDocument(name);
  return text === undefined ? undefined : documentOf(text);
}
