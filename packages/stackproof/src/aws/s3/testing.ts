// Objects of buckets: the older and the newer type take and refuse the same. Imported by tests only.
import type { ResourceModel } from "../../model/resource.ts";
import { given, type Inputs, out, stack, testResource } from "../testing.ts";

const bucket = out("main.id");
const content = "hello";
const index = { bucket, key: "index.html", content };
const controls = given("aws:s3/bucketOwnershipControls:BucketOwnershipControls", {
  bucket,
  rule: { objectOwnership: "ObjectWriter" },
});
const open = given("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", {
  bucket,
  restrictPublicBuckets: false,
});
const website = given("aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration", {
  bucket,
  indexDocument: { suffix: "index.html" },
});

/**
 * The whole contract of either type of object.
 *
 * @param id the id of index.html in the bucket `assets`: only the newer type has the bucket's name in it
 */
export function testBucketObject(model: ResourceModel, id: string): void {
  const object = (inputs: Inputs) => given(model.token, inputs);
  testResource(model, {
    given: {
      main: given("aws:s3/bucket:Bucket", { bucket: "assets" }),
      locked: given("aws:s3/bucket:Bucket", { objectLockEnabled: true }),
      key: given("aws:kms/key:Key", {}),
    },
    accepts: {
      "a page of no website": index,
      "a page of a website": stack({ ...index, contentType: "text/html" }, { with: { website, open } }),
      "another file of a website": stack({ bucket, key: "data.bin", content }, { with: { website, open } }),
      "a public object where it is allowed": stack(
        { ...index, acl: "public-read" },
        { with: { controls, open }, dependsOn: ["controls", "open"] },
      ),
      "full control for the bucket's owner": { ...index, acl: "bucket-owner-full-control" },
      "a bucket of another stack": {
        ...index,
        bucket: "others",
        acl: "public-read",
        objectLockLegalHoldStatus: "ON",
      },
      "a locked object": {
        bucket: out("locked.id"),
        key: "contract.pdf",
        content,
        objectLockMode: "GOVERNANCE",
        objectLockRetainUntilDate: "2030-01-01T00:00:00Z",
      },
      "a key of the program": { ...index, kmsKeyId: out("key.arn"), metadata: { author: "shop" } },
      "two objects": stack(index, {
        with: { other: object({ bucket, key: "404.html", content }) },
      }),
    },
    rejects: {
      "acl-with-owner-enforced": { ...index, acl: "public-read" },
      "public-acl-blocked": stack(
        { ...index, acl: "public-read" },
        { with: { controls }, dependsOn: ["controls"] },
      ),
      "before-ownership-controls": stack({ ...index, acl: "bucket-owner-read" }, { with: { controls } }),
      "before-public-access-block": stack(
        { ...index, acl: "public-read" },
        { with: { controls, open }, dependsOn: ["controls"] },
      ),
      "lock-without-bucket-lock": { ...index, objectLockLegalHoldStatus: "ON" },
      "key-without-kms": { ...index, kmsKeyId: out("key.arn"), serverSideEncryption: "AES256" },
      "page-without-content-type": stack(index, { with: { website, open } }),
      "duplicate-key": stack(index, {
        with: {
          other: object({ bucket, key: "index.html", content: "other" }),
        },
      }),
      "conflicting-inputs": { ...index, contentBase64: "aGVsbG8=" },
      "invalid-metadata": { ...index, metadata: { Author: "shop" } },
      "invalid-kms-key-id": { ...index, kmsKeyId: "alias/shop" },
    },
    outputs: [
      {
        of: { bucket, key: "//img/a.png", content },
        are: { arn: "arn:aws:s3:::assets/img/a.png", etag: /^[0-9a-f]{32}$/, serverSideEncryption: "AES256" },
      },
      { of: index, are: { id, acl: "private" } },
    ],
  });
}
