// The default key of volumes.
import { given, out, stack, testResource } from "../testing.ts";
import { defaultKmsKey } from "./default-kms-key.ts";

const TOKEN = "aws:ebs/defaultKmsKey:DefaultKmsKey";
const KEY = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";

testResource(defaultKmsKey, {
  given: { key: given("aws:kms/key:Key", {}) },
  accepts: {
    "a key of the program": { keyArn: out("key.arn") },
    "a key of another stack": { keyArn: KEY },
  },
  rejects: {
    "invalid-key-arn": { keyArn: "alias/ebs" },
    "asymmetric-key": stack(
      { keyArn: out("key.arn") },
      {
        with: {
          key: given("aws:kms/key:Key", { customerMasterKeySpec: "RSA_2048", keyUsage: "ENCRYPT_DECRYPT" }),
        },
      },
    ),
    "setting-made-twice": stack({ keyArn: KEY }, { with: { other: given(TOKEN, { keyArn: KEY }) } }),
  },
  outputs: [{ of: { keyArn: KEY }, are: { id: KEY } }],
});
