// A policy inside of a user.
import { conflictsWith, defineResource, replaces } from "../../model/kernel.ts";
import { policy } from "../policy.ts";
import { iamName, iamNamePrefix, userName } from "./shared.ts";

export const userPolicy = defineResource({
  token: "aws:iam/userPolicy:UserPolicy",
  docs: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html",
  isGlobal: true,
  inputs: {
    name: replaces(iamName(128)),
    namePrefix: replaces(iamNamePrefix(128)),
    policy: policy({ kind: "identity-inline-user" }),
    user: replaces(userName("iam:PutUserPolicy")),
  },
  relations: [conflictsWith(["name", "namePrefix"])],
  outputs: (self) => ({
    id: `${self.text("user") ?? ""}:${self.text("name") ?? ""}`,
    ...(!self.has("namePrefix") && { namePrefix: "" }),
  }),
});
