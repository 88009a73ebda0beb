// When the objects of a bucket move to cheaper storage and when they are deleted.
import {
  bool,
  defineResource,
  int,
  list,
  map,
  object,
  oneOf,
  replaces,
  text,
  timestamp,
  withDefault,
} from "../../model/kernel.ts";
import { lifecycleFaults } from "./lifecycle.ts";
import { LIFECYCLE_FINDINGS } from "./lifecycle-findings.ts";
import { readRules, transitionClass } from "./lifecycle-kinds.ts";
import { accountId, bucketRef, guide, perBucket } from "./shared.ts";

// The validators are those of https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/s3/bucket_lifecycle_configuration.go
const framework = { by: "framework" } as const;

export const bucketLifecycleConfiguration = defineResource({
  token: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  aliases: ["aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2"],
  docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html",
  inputs: {
    bucket: replaces(bucketRef()),
    expectedBucketOwner: replaces(accountId()),
    rules: list(
      object({
        abortIncompleteMultipartUpload: object({ daysAfterInitiation: int() }),
        expiration: object({ date: timestamp(framework), days: int(), expiredObjectDeleteMarker: bool() }),
        filter: object({
          and: object({
            objectSizeGreaterThan: int({ min: 0 }, framework),
            objectSizeLessThan: int({ min: 1 }, framework),
            prefix: text(),
            tags: map(text()),
          }),
          objectSizeGreaterThan: int(),
          objectSizeLessThan: int(),
          prefix: text(),
          tag: object({ key: text(), value: text() }),
        }),
        id: text({ min: 1, max: 255 }, framework),
        noncurrentVersionExpiration: object({
          newerNoncurrentVersions: int({ min: 1 }, framework),
          noncurrentDays: int({ min: 1 }, framework),
        }),
        noncurrentVersionTransitions: list(
          object({
            newerNoncurrentVersions: int({ min: 1 }, framework),
            noncurrentDays: int({ min: 0 }, framework),
            storageClass: transitionClass("framework"),
          }),
        ),
        prefix: text(),
        status: oneOf(["Enabled", "Disabled"], framework),
        transitions: list(
          object({
            date: timestamp(framework),
            days: int({ min: 0 }, framework),
            storageClass: transitionClass("framework"),
          }),
        ),
      }),
      { min: 1, max: 1000 },
      { by: "aws", aws: { operation: "s3:PutBucketLifecycleConfiguration", code: "MalformedXML" } },
    ),
    timeouts: object({ create: text(), update: text() }),
    transitionDefaultMinimumObjectSize: withDefault(
      oneOf(["varies_by_storage_class", "all_storage_classes_128K"], framework),
      "all_storage_classes_128K",
    ),
  },
  outputs: (self) => ({
    id: [self.text("bucket") ?? "", self.text("expectedBucketOwner") ?? ""]
      .filter((part) => part !== "")
      .join(","),
    ...(self.has("expectedBucketOwner") ? {} : { expectedBucketOwner: "" }),
  }),
  unique: {
    "second-for-bucket": {
      key: perBucket,
      scope: "global",
      says: () => "are lifecycle configurations of the same bucket",
      property: "bucket",
      effect: "broken",
      why: "A bucket has one lifecycle configuration: the one that is written last replaces the other.",
      fix: "Put all rules into one BucketLifecycleConfiguration.",
      docs: guide("how-to-set-lifecycle-configuration-intro"),
    },
  },
  findings: LIFECYCLE_FINDINGS,
  check(self, _world, report) {
    const { rules, faults } = readRules(self.node.inputs["rules"], "rules");
    for (const { slug, parameters, path } of [...faults, ...lifecycleFaults(rules)])
      report(slug, parameters, path);
  },
});
