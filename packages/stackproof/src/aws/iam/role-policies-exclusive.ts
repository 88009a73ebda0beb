// The whole list of a role's inline policies.
import { defineResource, finding, list, replaces, text } from "../../model/kernel.ts";
import { ROLE_POLICY, roleName } from "./shared.ts";

const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/iam_role_policies_exclusive.html.markdown";

export const rolePoliciesExclusive = defineResource({
  token: "aws:iam/rolePoliciesExclusive:RolePoliciesExclusive",
  docs: PROVIDER,
  isGlobal: true,
  inputs: {
    policyNames: list(text()),
    roleName: replaces(roleName("iam:ListRolePolicies")),
  },
  outputs: (self) => ({ id: self.text("roleName") ?? "" }),
  findings: {
    "removes-policy": finding<{ name: string; other: string; policy: string }>({
      severity: "error",
      effect: "broken",
      evidence: "documented",
      message: ({ name, other, policy }) =>
        `List \`${name}\` leaves out the inline policy ${policy} of \`${other}\`, and so removes it.`,
      why: "The list owns all inline policies of the role: the provider deletes those that are not on it, also policies of the same program.",
      fix: ({ other }) => `Add \`${other}.name\` to policyNames.`,
      docs: PROVIDER,
    }),
    "no-such-policy": finding<{ name: string; policy: string; role: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "inferred",
      message: ({ name, policy, role }) =>
        `List \`${name}\` names the inline policy ${policy}, which nothing in the program puts into the role \`${role}\`.`,
      why: "The list makes no policies; what it names must exist already, or come from aws.iam.RolePolicy.",
      fix: "Take the name out, or write the policy as aws.iam.RolePolicy.",
      docs: PROVIDER,
    }),
  },
  check(self, world, report) {
    const { policyNames: names, roleName: role } = self.inputs;
    if (names === undefined || names.includes(undefined)) return;
    const policies = world.where(ROLE_POLICY, "role", role);
    for (const other of policies) {
      const policy = other.text("name");
      if (policy === undefined || names.includes(policy)) continue;
      report("removes-policy", { name: self.name, other: other.name, policy }, "policyNames", {
        related: [{ view: other, note: "an inline policy of the role" }],
      });
    }
    const owner = self.ref("roleName");
    if (owner === undefined || owner.node.kind !== "custom" || owner.has("inlinePolicies")) return;
    if (policies.some((view) => view.text("name") === undefined)) return;
    for (const [index, policy] of names.entries()) {
      if (policy === undefined || policies.some((view) => view.text("name") === policy)) continue;
      report("no-such-policy", { name: self.name, policy, role: owner.name }, `policyNames[${index}]`);
    }
  },
});
