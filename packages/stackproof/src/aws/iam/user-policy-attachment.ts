// One managed policy on one user.
import { defineResource, replaces } from "../../model/kernel.ts";
import { policyArn, userName } from "./shared.ts";

export const userPolicyAttachment = defineResource({
  token: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
  docs: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachUserPolicy.html",
  isGlobal: true,
  inputs: {
    policyArn: replaces(policyArn("iam:AttachUserPolicy")),
    user: replaces(userName("iam:AttachUserPolicy")),
  },
  outputs: (self, make) => ({ id: `${self.text("user") ?? ""}-${make.hex(26)}` }),
});
