// Policies of buckets.
import { given, type Input, interpolate, jsonText, out, stack, testResource, unknown } from "../testing.ts";
import { bucketPolicy } from "./bucket-policy.ts";

const bucket = out("main.id");
const objects = interpolate`${out("main.arn")}/*`;

function policyOf(statement: Readonly<Record<string, Input>>): Input {
  return jsonText({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: objects, ...statement }],
  });
}

const open = given("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", {
  bucket,
  blockPublicPolicy: false,
  restrictPublicBuckets: false,
});

testResource(bucketPolicy, {
  given: {
    main: given("aws:s3/bucket:Bucket", { bucket: "assets" }),
    logs: given("aws:s3/bucket:Bucket", { bucket: "logs-of-shop" }),
  },
  accepts: {
    "public, after the block that allows it": stack(
      { bucket, policy: policyOf({}) },
      { with: { open }, dependsOn: ["open"] },
    ),
    "everybody without encryption is kept out": {
      bucket,
      policy: policyOf({
        Effect: "Deny",
        Action: "s3:*",
        Resource: [out("main.arn"), objects],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
    },
    "CloudFront alone": {
      bucket,
      policy: policyOf({
        Principal: { Service: "cloudfront.amazonaws.com" },
        Condition: {
          StringEquals: { "aws:SourceArn": "arn:aws:cloudfront::123456789012:distribution/EDFDVBD6EXAMPLE" },
        },
      }),
    },
    "everybody of one organization": {
      bucket,
      policy: policyOf({ Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } }),
    },
    "a pattern of names": {
      bucket,
      policy: policyOf({ Principal: { AWS: "123456789012" }, Resource: "arn:aws:s3:::ass*/*" }),
    },
    "a bucket of another stack": {
      bucket: "others",
      policy: policyOf({ Resource: "arn:aws:s3:::others/*" }),
    },
    "a policy that nobody knows": { bucket, policy: unknown() },
    "an object in place of the text": stack(
      {
        bucket,
        policy: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Principal: "*", Action: ["s3:GetObject"], Resource: [objects] }],
        },
      },
      { with: { open }, dependsOn: ["open"] },
    ),
  },
  rejects: {
    "resource-of-other-bucket": [
      {
        bucket,
        policy: policyOf({ Principal: { AWS: "123456789012" }, Resource: interpolate`${out("logs.arn")}/*` }),
      },
      { bucket: "others", policy: policyOf({ Resource: "arn:aws:s3:::my-bucket/*" }) },
    ],
    "public-policy-blocked": [
      { bucket, policy: policyOf({}) },
      stack(
        { bucket, policy: policyOf({ Principal: { AWS: "*" } }) },
        {
          with: {
            closed: given("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", {
              bucket,
              blockPublicPolicy: true,
            }),
          },
        },
      ),
      stack(
        { bucket, policy: policyOf({}) },
        {
          with: {
            open,
            account: given("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", {
              blockPublicPolicy: true,
            }),
          },
          dependsOn: ["open"],
        },
      ),
    ],
    "before-public-access-block": stack({ bucket, policy: policyOf({}) }, { with: { open } }),
    "second-for-bucket": stack(
      { bucket, policy: policyOf({ Principal: { AWS: "123456789012" } }) },
      {
        with: {
          other: given("aws:s3/bucketPolicy:BucketPolicy", {
            bucket: out("main.bucket"),
            policy: policyOf({ Principal: { Service: "logging.s3.amazonaws.com" }, Action: "s3:PutObject" }),
          }),
        },
      },
    ),
    "wrong-reference": { bucket: out("main.arn"), policy: policyOf({ Principal: { AWS: "123456789012" } }) },
  },
  outputs: [
    { of: { bucket, policy: policyOf({ Principal: { AWS: "123456789012" } }) }, are: { id: "assets" } },
  ],
});
