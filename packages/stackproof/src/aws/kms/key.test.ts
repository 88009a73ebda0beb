// KMS keys.
import { given, type Input, jsonText, out, stack, testResource, unknown } from "../testing.ts";
import { key } from "./key.ts";

function policyFor(principal: Input, action: Input = "kms:*"): Input {
  return jsonText({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: principal, Action: action, Resource: "*" }],
  });
}

const ROOT = policyFor({ AWS: "arn:aws:iam::123456789012:root" });

testResource(key, {
  given: { role: given("aws:iam/role:Role", { assumeRolePolicy: policyOfLambda() }) },
  accepts: {
    "nothing at all": {},
    "what people write": {
      description: "shop",
      deletionWindowInDays: 7,
      enableKeyRotation: true,
      rotationPeriodInDays: 180,
      policy: policyFor({ AWS: "arn:aws:iam::123456789012:root" }),
      tags: { Name: "shop" },
    },
    "a policy for the account's number": {
      policy: policyFor({ AWS: "123456789012" }, ["kms:Put*", "kms:Get*"]),
    },
    "a policy for a role of another stack": {
      policy: policyFor({ AWS: "arn:aws:iam::123456789012:role/deployer" }),
    },
    "a policy that nobody knows": { policy: unknown() },
    "a bypass of the check": {
      bypassPolicyLockoutSafetyCheck: true,
      policy: policyFor({ Service: "logs.amazonaws.com" }, "kms:Decrypt"),
    },
    "an RSA key that signs": { customerMasterKeySpec: "RSA_4096", keyUsage: "SIGN_VERIFY" },
    "an RSA key that encrypts": { customerMasterKeySpec: "RSA_2048" },
    "an HMAC key": { customerMasterKeySpec: "HMAC_256", keyUsage: "GENERATE_VERIFY_MAC" },
    "a multi-Region key": { multiRegion: true },
  },
  rejects: {
    "locks-out": [
      { policy: policyFor({ Service: "logs.us-east-1.amazonaws.com" }) },
      { policy: policyFor({ AWS: "arn:aws:iam::123456789012:root" }, ["kms:Encrypt", "kms:Decrypt"]) },
      { policy: policyFor({ AWS: out("role.arn") }) },
    ],
    "usage-not-of-spec": [
      { customerMasterKeySpec: "HMAC_256" },
      { customerMasterKeySpec: "ECC_NIST_P256", keyUsage: "ENCRYPT_DECRYPT" },
      { keyUsage: "SIGN_VERIFY" },
    ],
    "policy-elsewhere-too": stack(
      { policy: ROOT },
      { with: { apart: given("aws:kms/keyPolicy:KeyPolicy", { keyId: out("self.id"), policy: ROOT }) } },
    ),
    "rotation-not-possible": [
      { customerMasterKeySpec: "RSA_2048", enableKeyRotation: true },
      { customKeyStoreId: "cks-1234567890abcdef0", enableKeyRotation: true },
    ],
    "not-in-custom-store": { customKeyStoreId: "cks-1234567890abcdef0", multiRegion: true },
    "only-in-china": { customerMasterKeySpec: "SM2" },
    "invalid-deletion-window-in-days": [{ deletionWindowInDays: 5 }, { deletionWindowInDays: 31 }],
    "invalid-rotation-period-in-days": { enableKeyRotation: true, rotationPeriodInDays: 30 },
    "missing-input": { rotationPeriodInDays: 90 },
    "invalid-key-usage": { keyUsage: "ENCRYPT" },
  },
  outputs: [
    {
      of: {},
      are: {
        id: /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
        arn: /^arn:aws:kms:us-east-1:123456789012:key\/[0-9a-f-]{36}$/,
        customerMasterKeySpec: "SYMMETRIC_DEFAULT",
        rotationPeriodInDays: 0,
      },
    },
    {
      of: stack({ multiRegion: true, enableKeyRotation: true }),
      are: { keyId: /^mrk-[0-9a-f]{32}$/, rotationPeriodInDays: 365 },
    },
  ],
});

function policyOfLambda(): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
    ],
  });
}
