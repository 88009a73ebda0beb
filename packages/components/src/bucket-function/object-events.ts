// BucketFunction: which events of which objects call the function, and what S3 takes as a filter. Pure.
import { BucketError } from "./bucket-error.ts";

/** Events that S3 tells of: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html */
const EVENTS = [
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
  "s3:Replication:OperationMissedThreshold",
  "s3:Replication:OperationReplicatedAfterThreshold",
  "s3:Replication:OperationNotTracked",
  "s3:LifecycleExpiration:*",
  "s3:LifecycleExpiration:Delete",
  "s3:LifecycleExpiration:DeleteMarkerCreated",
  "s3:LifecycleTransition",
  "s3:IntelligentTiering",
  "s3:ObjectTagging:*",
  "s3:ObjectTagging:Put",
  "s3:ObjectTagging:Delete",
  "s3:ObjectAcl:Put",
] as const;

/** An event of an object. */
export type ObjectEvent = (typeof EVENTS)[number];

/** Events when none are given. */
export const DEFAULT_EVENTS: readonly ObjectEvent[] = ["s3:ObjectCreated:*"];

/** Events and objects that the function hears of. */
export interface Trigger {
  readonly events: readonly string[];
  /** None: all objects. */
  readonly prefixes: readonly string[];
  /** None: all objects. */
  readonly suffixes: readonly string[];
}

/** One value, several, or none, as a list. */
export function listOf(values: string | readonly string[] | undefined): readonly string[] {
  if (values === undefined) return [];
  return typeof values === "string" ? [values] : values;
}

/**
 * What is wrong with a trigger.
 *
 * @throws BucketError when an event is unknown, or S3 would take two filters for one
 */
export function checkTrigger(name: string, { events, prefixes, suffixes }: Trigger): void {
  const refuse = (says: string): never => {
    throw new BucketError(`BucketFunction "${name}": ${says}`);
  };
  if (events.length === 0) refuse('events is empty. Give at least one, such as "s3:ObjectCreated:*".');
  for (const [index, event] of events.entries()) {
    if (!(EVENTS as readonly string[]).includes(event)) refuse(unknownEvent(event));
    if (events.indexOf(event) !== index) refuse(`events names "${event}" twice. Name each event once.`);
    const wide = events.find((other) => other !== event && covers(other, event));
    if (wide !== undefined) refuse(`events has "${wide}", which includes "${event}". Leave "${event}" out.`);
  }
  for (const [argument, values] of [
    ["prefix", prefixes],
    ["suffix", suffixes],
  ] as const) {
    for (const value of values) {
      const fault = filterFault(argument, value);
      if (fault !== undefined) refuse(fault);
    }
    refuseOverlap(argument, values, refuse);
  }
}

function refuseOverlap(
  argument: "prefix" | "suffix",
  values: readonly string[],
  refuse: (says: string) => never,
): void {
  for (const [index, value] of values.entries()) {
    if (values.indexOf(value) !== index) refuse(`${argument} holds "${value}" twice. Write each once.`);
    const wide = values.find(
      (other) => other !== value && (argument === "prefix" ? value.startsWith(other) : value.endsWith(other)),
    );
    if (wide !== undefined) {
      refuse(
        `${argument} holds "${wide}" and "${value}", which are met by the same keys; S3 refuses filters that overlap. Leave "${value}" out.`,
      );
    }
  }
}

/** What is wrong with the beginning or the end of keys; undefined when nothing is. */
export function filterFault(argument: string, value: string): string | undefined {
  if (value === "") return `${argument} holds an empty text. Leave it out to take all objects.`;
  if (/[*?$]/.test(value)) {
    return `${argument} "${value}" has a wildcard, and S3 takes it as the character itself. Write the text alone, such as ${argument === "suffix" ? '".png"' : '"images/"'}.`;
  }
  if (argument !== "suffix" && value.startsWith("/")) {
    return `${argument} "${value}" begins with a slash, and keys do not. Write "${value.replace(/^\/+/, "")}".`;
  }
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
  if (Buffer.byteLength(value) > 1024)
    return `${argument} is longer than 1,024 bytes, the longest key. Shorten it.`;
  return undefined;
}

/**
 * Refuses a place for results that calls the function again.
 *
 * @throws BucketError when objects below the place may match the trigger
 */
export function checkWrites(name: string, place: string, prefixes: readonly string[]): void {
  if (place === "") {
    throw new BucketError(
      `BucketFunction "${name}": writePrefix is empty, so that what the function writes calls it again, without end. Write a place outside of prefix, such as "out/".`,
    );
  }
  const fault = filterFault("writePrefix", place);
  if (fault !== undefined) throw new BucketError(`BucketFunction "${name}": ${fault}`);
  if (prefixes.length === 0) {
    throw new BucketError(
      `BucketFunction "${name}": writePrefix is given and prefix is not, so that what the function writes calls it again, without end. Give prefix, such as "in/".`,
    );
  }
  const met = prefixes.find((prefix) => prefix.startsWith(place) || place.startsWith(prefix));
  if (met !== undefined) {
    throw new BucketError(
      `BucketFunction "${name}": what the function writes below "${place}" calls it again, because prefix has "${met}". Write to a place outside of it, such as "out/".`,
    );
  }
}

/** A filter of a notification. */
export interface KeyFilter {
  readonly filterPrefix?: string;
  readonly filterSuffix?: string;
}

/** One filter for each prefix with each suffix: S3 takes one of each in an entry. */
export function filtersOf(prefixes: readonly string[], suffixes: readonly string[]): KeyFilter[] {
  const begins = prefixes.length === 0 ? [undefined] : prefixes;
  const ends = suffixes.length === 0 ? [undefined] : suffixes;
  return begins.flatMap((prefix) =>
    ends.map((suffix) => ({
      ...(prefix !== undefined && { filterPrefix: filterValue(prefix) }),
      ...(suffix !== undefined && { filterSuffix: filterValue(suffix) }),
    })),
  );
}

/**
 * A text of a key as S3 wants it in a filter: a space as "+", other special characters percent-encoded
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html). With a plain "=" the
 * notification is accepted and no object ever matches (https://github.com/aws/aws-cdk/pull/28012).
 */
export function filterValue(text: string): string {
  return encodeURIComponent(text).replaceAll("%2F", "/").replaceAll("%20", "+").replaceAll("~", "%7E");
}

function covers(wide: string, narrow: string): boolean {
  return wide.endsWith(":*") && narrow.startsWith(wide.slice(0, -1));
}

function unknownEvent(event: string): string {
  const plain = event.toLowerCase().replace(/^s3:/, "");
  const near = EVENTS.find((known) => {
    const one = known.slice("s3:".length).toLowerCase();
    return one === plain || one === `${plain}:*`;
  });
  const fix = near === undefined ? `Write one such as "s3:ObjectCreated:*".` : `Write "${near}".`;
  return `events has "${event}", which S3 does not know. ${fix}`;
}
