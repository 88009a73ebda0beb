// S3: what can be wrong with an object in a bucket. Defines no resource.
import { finding } from "../../model/kernel.ts";
import { guide } from "./shared.ts";

const PUT = "s3:PutObject";

export const OBJECT_FINDINGS = {
  "acl-with-owner-enforced": finding<{ acl: string; bucket: string; by: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ acl, bucket, by }) =>
      `The object is given the ACL ${acl}, and ${by} has switched the ACLs of \`${bucket}\` off.`,
    why: "With the object ownership BucketOwnerEnforced, which all new buckets have, S3 refuses objects with an ACL for others.",
    fix: "Leave acl out and give access by a bucket policy; or add a BucketOwnershipControls with ObjectWriter or BucketOwnerPreferred and depend on it.",
    quote: "The bucket does not allow ACLs",
    aws: { operation: PUT, code: "AccessControlListNotSupported" },
    docs: guide("object-ownership-error-responses"),
  }),
  "public-acl-blocked": finding<{ acl: string; bucket: string; by: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ acl, bucket, by }) =>
      `The object is given the ACL ${acl}, which ${by} blocks for \`${bucket}\`.`,
    why: "With blockPublicAcls S3 refuses objects whose ACL names everybody; new buckets have it until a BucketPublicAccessBlock says otherwise.",
    fix: "Leave acl out, or add a BucketPublicAccessBlock with blockPublicAcls: false and ignorePublicAcls: false and depend on it.",
    aws: { operation: PUT, code: "AccessDenied" },
    docs: guide("access-control-block-public-access"),
  }),
  "lock-without-bucket-lock": finding<{ input: string; bucket: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ input, bucket }) =>
      `The object has ${input}, and its bucket \`${bucket}\` has no object lock.`,
    why: "Objects can be locked only in buckets that were made with object lock.",
    fix: "Make the bucket with objectLockEnabled: true.",
    quote: "Bucket is missing Object Lock Configuration",
    aws: { operation: PUT, code: "InvalidRequest" },
    docs: guide("object-lock"),
  }),
  "key-without-kms": finding({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: () => "The object has a kmsKeyId and the encryption AES256.",
    why: "AES256 means keys of S3's own; a KMS key goes with aws:kms or aws:kms:dsse.",
    fix: 'Leave serverSideEncryption out, or write "aws:kms".',
    aws: { operation: PUT, code: "InvalidArgument" },
    docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html",
  }),
  "page-without-content-type": finding<{ key: string; type: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ key }) => `The page "${key}" of a website has no contentType.`,
    why: "S3 then serves it as binary/octet-stream, and browsers save it instead of showing it.",
    fix: ({ type }) => `Add contentType: "${type}".`,
    docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html",
  }),
};
