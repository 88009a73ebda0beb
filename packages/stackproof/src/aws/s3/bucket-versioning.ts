// Whether a bucket keeps the versions of its objects.
import { defineResource, finding, object, oneOf, replaces, text } from "../../model/kernel.ts";
import {
  accountId,
  bucketOf,
  bucketRef,
  guide,
  isGiven,
  objectAt,
  perBucket,
  settingId,
  textAt,
} from "./shared.ts";

const findings = {
  "suspended-with-object-lock": finding<{ bucket: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ bucket }) => `Versioning of \`${bucket}\` is suspended while the bucket has object lock.`,
    why: "Object lock protects versions: it switches versioning on, and S3 refuses to suspend it.",
    fix: 'Write status: "Enabled", or make the bucket without object lock.',
    quote:
      "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed",
    aws: { operation: "s3:PutBucketVersioning", code: "InvalidBucketState" },
    docs: guide("object-lock"),
  }),
  "mfa-delete-without-mfa": finding({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: () => "MFA delete is enabled without the serial number and code of an MFA device.",
    why: "S3 takes this setting only from the account's root user, together with a current code of its MFA device.",
    fix: "Leave mfaDelete out and enable it by hand as the root user, or give `mfa` with serial number, a space and the code.",
    aws: { operation: "s3:PutBucketVersioning", code: "AccessDenied" },
    docs: guide("MultiFactorAuthenticationDelete"),
  }),
};

export const bucketVersioning = defineResource({
  token: "aws:s3/bucketVersioning:BucketVersioning",
  aliases: ["aws:s3/bucketVersioningV2:BucketVersioningV2"],
  docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html",
  inputs: {
    // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/s3/bucket_versioning.go
    bucket: replaces(bucketRef()),
    expectedBucketOwner: replaces(accountId()),
    mfa: text(),
    versioningConfiguration: object({
      mfaDelete: oneOf(["Enabled", "Disabled"]),
      status: oneOf(["Enabled", "Suspended", "Disabled"]),
    }),
  },
  outputs: (self) => settingId(self),
  unique: {
    "second-for-bucket": {
      key: perBucket,
      scope: "global",
      says: () => "set the versioning of the same bucket",
      property: "bucket",
      effect: "broken",
      why: "A bucket has one setting: the one that is written last replaces the other.",
      fix: "Keep one of them.",
      docs: guide("Versioning"),
    },
  },
  findings,
  check(self, world, report) {
    const configuration = objectAt(self.node.inputs, "versioningConfiguration");
    if (textAt(configuration, "mfaDelete") === "Enabled" && !isGiven(self.node.inputs, "mfa")) {
      report("mfa-delete-without-mfa", {}, "versioningConfiguration.mfaDelete");
    }
    const bucket = bucketOf(self, world);
    if (textAt(configuration, "status") !== "Suspended" || bucket?.flag("objectLockEnabled") !== true) return;
    report("suspended-with-object-lock", { bucket: bucket.name }, "versioningConfiguration.status", {
      related: [{ view: bucket, property: "objectLockEnabled", note: "true" }],
    });
  },
});
