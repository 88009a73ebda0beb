// A policy of the account's own that roles, users and groups share.
import { conflictsWith, defineResource, int, replaces, text, withDefault } from "../../model/kernel.ts";
import { policy as document } from "../policy.ts";
import {
  checkTags,
  foldedName,
  iamName,
  iamNamePrefix,
  iamPath,
  iamTags,
  QUOTAS,
  tagFindings,
} from "./shared.ts";

const API = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html";

export const policy = defineResource({
  token: "aws:iam/policy:Policy",
  docs: API,
  isGlobal: true,
  inputs: {
    delayAfterPolicyCreationInMs: int(),
    description: replaces(
      text({ max: 1000 }, { by: "aws", aws: { operation: "iam:CreatePolicy", code: "ValidationError" } }),
    ),
    name: replaces(iamName(128)),
    namePrefix: replaces(iamNamePrefix(128)),
    path: replaces(withDefault(iamPath(API, "iam:CreatePolicy"), "/")),
    policy: document({ kind: "identity-managed" }),
    tags: iamTags(),
  },
  relations: [conflictsWith(["name", "namePrefix"])],
  outputs: (self, make) => ({
    attachmentCount: 0,
    policyId: make.upper("ANPA", 21),
    ...(!self.has("namePrefix") && { namePrefix: "" }),
  }),
  unique: {
    "duplicate-name": {
      key: foldedName,
      scope: "account",
      says: (key) => `have the same name "${key}"`,
      property: "name",
      why: "Names of managed policies are unique in an account, and ignore case.",
      fix: "Give them different names, or leave the names to Pulumi.",
      aws: { operation: "iam:CreatePolicy", code: "EntityAlreadyExists" },
      docs: API,
    },
  },
  quotas: [{ name: "Customer managed policies per account", limit: 1500, per: "account", docs: QUOTAS }],
  findings: tagFindings,
  check(self, _world, report) {
    checkTags(self, report);
  },
});
