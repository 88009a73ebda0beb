// Grants.
import { given, out, stack, testResource } from "../testing.ts";
import { grant } from "./grant.ts";

const keyId = out("main.id");
const granteePrincipal = "arn:aws:iam::123456789012:role/reader";

testResource(grant, {
  given: {
    main: given("aws:kms/key:Key", {}),
    signing: given("aws:kms/key:Key", { customerMasterKeySpec: "RSA_2048", keyUsage: "SIGN_VERIFY" }),
  },
  accepts: {
    "what people write": {
      name: "reader",
      keyId,
      granteePrincipal,
      operations: ["Encrypt", "Decrypt", "GenerateDataKey", "DescribeKey"],
      constraints: [{ encryptionContextEquals: { Department: "Finance" } }],
    },
    "signing with a signing key": {
      keyId: out("signing.arn"),
      granteePrincipal,
      operations: ["Sign", "GetPublicKey"],
    },
    "a key of another stack": {
      keyId: "1234abcd-12ab-34cd-56ef-1234567890ab",
      granteePrincipal,
      operations: ["Sign"],
    },
  },
  rejects: {
    "operation-not-of-key": [
      { keyId, granteePrincipal, operations: ["Sign"] },
      { keyId: out("signing.id"), granteePrincipal, operations: ["GenerateDataKey"] },
    ],
    "two-constraints": {
      keyId,
      granteePrincipal,
      operations: ["Decrypt"],
      constraints: [{ encryptionContextEquals: { a: "1" }, encryptionContextSubset: { b: "1" } }],
    },
    "invalid-grantee-principal": { keyId, granteePrincipal: "reader", operations: ["Decrypt"] },
    "invalid-operations": { keyId, granteePrincipal, operations: ["kms:Decrypt"] },
    "invalid-name": { keyId, granteePrincipal, operations: ["Decrypt"], name: "my grant" },
    "other-region": stack({ keyId, granteePrincipal, operations: ["Decrypt"] }, { region: "eu-west-1" }),
  },
  outputs: [
    {
      of: { keyId, granteePrincipal, operations: ["Decrypt"] },
      are: { id: /^[0-9a-f-]{36}:[0-9a-f]{64}$/, grantId: /^[0-9a-f]{64}$/ },
    },
  ],
});
