// The whole list of a role's managed policies.
import { defineResource, finding, list, replaces } from "../../model/kernel.ts";
import { POLICY_ATTACHMENT, policyArn, ROLE_ATTACHMENT, roleName } from "./shared.ts";

const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/iam_role_policy_attachments_exclusive.html.markdown";

export const rolePolicyAttachmentsExclusive = defineResource({
  token: "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
  docs: PROVIDER,
  isGlobal: true,
  inputs: {
    policyArns: list(policyArn("iam:AttachRolePolicy", false)),
    roleName: replaces(roleName("iam:ListAttachedRolePolicies")),
  },
  outputs: (self) => ({ id: self.text("roleName") ?? "" }),
  findings: {
    "detaches-policy": finding<{ name: string; other: string; policy: string }>({
      severity: "error",
      effect: "broken",
      evidence: "documented",
      message: ({ name, other, policy }) =>
        `List \`${name}\` leaves out ${policy}, which \`${other}\` attaches, and so detaches it.`,
      why: "The list owns all attachments of the role: the provider detaches policies that are not on it, also those that the same program attaches.",
      fix: ({ other }) => `Add the policy of \`${other}\` to policyArns.`,
      docs: PROVIDER,
    }),
  },
  check(self, world, report) {
    const { policyArns: arns, roleName: role } = self.inputs;
    if (arns === undefined || arns.includes(undefined)) return;
    const attachments = [
      ...world.where(ROLE_ATTACHMENT, "role", role),
      ...world.where(POLICY_ATTACHMENT, "roles", role),
    ];
    for (const other of attachments) {
      const policy = other.text("policyArn");
      if (policy === undefined || arns.includes(policy)) continue;
      report("detaches-policy", { name: self.name, other: other.name, policy }, "policyArns", {
        related: [{ view: other, note: "attaches the policy to the role" }],
      });
    }
  },
});
