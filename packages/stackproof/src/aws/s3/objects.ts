// S3: what an object in a bucket may be given; both types of objects share it. Defines no resource.
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/s3/object.go
import type { PropertyMap } from "../../core/value.ts";
import {
  arn,
  base64,
  bool,
  conflictsWith,
  file,
  finding,
  type Kind,
  leaf,
  type Make,
  type OrderSpec,
  oneOf,
  type Report,
  type ResourceView,
  replaces,
  shown,
  tags,
  text,
  timestamp,
  type World,
  withDefault,
} from "../../model/kernel.ts";
import { asMap } from "../../model/kinds/kind.ts";
import {
  bucketOf,
  bucketRef,
  decider,
  guide,
  isBlocked,
  isGiven,
  isNew,
  ownershipOf,
  PUBLIC_ACCESS_BLOCK,
  PUBLIC_ACLS,
  settingsOf,
} from "./shared.ts";

const PUT = "s3:PutObject";
const WEBSITE = "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration";
const LOCK = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";

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

/** What an object with an ACL must wait for. */
export const OBJECT_ORDER: Readonly<Record<string, OrderSpec>> = {
  "before-ownership-controls": {
    needs(self, world) {
      const bucket = hasAcl(self) ? bucketOf(self, world) : undefined;
      const ownership = bucket === undefined ? undefined : ownershipOf(world, bucket);
      return ownership?.by === undefined || ownership.value === "BucketOwnerEnforced" ? [] : [ownership.by];
    },
    because: "which allows the bucket to have ACLs",
    effect: "rejected",
    evidence: "documented",
    why: "A new bucket takes no objects with ACLs until its object ownership is changed, and Pulumi makes both at the same time.",
    quote: "The bucket does not allow ACLs",
    aws: { operation: PUT, code: "AccessControlListNotSupported" },
    docs: guide("object-ownership-error-responses"),
  },
  "before-public-access-block": {
    needs(self, world) {
      const bucket = PUBLIC_ACLS.includes(textOf(self, "acl") ?? "") ? bucketOf(self, world) : undefined;
      if (bucket === undefined) return [];
      const [block, second] = settingsOf(world, PUBLIC_ACCESS_BLOCK, bucket).views;
      const allows = block?.state("blockPublicAcls") !== "unknown" && block?.flag("blockPublicAcls") !== true;
      return block === undefined || second !== undefined || !allows ? [] : [block];
    },
    because: "which allows public ACLs",
    effect: "rejected",
    evidence: "documented",
    why: "New buckets block public ACLs until a BucketPublicAccessBlock allows them, and Pulumi makes both at the same time.",
    aws: { operation: PUT, code: "AccessDenied" },
    docs: guide("access-control-block-public-access"),
  },
};

const PAGE_TYPES: Readonly<Record<string, string>> = {
  html: "text/html",
  htm: "text/html",
  css: "text/css",
  js: "text/javascript",
  svg: "image/svg+xml",
};

/** What both types are checked for. */
export function checkObject(self: ResourceView, world: World, report: Report<typeof OBJECT_FINDINGS>): void {
  const { inputs } = self.node;
  if (
    isGiven(inputs, "kmsKeyId") &&
    self.text("kmsKeyId") !== "" &&
    textOf(self, "serverSideEncryption") === "AES256"
  ) {
    report("key-without-kms", {}, "serverSideEncryption");
  }
  const bucket = bucketOf(self, world);
  if (bucket === undefined) return;
  checkAcl(self, world, bucket, report);
  checkLock(self, world, bucket, report);
  const key = textOf(self, "key") ?? "";
  const type = PAGE_TYPES[/\.([a-z]+)$/i.exec(key)?.[1]?.toLowerCase() ?? ""];
  if (type === undefined || isGiven(inputs, "contentType") || !hasWebsite(world, bucket)) return;
  report("page-without-content-type", { key, type }, "contentType");
}

/** An input as the program gave it: outputs have values that S3 adds. */
function textOf(self: ResourceView, input: string): string | undefined {
  return isGiven(self.node.inputs, input) ? self.text(input) : undefined;
}

/** True for an ACL that needs a bucket with ACLs. The old type sends "private" with every object, and S3 takes it. */
function hasAcl(self: ResourceView): boolean {
  const acl = textOf(self, "acl");
  return acl !== undefined && acl !== "private" && acl !== "bucket-owner-full-control";
}

function checkAcl(
  self: ResourceView,
  world: World,
  bucket: ResourceView,
  report: Report<typeof OBJECT_FINDINGS>,
): void {
  const acl = textOf(self, "acl");
  if (acl === undefined || !hasAcl(self)) return;
  const ownership = ownershipOf(world, bucket);
  const words = { acl, bucket: bucket.name };
  if (ownership?.value === "BucketOwnerEnforced") {
    const related = ownership.by === undefined ? [] : [{ view: ownership.by, note: "BucketOwnerEnforced" }];
    report("acl-with-owner-enforced", { ...words, by: decider(ownership) }, "acl", { related });
    return;
  }
  const blocked =
    ownership !== undefined && PUBLIC_ACLS.includes(acl)
      ? isBlocked(world, bucket, "blockPublicAcls")
      : undefined;
  if (blocked?.value !== true) return;
  const related =
    blocked.by === undefined ? [] : [{ view: blocked.by, property: "blockPublicAcls", note: "true" }];
  report("public-acl-blocked", { ...words, by: decider(blocked) }, "acl", { related });
}

function checkLock(
  self: ResourceView,
  world: World,
  bucket: ResourceView,
  report: Report<typeof OBJECT_FINDINGS>,
): void {
  const input = ["objectLockMode", "objectLockRetainUntilDate", "objectLockLegalHoldStatus"].find((name) =>
    isGiven(self.node.inputs, name),
  );
  if (input === undefined || !isNew(bucket)) return;
  const separate = settingsOf(world, LOCK, bucket);
  const isLocked = bucket.flag("objectLockEnabled") !== false || bucket.has("objectLockConfiguration");
  if (isLocked || separate.views.length > 0 || !separate.isComplete) return;
  report("lock-without-bucket-lock", { input, bucket: bucket.name }, input, {
    related: [{ view: bucket, property: "objectLockEnabled", note: "the bucket" }],
  });
}

function hasWebsite(world: World, bucket: ResourceView): boolean {
  const { inputs } = bucket.node;
  return (
    isGiven(inputs, "website") ||
    isGiven(inputs, "websites") ||
    settingsOf(world, WEBSITE, bucket).views.length > 0
  );
}

/** What S3 answers for a new object. */
export function objectOutputs(self: ResourceView, make: Make): PropertyMap {
  const [bucket, key] = [self.text("bucket"), self.text("key")];
  const path = key?.replace(/^\.\//, "").replace(/^\/+/, "").replaceAll(/\/+/g, "/");
  const computed: PropertyMap = {
    bucketKeyEnabled: false,
    contentType: "application/octet-stream",
    etag: make.hex(32, "etag"),
    kmsKeyId: "",
    serverSideEncryption: isGiven(self.node.inputs, "kmsKeyId") ? "aws:kms" : "AES256",
    storageClass: "STANDARD",
  };
  return {
    ...Object.fromEntries(Object.entries(computed).filter(([name]) => !isGiven(self.node.inputs, name))),
    ...(bucket !== undefined &&
      path !== undefined && { arn: `arn:${make.partition}:s3:::${bucket}/${path}` }),
    versionId: make.lower(32, "version"),
  };
}

/** Two objects of one key overwrite each other. */
export function objectKey(self: ResourceView, world: World): string | undefined {
  const key = self.text("key");
  const bucket = bucketOf(self, world)?.urn ?? self.text("bucket");
  return key === undefined || bucket === undefined ? undefined : `${bucket}/${key}`;
}
