import { describe, expect, test } from "vitest";
import { out, unknown } from "../../aws/testing.ts";
import { rendered, resource, type Stack, short } from "../testing.ts";

const db = (inputs: object): Stack => ({
  db: resource("aws:rds/instance:Instance", {
    engine: "postgres",
    instanceClass: "db.t4g.micro",
    backupRetentionPeriod: 7,
    ...inputs,
  }),
});
const volume = (inputs: object, more: Stack = {}): Stack => ({
  data: resource("aws:ebs/volume:Volume", { availabilityZone: "us-east-1a", size: 8, ...inputs }),
  ...more,
});
const byDefault = (inputs: object, more: object = {}): Stack => ({
  setting: resource("aws:ebs/encryptionByDefault:EncryptionByDefault", { ...inputs }, more),
});
const cache = (inputs: object): Stack => ({
  cache: resource("aws:elasticache/replicationGroup:ReplicationGroup", { description: "cache", ...inputs }),
});
const key = (inputs: object): Stack => ({ key: resource("aws:kms/key:Key", { ...inputs }) });

describe("storage that is not encrypted", () => {
  test.each<[string, Stack, string[]]>([
    ["a database without a word", db({}), ["warning storage-not-encrypted db"]],
    [
      "a database that says so",
      db({ storageEncrypted: false }),
      ["warning storage-not-encrypted db storageEncrypted"],
    ],
    [
      "a cluster of DocumentDB",
      { c: resource("aws:docdb/cluster:Cluster", {}) },
      ["warning storage-not-encrypted c"],
    ],
    [
      "a cluster of Neptune",
      { c: resource("aws:neptune/cluster:Cluster", {}) },
      ["warning storage-not-encrypted c"],
    ],
    [
      "a file system",
      { fs: resource("aws:efs/fileSystem:FileSystem", {}) },
      ["warning storage-not-encrypted fs"],
    ],
    ["a volume", volume({}), ["warning storage-not-encrypted data"]],
    [
      "a volume in a region whose default is off",
      volume({}, byDefault({ enabled: false })),
      ["warning storage-not-encrypted data"],
    ],
    [
      "a volume, with the default of another region on",
      volume({}, byDefault({}, { region: "eu-west-1" })),
      ["warning storage-not-encrypted data"],
    ],
  ])("%s", (_, stack, expected) => {
    expect(short(stack)).toEqual(expected);
  });

  test.each<[string, Stack]>([
    ["an encrypted database", db({ storageEncrypted: true })],
    ["a database that may be encrypted", db({ storageEncrypted: unknown() })],
    ["a database with a key", db({ kmsKeyId: unknown() })],
    ["a replica, which is as its source is", db({ replicateSourceDb: "main" })],
    ["a database made from a snapshot", db({ snapshotIdentifier: unknown() })],
    ["an instance of Aurora", db({ engine: "aurora-mysql" })],
    ["an engine that nobody knows", db({ engine: unknown() })],
    [
      "a cluster of Aurora, which is always encrypted",
      { c: resource("aws:rds/cluster:Cluster", { engine: "aurora-postgresql" }) },
    ],
    [
      "a database that is only read",
      { db: resource("aws:rds/instance:Instance", { instanceClass: "db.t4g.micro" }, { read: true }) },
    ],
    ["an encrypted file system", { fs: resource("aws:efs/fileSystem:FileSystem", { encrypted: true }) }],
    ["an encrypted volume", volume({ encrypted: true })],
    ["a volume made from a snapshot", volume({ snapshotId: "snap-0123456789abcdef0" })],
    ["a volume where new ones are encrypted", volume({}, byDefault({}))],
    ["a volume where they may be", volume({}, byDefault({ enabled: unknown() }))],
    [
      "a bucket, a queue and a table, which AWS encrypts",
      {
        b: resource("aws:s3/bucket:Bucket", {}),
        q: resource("aws:sqs/queue:Queue", {}),
        t: resource("aws:dynamodb/table:Table", { hashKey: "id", attributes: [{ name: "id", type: "S" }] }),
      },
    ],
  ])("silent: %s", (_, stack) => {
    expect(short(stack)).toEqual([]);
  });

  test("is not judged when the program ended early: the account's default may come later", () => {
    expect(short(volume({}), false)).toEqual([]);
  });
});

describe("caches", () => {
  test.each<[string, Stack, string[]]>([
    ["neither", cache({}), ["note cache-not-encrypted cache"]],
    ["one of the two", cache({ atRestEncryptionEnabled: true }), ["note cache-not-encrypted cache"]],
    ["both", cache({ atRestEncryptionEnabled: true, transitEncryptionEnabled: true }), []],
    ["Valkey has other defaults", cache({ engine: "valkey" }), []],
    ["from a snapshot", cache({ snapshotName: "before" }), []],
    ["unknown", cache({ atRestEncryptionEnabled: unknown(), transitEncryptionEnabled: unknown() }), []],
  ])("%s", (_, stack, expected) => {
    expect(short(stack)).toEqual(expected);
  });
});

describe("keys that are not rotated", () => {
  test.each<[string, Stack, string[]]>([
    ["absent", key({}), ["note key-without-rotation key"]],
    ["false", key({ enableKeyRotation: false }), ["note key-without-rotation key enableKeyRotation"]],
    ["true", key({ enableKeyRotation: true }), []],
    ["unknown", key({ enableKeyRotation: unknown() }), []],
    ["a key for signatures", key({ keyUsage: "SIGN_VERIFY", customerMasterKeySpec: "RSA_2048" }), []],
    ["a key that is switched off", key({ isEnabled: false }), []],
    ["a key in a store of one's own", key({ customKeyStoreId: unknown() }), []],
  ])("%s", (_, stack, expected) => {
    expect(short(stack)).toEqual(expected);
  });
});

test("texts", () => {
  const two = { one: resource("aws:kms/key:Key", {}), two: resource("aws:kms/key:Key", {}) };
  const file = { fs: resource("aws:efs/fileSystem:FileSystem", { encrypted: false }) };
  const caches = {
    one: resource("aws:elasticache/replicationGroup:ReplicationGroup", { description: "one" }),
    two: resource("aws:elasticache/replicationGroup:ReplicationGroup", { description: out("one.id") }),
  };
  expect(
    rendered(db({}), file, cache({ atRestEncryptionEnabled: true }), caches, key({}), two),
  ).toMatchSnapshot();
});
