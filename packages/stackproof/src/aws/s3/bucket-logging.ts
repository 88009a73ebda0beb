// A record of the requests to a bucket, written to another.
import {
  defineResource,
  finding,
  list,
  object,
  oneOf,
  type Report,
  type ResourceView,
  replaces,
  text,
  type World,
} from "../../model/kernel.ts";
import type { Verdict } from "../rights.ts";
import {
  accountId,
  bucketAllows,
  bucketOf,
  bucketRef,
  guide,
  isEncryptedByKms,
  isGiven,
  itemsOf,
  objectAt,
  ownershipOf,
  PUBLIC_GROUPS,
  perBucket,
  settingId,
  settingsOf,
  textAt,
} from "./shared.ts";

const DOCS = guide("enable-server-access-logging");
const PUT = "s3:PutBucketLogging";
const BUCKET_ACL = "aws:s3/bucketAcl:BucketAcl";
const LOG_DELIVERY = "http://acs.amazonaws.com/groups/s3/LogDelivery";

const findings = {
  "target-forbids-logs": finding<{ target: string; bucket: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ target, bucket }) =>
      `The access logs of \`${bucket}\` go to \`${target}\`, which does not let S3 write them.`,
    why: "S3 writes access logs as the service logging.s3.amazonaws.com, which the target's policy must allow; new buckets have no ACLs that could allow it instead.",
    fix: 'Add a BucketPolicy to the target that allows s3:PutObject to { Service: "logging.s3.amazonaws.com" } on its objects.',
    docs: DOCS,
  }),
  "target-without-grant": finding<{ target: string; bucket: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ target, bucket }) =>
      `The access logs of \`${bucket}\` go to \`${target}\`, whose ACL gives the log delivery group nothing.`,
    why: "A target with ACLs must give the group write and read_acp, or have a policy for logging.s3.amazonaws.com.",
    fix: 'Give the target a BucketPolicy that allows s3:PutObject to { Service: "logging.s3.amazonaws.com" }, or a BucketAcl with acl: "log-delivery-write".',
    aws: { operation: PUT, code: "InvalidTargetBucketForLogging" },
    docs: DOCS,
  }),
  "target-encrypted-by-kms": finding<{ target: string; bucket: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ target, bucket }) =>
      `The access logs of \`${bucket}\` go to \`${target}\`, which encrypts with KMS by default.`,
    why: "S3 delivers access logs only to buckets whose default encryption is AES256.",
    fix: 'Use sseAlgorithm: "AES256" for the target.',
    docs: DOCS,
  }),
  "target-retains": finding<{ target: string; bucket: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ target, bucket }) =>
      `The access logs of \`${bucket}\` go to \`${target}\`, which has object lock with a default retention.`,
    why: "S3 does not deliver access logs to a bucket with a default retention period.",
    fix: "Use a target without object lock.",
    docs: DOCS,
  }),
  "logs-into-itself": finding<{ bucket: string }>({
    severity: "warning",
    effect: "risky",
    evidence: "documented",
    message: ({ bucket }) => `The access logs of \`${bucket}\` are written into the bucket itself.`,
    why: "Each log that is written makes a further record, without end.",
    fix: "Use another bucket of the same region as the target.",
    docs: DOCS,
  }),
  "grants-with-owner-enforced": finding<{ target: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ target }) => `The logging has targetGrants, and the target \`${target}\` has no ACLs.`,
    why: "With the object ownership BucketOwnerEnforced, which all new buckets have, nobody can be given rights to the log files by grants.",
    fix: "Leave targetGrants out and give access by the target's policy.",
    docs: DOCS,
  }),
};

export const bucketLogging = defineResource({
  token: "aws:s3/bucketLogging:BucketLogging",
  aliases: ["aws:s3/bucketLoggingV2:BucketLoggingV2"],
  docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLogging.html",
  inputs: {
    // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/s3/bucket_logging.go
    bucket: replaces(bucketRef()),
    expectedBucketOwner: replaces(accountId()),
    targetBucket: bucketRef({ aws: { operation: PUT, code: "CrossLocationLoggingProhibitted" }, docs: DOCS }),
    targetGrants: list(
      object({
        grantee: object({
          displayName: text(),
          emailAddress: text(),
          id: text(),
          type: oneOf(["CanonicalUser", "AmazonCustomerByEmail", "Group"]),
          uri: text(),
        }),
        permission: oneOf(["FULL_CONTROL", "READ", "WRITE"]),
      }),
    ),
    targetObjectKeyFormat: object({
      partitionedPrefix: object({ partitionDateSource: oneOf(["EventTime", "DeliveryTime"]) }),
      simplePrefix: object({}),
    }),
    targetPrefix: text(),
  },
  outputs: (self) => settingId(self),
  unique: {
    "second-for-bucket": {
      key: perBucket,
      scope: "global",
      says: () => "log the requests of the same bucket",
      property: "bucket",
      effect: "broken",
      why: "A bucket has one logging configuration: the one that is written last replaces the other.",
      fix: "Keep one of them.",
      docs: DOCS,
    },
  },
  order: {
    "before-log-delivery-acl": {
      needs(self, world) {
        const target = bucketOf(self, world, "targetBucket");
        if (target === undefined || policyLetsIn(self, world, target) !== "no") return [];
        // An ACL that AWS refuses lets nobody in, and is reported itself.
        if (ownershipOf(world, target)?.value === "BucketOwnerEnforced") return [];
        return settingsOf(world, BUCKET_ACL, target).views.filter((acl) => givesLogDelivery(acl));
      },
      because: "which lets S3 write the logs",
      effect: "rejected",
      evidence: "documented",
      why: "S3 looks at the target's ACL when logging is switched on.",
      aws: { operation: PUT, code: "InvalidTargetBucketForLogging" },
      docs: DOCS,
    },
  },
  findings,
  check(self, world, report) {
    const target = bucketOf(self, world, "targetBucket");
    const source = bucketOf(self, world);
    const bucket = source?.name ?? self.text("bucket") ?? "";
    if (target === undefined) return;
    if (source?.urn === target.urn) report("logs-into-itself", { bucket }, "targetBucket");
    checkTarget(self, world, target, bucket, report);
    const ownership = ownershipOf(world, target);
    if (isGiven(self.node.inputs, "targetGrants") && ownership?.value === "BucketOwnerEnforced") {
      report("grants-with-owner-enforced", { target: target.name }, "targetGrants");
    }
  },
});

function checkTarget(
  self: ResourceView,
  world: World,
  target: ResourceView,
  bucket: string,
  report: Report<typeof findings>,
): void {
  const words = { target: target.name, bucket };
  const related = [{ view: target, note: "the target" }];
  if (isEncryptedByKms(world, target) === true)
    report("target-encrypted-by-kms", words, "targetBucket", { related });
  if (hasRetention(world, target)) report("target-retains", words, "targetBucket", { related });
  if (policyLetsIn(self, world, target) !== "no") return;
  const ownership = ownershipOf(world, target);
  if (ownership === undefined) return;
  if (ownership.value === "BucketOwnerEnforced") {
    report("target-forbids-logs", words, "targetBucket", { related });
    return;
  }
  const { views, isComplete } = settingsOf(world, BUCKET_ACL, target);
  if (!isComplete || views.some((acl) => acl.state("acl") === "unknown" || givesLogDelivery(acl))) return;
  report("target-without-grant", words, "targetBucket", { related });
}

/** Whether the policies of the target let the logging service write. */
function policyLetsIn(self: ResourceView, world: World, target: ResourceView): Verdict {
  const source = bucketOf(self, world)?.text("arn");
  return bucketAllows(world, target, {
    principal: { service: "logging.s3.amazonaws.com" },
    action: "s3:PutObject",
    key: `${self.text("targetPrefix") ?? ""}*`,
    context: source === undefined ? {} : { "aws:SourceArn": source },
  });
}

function givesLogDelivery(acl: ResourceView): boolean {
  if (acl.text("acl") === "log-delivery-write") return true;
  const grants = itemsOf(objectAt(acl.node.inputs, "accessControlPolicy")?.["grants"]);
  return grants.some(({ map }) =>
    [LOG_DELIVERY, ...PUBLIC_GROUPS].includes(textAt(objectAt(map, "grantee"), "uri") ?? ""),
  );
}

function hasRetention(world: World, target: ResourceView): boolean {
  const separate = settingsOf(
    world,
    "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
    target,
  ).views;
  const locks = [
    ...separate.map((view) => view.node.inputs),
    objectAt(target.node.inputs, "objectLockConfiguration"),
  ];
  return locks.some((lock) => isGiven(objectAt(lock, "rule"), "defaultRetention"));
}
