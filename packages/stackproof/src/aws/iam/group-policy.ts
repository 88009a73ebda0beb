// A policy inside of a group.
import { conflictsWith, defineResource, replaces } from "../../model/kernel.ts";
import { policy } from "../policy.ts";
import { groupName, iamName, iamNamePrefix } from "./shared.ts";

export const groupPolicy = defineResource({
  token: "aws:iam/groupPolicy:GroupPolicy",
  docs: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutGroupPolicy.html",
  isGlobal: true,
  inputs: {
    group: replaces(groupName("iam:PutGroupPolicy")),
    name: replaces(iamName(128)),
    namePrefix: replaces(iamNamePrefix(128)),
    policy: policy({ kind: "identity-inline-group" }),
  },
  relations: [conflictsWith(["name", "namePrefix"])],
  outputs: (self) => ({
    id: `${self.text("group") ?? ""}:${self.text("name") ?? ""}`,
    ...(!self.has("namePrefix") && { namePrefix: "" }),
  }),
});
