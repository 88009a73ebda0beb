// S3: the inputs of an object in a bucket; both types of objects share them. Defines no resource.
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/s3/object.go
import type { PropertyMap } from "../../core/value.ts";
import {
  arn,
  base64,
  bool,
  conflictsWith,
  file,
  type Kind,
  leaf,
  oneOf,
  replaces,
  shown,
  tags,
  text,
  timestamp,
  withDefault,
} from "../../model/kernel.ts";
import { asMap } from "../../model/kinds/kind.ts";
import { bucketRef, guide } from "./shared.ts";

const PUT = "s3:PutObject";

/** Keys in lower case only: that is how S3 gives them back. */
function metadata(): Kind<PropertyMap> {
  return leaf<PropertyMap>({
    expects: "a map whose keys are in lower case",
    good: { author: "example" },
    bad: { Author: "example" },
    decode: asMap,
    fault(value) {
      const wrong = Object.keys(value).find((key) => key !== key.toLowerCase());
      if (wrong === undefined) return undefined;
      return {
        says: `has the key ${shown(wrong)}; keys of metadata are in lower case`,
        provider: () => `Metadata must be lowercase only. Offending key: ${shown(wrong)}`,
      };
    },
  });
}

/** The inputs that both types have. */
export const OBJECT_FIELDS = {
  acl: oneOf([
    "private",
    "public-read",
    "public-read-write",
    "authenticated-read",
    "aws-exec-read",
    "bucket-owner-read",
    "bucket-owner-full-control",
  ]),
  bucket: replaces(bucketRef()),
  bucketKeyEnabled: bool(),
  cacheControl: text(),
  content: text(),
  contentBase64: base64(),
  contentDisposition: text(),
  contentEncoding: text(),
  contentLanguage: text(),
  contentType: text(),
  etag: text(),
  forceDestroy: withDefault(bool(), false),
  key: replaces(
    leaf<string>(
      {
        expects: "a key of 1 to 1,024 bytes",
        good: "images/example.png",
        bad: "x".repeat(1025),
        decode: (value) => (typeof value === "string" ? value : undefined),
        fault(value) {
          const bytes = Buffer.byteLength(value);
          if (bytes > 0 && bytes <= 1024) return undefined;
          return { says: `is ${shown(value)}, ${bytes} bytes long; a key has 1 to 1,024 bytes` };
        },
      },
      { by: "aws", aws: { operation: PUT, code: "KeyTooLongError" }, docs: guide("object-keys") },
    ),
  ),
  kmsKeyId: arn({ service: "kms", good: "arn:aws:kms:us-east-1:111122223333:key/example" }),
  metadata: metadata(),
  objectLockLegalHoldStatus: oneOf(["ON", "OFF"]),
  objectLockMode: oneOf(["GOVERNANCE", "COMPLIANCE"]),
  objectLockRetainUntilDate: timestamp(),
  serverSideEncryption: oneOf(["AES256", "aws:fsx", "aws:backup", "aws:kms", "aws:kms:dsse"]),
  source: file(),
  sourceHash: text(),
  storageClass: oneOf([
    "STANDARD",
    "REDUCED_REDUNDANCY",
    "GLACIER",
    "STANDARD_IA",
    "ONEZONE_IA",
    "INTELLIGENT_TIERING",
    "DEEP_ARCHIVE",
    "OUTPOSTS",
    "GLACIER_IR",
    "SNOW",
    "EXPRESS_ONEZONE",
    "FSX_OPENZFS",
    "FSX_ONTAP",
    "AWS_BACKUP_WARM",
    "AWS_BACKUP_LOW_COST_WARM",
  ]),
  tags: tags({ max: 10 }, { docs: guide("object-tagging"), aws: { operation: PUT, code: "BadRequest" } }),
  websiteRedirect: text(),
} as const;

export const OBJECT_RELATIONS = [
  conflictsWith(["content", "source", "contentBase64"]),
  conflictsWith(["etag", "kmsKeyId"]),
];
