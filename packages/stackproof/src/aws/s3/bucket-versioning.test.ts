// Versioning of buckets.
import { given, out, stack, testResource } from "../testing.ts";
import { bucketVersioning } from "./bucket-versioning.ts";

const bucket = out("main.id");

testResource(bucketVersioning, {
  given: {
    main: given("aws:s3/bucket:Bucket", { bucket: "assets" }),
    locked: given("aws:s3/bucket:Bucket", { objectLockEnabled: true }),
  },
  accepts: {
    enabled: { bucket, versioningConfiguration: { status: "Enabled" } },
    suspended: { bucket, versioningConfiguration: { status: "Suspended" } },
    "enabled with object lock": { bucket: out("locked.id"), versioningConfiguration: { status: "Enabled" } },
    "without MFA": { bucket, versioningConfiguration: { status: "Enabled", mfaDelete: "Disabled" } },
  },
  rejects: {
    "suspended-with-object-lock": {
      bucket: out("locked.id"),
      versioningConfiguration: { status: "Suspended" },
    },
    "mfa-delete-without-mfa": {
      bucket,
      versioningConfiguration: { status: "Enabled", mfaDelete: "Enabled" },
    },
    "invalid-versioning-configuration-status": { bucket, versioningConfiguration: { status: "enabled" } },
    "second-for-bucket": stack(
      { bucket, versioningConfiguration: { status: "Enabled" } },
      {
        with: {
          other: given("aws:s3/bucketVersioning:BucketVersioning", {
            bucket,
            versioningConfiguration: { status: "Suspended" },
          }),
        },
      },
    ),
  },
  outputs: [{ of: { bucket, versioningConfiguration: { status: "Enabled" } }, are: { id: "assets" } }],
});
