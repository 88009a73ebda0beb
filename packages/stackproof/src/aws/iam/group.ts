// Users with common policies.
import { defineResource, withDefault } from "../../model/kernel.ts";
import { foldedName, iamPath, identityName, QUOTAS } from "./shared.ts";

const API = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateGroup.html";

export const group = defineResource({
  token: "aws:iam/group:Group",
  docs: API,
  isGlobal: true,
  inputs: {
    // A change renames the group.
    name: identityName(128, API, "iam:CreateGroup"),
    path: withDefault(iamPath(API, "iam:CreateGroup"), "/"),
  },
  outputs: (_self, make) => ({ uniqueId: make.upper("AGPA", 21) }),
  unique: {
    "duplicate-name": {
      key: foldedName,
      scope: "account",
      says: (key) => `have the same name "${key}"`,
      property: "name",
      why: "Names of groups are unique in an account, whatever their paths, and ignore case.",
      fix: "Give them different names, or leave the names to Pulumi.",
      aws: { operation: "iam:CreateGroup", code: "EntityAlreadyExists" },
      docs: API,
    },
  },
  quotas: [{ name: "Groups per account", limit: 300, per: "account", docs: QUOTAS }],
});
