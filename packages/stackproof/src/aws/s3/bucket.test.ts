// Buckets.

import { given, type Input, jsonText, out, stack, testResource } from "../testing.ts";
import { bucket } from "./bucket.ts";

const PUBLIC: Input = {
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::assets-of-shop/*" },
  ],
};

function policyOf(condition: Readonly<Record<string, Input>>): Input {
  return jsonText({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: "s3:GetObject",
        Resource: "arn:aws:s3:::assets-of-shop/*",
        Condition: condition,
      },
    ],
  });
}

const distribution = given("aws:cloudfront/distribution:Distribution", {
  enabled: true,
  origins: [{ originId: "site", domainName: "example.com", customOriginConfig: customOrigin() }],
  defaultCacheBehavior: {
    targetOriginId: "site",
    viewerProtocolPolicy: "redirect-to-https",
    allowedMethods: ["GET", "HEAD"],
    cachedMethods: ["GET", "HEAD"],
    cachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
  },
  restrictions: { geoRestriction: { restrictionType: "none" } },
  viewerCertificate: { cloudfrontDefaultCertificate: true },
  loggingConfig: { bucket: out("self.bucketDomainName") },
});

function customOrigin(): Input {
  return {
    httpPort: 80,
    httpsPort: 443,
    originProtocolPolicy: "https-only",
    originSslProtocols: ["TLSv1.2"],
  };
}

testResource(bucket, {
  accepts: {
    "nothing at all": {},
    "an automatic name of a name with capitals": stack({}, { name: "DataLake" }),
    "the old settings inside": {
      bucket: "assets-of-shop",
      acl: "private",
      versioning: { enabled: true },
      serverSideEncryptionConfiguration: {
        rule: {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: "alias/shop" },
          bucketKeyEnabled: true,
        },
      },
      website: { indexDocument: "index.html", errorDocument: "404.html" },
      corsRules: [
        { allowedMethods: ["GET"], allowedOrigins: ["https://*.example.com"], allowedHeaders: ["*"] },
      ],
      lifecycleRules: [
        { enabled: true, transitions: [{ days: 30, storageClass: "STANDARD_IA" }], expiration: { days: 90 } },
      ],
      forceDestroy: true,
      tags: { Team: "shop" },
    },
    "a domain as its name": { bucket: "www.example.com" },
    "the names at both ends": { bucket: "a-1" },
    "a policy for everybody from one VPC endpoint": {
      bucket: "assets-of-shop",
      policy: policyOf({ StringEquals: { "aws:SourceVpce": "vpce-0a1b2c3d4e5f60718" } }),
    },
    "a bucket that is taken over": stack({ bucket: "old-assets", acl: "public-read" }, { read: true }),
    "replication with versioning": {
      versioning: { enabled: true },
      replicationConfiguration: {
        role: "arn:aws:iam::123456789012:role/replication",
        rules: [{ status: "Enabled", destination: { bucket: "arn:aws:s3:::copies-of-another-stack" } }],
      },
    },
    "two names": stack(
      { bucket: "assets-a" },
      { with: { other: given("aws:s3/bucket:Bucket", { bucket: "assets-b" }) } },
    ),
    "a website that sends on": { website: { redirectAllRequestsTo: "https://example.com" } },
    "a name of the account's own": {
      bucket: "logs-123456789012-us-east-1-an",
      bucketNamespace: "account-regional",
    },
    "logs of CloudFront, with ACLs": stack(
      { bucket: "logs-of-shop" },
      {
        with: {
          distribution,
          controls: given("aws:s3/bucketOwnershipControls:BucketOwnershipControls", {
            bucket: out("self.id"),
            rule: { objectOwnership: "BucketOwnerPreferred" },
          }),
        },
      },
    ),
    "acceleration of a plain name": { bucket: "assets-of-shop", accelerationStatus: "Enabled" },
  },
  rejects: {
    "invalid-bucket": [
      { bucket: "My-Assets" },
      { bucket: "my_assets" },
      { bucket: "ab" },
      { bucket: "192.168.5.4" },
      { bucket: "-assets" },
      { bucket: "assets..old" },
      { bucket: "xn--assets" },
      { bucket: "assets-s3alias" },
      { bucket: "a".repeat(64) },
      stack({ bucket: "assets-Dev" }, { region: "eu-central-1" }),
      stack({}, { name: "user_uploads" }),
    ],
    "invalid-bucket-prefix": [{ bucketPrefix: "Logs-" }, { bucketPrefix: "l".repeat(38) }],
    "duplicate-name": stack(
      { bucket: "assets" },
      { with: { other: given("aws:s3/bucketV2:BucketV2", { bucket: "assets" }, { region: "eu-west-1" }) } },
    ),
    "conflicting-inputs": { bucket: "assets", bucketPrefix: "assets-" },
    "acl-with-owner-enforced": [
      { acl: "public-read" },
      stack(
        { acl: "log-delivery-write" },
        {
          with: {
            controls: given("aws:s3/bucketOwnershipControls:BucketOwnershipControls", {
              bucket: out("self.id"),
              rule: { objectOwnership: "ObjectWriter" },
            }),
          },
        },
      ),
    ],
    "grants-with-owner-enforced": {
      grants: [
        { type: "Group", permissions: ["READ"], uri: "http://acs.amazonaws.com/groups/s3/LogDelivery" },
      ],
    },
    "public-policy-blocked": [
      { bucket: "assets-of-shop", policy: jsonText(PUBLIC) },
      {
        bucket: "assets-of-shop",
        policy: policyOf({ StringLike: { "aws:Referer": "https://example.com/*" } }),
      },
    ],
    "replication-without-versioning": {
      replicationConfiguration: {
        role: "arn:aws:iam::123456789012:role/replication",
        rules: [{ status: "Enabled", destination: { bucket: "arn:aws:s3:::copies" } }],
      },
    },
    "website-settings": [
      { website: { indexDocument: "index.html", redirectAllRequestsTo: "https://example.com" } },
      { website: { errorDocument: "404.html" } },
      { website: { redirectAllRequestsTo: "https://example.com", errorDocument: "404.html" } },
    ],
    "no-acls-for-cloudfront-logs": stack({ bucket: "logs-of-shop" }, { with: { distribution } }),
    "set-elsewhere-too": [
      stack(
        { versioning: { enabled: true } },
        {
          with: {
            versions: given("aws:s3/bucketVersioning:BucketVersioning", {
              bucket: out("self.bucket"),
              versioningConfiguration: { status: "Suspended" },
            }),
          },
        },
      ),
      stack(
        { corsRules: [{ allowedMethods: ["GET"], allowedOrigins: ["https://example.com"] }] },
        {
          with: {
            cors: given("aws:s3/bucketCorsConfiguration:BucketCorsConfiguration", {
              bucket: out("self.id"),
              corsRules: [{ allowedMethods: ["PUT"], allowedOrigins: ["*"] }],
            }),
          },
        },
      ),
    ],
    "accelerated-name-with-period": { bucket: "www.example.com", accelerationStatus: "Enabled" },
    "namespace-suffix": [{ bucket: "logs-an" }, { bucket: "logs", bucketNamespace: "account-regional" }],
    "key-without-kms": {
      serverSideEncryptionConfiguration: {
        rule: {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256", kmsMasterKeyId: "alias/shop" },
        },
      },
    },
    "invalid-cors-rules-allowed-methods": {
      corsRules: [{ allowedMethods: ["GET", "OPTIONS"], allowedOrigins: ["*"] }],
    },
    "transition-too-early": {
      lifecycleRules: [{ enabled: true, transitions: [{ days: 7, storageClass: "STANDARD_IA" }] }],
    },
    "archive-too-early": {
      lifecycleRules: [
        {
          enabled: true,
          transitions: [
            { days: 30, storageClass: "STANDARD_IA" },
            { days: 31, storageClass: "GLACIER" },
          ],
        },
      ],
    },
    "expires-before-transition": {
      lifecycleRules: [
        { enabled: true, transitions: [{ days: 30, storageClass: "STANDARD_IA" }], expiration: { days: 7 } },
      ],
    },
    "transition-backwards": {
      lifecycleRules: [
        {
          enabled: true,
          transitions: [
            { days: 1, storageClass: "GLACIER" },
            { days: 60, storageClass: "STANDARD_IA" },
          ],
        },
      ],
    },
    "storage-class-twice": {
      lifecycleRules: [
        {
          enabled: true,
          transitions: [
            { days: 1, storageClass: "GLACIER" },
            { days: 60, storageClass: "GLACIER" },
          ],
        },
      ],
    },
    "days-and-dates": {
      lifecycleRules: [
        {
          enabled: true,
          transitions: [{ days: 1, storageClass: "GLACIER" }],
          expiration: { date: "2030-01-01" },
        },
      ],
    },
    "transition-without-time": {
      lifecycleRules: [{ enabled: true, transitions: [{ storageClass: "GLACIER" }] }],
    },
    "date-not-midnight": {
      lifecycleRules: [{ enabled: true, expiration: { date: "2030-01-01T10:00:00Z" } }],
    },
    "several-expirations": {
      lifecycleRules: [{ enabled: true, expiration: { days: 1, date: "2030-01-01" } }],
    },
    "tag-filter-not-allowed": {
      lifecycleRules: [{ enabled: true, tags: { tmp: "1" }, abortIncompleteMultipartUploadDays: 1 }],
    },
    "no-action": { lifecycleRules: [{ enabled: true }] },
    "rule-id-twice": {
      lifecycleRules: [
        { enabled: true, id: "a", prefix: "a/", expiration: { days: 1 } },
        { enabled: true, id: "a", prefix: "b/", expiration: { days: 1 } },
      ],
    },
  },
  outputs: [
    {
      of: { bucket: "assets" },
      are: {
        id: "assets",
        arn: "arn:aws:s3:::assets",
        bucketDomainName: "assets.s3.amazonaws.com",
        bucketRegionalDomainName: "assets.s3.us-east-1.amazonaws.com",
        hostedZoneId: "Z3AQBSTGFYJSTF",
        websiteEndpoint: "",
        versioning: { enabled: false, mfaDelete: false },
      },
    },
    {
      of: stack({ bucket: "assets", website: { indexDocument: "index.html" } }, { region: "eu-central-1" }),
      are: { websiteEndpoint: "assets.s3-website.eu-central-1.amazonaws.com" },
    },
  ],
});
