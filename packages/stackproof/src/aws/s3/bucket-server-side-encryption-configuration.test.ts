// Default encryption of buckets.
import { given, type Input, out, stack, testResource } from "../testing.ts";
import { bucketServerSideEncryptionConfiguration } from "./bucket-server-side-encryption-configuration.ts";

const bucket = out("main.id");

function by(applyServerSideEncryptionByDefault: Input, more: Readonly<Record<string, Input>> = {}) {
  return { bucket, rules: [{ applyServerSideEncryptionByDefault, ...more }] };
}

testResource(bucketServerSideEncryptionConfiguration, {
  given: {
    main: given("aws:s3/bucket:Bucket", { bucket: "assets" }),
    key: given("aws:kms/key:Key", {}),
    far: given("aws:kms/key:Key", {}, { region: "eu-west-1" }),
    signing: given("aws:kms/key:Key", { customerMasterKeySpec: "RSA_2048", keyUsage: "SIGN_VERIFY" }),
  },
  accepts: {
    "S3's own keys": by({ sseAlgorithm: "AES256" }),
    "a key of the program": by(
      { sseAlgorithm: "aws:kms", kmsMasterKeyId: out("key.arn") },
      { bucketKeyEnabled: true },
    ),
    "a key's id": by({ sseAlgorithm: "aws:kms:dsse", kmsMasterKeyId: out("key.keyId") }),
    "AWS's key": by({ sseAlgorithm: "aws:kms" }),
    "only a bucket key": { bucket, rules: [{ bucketKeyEnabled: true }] },
    "without customer keys": by({ sseAlgorithm: "AES256" }, { blockedEncryptionTypes: ["SSE-C"] }),
  },
  rejects: {
    "key-without-kms": by({ sseAlgorithm: "AES256", kmsMasterKeyId: out("key.arn") }),
    "key-of-other-region": by({ sseAlgorithm: "aws:kms", kmsMasterKeyId: out("far.arn") }),
    "unusable-key": by({ sseAlgorithm: "aws:kms", kmsMasterKeyId: out("signing.arn") }),
    "invalid-rules-apply-server-side-encryption-by-default-sse-algorithm": by({ sseAlgorithm: "KMS" }),
    "second-for-bucket": stack(by({ sseAlgorithm: "AES256" }), {
      with: {
        other: given(
          "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
          by({ sseAlgorithm: "aws:kms" }),
        ),
      },
    }),
  },
  outputs: [{ of: by({ sseAlgorithm: "AES256" }), are: { id: "assets" } }],
});
