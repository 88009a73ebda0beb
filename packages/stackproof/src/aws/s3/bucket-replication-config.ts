// Copies of a bucket's new objects in other buckets.
import {
  arn,
  defineResource,
  finding,
  int,
  list,
  map,
  object,
  oneOf,
  type Report,
  type ResourceView,
  replaces,
  text,
  type World,
} from "../../model/kernel.ts";
import { roleAllows, roleOf, trusts } from "../rights.ts";
import { RULE_FINDINGS, ruleFaults, samePriorities } from "./replication-rules.ts";
import {
  accountId,
  BUCKET,
  bucketArn,
  bucketOf,
  bucketRef,
  guide,
  itemsOf,
  objectAt,
  perBucket,
  textAt,
} from "./shared.ts";
import { isVersioned } from "./versioning-state.ts";

const PUT = { operation: "s3:PutBucketReplication", code: "InvalidRequest" } as const;
const REPLICATION = guide("replication");
const PERMISSIONS = guide("setting-repl-config-perm-overview");
const status = oneOf(["Enabled", "Disabled"]);
const minutes = int(
  { min: 15, max: 15 },
  {
    by: "aws",
    aws: PUT,
    docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_ReplicationTimeValue.html",
  },
);

const findings = {
  ...RULE_FINDINGS,
  "source-not-versioned": finding<{ bucket: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ bucket }) =>
      `The bucket \`${bucket}\`, whose objects are replicated, keeps no versions of them.`,
    why: "Replication copies versions, so both buckets need versioning.",
    fix: 'Add a BucketVersioning with status: "Enabled" to the bucket.',
    quote: "Versioning must be 'Enabled' on the bucket to apply a replication configuration",
    aws: PUT,
    docs: REPLICATION,
  }),
  "destination-not-versioned": finding<{ bucket: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ bucket }) => `The bucket \`${bucket}\`, which takes the replicas, keeps no versions of them.`,
    why: "Replication copies versions, so both buckets need versioning.",
    fix: 'Add a BucketVersioning with status: "Enabled" to that bucket and let the replication depend on it.',
    quote: "Destination bucket must have versioning enabled.",
    aws: PUT,
    docs: REPLICATION,
  }),
  "destination-without-lock": finding<{ source: string; bucket: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ source, bucket }) =>
      `The bucket \`${source}\` has object lock, and \`${bucket}\`, which takes its replicas, has none.`,
    why: "A replica keeps the retention of its original, which a bucket without object lock cannot hold.",
    fix: "Make the destination with objectLockEnabled: true.",
    docs: REPLICATION,
  }),
  "role-not-trusted": finding<{ role: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ role }) => `S3 cannot assume the role \`${role}\`, with which it should replicate.`,
    why: "Replication runs with the rights of the role, and its trust policy names others.",
    fix: 'Allow sts:AssumeRole to { Service: "s3.amazonaws.com" } in the role\'s assumeRolePolicy.',
    docs: PERMISSIONS,
  }),
  "role-lacks-rights": finding<{ role: string; action: string; resource: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ role, action, resource }) =>
      `The role \`${role}\`, with which S3 replicates, does not allow ${action} on ${resource}.`,
    why: "S3 takes the configuration, and then no object arrives.",
    fix: "Allow s3:GetReplicationConfiguration and s3:ListBucket on the source, s3:GetObjectVersionForReplication, GetObjectVersionAcl and GetObjectVersionTagging on its objects, and s3:ReplicateObject, ReplicateDelete and ReplicateTags on the objects of the destination.",
    docs: PERMISSIONS,
  }),
};

export const bucketReplicationConfig = defineResource({
  token: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
  docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketReplication.html",
  inputs: {
    // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/s3/bucket_replication_configuration.go
    bucket: replaces(bucketRef()),
    role: arn({ of: "the ARN of a role", good: "arn:aws:iam::111122223333:role/example" }),
    rules: list(
      object({
        deleteMarkerReplication: object({ status }),
        destination: object({
          accessControlTranslation: object({ owner: oneOf(["Destination"]) }),
          account: accountId(),
          bucket: bucketArn(),
          encryptionConfiguration: object({
            replicaKmsKeyId: arn({ good: "arn:aws:kms:us-east-1:111122223333:key/example" }),
          }),
          metrics: object({ eventThreshold: object({ minutes }), status }),
          replicationTime: object({ status, time: object({ minutes }) }),
          storageClass: oneOf(
            [
              "STANDARD",
              "REDUCED_REDUNDANCY",
              "STANDARD_IA",
              "ONEZONE_IA",
              "INTELLIGENT_TIERING",
              "GLACIER",
              "DEEP_ARCHIVE",
              "GLACIER_IR",
            ],
            {
              by: "aws",
              aws: { ...PUT, code: "MalformedXML" },
              docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_Destination.html",
            },
          ),
        }),
        existingObjectReplication: object({ status }),
        filter: object({
          and: object({ prefix: text({ max: 1024 }), tags: map(text()) }),
          prefix: text({ max: 1024 }),
          tag: object({ key: text(), value: text() }),
        }),
        id: text({ max: 255 }),
        prefix: text({ max: 1024 }),
        priority: int(),
        sourceSelectionCriteria: object({
          replicaModifications: object({ status }),
          sseKmsEncryptedObjects: object({ status }),
        }),
        status,
      }),
      { max: 1000 },
      { by: "aws", aws: PUT },
    ),
    token: text({ max: 1024 }),
  },
  outputs: (self) => (self.text("bucket") === undefined ? {} : { id: self.text("bucket") ?? "" }),
  unique: {
    "second-for-bucket": {
      key: perBucket,
      scope: "global",
      says: () => "are replication configurations of the same bucket",
      property: "bucket",
      effect: "broken",
      why: "A bucket has one replication configuration: the one that is written last replaces the other.",
      fix: "Put all rules into one BucketReplicationConfig.",
      docs: guide("replication-add-config"),
    },
  },
  order: {
    "before-destination-versioning": {
      // That of the source is no matter: the provider tries again until it is there.
      needs: (self, world) =>
        destinationsOf(self, world).flatMap(({ view }) => {
          const versioned = isVersioned(world, view);
          return versioned?.value === true && versioned.by !== undefined ? [versioned.by] : [];
        }),
      because: "which gives the destination the versions that replication needs",
      effect: "rejected",
      evidence: "observed",
      why: "S3 looks at the destination when the replication is made, and the provider does not try again.",
      quote: "Destination bucket must have versioning enabled.",
      aws: PUT,
      docs: REPLICATION,
    },
  },
  findings,
  check(self, world, report) {
    const rules = itemsOf(self.node.inputs["rules"]);
    for (const { map: rule, index } of rules) {
      for (const { slug, at } of ruleFaults(rule)) report(slug, {}, `rules[${index}]${at}`);
    }
    for (const { index, priority } of samePriorities(rules)) {
      report("priority-twice", { priority }, `rules[${index}].priority`);
    }
    checkBuckets(self, world, report);
    checkRole(self, world, report);
  },
});

interface Destination {
  readonly view: ResourceView;
  readonly path: string;
}

/** The destinations that the program makes. */
function destinationsOf(self: ResourceView, world: World): Destination[] {
  return itemsOf(self.node.inputs["rules"]).flatMap(({ map: rule, index }) => {
    const view = world.find(BUCKET, "arn", textAt(objectAt(rule, "destination"), "bucket"));
    return view === undefined ? [] : [{ view, path: `rules[${index}].destination.bucket` }];
  });
}

function checkBuckets(self: ResourceView, world: World, report: Report<typeof findings>): void {
  const source = bucketOf(self, world);
  if (source !== undefined && isVersioned(world, source)?.value === false) {
    report("source-not-versioned", { bucket: source.name }, "bucket", {
      related: [{ view: source, note: "the source" }],
    });
  }
  for (const { view, path } of destinationsOf(self, world)) {
    const related = [{ view, note: "the destination" }];
    if (isVersioned(world, view)?.value === false) {
      report("destination-not-versioned", { bucket: view.name }, path, { related });
    } else if (
      source?.flag("objectLockEnabled") === true &&
      view.flag("objectLockEnabled") === false &&
      !view.has("objectLockConfiguration")
    ) {
      report("destination-without-lock", { source: source.name, bucket: view.name }, path, { related });
    }
  }
}

function checkRole(self: ResourceView, world: World, report: Report<typeof findings>): void {
  const value = self.node.inputs["role"];
  const role = roleOf(world, value);
  if (role === undefined) return;
  const related = [{ view: role, note: "the role" }];
  if (trusts(world, role, "s3.amazonaws.com") === "no") {
    report("role-not-trusted", { role: role.name }, "role", { related });
    return;
  }
  const source = bucketOf(self, world)?.text("arn");
  const needed = [
    ...(source === undefined
      ? []
      : [
          { action: "s3:GetReplicationConfiguration", resource: source },
          { action: "s3:ListBucket", resource: source },
          { action: "s3:GetObjectVersionForReplication", resource: `${source}/*` },
        ]),
    ...destinationsOf(self, world).flatMap(({ view }) => {
      const target = view.text("arn");
      return target === undefined ? [] : [{ action: "s3:ReplicateObject", resource: `${target}/*` }];
    }),
  ];
  const missing = needed.find(({ action, resource }) => roleAllows(world, role, action, resource) === "no");
  if (missing !== undefined)
    report("role-lacks-rights", { role: role.name, ...missing }, "role", { related });
}
