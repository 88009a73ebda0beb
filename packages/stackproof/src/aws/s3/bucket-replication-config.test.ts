// Replication of buckets.
import { given, type Input, interpolate, jsonText, out, stack, testResource } from "../testing.ts";
import { bucketReplicationConfig } from "./bucket-replication-config.ts";

const bucket = out("main.id");
const destination = { bucket: out("copy.arn") };
const role = out("role.arn");
const plain = { bucket, role, rules: [{ status: "Enabled", destination }] };

function trustOf(service: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  });
}

function versioning(of: string, region: string) {
  return given(
    "aws:s3/bucketVersioning:BucketVersioning",
    { bucket: out(`${of}.id`), versioningConfiguration: { status: "Enabled" } },
    { region },
  );
}

function rights(...actions: string[]) {
  return given("aws:iam/rolePolicy:RolePolicy", {
    role: out("role.name"),
    policy: jsonText({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
          Resource: out("main.arn"),
        },
        {
          Effect: "Allow",
          Action: [
            "s3:GetObjectVersionForReplication",
            "s3:GetObjectVersionAcl",
            "s3:GetObjectVersionTagging",
          ],
          Resource: interpolate`${out("main.arn")}/*`,
        },
        { Effect: "Allow", Action: actions, Resource: interpolate`${out("copy.arn")}/*` },
      ],
    }),
  });
}

const all = {
  mainVersioning: versioning("main", "us-east-1"),
  copyVersioning: versioning("copy", "eu-west-1"),
  rights: rights("s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"),
};
const dependsOn = ["copyVersioning"];

function withRule(rule: Readonly<Record<string, Input>>, more: Readonly<Record<string, Input>> = {}) {
  return stack(
    { bucket, role, rules: [{ status: "Enabled", destination: { ...destination, ...more }, ...rule }] },
    { with: all, dependsOn },
  );
}

testResource(bucketReplicationConfig, {
  given: {
    main: given("aws:s3/bucket:Bucket", { bucket: "assets" }),
    copy: given("aws:s3/bucket:Bucket", { bucket: "assets-copy" }, { region: "eu-west-1" }),
    role: given("aws:iam/role:Role", { assumeRolePolicy: trustOf("s3.amazonaws.com") }),
  },
  accepts: {
    "a rule of the older form": stack(plain, { with: all, dependsOn }),
    "a rule of the newer form": withRule(
      {
        id: "all",
        filter: {},
        priority: 1,
        deleteMarkerReplication: { status: "Disabled" },
        sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
      },
      {
        storageClass: "STANDARD_IA",
        encryptionConfiguration: { replicaKmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1234abcd" },
        metrics: { status: "Enabled", eventThreshold: { minutes: 15 } },
        replicationTime: { status: "Enabled", time: { minutes: 15 } },
      },
    ),
    "buckets of another stack": {
      bucket: "others",
      role: "arn:aws:iam::123456789012:role/replication",
      rules: [{ status: "Enabled", destination: { bucket: "arn:aws:s3:::others-copy" } }],
    },
    "versions by object lock": stack(plain, {
      with: {
        rights: all.rights,
        main: given("aws:s3/bucket:Bucket", { bucket: "assets", objectLockEnabled: true }),
        copy: given(
          "aws:s3/bucket:Bucket",
          { bucket: "assets-copy", objectLockEnabled: true },
          { region: "eu-west-1" },
        ),
      },
    }),
  },
  rejects: {
    "source-not-versioned": stack(plain, {
      with: { rights: all.rights, copyVersioning: all.copyVersioning },
      dependsOn,
    }),
    "destination-not-versioned": stack(plain, {
      with: { rights: all.rights, mainVersioning: all.mainVersioning },
    }),
    "before-destination-versioning": stack(plain, { with: all }),
    "destination-without-lock": stack(plain, {
      with: { ...all, main: given("aws:s3/bucket:Bucket", { bucket: "assets", objectLockEnabled: true }) },
      dependsOn,
    }),
    "role-not-trusted": stack(plain, {
      with: {
        ...all,
        role: given("aws:iam/role:Role", { assumeRolePolicy: trustOf("lambda.amazonaws.com") }),
      },
      dependsOn,
    }),
    "role-lacks-rights": stack(plain, { with: { ...all, rights: rights("s3:ReplicateDelete") }, dependsOn }),
    "filter-without-delete-markers": withRule({ filter: { prefix: "a/" } }),
    "delete-markers-without-filter": withRule({ deleteMarkerReplication: { status: "Enabled" } }),
    "delete-markers-with-tags": withRule({
      filter: { tag: { key: "a", value: "1" } },
      deleteMarkerReplication: { status: "Enabled" },
    }),
    "key-without-selection": withRule(
      {},
      { encryptionConfiguration: { replicaKmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1234abcd" } },
    ),
    "selection-without-key": withRule({
      sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
    }),
    "owner-without-account": withRule({}, { accessControlTranslation: { owner: "Destination" } }),
    "time-without-metrics": withRule({}, { replicationTime: { status: "Enabled", time: { minutes: 15 } } }),
    "priority-twice": stack(
      {
        bucket,
        role,
        rules: ["a/", "b/"].map((prefix) => ({
          status: "Enabled",
          filter: { prefix },
          deleteMarkerReplication: { status: "Disabled" },
          destination,
        })),
      },
      { with: all, dependsOn },
    ),
    "invalid-rules-destination-bucket": stack(
      { bucket, role, rules: [{ status: "Enabled", destination: { bucket: "assets-copy-of-others" } }] },
      { with: { mainVersioning: all.mainVersioning, rights: all.rights } },
    ),
    "wrong-reference": stack(
      { bucket, role, rules: [{ status: "Enabled", destination: { bucket: out("copy.id") } }] },
      { with: { mainVersioning: all.mainVersioning, rights: all.rights } },
    ),
    "second-for-bucket": stack(plain, {
      with: {
        ...all,
        other: given("aws:s3/bucketReplicationConfig:BucketReplicationConfig", plain, { dependsOn }),
      },
      dependsOn,
    }),
  },
  outputs: [{ of: stack(plain, { with: all, dependsOn }), are: { id: "assets" } }],
});
