// Public access blocks of buckets.
import { given, out, stack, testResource } from "../testing.ts";
import { bucketPublicAccessBlock } from "./bucket-public-access-block.ts";

testResource(bucketPublicAccessBlock, {
  given: { main: given("aws:s3/bucket:Bucket", { bucket: "assets" }) },
  accepts: {
    "all four": {
      bucket: out("main.id"),
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
    "one for each of two buckets": stack(
      { bucket: out("main.id"), blockPublicAcls: true },
      {
        with: {
          second: given("aws:s3/bucket:Bucket", {}),
          other: given("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", {
            bucket: out("second.bucket"),
          }),
        },
      },
    ),
  },
  rejects: {
    "second-for-bucket": stack(
      { bucket: out("main.id"), blockPublicAcls: true },
      {
        with: {
          other: given("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", { bucket: "assets" }),
        },
      },
    ),
    "wrong-reference": { bucket: out("main.arn") },
    "other-region": stack({ bucket: out("main.id") }, { region: "eu-west-1" }),
  },
  outputs: [{ of: { bucket: out("main.id") }, are: { id: "assets", blockPublicAcls: false } }],
});
