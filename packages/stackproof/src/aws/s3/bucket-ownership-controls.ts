// Who owns the objects of a bucket, and with it whether the bucket has ACLs.
import { defineResource, object, oneOf, replaces } from "../../model/kernel.ts";
import { bucketRef, guide, perBucket } from "./shared.ts";

export const bucketOwnershipControls = defineResource({
  token: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
  docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketOwnershipControls.html",
  inputs: {
    // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/s3/bucket_ownership_controls.go
    bucket: replaces(bucketRef()),
    rule: object({ objectOwnership: oneOf(["BucketOwnerPreferred", "ObjectWriter", "BucketOwnerEnforced"]) }),
  },
  outputs: (self) => (self.text("bucket") === undefined ? {} : { id: self.text("bucket") ?? "" }),
  unique: {
    "second-for-bucket": {
      key: perBucket,
      scope: "global",
      says: () => "set the object ownership of the same bucket",
      property: "bucket",
      effect: "broken",
      why: "A bucket has one setting: the one that is written last replaces the other.",
      fix: "Keep one of them.",
      docs: guide("about-object-ownership"),
    },
  },
});
