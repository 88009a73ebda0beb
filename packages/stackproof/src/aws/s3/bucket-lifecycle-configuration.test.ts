// Lifecycle configurations of buckets.
import { given, type Input, out, stack, testResource, unknown } from "../testing.ts";
import { bucketLifecycleConfiguration } from "./bucket-lifecycle-configuration.ts";

const bucket = out("main.id");

function rule(more: Readonly<Record<string, Input>>): Readonly<Record<string, Input>> {
  return { bucket, rules: [{ id: "archive", status: "Enabled", ...more }] };
}

testResource(bucketLifecycleConfiguration, {
  given: {
    main: given("aws:s3/bucket:Bucket", {}),
  },
  accepts: {
    "what people write": {
      bucket,
      rules: [
        {
          id: "logs",
          status: "Enabled",
          filter: { prefix: "logs/" },
          transitions: [
            { days: 30, storageClass: "STANDARD_IA" },
            { days: 60, storageClass: "GLACIER" },
          ],
          expiration: { days: 365 },
          noncurrentVersionExpiration: { noncurrentDays: 90 },
          abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
        },
        {
          id: "tmp",
          status: "Enabled",
          filter: { tag: { key: "tmp", value: "1" } },
          expiration: { days: 1 },
        },
      ],
    },
    "Glacier at once": rule({ transitions: [{ days: 0, storageClass: "GLACIER" }] }),
    "a deletion on the day after the last move": rule({
      transitions: [{ days: 30, storageClass: "STANDARD_IA" }],
      expiration: { days: 31 },
    }),
    "days that nobody knows": rule({
      transitions: [{ days: unknown(), storageClass: "STANDARD_IA" }],
      expiration: { days: 7 },
    }),
    "midnight in UTC, written with an offset": rule({ expiration: { date: "2027-01-01T02:00:00+02:00" } }),
    "markers without a tag": rule({
      filter: { prefix: "a/" },
      expiration: { expiredObjectDeleteMarker: true },
    }),
    "two rules with their own ids": {
      bucket,
      rules: [
        { id: "a", status: "Enabled", filter: { prefix: "a/" }, expiration: { days: 3 } },
        { id: "b", status: "Enabled", filter: { prefix: "b/" }, expiration: { days: 3 } },
      ],
    },
    "configurations of two buckets": stack(rule({ expiration: { days: 3 } }), {
      with: {
        other: given("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", {
          bucket: "of-another-stack",
          rules: [{ id: "archive", status: "Enabled", expiration: { days: 3 } }],
        }),
      },
    }),
  },
  rejects: {
    "transition-too-early": [
      rule({ transitions: [{ days: 7, storageClass: "STANDARD_IA" }] }),
      rule({ noncurrentVersionTransitions: [{ noncurrentDays: 7, storageClass: "ONEZONE_IA" }] }),
    ],
    "archive-too-early": rule({
      transitions: [
        { days: 30, storageClass: "STANDARD_IA" },
        { days: 45, storageClass: "GLACIER" },
      ],
    }),
    "expires-before-transition": [
      rule({ transitions: [{ days: 90, storageClass: "GLACIER" }], expiration: { days: 90 } }),
      rule({
        noncurrentVersionTransitions: [{ noncurrentDays: 30, storageClass: "GLACIER" }],
        noncurrentVersionExpiration: { noncurrentDays: 30 },
      }),
    ],
    "transition-backwards": rule({
      transitions: [
        { days: 30, storageClass: "GLACIER" },
        { days: 90, storageClass: "STANDARD_IA" },
      ],
    }),
    "storage-class-twice": rule({
      transitions: [
        { days: 30, storageClass: "GLACIER" },
        { days: 90, storageClass: "GLACIER" },
      ],
    }),
    "days-and-dates": rule({
      transitions: [{ days: 30, storageClass: "GLACIER" }],
      expiration: { date: "2030-01-01T00:00:00Z" },
    }),
    "transition-without-time": rule({ transitions: [{ storageClass: "GLACIER" }] }),
    "date-not-midnight": rule({ expiration: { date: "2030-01-01T12:00:00Z" } }),
    "several-expirations": rule({ expiration: { days: 3, expiredObjectDeleteMarker: true } }),
    "tag-filter-not-allowed": rule({
      filter: { tag: { key: "tmp", value: "1" } },
      abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
    }),
    "no-action": rule({}),
    "rule-id-twice": {
      bucket,
      rules: [
        { id: "a", status: "Enabled", filter: { prefix: "a/" }, expiration: { days: 3 } },
        { id: "a", status: "Enabled", filter: { prefix: "b/" }, expiration: { days: 3 } },
      ],
    },
    "second-for-bucket": stack(rule({ expiration: { days: 3 } }), {
      with: {
        other: given("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", {
          bucket,
          rules: [{ id: "other", status: "Enabled", expiration: { days: 3 } }],
        }),
      },
    }),
    "wrong-reference": {
      bucket: out("main.arn"),
      rules: [{ id: "a", status: "Enabled", expiration: { days: 3 } }],
    },
    "invalid-rules-status": {
      bucket,
      rules: [{ id: "a", status: "enabled", expiration: { days: 3 } }],
    },
  },
  outputs: [{ of: rule({ expiration: { days: 3 } }), are: { id: /^main-[0-9a-f]{7}$/ } }],
});
