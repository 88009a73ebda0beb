// A key that encrypts, signs or authenticates, and that never leaves KMS.
import {
  bool,
  defineResource,
  finding,
  int,
  oneOf,
  replaces,
  requiredWith,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { policy } from "../policy.ts";
import { USAGES, USAGES_OF_SPEC } from "./key-spec.ts";
import { locksOutFinding } from "./lockout.ts";
import { defaultPolicy, KEY_POLICY, keyOf, locksOut } from "./shared.ts";

const CREATE_KEY = "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html";
const SPECS = Object.keys(USAGES_OF_SPEC);

export const key = defineResource({
  token: "aws:kms/key:Key",
  docs: CREATE_KEY,
  inputs: {
    // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/kms/key.go
    bypassPolicyLockoutSafetyCheck: withDefault(bool(), false),
    customKeyStoreId: replaces(text({ min: 1, max: 22 })),
    customerMasterKeySpec: replaces(withDefault(oneOf(SPECS), "SYMMETRIC_DEFAULT")),
    deletionWindowInDays: int({ min: 7, max: 30 }),
    description: text({ min: 0, max: 8192 }),
    enableKeyRotation: withDefault(bool(), false),
    isEnabled: withDefault(bool(), true),
    keyUsage: replaces(withDefault(oneOf(USAGES), "ENCRYPT_DECRYPT")),
    multiRegion: replaces(withDefault(bool(), false)),
    policy: policy({ kind: "kms-key" }),
    rotationPeriodInDays: int({ min: 90, max: 2560 }),
    tags: tags(),
    xksKeyId: replaces(text({ min: 1, max: 128 })),
  },
  relations: [
    requiredWith("rotationPeriodInDays", ["enableKeyRotation"]),
    requiredWith("xksKeyId", ["customKeyStoreId"]),
  ],
  outputs(self, make) {
    const keyId = self.flag("multiRegion") === true ? `mrk-${make.hex(32, "key")}` : make.uuid("key");
    return {
      id: keyId,
      keyId,
      arn: make.arn("kms", `key/${keyId}`),
      ...(!self.has("description") && { description: "" }),
      ...(!self.has("policy") && { policy: defaultPolicy(make.partition, make.account) }),
      ...(!self.has("rotationPeriodInDays") && {
        rotationPeriodInDays: self.flag("enableKeyRotation") === true ? 365 : 0,
      }),
    };
  },
  findings: {
    "locks-out": locksOutFinding("kms:CreateKey"),
    "usage-not-of-spec": finding<{ spec: string; usage: string; usages: string; isDefault: boolean }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ spec, usage, usages, isDefault }) =>
        `The key has the spec ${spec} and the usage ${usage}${isDefault ? " (the default)" : ""}; ${spec} is for ${usages}.`,
      why: "What a key can do follows from its kind of key material, and the default usage fits symmetric and RSA keys only.",
      fix: ({ usages }) =>
        `Write keyUsage: "${usages.split(" or ")[0] ?? usages}", or choose another customerMasterKeySpec.`,
      aws: { operation: "kms:CreateKey", code: "ValidationException" },
      docs: CREATE_KEY,
    }),
    "rotation-not-possible": finding<{ says: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ says }) => `Rotation is enabled for a key ${says}.`,
      why: "KMS rotates only symmetric keys for encryption whose material it made itself.",
      fix: "Leave enableKeyRotation out; make a new key and move the alias where a change of keys is wanted.",
      aws: { operation: "kms:EnableKeyRotation", code: "UnsupportedOperationException" },
      docs: "https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html",
    }),
    "not-in-custom-store": finding<{ says: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ says }) => `The key in a custom key store ${says}.`,
      why: "A custom key store holds symmetric keys of one Region only.",
      fix: "Leave customKeyStoreId out, or make a symmetric key of one Region.",
      aws: { operation: "kms:CreateKey", code: "UnsupportedOperationException" },
      docs: CREATE_KEY,
    }),
    "policy-elsewhere-too": finding<{ other: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ other }) =>
        `The key has a policy and \`${other}\` gives it one too; the two overwrite each other.`,
      why: "A key has one policy: each deployment that touches one of the two undoes the other.",
      fix: "Leave policy out of the key, or leave the KeyPolicy out.",
      docs: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
    }),
    "only-in-china": finding<{ region: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ region }) => `The key has the spec SM2, which KMS does not have in ${region}.`,
      why: "SM2 keys exist in the China Regions only.",
      fix: "Choose an ECC_NIST or RSA spec.",
      aws: { operation: "kms:CreateKey", code: "UnsupportedOperationException" },
      docs: CREATE_KEY,
    }),
  },
  check(self, world, report) {
    const apart = self.has("policy")
      ? world.all(KEY_POLICY).find((other) => keyOf(world, other.text("keyId"), other)?.urn === self.urn)
      : undefined;
    if (apart !== undefined) {
      const related = [{ view: apart, property: "policy", note: "the KeyPolicy" }];
      report("policy-elsewhere-too", { other: apart.name }, "policy", { related });
    }
    const spec = self.inputs.customerMasterKeySpec;
    const usage = self.inputs.keyUsage;
    const usages = spec === undefined ? undefined : USAGES_OF_SPEC[spec];
    const isUsage = usage !== undefined && USAGES.includes(usage);
    if (spec !== undefined && isUsage && usages !== undefined && !usages.includes(usage)) {
      const property = self.has("keyUsage") ? "keyUsage" : "customerMasterKeySpec";
      report(
        "usage-not-of-spec",
        { spec, usage, usages: usages.join(" or "), isDefault: !self.has("keyUsage") },
        property,
      );
    } else if (self.inputs.enableKeyRotation === true && spec !== undefined && spec !== "SYMMETRIC_DEFAULT") {
      report("rotation-not-possible", { says: `of the spec ${spec}` }, "enableKeyRotation");
    }
    if (self.has("customKeyStoreId")) {
      if (self.inputs.enableKeyRotation === true) {
        report("rotation-not-possible", { says: "in a custom key store" }, "enableKeyRotation");
      }
      if (self.inputs.multiRegion === true)
        report("not-in-custom-store", { says: "is a multi-Region key" }, "multiRegion");
      if (spec !== undefined && spec !== "SYMMETRIC_DEFAULT") {
        report("not-in-custom-store", { says: `has the spec ${spec}` }, "customerMasterKeySpec");
      }
    }
    if (spec === "SM2" && self.region !== undefined && !self.region.startsWith("cn-")) {
      report("only-in-china", { region: self.region }, "customerMasterKeySpec");
    }
    if (self.inputs.bypassPolicyLockoutSafetyCheck !== false || !locksOut(world, self.node.inputs["policy"]))
      return;
    report("locks-out", { name: self.name }, "policy");
  },
});
