// A policy inside of a role.
import { conflictsWith, defineResource, replaces } from "../../model/kernel.ts";
import { policy } from "../policy.ts";
import { iamName, iamNamePrefix, roleName } from "./shared.ts";

const API = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html";

export const rolePolicy = defineResource({
  token: "aws:iam/rolePolicy:RolePolicy",
  docs: API,
  isGlobal: true,
  inputs: {
    name: replaces(iamName(128)),
    namePrefix: replaces(iamNamePrefix(128)),
    policy: policy({ kind: "identity-inline-role" }),
    role: replaces(roleName("iam:PutRolePolicy", true)),
  },
  relations: [conflictsWith(["name", "namePrefix"])],
  outputs: (self) => ({
    id: `${self.text("role") ?? ""}:${self.text("name") ?? ""}`,
    ...(!self.has("namePrefix") && { namePrefix: "" }),
  }),
  unique: {
    "duplicate-name": {
      key: (self) => {
        const [role, name] = [self.text("role"), self.text("name")];
        return role === undefined || name === undefined ? undefined : `${name}" of the role "${role}`;
      },
      scope: "account",
      says: (key) => `are the same policy "${key}"`,
      property: "name",
      effect: "broken",
      why: "PutRolePolicy replaces a policy of the same name, so only one of the two documents stays.",
      fix: "Give each policy of the role a name of its own.",
      docs: API,
    },
  },
});
