// All users of a group.
import { defineResource, list, replaces, text } from "../../model/kernel.ts";
import { groupName, userName } from "./shared.ts";

const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/iam_group_membership.html.markdown";

export const groupMembership = defineResource({
  token: "aws:iam/groupMembership:GroupMembership",
  docs: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddUserToGroup.html",
  isGlobal: true,
  inputs: {
    group: replaces(groupName("iam:AddUserToGroup")),
    name: replaces(text()),
    users: list(userName("iam:AddUserToGroup")),
  },
  outputs: (self) => ({ id: self.text("name") ?? "" }),
  unique: {
    "second-membership": {
      key: (self) => self.text("group"),
      scope: "account",
      says: (key) => `both own the users of the group "${key}"`,
      property: "group",
      severity: "warning",
      effect: "broken",
      why: "Each of them removes the users that only the other one lists.",
      fix: "List all users in one aws.iam.GroupMembership, or write aws.iam.UserGroupMembership for each user.",
      docs: PROVIDER,
    },
  },
});
