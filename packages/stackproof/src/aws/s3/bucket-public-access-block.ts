// Whether a bucket can be opened to everybody.
import { bool, defineResource, replaces, withDefault } from "../../model/kernel.ts";
import { bucketRef, guide, perBucket } from "./shared.ts";

export const bucketPublicAccessBlock = defineResource({
  token: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutPublicAccessBlock.html",
  inputs: {
    // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/s3/bucket_public_access_block.go
    blockPublicAcls: withDefault(bool(), false),
    blockPublicPolicy: withDefault(bool(), false),
    bucket: replaces(bucketRef()),
    ignorePublicAcls: withDefault(bool(), false),
    restrictPublicBuckets: withDefault(bool(), false),
    skipDestroy: bool(),
  },
  outputs: (self) => (self.text("bucket") === undefined ? {} : { id: self.text("bucket") ?? "" }),
  unique: {
    "second-for-bucket": {
      key: perBucket,
      scope: "global",
      says: () => "block public access to the same bucket",
      property: "bucket",
      severity: "warning",
      effect: "broken",
      why: "A bucket has one block: the one that is written last replaces all four flags of the other.",
      fix: "Keep one of them.",
      docs: guide("access-control-block-public-access"),
    },
  },
});
