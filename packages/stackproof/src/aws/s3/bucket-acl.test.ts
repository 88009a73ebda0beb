// ACLs of buckets.
import { given, out, stack, testResource } from "../testing.ts";
import { bucketAcl } from "./bucket-acl.ts";

const bucket = out("main.id");
const controls = given("aws:s3/bucketOwnershipControls:BucketOwnershipControls", {
  bucket,
  rule: { objectOwnership: "BucketOwnerPreferred" },
});
const open = given("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", {
  bucket,
  blockPublicAcls: false,
  ignorePublicAcls: false,
});
const everybody = {
  accessControlPolicy: {
    grants: [
      {
        permission: "READ",
        grantee: { type: "Group", uri: "http://acs.amazonaws.com/groups/global/AllUsers" },
      },
    ],
    owner: { id: "75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a" },
  },
};

testResource(bucketAcl, {
  given: { main: given("aws:s3/bucket:Bucket", {}) },
  accepts: {
    "after the ownership controls": stack(
      { bucket, acl: "private" },
      { with: { controls }, dependsOn: ["controls"] },
    ),
    "public, after all that allows it": stack(
      { bucket, acl: "public-read" },
      { with: { controls, open }, dependsOn: ["controls", "open"] },
    ),
    "a bucket of another stack": { bucket: "assets-of-another-stack", acl: "public-read" },
    "a bucket that the program only reads": stack(
      { bucket: out("old.id"), acl: "private" },
      { with: { old: given("aws:s3/bucket:Bucket", { bucket: "old" }, { read: true }) } },
    ),
  },
  rejects: {
    "acl-with-owner-enforced": [
      { bucket, acl: "private" },
      stack(
        { bucket, acl: "public-read" },
        {
          with: {
            controls: given("aws:s3/bucketOwnershipControls:BucketOwnershipControls", {
              bucket,
              rule: { objectOwnership: "BucketOwnerEnforced" },
            }),
          },
        },
      ),
    ],
    "public-acl-blocked": [
      stack({ bucket, acl: "public-read" }, { with: { controls }, dependsOn: ["controls"] }),
      stack(
        { bucket, ...everybody },
        {
          with: {
            controls,
            closed: given("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", {
              bucket,
              blockPublicAcls: true,
            }),
          },
          dependsOn: ["controls", "closed"],
        },
      ),
    ],
    "before-ownership-controls": stack({ bucket, acl: "private" }, { with: { controls } }),
    "before-public-access-block": stack(
      { bucket, acl: "public-read" },
      { with: { controls, open }, dependsOn: ["controls"] },
    ),
    "missing-input": stack({ bucket }, { with: { controls }, dependsOn: ["controls"] }),
    "conflicting-inputs": stack(
      { bucket, acl: "private", ...everybody },
      { with: { controls, open }, dependsOn: ["controls", "open"] },
    ),
    "second-for-bucket": stack(
      { bucket, acl: "private" },
      {
        with: {
          controls,
          other: given("aws:s3/bucketAcl:BucketAcl", { bucket, acl: "private" }, { dependsOn: ["controls"] }),
        },
        dependsOn: ["controls"],
      },
    ),
  },
  outputs: [
    {
      of: stack({ bucket, acl: "private" }, { with: { controls }, dependsOn: ["controls"] }),
      are: { id: /^main-[0-9a-f]{7},private$/ },
    },
  ],
});
