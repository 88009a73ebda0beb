// An identity that services, users and programs take on: who may assume it, and what it may do.
import type { PropertyValue } from "../../core/value.ts";
import { sizeWithoutSpace, textOfDocument } from "../../iam/size.ts";
import {
  bool,
  conflictsWith,
  defineResource,
  finding,
  int,
  list,
  object,
  type Report,
  type ResourceView,
  replaces,
  text,
  type World,
  withDefault,
} from "../../model/kernel.ts";
import { policy } from "../policy.ts";
import {
  checkTags,
  foldedName,
  iamName,
  iamNamePrefix,
  iamPath,
  iamTags,
  POLICY_ATTACHMENT,
  policyArn,
  QUOTAS,
  ROLE_ATTACHMENT,
  ROLE_POLICY,
  tagFindings,
} from "./shared.ts";

const API = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html";
const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/iam_role.html.markdown";
const INLINE_LIMIT = 10_240;
/** Managed policies of a role: by default, and after the quota was raised. */
const ATTACHED = 10;
const ATTACHED_MOST = 25;

const findings = {
  ...tagFindings,
  "mixed-inline-policies": finding<{ name: string; other: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, other }) =>
      `Role \`${name}\` has inlinePolicies, which remove the inline policy of \`${other}\`.`,
    why: "With inlinePolicies the role owns all of its inline policies: the provider deletes those that are not listed there, and the RolePolicy brings its own back with the next deployment.",
    fix: ({ other }) =>
      `Write the policies of the role as aws.iam.RolePolicy only, or move that of \`${other}\` into inlinePolicies.`,
    docs: PROVIDER,
  }),
  "mixed-managed-policies": finding<{ name: string; other: string; policy: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, other, policy: arn }) =>
      `Role \`${name}\` has managedPolicyArns without ${arn}, which \`${other}\` attaches.`,
    why: "With managedPolicyArns the role owns all of its attachments: the provider detaches policies that are not listed there, and the attachment brings its own back with the next deployment.",
    fix: ({ other }) =>
      `Use attachments only, or move the ARN of \`${other}\` into managedPolicyArns and leave the attachment out.`,
    docs: PROVIDER,
  }),
  "too-many-policies": finding<{ name: string; count: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, count }) => `Role \`${name}\` gets ${count} managed policies.`,
    why: `A role takes ${ATTACHED} of them by default; the quota can be raised to ${ATTACHED_MOST}.`,
    fix: "Put the rights of several policies into one, or into an inline policy.",
    aws: { operation: "iam:AttachRolePolicy", code: "LimitExceeded" },
    // Seen in https://github.com/aws/eks-hybrid/pull/741
    quote: `Cannot exceed quota for PoliciesPerRole: ${ATTACHED}`,
    docs: QUOTAS,
  }),
  "inline-policies-too-long": finding<{ name: string; size: number; count: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, size, count }) =>
      `Inline policies of role \`${name}\` are ${size} characters long together (${count} policies, without white space).`,
    why: `All inline policies of one role together have at most ${INLINE_LIMIT} characters, which cannot be raised.`,
    fix: "Move some of them into managed policies, or put statements together.",
    aws: { operation: "iam:PutRolePolicy", code: "LimitExceeded" },
    // Seen in https://github.com/aws/aws-cdk/issues/12403
    quote: "Maximum policy size of 10240 bytes exceeded for role",
    docs: QUOTAS,
  }),
};

export const role = defineResource({
  token: "aws:iam/role:Role",
  docs: API,
  isGlobal: true,
  inputs: {
    assumeRolePolicy: policy({ kind: "trust" }),
    // The provider's own check is weaker: it lets other alphabets through.
    description: text(
      {
        max: 1000,
        pattern: /^[\t\n\r\u0020-\u007e\u00a1-\u00ff]*$/,
        of: "Latin letters and signs",
        bad: "a — b",
      },
      {
        by: "aws",
        aws: { operation: "iam:CreateRole", code: "ValidationError" },
        why: "IAM takes characters up to U+00FF there; dashes and quotation marks of typography are beyond.",
      },
    ),
    forceDetachPolicies: withDefault(bool(), false),
    inlinePolicies: list(object({ name: iamName(128), policy: policy({ kind: "identity-inline-role" }) })),
    managedPolicyArns: list(policyArn("iam:AttachRolePolicy")),
    maxSessionDuration: withDefault(int({ min: 3600, max: 43_200 }), 3600),
    name: replaces(iamName(64)),
    namePrefix: replaces(iamNamePrefix(64)),
    path: replaces(withDefault(iamPath(API, "iam:CreateRole"), "/")),
    permissionsBoundary: policyArn("iam:PutRolePermissionsBoundary"),
    tags: iamTags(),
  },
  relations: [conflictsWith(["name", "namePrefix"])],
  outputs: (self, make) => ({
    uniqueId: make.upper("AROA", 21),
    ...(!self.has("namePrefix") && { namePrefix: "" }),
    ...(!self.has("inlinePolicies") && { inlinePolicies: [] }),
    ...(!self.has("managedPolicyArns") && { managedPolicyArns: [] }),
  }),
  unknowable: { createDate: "the time of the deployment" },
  unique: {
    "duplicate-name": {
      key: foldedName,
      scope: "account",
      says: (key) => `have the same name "${key}"`,
      property: "name",
      why: "Names of roles are unique in an account, whatever their paths, and ignore case.",
      fix: "Give them different names, or leave the names to Pulumi.",
      aws: { operation: "iam:CreateRole", code: "EntityAlreadyExists" },
      docs: API,
    },
  },
  quotas: [{ name: "Roles per account", limit: 1000, per: "account", docs: QUOTAS }],
  findings,
  check(self, world, report) {
    checkTags(self, report);
    checkInline(self, world, report);
    checkManaged(self, world, report);
  },
});

function checkInline(self: ResourceView, world: World, report: Report<typeof findings>): void {
  const others = world.where(ROLE_POLICY, "role", self.text("name"));
  const inline = self.objects("inlinePolicies");
  const own = inline.filter((item) => item["name"] !== undefined || item["policy"] !== undefined);
  for (const other of others) {
    const name = other.text("name");
    if (self.state("inlinePolicies") !== "known" || own.some((item) => item["name"] === name)) continue;
    report("mixed-inline-policies", { name: self.name, other: other.name }, "inlinePolicies", {
      related: [{ view: other, note: "an inline policy of the role" }],
    });
  }
  const documents = [...own.map((item) => item["policy"]), ...others.map((other) => other.get("policy"))];
  const sizes = documents.map(sizeOf);
  const size = sizes.reduce((sum, one) => sum + one, 0);
  if (size > INLINE_LIMIT && sizes.every((one) => one <= INLINE_LIMIT)) {
    const related = others.map((view) => ({ view, note: "an inline policy of the role" }));
    report("inline-policies-too-long", { name: self.name, size, count: sizes.length }, undefined, {
      related,
    });
  }
}

function sizeOf(value: PropertyValue | undefined): number {
  return typeof value === "string" || (typeof value === "object" && value !== null)
    ? sizeWithoutSpace(textOfDocument(value))
    : 0;
}

function checkManaged(self: ResourceView, world: World, report: Report<typeof findings>): void {
  const name = self.text("name");
  const own = self.has("managedPolicyArns") ? (self.texts("managedPolicyArns") ?? []) : [];
  const attachments = [
    ...world.where(ROLE_ATTACHMENT, "role", name),
    ...world.where(POLICY_ATTACHMENT, "roles", name),
  ];
  if (self.state("managedPolicyArns") === "known" && !own.includes(undefined)) {
    for (const other of attachments) {
      const arn = other.text("policyArn");
      if (arn === undefined || own.includes(arn)) continue;
      const texts = { name: self.name, other: other.name, policy: arn };
      report("mixed-managed-policies", texts, "managedPolicyArns", {
        related: [{ view: other, note: "attaches a policy to the role" }],
      });
    }
  }
  const all = [...own, ...attachments.map((view) => view.text("policyArn"))];
  const known = all.filter((arn) => arn !== undefined);
  const count = new Set(known).size + (all.length - known.length);
  if (count <= ATTACHED) return;
  report("too-many-policies", { name: self.name, count }, undefined, {
    ...(count <= ATTACHED_MOST && { severity: "warning" }),
    related: attachments.slice(0, 3).map((view) => ({ view, note: "attaches a policy to the role" })),
  });
}
