// Websites of buckets.
import { given, out, stack, testResource } from "../testing.ts";
import { bucketWebsiteConfiguration } from "./bucket-website-configuration.ts";

const bucket = out("main.id");
const indexDocument = { suffix: "index.html" };
const open = given("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", {
  bucket,
  blockPublicPolicy: false,
});

testResource(bucketWebsiteConfiguration, {
  given: { main: given("aws:s3/bucket:Bucket", { bucket: "assets" }) },
  accepts: {
    "a site that everybody may read": stack(
      { bucket, indexDocument, errorDocument: { key: "404.html" } },
      { with: { open } },
    ),
    "a redirect of a closed bucket": {
      bucket,
      redirectAllRequestsTo: { hostName: "example.com", protocol: "https" },
    },
    "a bucket of another stack": { bucket: "others", indexDocument },
    "routing rules": stack(
      {
        bucket,
        indexDocument,
        routingRules: [
          { condition: { keyPrefixEquals: "docs/" }, redirect: { replaceKeyPrefixWith: "documents/" } },
        ],
      },
      { with: { open } },
    ),
  },
  rejects: {
    "no-index": { bucket, errorDocument: { key: "404.html" } },
    "replaces-key-twice": stack(
      {
        bucket,
        indexDocument,
        routingRules: [{ redirect: { replaceKeyPrefixWith: "a/", replaceKeyWith: "b.html" } }],
      },
      { with: { open } },
    ),
    "nobody-can-read": [
      { bucket, indexDocument },
      stack(
        { bucket, indexDocument },
        {
          with: {
            closed: given("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", {
              bucket,
              blockPublicAcls: true,
              blockPublicPolicy: true,
              ignorePublicAcls: true,
              restrictPublicBuckets: true,
            }),
          },
        },
      ),
    ],
    "conflicting-inputs": {
      bucket,
      errorDocument: { key: "404.html" },
      redirectAllRequestsTo: { hostName: "example.com" },
    },
    "invalid-index-document-suffix": stack(
      { bucket, indexDocument: { suffix: "site/index.html" } },
      { with: { open } },
    ),
    "second-for-bucket": stack(
      { bucket, indexDocument },
      {
        with: {
          open,
          other: given("aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration", {
            bucket,
            indexDocument,
          }),
        },
      },
    ),
  },
  outputs: [
    {
      of: stack({ bucket, indexDocument }, { with: { open } }),
      are: {
        id: "assets",
        websiteDomain: "s3-website-us-east-1.amazonaws.com",
        websiteEndpoint: "assets.s3-website-us-east-1.amazonaws.com",
      },
    },
  ],
});
