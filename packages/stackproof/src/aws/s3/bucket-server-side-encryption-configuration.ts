// With which key S3 encrypts the objects of a bucket.
import { defineResource, finding, list, replaces } from "../../model/kernel.ts";
import { keyOf, unusableKey } from "../kms/shared.ts";
import { ENCRYPTION_FINDINGS, encryptionRule, keyWithoutKms } from "./encryption.ts";
import {
  accountId,
  bucketOf,
  bucketRef,
  guide,
  itemsOf,
  objectAt,
  perBucket,
  settingId,
  textAt,
} from "./shared.ts";

export const bucketServerSideEncryptionConfiguration = defineResource({
  token: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  aliases: ["aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2"],
  docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketEncryption.html",
  inputs: {
    // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/s3/bucket_server_side_encryption_configuration.go
    bucket: replaces(bucketRef()),
    expectedBucketOwner: replaces(accountId()),
    rules: list(encryptionRule()),
  },
  outputs: (self) => settingId(self),
  unique: {
    "second-for-bucket": {
      key: perBucket,
      scope: "global",
      says: () => "set the default encryption of the same bucket",
      property: "bucket",
      effect: "broken",
      why: "A bucket has one default encryption: the one that is written last replaces the other.",
      fix: "Keep one of them.",
      docs: guide("bucket-encryption"),
    },
  },
  findings: {
    ...ENCRYPTION_FINDINGS,
    "key-of-other-region": finding<{ key: string; keyRegion: string; bucket: string; region: string }>({
      severity: "error",
      effect: "broken",
      evidence: "documented",
      message: ({ key, keyRegion, bucket, region }) =>
        `The key \`${key}\` is in ${keyRegion}, and the bucket \`${bucket}\` that it encrypts is in ${region}.`,
      why: "S3 takes the setting without a look at the key, and then no object can be written: bucket and key must be in one region.",
      fix: "Use a key of the bucket's region, such as a replica of a multi-Region key.",
      docs: guide("UsingKMSEncryption"),
    }),
    "unusable-key": finding<{ key: string; says: string }>({
      severity: "error",
      effect: "broken",
      evidence: "documented",
      message: ({ key, says }) => `The bucket is encrypted with the key \`${key}\`, which ${says}.`,
      why: "S3 takes the setting without a look at the key, and then no object can be written: it needs an enabled symmetric key for encryption.",
      fix: "Use a key with the key spec SYMMETRIC_DEFAULT that is enabled.",
      docs: guide("UsingKMSEncryption"),
    }),
  },
  check(self, world, report) {
    const bucket = bucketOf(self, world);
    for (const { map, index } of itemsOf(self.node.inputs["rules"])) {
      const wrong = keyWithoutKms(map, `rules[${index}]`);
      if (wrong !== undefined) {
        report("key-without-kms", { algorithm: wrong.algorithm }, wrong.at);
        continue;
      }
      const reference = textAt(objectAt(map, "applyServerSideEncryptionByDefault"), "kmsMasterKeyId");
      const key = keyOf(world, reference, bucket ?? self);
      if (key === undefined) continue;
      const at = `rules[${index}].applyServerSideEncryptionByDefault.kmsMasterKeyId`;
      const related = [{ view: key, note: "the key" }];
      const says = unusableKey(key);
      if (says !== undefined) report("unusable-key", { key: key.name, says }, at, { related });
      else if (bucket?.region !== undefined && key.region !== undefined && key.region !== bucket.region) {
        const words = { key: key.name, keyRegion: key.region, bucket: bucket.name, region: bucket.region };
        report("key-of-other-region", words, at, { related });
      }
    }
  },
});
