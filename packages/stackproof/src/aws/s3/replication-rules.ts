// S3: what the rules of a replication must keep. Defines no resource.
import type { PropertyMap } from "../../core/value.ts";
import { finding } from "../../model/kernel.ts";
import { type Item, isGiven, numberAt, objectAt, textAt } from "./shared.ts";

const PUT = { operation: "s3:PutBucketReplication", code: "InvalidRequest" } as const;
const CONFIGURATION = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-add-config.html";
const ENCRYPTED =
  "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html";
const REFUSED = { severity: "error", effect: "rejected", aws: PUT } as const;

export const RULE_FINDINGS = {
  "filter-without-delete-markers": finding({
    ...REFUSED,
    evidence: "observed",
    message: () => "The rule has a filter and says nothing of delete markers.",
    why: "A rule with a filter is of the newer form, which must say whether delete markers are replicated.",
    fix: 'Add deleteMarkerReplication: { status: "Enabled" } or "Disabled".',
    quote:
      "DeleteMarkerReplication must be specified for this version of Cross Region Replication configuration schema",
    docs: CONFIGURATION,
  }),
  "delete-markers-without-filter": finding({
    ...REFUSED,
    evidence: "observed",
    message: () => "The rule has deleteMarkerReplication and no filter.",
    why: "A rule without a filter is of the older form, which does not know delete markers.",
    fix: "Add a filter, an empty one for all objects: filter: {}.",
    quote:
      "DeleteMarkerReplication cannot be used for this version of Cross Region Replication configuration schema",
    docs: CONFIGURATION,
  }),
  "delete-markers-with-tags": finding({
    ...REFUSED,
    evidence: "documented",
    message: () => "The rule replicates delete markers and filters by tags.",
    why: "Delete markers have no tags, so S3 does not replicate them by rules that ask for tags.",
    fix: 'Write deleteMarkerReplication: { status: "Disabled" }, or filter by prefix.',
    docs: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-marker-replication.html",
  }),
  "key-without-selection": finding({
    ...REFUSED,
    evidence: "observed",
    message: () =>
      "The rule has a key for the replicas and does not select objects that are encrypted with KMS.",
    why: "The two belong together: the key is for the replicas of such objects.",
    fix: 'Add sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } }.',
    quote: "SseKmsEncryptedObjects must be specified if EncryptionConfiguration is present.",
    docs: ENCRYPTED,
  }),
  "selection-without-key": finding({
    ...REFUSED,
    evidence: "documented",
    message: () => "The rule selects objects that are encrypted with KMS and has no key for the replicas.",
    why: "S3 encrypts the replicas of such objects with a key of the destination's region.",
    fix: "Add destination.encryptionConfiguration: { replicaKmsKeyId } with the ARN of a key there.",
    docs: ENCRYPTED,
  }),
  "owner-without-account": finding({
    ...REFUSED,
    evidence: "documented",
    message: () => "The rule gives the replicas to the owner of the destination without saying who that is.",
    why: "With accessControlTranslation S3 needs the account of the destination's owner.",
    fix: "Add destination.account, or leave accessControlTranslation out when both buckets are yours.",
    docs: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-change-owner.html",
  }),
  "time-without-metrics": finding({
    ...REFUSED,
    evidence: "documented",
    message: () => "The rule has replicationTime without metrics.",
    why: "Replication time control is measured, so S3 wants both.",
    fix: 'Add destination.metrics: { status: "Enabled", eventThreshold: { minutes: 15 } }.',
    docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_Destination.html",
  }),
  "priority-twice": finding<{ priority: number }>({
    severity: "warning",
    effect: "rejected",
    evidence: "inferred",
    message: ({ priority }) => `Two rules have the priority ${priority}.`,
    why: "The priority decides between rules that fit the same object; a rule that says none has 0.",
    fix: "Give each rule a priority of its own.",
    aws: PUT,
    docs: CONFIGURATION,
  }),
};

/** Findings of single rules that take no parameters. */
type RuleSlug = Exclude<keyof typeof RULE_FINDINGS, "priority-twice">;

/** What S3 would refuse in a rule, and where in it. */
export function ruleFaults(rule: PropertyMap): { readonly slug: RuleSlug; readonly at: string }[] {
  const filter = objectAt(rule, "filter");
  const hasFilter = isGiven(rule, "filter");
  const hasMarkers = isGiven(rule, "deleteMarkerReplication");
  const faults: { slug: RuleSlug; at: string }[] = [];
  const add = (isWrong: boolean, slug: RuleSlug, at: string): void => {
    if (isWrong) faults.push({ slug, at });
  };
  add(hasFilter && !hasMarkers, "filter-without-delete-markers", ".filter");
  add(!hasFilter && hasMarkers, "delete-markers-without-filter", ".deleteMarkerReplication");
  const replicatesMarkers = textAt(objectAt(rule, "deleteMarkerReplication"), "status") === "Enabled";
  const hasTags = isGiven(filter, "tag") || isGiven(objectAt(filter, "and"), "tags");
  add(replicatesMarkers && hasTags, "delete-markers-with-tags", ".deleteMarkerReplication");
  return [...faults, ...destinationFaults(rule)];
}

function destinationFaults(rule: PropertyMap): { readonly slug: RuleSlug; readonly at: string }[] {
  const destination = objectAt(rule, "destination");
  if (destination === undefined) return [];
  const faults: { slug: RuleSlug; at: string }[] = [];
  const criteria = objectAt(rule, "sourceSelectionCriteria");
  const hasKey = isGiven(destination, "encryptionConfiguration");
  const isSelected = isGiven(criteria, "sseKmsEncryptedObjects");
  const selects = textAt(objectAt(criteria, "sseKmsEncryptedObjects"), "status") === "Enabled";
  const isKnown = !isGiven(rule, "sourceSelectionCriteria") || criteria !== undefined;
  if (hasKey && !isSelected && isKnown)
    faults.push({ slug: "key-without-selection", at: ".destination.encryptionConfiguration" });
  if (selects && !hasKey) faults.push({ slug: "selection-without-key", at: ".sourceSelectionCriteria" });
  if (isGiven(destination, "accessControlTranslation") && !isGiven(destination, "account")) {
    faults.push({ slug: "owner-without-account", at: ".destination.accessControlTranslation" });
  }
  if (isGiven(destination, "replicationTime") && !isGiven(destination, "metrics")) {
    faults.push({ slug: "time-without-metrics", at: ".destination.replicationTime" });
  }
  return faults;
}

/** Rules of the newer form whose priority an earlier one has. */
export function samePriorities(
  rules: readonly Item[],
): { readonly index: number; readonly priority: number }[] {
  const seen = new Set<number>();
  return rules.flatMap(({ map, index }) => {
    if (!isGiven(map, "filter")) return [];
    const priority = isGiven(map, "priority") ? numberAt(map, "priority") : 0;
    if (priority === undefined) return [];
    if (seen.has(priority)) return [{ index, priority }];
    seen.add(priority);
    return [];
  });
}
