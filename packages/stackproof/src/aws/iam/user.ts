// A person or program with credentials of its own.
import { bool, defineResource, withDefault } from "../../model/kernel.ts";
import {
  checkTags,
  foldedName,
  iamPath,
  iamTags,
  identityName,
  policyArn,
  QUOTAS,
  tagFindings,
} from "./shared.ts";

const API = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html";

export const user = defineResource({
  token: "aws:iam/user:User",
  docs: API,
  isGlobal: true,
  inputs: {
    forceDestroy: withDefault(bool(), false),
    // A change renames the user.
    name: identityName(64, API, "iam:CreateUser"),
    path: withDefault(iamPath(API, "iam:CreateUser"), "/"),
    permissionsBoundary: policyArn("iam:PutUserPermissionsBoundary", false),
    tags: iamTags(),
  },
  outputs: (_self, make) => ({ uniqueId: make.upper("AIDA", 21) }),
  unique: {
    "duplicate-name": {
      key: foldedName,
      scope: "account",
      says: (key) => `have the same name "${key}"`,
      property: "name",
      why: "Names of users are unique in an account, whatever their paths, and ignore case.",
      fix: "Give them different names, or leave the names to Pulumi.",
      aws: { operation: "iam:CreateUser", code: "EntityAlreadyExists" },
      docs: API,
    },
  },
  quotas: [{ name: "Users per account", limit: 5000, per: "account", docs: QUOTAS }],
  findings: tagFindings,
  check(self, _world, report) {
    checkTags(self, report);
  },
});
