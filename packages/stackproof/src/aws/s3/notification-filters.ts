// S3: which events an entry of a notification asks for, and when two of them ask for the same. Defines no resource.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html

import { asText, known } from "../../model/kinds/kind.ts";
import type { Target } from "./notification-targets.ts";
import { isGiven, textAt } from "./shared.ts";

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_QueueConfiguration.html (Events)
export const EVENTS = [
  "s3:ObjectCreated:*",
  "s3:ObjectCreated:Put",
  "s3:ObjectCreated:Post",
  "s3:ObjectCreated:Copy",
  "s3:ObjectCreated:CompleteMultipartUpload",
  "s3:ObjectRemoved:*",
  "s3:ObjectRemoved:Delete",
  "s3:ObjectRemoved:DeleteMarkerCreated",
  "s3:ObjectRestore:*",
  "s3:ObjectRestore:Post",
  "s3:ObjectRestore:Completed",
  "s3:ObjectRestore:Delete",
  "s3:ReducedRedundancyLostObject",
  "s3:Replication:*",
  "s3:Replication:OperationFailedReplication",
  "s3:Replication:OperationNotTracked",
  "s3:Replication:OperationMissedThreshold",
  "s3:Replication:OperationReplicatedAfterThreshold",
  "s3:LifecycleTransition",
  "s3:IntelligentTiering",
  "s3:ObjectAcl:Put",
  "s3:LifecycleExpiration:*",
  "s3:LifecycleExpiration:Delete",
  "s3:LifecycleExpiration:DeleteMarkerCreated",
  "s3:ObjectTagging:*",
  "s3:ObjectTagging:Put",
  "s3:ObjectTagging:Delete",
  "s3:ObjectAnnotation:*",
  "s3:ObjectAnnotation:Put",
  "s3:ObjectAnnotation:Delete",
  "s3:ObjectRetention:Put",
] as const;

/** The events of an entry that are known. */
function eventsOf({ map }: Target): string[] {
  const events = known(map["events"]);
  if (!Array.isArray(events)) return [];
  return events.flatMap((event) => {
    const text = known(event);
    return text === undefined ? [] : (asText(text) ?? []);
  });
}

/** A filter: "" without one, undefined when it is not known. */
function filterOf({ map }: Target, name: "filterPrefix" | "filterSuffix"): string | undefined {
  return isGiven(map, name) ? textAt(map, name) : "";
}

/** The event that two entries both ask for on some key; undefined when S3 can tell them apart. */
export function overlap(a: Target, b: Target): string | undefined {
  const [prefixA, prefixB] = [filterOf(a, "filterPrefix"), filterOf(b, "filterPrefix")];
  const [suffixA, suffixB] = [filterOf(a, "filterSuffix"), filterOf(b, "filterSuffix")];
  if (prefixA === undefined || prefixB === undefined || suffixA === undefined || suffixB === undefined)
    return undefined;
  if (!prefixA.startsWith(prefixB) && !prefixB.startsWith(prefixA)) return undefined;
  if (!suffixA.endsWith(suffixB) && !suffixB.endsWith(suffixA)) return undefined;
  for (const one of eventsOf(a)) {
    const other = eventsOf(b).find((event) => covers(one, event) || covers(event, one));
    if (other !== undefined) return covers(one, other) ? other : one;
  }
  return undefined;
}

function covers(wide: string, narrow: string): boolean {
  return wide === narrow || (wide.endsWith(":*") && narrow.startsWith(wide.slice(0, -1)));
}

/** Filters with a `*`, which S3 takes as the character. */
export function filtersWithStar(target: Target): { readonly name: string; readonly value: string }[] {
  return (["filterPrefix", "filterSuffix"] as const).flatMap((name) => {
    const value = filterOf(target, name);
    return value?.includes("*") === true ? [{ name, value }] : [];
  });
}
