// Access logs of buckets.
import { given, type Input, interpolate, jsonText, out, stack, testResource, unknown } from "../testing.ts";
import { bucketLogging } from "./bucket-logging.ts";

const inputs = { bucket: out("main.id"), targetBucket: out("logs.id"), targetPrefix: "access/" };

function policyOf(condition?: Input, resource: Input = interpolate`${out("logs.arn")}/*`) {
  return given("aws:s3/bucketPolicy:BucketPolicy", {
    bucket: out("logs.id"),
    policy: jsonText({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "logging.s3.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: resource,
          ...(condition !== undefined && { Condition: condition }),
        },
      ],
    }),
  });
}

const policy = policyOf();
const controls = given("aws:s3/bucketOwnershipControls:BucketOwnershipControls", {
  bucket: out("logs.id"),
  rule: { objectOwnership: "ObjectWriter" },
});
const acl = given(
  "aws:s3/bucketAcl:BucketAcl",
  { bucket: out("logs.id"), acl: "log-delivery-write" },
  { dependsOn: ["controls"] },
);

testResource(bucketLogging, {
  given: {
    main: given("aws:s3/bucket:Bucket", { bucket: "assets" }),
    logs: given("aws:s3/bucket:Bucket", { bucket: "logs-of-shop" }),
  },
  accepts: {
    "a target with a policy": stack(inputs, { with: { policy } }),
    "a policy for this bucket and prefix": stack(inputs, {
      with: {
        policy: policyOf(
          {
            ArnLike: { "aws:SourceArn": out("main.arn") },
            StringEquals: { "aws:SourceAccount": "123456789012" },
          },
          interpolate`${out("logs.arn")}/access/*`,
        ),
      },
    }),
    "a target with an ACL": stack(inputs, { with: { controls, acl }, dependsOn: ["acl"] }),
    "a target of another stack": { ...inputs, targetBucket: "logs-of-all" },
    "a policy that nobody knows": stack(inputs, {
      with: {
        policy: given("aws:s3/bucketPolicy:BucketPolicy", { bucket: out("logs.id"), policy: unknown() }),
      },
    }),
  },
  rejects: {
    "target-forbids-logs": [
      inputs,
      stack(inputs, { with: { policy: policyOf(undefined, interpolate`${out("logs.arn")}/other/*`) } }),
    ],
    "target-without-grant": stack(inputs, { with: { controls } }),
    "target-encrypted-by-kms": stack(inputs, {
      with: {
        policy,
        encryption: given(
          "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
          {
            bucket: out("logs.id"),
            rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } }],
          },
        ),
      },
    }),
    "target-retains": stack(inputs, {
      with: {
        policy,
        logs: given("aws:s3/bucket:Bucket", {
          bucket: "logs-of-shop",
          objectLockConfiguration: {
            objectLockEnabled: "Enabled",
            rule: { defaultRetention: { mode: "GOVERNANCE", days: 30 } },
          },
        }),
      },
    }),
    "logs-into-itself": stack({ ...inputs, bucket: out("logs.id") }, { with: { policy } }),
    "grants-with-owner-enforced": stack(
      { ...inputs, targetGrants: [{ permission: "READ", grantee: { type: "CanonicalUser", id: "a1b2" } }] },
      { with: { policy } },
    ),
    "before-log-delivery-acl": stack(inputs, { with: { controls, acl } }),
    "other-region": stack(
      { ...inputs, targetBucket: out("far.id") },
      {
        with: {
          far: given("aws:s3/bucket:Bucket", { bucket: "far", policy: farPolicy() }, { region: "eu-west-1" }),
        },
      },
    ),
    "second-for-bucket": stack(inputs, {
      with: { policy, other: given("aws:s3/bucketLogging:BucketLogging", inputs) },
    }),
  },
  outputs: [{ of: stack(inputs, { with: { policy } }), are: { id: "assets" } }],
});

function farPolicy(): Input {
  return jsonText({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "logging.s3.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: "arn:aws:s3:::far/*",
      },
    ],
  });
}
