// What gives a role to EC2 instances.
import { conflictsWith, defineResource, finding, replaces, withDefault } from "../../model/kernel.ts";
import { roleOf, trustedServices, trusts } from "../rights.ts";
import {
  checkTags,
  foldedName,
  iamName,
  iamNamePrefix,
  iamPath,
  iamTags,
  QUOTAS,
  roleName,
  tagFindings,
} from "./shared.ts";

const API = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html";

export const instanceProfile = defineResource({
  token: "aws:iam/instanceProfile:InstanceProfile",
  docs: API,
  isGlobal: true,
  inputs: {
    name: replaces(iamName(128)),
    namePrefix: replaces(iamNamePrefix(128)),
    path: replaces(withDefault(iamPath(API, "iam:CreateInstanceProfile"), "/")),
    role: roleName("iam:AddRoleToInstanceProfile"),
    tags: iamTags(),
  },
  relations: [conflictsWith(["name", "namePrefix"])],
  outputs: (self, make) => ({
    uniqueId: make.upper("AIPA", 21),
    ...(!self.has("namePrefix") && { namePrefix: "" }),
  }),
  unknowable: { createDate: "the time of the deployment" },
  unique: {
    "duplicate-name": {
      key: foldedName,
      scope: "account",
      says: (key) => `have the same name "${key}"`,
      property: "name",
      why: "Names of instance profiles are unique in an account, and ignore case.",
      fix: "Give them different names, or leave the names to Pulumi.",
      aws: { operation: "iam:CreateInstanceProfile", code: "EntityAlreadyExists" },
      docs: API,
    },
  },
  quotas: [{ name: "Instance profiles per account", limit: 1000, per: "account", docs: QUOTAS }],
  findings: {
    ...tagFindings,
    "role-not-for-ec2": finding<{ name: string; role: string; trusted: string }>({
      severity: "error",
      effect: "broken",
      evidence: "documented",
      message: ({ name, role, trusted }) =>
        `Instance profile \`${name}\` has the role \`${role}\`, which ${trusted}.`,
      why: "EC2 assumes the role for the instance, so its trust policy must name ec2.amazonaws.com; without it programs on the instance get no credentials.",
      fix: 'Allow sts:AssumeRole to Principal { Service: "ec2.amazonaws.com" } in the role\'s assumeRolePolicy.',
      docs: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html",
    }),
  },
  check(self, world, report) {
    checkTags(self, report);
    const value = self.node.inputs["role"];
    const role = roleOf(world, value);
    if (role === undefined) return;
    const names = ["ec2.amazonaws.com", "ec2.amazonaws.com.cn"];
    if (names.some((name) => trusts(world, role, name) !== "no")) return;
    const trusted = trustedServices(world, role) ?? [];
    const words = trusted.length === 0 ? "does not trust EC2" : `trusts ${trusted.join(", ")} and not EC2`;
    report("role-not-for-ec2", { name: self.name, role: role.name, trusted: words }, "role", {
      related: [{ view: role, property: "assumeRolePolicy", note: "who may assume the role" }],
    });
  },
});
