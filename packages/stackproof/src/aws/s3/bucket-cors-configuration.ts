// Which pages of other origins may read a bucket in a browser.
import { defineResource, int, list, object, replaces, text } from "../../model/kernel.ts";
import { CORS_FIELDS, CORS_LIMITS, CORS_OPTIONS } from "./cors.ts";
import { accountId, bucketRef, guide, perBucket, settingId } from "./shared.ts";

export const bucketCorsConfiguration = defineResource({
  token: "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration",
  aliases: ["aws:s3/bucketCorsConfigurationV2:BucketCorsConfigurationV2"],
  docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html",
  inputs: {
    // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/s3/bucket_cors_configuration.go
    bucket: replaces(bucketRef()),
    corsRules: list(
      object({ ...CORS_FIELDS, id: text({ max: 255 }), maxAgeSeconds: int() }),
      CORS_LIMITS,
      CORS_OPTIONS,
    ),
    expectedBucketOwner: replaces(accountId()),
  },
  outputs: (self) => settingId(self),
  unique: {
    "second-for-bucket": {
      key: perBucket,
      scope: "global",
      says: () => "are CORS configurations of the same bucket",
      property: "bucket",
      effect: "broken",
      why: "A bucket has one CORS configuration: the one that is written last replaces the other.",
      fix: "Put all rules into one BucketCorsConfiguration.",
      docs: guide("cors"),
    },
  },
});
