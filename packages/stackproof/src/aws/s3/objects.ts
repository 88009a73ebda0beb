// S3: what an object in a bucket gives back, waits for and is checked for; both types of objects share it. Defines no
// resource.
import type { PropertyMap } from "../../core/value.ts";
import {
  type Make,
  type OrderSpec,
  type Report,
  type ResourceView,
  type UniqueSpec,
  type World,
} from "../../model/kernel.ts";
import type { OBJECT_FINDINGS } from "./object-findings.ts";
import {
  bucketOf,
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
export const OBJECT_UNIQUE: Readonly<Record<string, UniqueSpec>> = {
  "duplicate-key": {
    key: objectKey,
    scope: "global",
    says: () => "are the same object of the same bucket",
    property: "key",
    effect: "broken",
    why: "The one that is uploaded last replaces the other.",
    fix: "Give each object a key of its own.",
    docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html",
  },
};

function objectKey(self: ResourceView, world: World): string | undefined {
  const key = self.text("key");
  const bucket = bucketOf(self, world)?.urn ?? self.text("bucket");
  return key === undefined || bucket === undefined ? undefined : `${bucket}/${key}`;
}
