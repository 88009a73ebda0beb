// One managed policy on one role.
import { defineResource, replaces } from "../../model/kernel.ts";
import { policyArn, roleName } from "./shared.ts";

const API = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html";

export const rolePolicyAttachment = defineResource({
  token: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  docs: API,
  isGlobal: true,
  inputs: {
    policyArn: replaces(policyArn("iam:AttachRolePolicy")),
    role: replaces(roleName("iam:AttachRolePolicy")),
  },
  outputs: (self, make) => ({ id: `${self.text("role") ?? ""}-${make.hex(26)}` }),
  unique: {
    "attached-twice": {
      key: (self) => {
        const [role, arn] = [self.text("role"), self.text("policyArn")];
        return role === undefined || arn === undefined ? undefined : `${arn} to the role ${role}`;
      },
      scope: "account",
      says: (key) => `both attach ${key}`,
      property: "policyArn",
      severity: "warning",
      effect: "risky",
      why: "AWS has one attachment for both. When one of them is removed from the program, the policy is detached, although the other still wants it.",
      fix: "Leave one of them out.",
      docs: API,
    },
  },
});
