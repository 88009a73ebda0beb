// All attachments of one managed policy in the whole account.
import {
  atLeastOneOf,
  defineResource,
  finding,
  list,
  type ResourceView,
  replaces,
  text,
  type World,
} from "../../model/kernel.ts";
import { groupName, policyArn, ROLE_ATTACHMENT, roleName, userName } from "./shared.ts";

const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/iam_policy_attachment.html.markdown";

export const policyAttachment = defineResource({
  token: "aws:iam/policyAttachment:PolicyAttachment",
  docs: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html",
  isGlobal: true,
  inputs: {
    groups: list(groupName("iam:AttachGroupPolicy")),
    name: replaces(text({ min: 1 })),
    policyArn: replaces(policyArn("iam:AttachRolePolicy")),
    roles: list(roleName("iam:AttachRolePolicy")),
    users: list(userName("iam:AttachUserPolicy")),
  },
  // policy_attachment.go: "No Users, Roles, or Groups specified for IAM Policy Attachment".
  relations: [atLeastOneOf(["groups", "roles", "users"], { by: "aws", docs: PROVIDER })],
  outputs: (self) => ({ id: self.text("name") ?? "" }),
  findings: {
    "detaches-others": finding<{ name: string; policy: string; other: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ name, policy, other }) =>
        `Attachment \`${name}\` of ${policy} detaches the policy from what \`${other}\` attaches it to.`,
      why: "aws.iam.PolicyAttachment owns all attachments of a policy in the account: the provider detaches it from everybody who is not listed there.",
      fix: "Write aws.iam.RolePolicyAttachment for each role (UserPolicyAttachment, GroupPolicyAttachment), and no PolicyAttachment.",
      docs: PROVIDER,
    }),
    "takes-aws-policy": finding<{ name: string; policy: string }>({
      severity: "warning",
      effect: "risky",
      evidence: "documented",
      message: ({ name, policy }) =>
        `Attachment \`${name}\` takes possession of ${policy}, a policy that others in the account may use.`,
      why: "aws.iam.PolicyAttachment detaches a policy from every role, user and group of the account that it does not list.",
      fix: "Write aws.iam.RolePolicyAttachment for each role (UserPolicyAttachment, GroupPolicyAttachment).",
      docs: PROVIDER,
    }),
  },
  check(self, world, report) {
    const arn = self.inputs.policyArn;
    if (arn === undefined) return;
    const others = othersOf(self, world, arn);
    for (const other of others) {
      report("detaches-others", { name: self.name, policy: arn, other: other.name }, "policyArn", {
        related: [{ view: other, note: "attaches the same policy" }],
      });
    }
    if (others.length === 0 && /^arn:[^:]+:iam::aws:policy\//.test(arn)) {
      report("takes-aws-policy", { name: self.name, policy: arn }, "policyArn");
    }
  },
});

/** What else attaches the policy to somebody whom this attachment does not list. */
function othersOf(self: ResourceView, world: World, arn: string): readonly ResourceView[] {
  const roles = self.texts("roles") ?? [];
  const others = [
    ...world.where(ROLE_ATTACHMENT, "policyArn", arn).filter((view) => !roles.includes(view.text("role"))),
    ...world
      .where("aws:iam/userPolicyAttachment:UserPolicyAttachment", "policyArn", arn)
      .filter((view) => !(self.texts("users") ?? []).includes(view.text("user"))),
    ...world
      .where("aws:iam/groupPolicyAttachment:GroupPolicyAttachment", "policyArn", arn)
      .filter((view) => !(self.texts("groups") ?? []).includes(view.text("group"))),
    ...world.where("aws:iam/policyAttachment:PolicyAttachment", "policyArn", arn),
  ];
  return others.filter((view) => view.urn !== self.urn && world.sameAccount(self, view));
}
