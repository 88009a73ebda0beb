// A bucket: objects under one name that is unique over all of AWS.
import { s3HostedZone, s3WebsiteDomain } from "../../data/s3-endpoints.ts";
import { repeatableHex } from "../../model/ids.ts";
import {
  anything,
  bool,
  conflictsWith,
  defineResource,
  int,
  json,
  list,
  map,
  object,
  oneOf,
  type ResourceView,
  replaces,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { policy } from "../policy.ts";
import { BUCKET_FINDINGS } from "./bucket-findings.ts";
import {
  absentSettings,
  inline,
  inlineEncryption,
  inlineLifecycle,
  inlineMap,
  inlineWebsite,
  setElsewhereToo,
  websiteOutputs,
} from "./bucket-inline.ts";
import { bucketName, bucketPrefix } from "./bucket-name.ts";
import { checkCloudFrontLogs } from "./cloudfront-logs.ts";
import { CORS_FIELDS, CORS_LIMITS, CORS_OPTIONS } from "./cors.ts";
import { encryptionRule } from "./encryption.ts";
import { transitionClass } from "./lifecycle-kinds.ts";
import { isPublic } from "./public-policy.ts";
import {
  accountId,
  bucketArn,
  decider,
  flagAt,
  guide,
  isBlocked,
  isGiven,
  isNew,
  itemsOf,
} from "./shared.ts";

// Validators: https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/s3/bucket.go
const versioning = object({ enabled: bool(), mfaDelete: bool() });
const logging = object({ targetBucket: text(), targetPrefix: text() });
const website = object({
  errorDocument: text(),
  indexDocument: text(),
  redirectAllRequestsTo: text(),
  routingRules: json(),
});
const encryption = object({ rule: encryptionRule() });
const replication = object({
  role: text(),
  rules: list(
    object({
      deleteMarkerReplicationStatus: oneOf(["Enabled"]),
      destination: object({
        accessControlTranslation: object({ owner: oneOf(["Destination"]) }),
        accountId: accountId(),
        bucket: bucketArn(),
        metrics: object({ minutes: int({ min: 10, max: 15 }), status: oneOf(["Enabled", "Disabled"]) }),
        replicaKmsKeyId: text(),
        replicationTime: object({
          minutes: int({ min: 15, max: 15 }),
          status: oneOf(["Enabled", "Disabled"]),
        }),
        storageClass: text(),
      }),
      filter: object({ prefix: text({ max: 1024 }), tags: map(text()) }),
      id: text({ max: 255 }),
      prefix: text({ max: 1024 }),
      priority: int(),
      sourceSelectionCriteria: object({ sseKmsEncryptedObjects: object({ enabled: bool() }) }),
      status: oneOf(["Enabled", "Disabled"]),
    }),
  ),
});

export const bucket = defineResource({
  token: "aws:s3/bucket:Bucket",
  aliases: ["aws:s3/bucketV2:BucketV2"],
  docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html",
  inputs: {
    accelerationStatus: oneOf(["Enabled", "Suspended"]),
    acl: oneOf([
      "private",
      "public-read",
      "public-read-write",
      "authenticated-read",
      "aws-exec-read",
      "log-delivery-write",
    ]),
    bucket: replaces(bucketName()),
    bucketNamespace: replaces(withDefault(oneOf(["account-regional", "global"]), "global")),
    bucketPrefix: replaces(bucketPrefix()),
    corsRules: list(object({ ...CORS_FIELDS, maxAgeSeconds: int() }), CORS_LIMITS, CORS_OPTIONS),
    forceDestroy: withDefault(bool(), false),
    grants: list(
      object({
        id: text(),
        permissions: list(oneOf(["FULL_CONTROL", "WRITE", "WRITE_ACP", "READ", "READ_ACP"])),
        type: oneOf(["CanonicalUser", "Group"]),
        uri: text(),
      }),
    ),
    lifecycleRules: list(
      object({
        abortIncompleteMultipartUploadDays: int(),
        enabled: bool(),
        expiration: object({ date: text(), days: int({ min: 0 }), expiredObjectDeleteMarker: bool() }),
        id: text({ max: 255 }),
        noncurrentVersionExpiration: object({ days: int({ min: 1 }) }),
        noncurrentVersionTransitions: list(
          object({ days: int({ min: 0 }), storageClass: transitionClass("provider") }),
        ),
        prefix: text(),
        tags: map(text()),
        transitions: list(
          object({ date: text(), days: int({ min: 0 }), storageClass: transitionClass("provider") }),
        ),
      }),
    ),
    logging,
    loggings: list(logging, { max: 1 }),
    objectLockConfiguration: object({
      objectLockEnabled: replaces(oneOf(["Enabled"])),
      rule: object({
        defaultRetention: object({
          days: int({ min: 1 }),
          mode: oneOf(["GOVERNANCE", "COMPLIANCE"]),
          years: int({ min: 1 }),
        }),
      }),
    }),
    objectLockEnabled: replaces(withDefault(bool(), false)),
    policy: policy({ kind: "s3-bucket" }),
    replicationConfiguration: replication,
    // BucketV2 writes the same with lists inside; it is deprecated, and only asked whether it is there.
    replicationConfigurations: list(anything(), { max: 1 }),
    requestPayer: oneOf(["Requester", "BucketOwner"]),
    serverSideEncryptionConfiguration: encryption,
    serverSideEncryptionConfigurations: list(anything(), { max: 1 }),
    tags: tags(),
    tagsAll: map(text()),
    versioning,
    versionings: list(versioning, { max: 1 }),
    website,
    websites: list(website, { max: 1 }),
  },
  relations: [
    conflictsWith(["bucket", "bucketPrefix"]),
    conflictsWith(["acl", "grants"]),
    conflictsWith(["objectLockEnabled", "objectLockConfiguration"]),
  ],
  outputs: (self, make) => ({
    hostedZoneId: s3HostedZone(make.region) ?? "",
    ...websiteOutputs(self, s3WebsiteDomain(make.region, make.dnsSuffix)),
    ...absentSettings(self, repeatableHex(64, make.account, "canonical")),
  }),
  unique: {
    "duplicate-name": {
      key: (self) => self.text("bucket"),
      scope: "global",
      says: (key) => `have the same name "${key}"`,
      property: "bucket",
      why: "A bucket's name is unique over all accounts and regions of a partition.",
      fix: "Give each bucket a name of its own, such as one with the stack's name in it, or leave `bucket` out.",
      aws: { operation: "s3:CreateBucket", code: "BucketAlreadyOwnedByYou" },
      docs: guide("bucketnamingrules"),
    },
  },
  findings: BUCKET_FINDINGS,
  check(self, world, report) {
    const { name } = self;
    const acl = self.inputs.acl;
    if (isNew(self) && acl !== undefined && acl !== "private") {
      report("acl-with-owner-enforced", { acl, name }, "acl");
    }
    if (isNew(self) && itemsOf(self.node.inputs["grants"]).length > 0) {
      report("grants-with-owner-enforced", { name }, "grants");
    }
    if (isNew(self) && isPublic(self.node.inputs["policy"])) {
      // The block of this bucket comes later, that of the account may be there.
      const account = isBlocked(world, self, "blockPublicPolicy");
      const by =
        account?.by?.is("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock") === true
          ? account
          : { value: true };
      report("public-policy-blocked", { name, by: decider(by) }, "policy");
    }
    for (const { input, other, type } of setElsewhereToo(self, world)) {
      const related = [{ view: other, note: `the ${type}` }];
      report("set-elsewhere-too", { input, other: other.name, type }, input, { related });
    }
    checkName(self, report);
    checkCloudFrontLogs(self, world, report);
    const replicates = ["replicationConfiguration", "replicationConfigurations"].find((input) =>
      isGiven(self.node.inputs, input),
    );
    if (replicates !== undefined && inline(self, "versioning", "versionings") !== "unknown") {
      const enabled = flagAt(inlineMap(self, "versioning", "versionings"), "enabled");
      const isKnownOff = enabled === false || inline(self, "versioning", "versionings") === "absent";
      if (isKnownOff) report("replication-without-versioning", { name }, replicates);
    }
    for (const { slug, parameters, path } of inlineLifecycle(self)) report(slug, parameters, path);
    for (const wrong of inlineEncryption(self))
      report("key-without-kms", { algorithm: wrong.algorithm }, wrong.at);
    for (const { says, quote, at } of inlineWebsite(self)) report("website-settings", { says, quote }, at);
  },
});

type NameReport = (
  slug: "accelerated-name-with-period" | "namespace-suffix",
  parameters: { bucket: string; says: string },
  property: string,
) => void;

function checkName(self: ResourceView, report: NameReport): void {
  const name = self.text("bucket");
  if (name === undefined) return;
  if (self.text("accelerationStatus") === "Enabled" && name.includes(".")) {
    report("accelerated-name-with-period", { bucket: name, says: "" }, "bucket");
  }
  const namespace = self.text("bucketNamespace") ?? "global";
  const hasForm = /-\d{12}-[a-z]{2}(?:-[a-z]+)+-\d-an$/.test(name);
  if (namespace === "global" && name.endsWith("-an")) {
    report(
      "namespace-suffix",
      { bucket: name, says: `"${name}" ends with -an, and the bucket is in the global namespace` },
      "bucket",
    );
  } else if (namespace === "account-regional" && self.has("bucket") && !hasForm) {
    report(
      "namespace-suffix",
      { bucket: name, says: `"${name}" is not of the form that bucketNamespace "account-regional" needs` },
      "bucket",
    );
  }
}
