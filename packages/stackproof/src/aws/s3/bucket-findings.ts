// S3: what can be wrong with a bucket itself. Defines no resource.
import { finding } from "../../model/kernel.ts";
import { CLOUDFRONT_FINDINGS } from "./cloudfront-logs.ts";
import { ENCRYPTION_FINDINGS } from "./encryption.ts";
import { LIFECYCLE_FINDINGS } from "./lifecycle-findings.ts";
import { api, guide } from "./shared.ts";

/** The findings of a bucket: those of its settings elsewhere, and its own. */
export const BUCKET_FINDINGS = {
  ...LIFECYCLE_FINDINGS,
  ...ENCRYPTION_FINDINGS,
  ...CLOUDFRONT_FINDINGS,
  "acl-with-owner-enforced": finding<{ acl: string; name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ acl, name }) =>
      `The new bucket \`${name}\` is given the ACL ${acl} while ACLs are switched off.`,
    why: "New buckets have the object ownership BucketOwnerEnforced, with which S3 takes no ACL that gives others access; a BucketOwnershipControls comes too late, for the ACL is a part of the bucket's creation.",
    fix: "Leave acl out and give access by a bucket policy. Where ACLs are needed, use a BucketAcl that depends on a BucketOwnershipControls.",
    quote: "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
    aws: { operation: "s3:CreateBucket", code: "InvalidBucketAclWithObjectOwnership" },
    docs: guide("object-ownership-error-responses"),
  }),
  "grants-with-owner-enforced": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name }) => `The new bucket \`${name}\` is given ACL grants while ACLs are switched off.`,
    why: "New buckets have the object ownership BucketOwnerEnforced, with which S3 refuses to set ACLs; the provider sets the grants as a part of the bucket's creation.",
    fix: "Leave grants out and give access by a bucket policy. Where ACLs are needed, use a BucketAcl that depends on a BucketOwnershipControls.",
    aws: { operation: "s3:PutBucketAcl", code: "AccessControlListNotSupported" },
    docs: guide("object-ownership-error-responses"),
  }),
  "public-policy-blocked": finding<{ name: string; by: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, by }) =>
      `The policy of the new bucket \`${name}\` gives everybody access, which ${by} blocks.`,
    why: "The provider sets the policy as a part of the bucket's creation, before a BucketPublicAccessBlock could allow it.",
    fix: "Move the policy to a BucketPolicy that depends on a BucketPublicAccessBlock with blockPublicPolicy: false, or give access to a principal, such as CloudFront, instead of everybody.",
    aws: { operation: "s3:PutBucketPolicy", code: "AccessDenied" },
    docs: guide("access-control-block-public-access"),
  }),
  "replication-without-versioning": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name }) => `The bucket \`${name}\` replicates its objects without having versions of them.`,
    why: "Replication copies versions, so both buckets need versioning.",
    fix: "Add versioning: { enabled: true }.",
    quote: "versioning must be enabled to allow S3 bucket replication",
    docs: guide("replication"),
  }),
  "website-settings": finding<{ says: string; quote: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ says }) => `The website ${says}.`,
    why: "A website either serves an index document or sends all requests elsewhere.",
    fix: "Give indexDocument (with errorDocument and routingRules where wanted), or redirectAllRequestsTo alone.",
    quote: ({ quote }) => quote,
    docs: api("PutBucketWebsite"),
  }),
  "accelerated-name-with-period": finding<{ bucket: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ bucket: name }) => `The bucket "${name}" has transfer acceleration and a period in its name.`,
    why: "Transfer acceleration needs a name that is one part of a host name.",
    fix: "Choose a name without periods, or leave accelerationStatus out.",
    aws: { operation: "s3:PutBucketAccelerateConfiguration", code: "InvalidRequest" },
    docs: guide("transfer-acceleration"),
  }),
  "namespace-suffix": finding<{ says: string }>({
    severity: "warning",
    effect: "rejected",
    evidence: "documented",
    message: ({ says }) => `The name ${says}.`,
    why: "Names of the account's own namespace have the form <name>-<account>-<region>-an, and no other bucket may end so.",
    fix: 'Write bucketNamespace: "account-regional" together with a name of that form, or leave both out.',
    aws: { operation: "s3:CreateBucket", code: "InvalidBucketName" },
    docs: guide("bucketnamingrules"),
  }),
  "set-elsewhere-too": finding<{ input: string; other: string; type: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ input, other }) =>
      `\`${input}\` of the bucket is set by \`${other}\` as well, and the two overwrite each other.`,
    why: "A bucket has one such setting: each deployment that touches one of the two undoes the other.",
    fix: ({ input, type }) => `Leave ${input} out of the bucket and keep the ${type}.`,
    docs: "https://www.pulumi.com/registry/packages/aws/api-docs/s3/bucket/",
  }),
};
