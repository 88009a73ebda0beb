// One managed policy on one group.
import { defineResource, replaces } from "../../model/kernel.ts";
import { groupName, policyArn } from "./shared.ts";

export const groupPolicyAttachment = defineResource({
  token: "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
  docs: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachGroupPolicy.html",
  isGlobal: true,
  inputs: {
    group: replaces(groupName("iam:AttachGroupPolicy")),
    policyArn: replaces(policyArn("iam:AttachGroupPolicy")),
  },
  outputs: (self, make) => ({ id: `${self.text("group") ?? ""}-${make.hex(26)}` }),
});
