// Object ownership of buckets.
import { given, out, stack, testResource } from "../testing.ts";
import { bucketOwnershipControls } from "./bucket-ownership-controls.ts";

testResource(bucketOwnershipControls, {
  given: { main: given("aws:s3/bucket:Bucket", { bucket: "assets" }) },
  accepts: {
    "what new buckets have": { bucket: out("main.id"), rule: { objectOwnership: "BucketOwnerEnforced" } },
    "a bucket of another stack": { bucket: "others", rule: { objectOwnership: "ObjectWriter" } },
  },
  rejects: {
    "second-for-bucket": stack(
      { bucket: out("main.id"), rule: { objectOwnership: "BucketOwnerEnforced" } },
      {
        with: {
          other: given("aws:s3/bucketOwnershipControls:BucketOwnershipControls", {
            bucket: out("main.id"),
            rule: { objectOwnership: "ObjectWriter" },
          }),
        },
      },
    ),
    "invalid-rule-object-ownership": { bucket: out("main.id"), rule: { objectOwnership: "BucketOwner" } },
  },
  outputs: [
    { of: { bucket: out("main.id"), rule: { objectOwnership: "ObjectWriter" } }, are: { id: "assets" } },
  ],
});
