// Rules: what is stored without encryption, where AWS does not encrypt by itself. S3, SQS, DynamoDB, Aurora and
// Redshift do, so they are not among these.
import type { PropertyMap } from "../../core/value.ts";
import type { ResourceView } from "../../model/view.ts";
import type { World } from "../../model/world.ts";
import { flagIn, hasAny, textIn } from "../inputs.ts";
import { defineRule, made } from "../rule.ts";

const RDS = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html";
const DEFAULT_OF_EBS = "aws:ebs/encryptionByDefault:EncryptionByDefault";

/** A type that is stored in plain when nobody says otherwise. */
interface Store {
  readonly token: string;
  readonly words: string;
  readonly input: string;
  readonly docs: string;
  /** True where something else decides: what it is a copy of, the engine, the account. */
  readonly isDecidedElsewhere: (inputs: PropertyMap, view: ResourceView, world: World) => boolean;
}

const COPIES = [
  "snapshotIdentifier",
  "replicateSourceDb",
  "replicationSourceIdentifier",
  "globalClusterIdentifier",
  "restoreToPointInTime",
  "s3Import",
];

/**
 * Each is stored in plain when the input is left out, by its page in
 * https://www.pulumi.com/registry/packages/aws/api-docs/: rds/instance, docdb/cluster, neptune/cluster, efs/filesystem,
 * ebs/volume.
 */
const STORES: readonly Store[] = [
  {
    token: "aws:rds/instance:Instance",
    words: "Database",
    input: "storageEncrypted",
    docs: RDS,
    isDecidedElsewhere: (inputs) => hasAny(inputs, COPIES) || isAurora(inputs),
  },
  {
    token: "aws:docdb/cluster:Cluster",
    words: "Database cluster",
    input: "storageEncrypted",
    docs: "https://docs.aws.amazon.com/documentdb/latest/developerguide/encryption-at-rest.html",
    isDecidedElsewhere: (inputs) => hasAny(inputs, COPIES),
  },
  {
    token: "aws:neptune/cluster:Cluster",
    words: "Database cluster",
    input: "storageEncrypted",
    docs: "https://docs.aws.amazon.com/neptune/latest/userguide/encrypt.html",
    isDecidedElsewhere: (inputs) => hasAny(inputs, COPIES),
  },
  {
    token: "aws:efs/fileSystem:FileSystem",
    words: "File system",
    input: "encrypted",
    docs: "https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html",
    isDecidedElsewhere: () => false,
  },
  {
    token: "aws:ebs/volume:Volume",
    words: "Volume",
    input: "encrypted",
    docs: "https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html",
    isDecidedElsewhere: (inputs, view, world) =>
      hasAny(inputs, ["snapshotId", "sourceVolumeId"]) || mayEncryptVolumes(view, world),
  },
];

/**
 * New clusters of Aurora are always encrypted since February 2026:
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html
 */
function isAurora(inputs: PropertyMap): boolean {
  const engine = textIn(inputs, "engine", "aurora");
  return engine === undefined || engine.startsWith("aurora");
}

/** The account's own switch, where the program sets it; not knowing whether it is on counts as on. */
function mayEncryptVolumes(view: ResourceView, world: World): boolean {
  return world
    .all(DEFAULT_OF_EBS)
    .some((one) => flagIn(one.node.inputs, "enabled", true) !== false && world.sameRegion(one, view));
}

export const storageNotEncrypted = defineRule<{ words: string; input: string; isSaid: boolean }>({
  slug: "storage-not-encrypted",
  severity: "warning",
  needsWhole: true,
  message: ({ name, words, input, isSaid }) =>
    isSaid
      ? `${words} \`${name}\` is not encrypted: ${input} is false.`
      : `${words} \`${name}\` is not encrypted: it has no ${input}, and AWS does not encrypt it by itself.`,
  why: "What is stored, its backups and its snapshots are readable to whoever gets hold of them. Encryption cannot be switched on later: the data must move to a new resource.",
  fix: ({ input }) => `Write ${input}: true. Without a kmsKeyId AWS's own key is used.`,
  docs: RDS,
  find(world, report) {
    for (const { token, words, input, docs, isDecidedElsewhere } of STORES) {
      for (const view of made(world, token)) {
        const { inputs } = view.node;
        const flag = flagIn(inputs, input, false);
        if (flag !== false || hasAny(inputs, ["kmsKeyId"]) || isDecidedElsewhere(inputs, view, world))
          continue;
        const isSaid = hasAny(inputs, [input]);
        report(view, { words, input, isSaid }, isSaid ? input : undefined, { docs });
      }
    }
  },
});

export const cacheNotEncrypted = defineRule<{ what: string }>({
  slug: "cache-not-encrypted",
  severity: "note",
  message: ({ name, what }) => `Cache \`${name}\` is not encrypted ${what}.`,
  together: (names) => `Caches ${names} are not encrypted everywhere: at rest, in transit or both.`,
  why: "Without encryption in transit, values and passwords go over the network as plain text. At rest it is about what is written to disk for copies and backups.",
  fix: "Write atRestEncryptionEnabled: true and transitEncryptionEnabled: true. Clients then connect with TLS.",
  docs: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html",
  find(world, report) {
    for (const view of made(world, "aws:elasticache/replicationGroup:ReplicationGroup")) {
      const { inputs } = view.node;
      // Valkey, and what is restored or joined to another group, has other defaults.
      if (textIn(inputs, "engine", "redis") !== "redis") continue;
      if (hasAny(inputs, ["globalReplicationGroupId", "snapshotName", "snapshotArns", "dataTieringEnabled"]))
        continue;
      const open = [
        { input: "atRestEncryptionEnabled", words: "at rest" },
        { input: "transitEncryptionEnabled", words: "in transit" },
      ].filter(({ input }) => flagIn(inputs, input, false) === false);
      if (open.length === 0) continue;
      const what = open.map(({ words }) => words).join(" or ");
      report(view, { what });
    }
  },
});

export const keyWithoutRotation = defineRule({
  slug: "key-without-rotation",
  severity: "note",
  message: ({ name }) => `Key \`${name}\` is not rotated: enableKeyRotation is not true.`,
  together: (names) => `Keys ${names} are not rotated: enableKeyRotation is not true.`,
  why: "The same key material encrypts for as long as the key lives. With rotation KMS makes new material every year and keeps the old for what was encrypted with it; id and ARN stay.",
  fix: "Write enableKeyRotation: true.",
  docs: "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
  find(world, report) {
    for (const view of made(world, "aws:kms/key:Key")) {
      const { inputs } = view.node;
      const isOrdinary =
        textIn(inputs, "keyUsage", "ENCRYPT_DECRYPT") === "ENCRYPT_DECRYPT" &&
        textIn(inputs, "customerMasterKeySpec", "SYMMETRIC_DEFAULT") === "SYMMETRIC_DEFAULT" &&
        flagIn(inputs, "isEnabled", true) === true &&
        !hasAny(inputs, ["customKeyStoreId", "xksKeyId"]);
      if (!isOrdinary || flagIn(inputs, "enableKeyRotation", false) !== false) continue;
      report(view, {}, hasAny(inputs, ["enableKeyRotation"]) ? "enableKeyRotation" : undefined);
    }
  },
});
