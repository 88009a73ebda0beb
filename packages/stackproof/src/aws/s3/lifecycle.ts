// S3: what the rules of a lifecycle must keep, both in a configuration of its own and inside a bucket. Defines no resource.
// The guide says what is not supported; the wordings were seen in answers of S3 that people published.
import type { LIFECYCLE_FINDINGS, Words } from "./lifecycle-findings.ts";

/** A move to another storage class, of current or of noncurrent versions. */
export interface Transition {
  readonly path: string;
  readonly storageClass: string | undefined;
  readonly days: number | undefined;
  readonly date: string | undefined;
}

/** One rule, as far as it is known. */
export interface Rule {
  readonly path: string;
  readonly id: string | undefined;
  readonly transitions: readonly Transition[];
  readonly noncurrentTransitions: readonly Transition[];
  readonly expirationDays: number | undefined;
  readonly expirationDate: string | undefined;
  readonly expiresMarkers: boolean;
  readonly noncurrentExpirationDays: number | undefined;
  readonly abortsUploads: boolean;
  readonly hasTagFilter: boolean;
}

/** What is wrong with a rule, in words; the finding adds the rest. */
export interface RuleFault {
  readonly slug: keyof typeof LIFECYCLE_FINDINGS;
  readonly parameters: Words;
  readonly path: string;
}

const INFREQUENT: ReadonlySet<string> = new Set(["STANDARD_IA", "ONEZONE_IA"]);
const ARCHIVES: ReadonlySet<string> = new Set(["GLACIER", "DEEP_ARCHIVE"]);

/** From a storage class to those that objects cannot be moved to from it. */
const IMPOSSIBLE: Readonly<Record<string, readonly string[]>> = {
  INTELLIGENT_TIERING: ["STANDARD_IA"],
  ONEZONE_IA: ["INTELLIGENT_TIERING", "STANDARD_IA", "GLACIER_IR"],
  GLACIER_IR: ["INTELLIGENT_TIERING", "STANDARD_IA", "ONEZONE_IA"],
  GLACIER: ["INTELLIGENT_TIERING", "STANDARD_IA", "ONEZONE_IA", "GLACIER_IR"],
  DEEP_ARCHIVE: ["INTELLIGENT_TIERING", "STANDARD_IA", "ONEZONE_IA", "GLACIER_IR", "GLACIER"],
};

/** What S3 would refuse in these rules, the first fault of each kind per rule. */
export function lifecycleFaults(rules: readonly Rule[]): RuleFault[] {
  return [...sameIds(rules), ...rules.flatMap(ruleFaults)];
}

function sameIds(rules: readonly Rule[]): RuleFault[] {
  const seen = new Set<string>();
  return rules.flatMap(({ id, path }) => {
    if (id === undefined || id === "") return [];
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      fault(
        "rule-id-twice",
        `${path}.id`,
        `Two lifecycle rules have the id "${id}"`,
        "Give each rule an id of its own.",
      ),
    ];
  });
}

function ruleFaults(rule: Rule): RuleFault[] {
  const noncurrent: Line = {
    what: "noncurrent versions",
    transitions: rule.noncurrentTransitions,
    expires: rule.noncurrentExpirationDays,
    expirationPath: `${rule.path}.noncurrentVersionExpiration`,
  };
  const current: Line = {
    what: "objects",
    transitions: rule.transitions,
    expires: rule.expirationDays,
    expirationPath: `${rule.path}.expiration.days`,
  };
  const dates = [...wholeRule(rule), ...dateFaults(rule)];
  return [...dates, ...lineFaults(rule, current), ...lineFaults(rule, noncurrent)];
}

/** What happens to one kind of versions. */
interface Line {
  readonly what: string;
  readonly transitions: readonly Transition[];
  readonly expires: number | undefined;
  readonly expirationPath: string;
}

function lineFaults(rule: Rule, line: Line): RuleFault[] {
  return [
    ...tooEarly(rule, line),
    ...twice(rule, line),
    ...between(rule, line),
    ...expirationFault(rule, line),
  ];
}

function tooEarly(rule: Rule, { what, transitions }: Line): RuleFault[] {
  return transitions.flatMap(({ storageClass = "", days, path }) =>
    days === undefined || days >= 30 || !INFREQUENT.has(storageClass)
      ? []
      : [
          fault(
            "transition-too-early",
            path,
            `Lifecycle rule ${words(rule)} moves ${what} to ${storageClass} after ${days === 1 ? "1 day" : `${days} days`}; S3 takes 30 or more`,
            `Move to ${storageClass} after 30 days, or choose INTELLIGENT_TIERING or GLACIER_IR, which have no such minimum.`,
          ),
        ],
  );
}

function twice(rule: Rule, { what, transitions }: Line): RuleFault[] {
  const seen = new Set<string>();
  return transitions.flatMap(({ storageClass, path }) => {
    if (storageClass === undefined) return [];
    if (!seen.has(storageClass)) {
      seen.add(storageClass);
      return [];
    }
    const says = `Lifecycle rule ${words(rule)} moves ${what} to ${storageClass} twice`;
    return [fault("storage-class-twice", path, says, "Leave one of the two transitions out.")];
  });
}

/** Each pair of transitions that follow each other. */
function between(rule: Rule, { what, transitions }: Line): RuleFault[] {
  const faults: RuleFault[] = [];
  const known = transitions.filter(
    ({ days, storageClass }) => days !== undefined && storageClass !== undefined,
  );
  const ordered = [...known].sort((a, b) => (a.days ?? 0) - (b.days ?? 0));
  for (const [index, first] of ordered.entries()) {
    const next = ordered[index + 1];
    if (next === undefined) continue;
    const [from = "", to = ""] = [first.storageClass, next.storageClass];
    const gap = (next.days ?? 0) - (first.days ?? 0);
    if (gap > 0 && (IMPOSSIBLE[from] ?? []).includes(to)) {
      const says = `Lifecycle rule ${words(rule)} moves ${what} to ${from} after ${first.days ?? 0} days and from there to ${to} after ${next.days ?? 0}`;
      faults.push(
        fault("transition-backwards", next.path, says, `Swap the two, or leave the move to ${to} out.`),
      );
    } else if (gap < 30 && needsThirtyDays(from, to)) {
      const says = `Lifecycle rule ${words(rule)} moves ${what} to ${from} after ${first.days ?? 0} days and to ${to} after ${next.days ?? 0}, ${gap === 1 ? "1 day" : `${gap} days`} later; S3 takes 30 or more between them`;
      faults.push(
        fault(
          "archive-too-early",
          next.path,
          says,
          `Move to ${to} after ${(first.days ?? 0) + 30} days or later.`,
        ),
      );
    }
  }
  return faults;
}

function needsThirtyDays(from: string, to: string): boolean {
  return (INFREQUENT.has(from) && ARCHIVES.has(to)) || (from === "STANDARD_IA" && to === "ONEZONE_IA");
}

function expirationFault(rule: Rule, { what, transitions, expires, expirationPath }: Line): RuleFault[] {
  if (expires === undefined) return [];
  const last = [...transitions].sort((a, b) => (b.days ?? -1) - (a.days ?? -1))[0];
  if (last?.days === undefined || expires > last.days) return [];
  const says = `Lifecycle rule ${words(rule)} deletes ${what} after ${expires} days and moves them to ${last.storageClass ?? "another class"} after ${last.days}`;
  const fix = `Delete after more than ${last.days} days, or leave the move to ${last.storageClass ?? "that class"} out.`;
  return [fault("expires-before-transition", expirationPath, says, fix)];
}

function wholeRule(rule: Rule): RuleFault[] {
  const faults: RuleFault[] = [];
  const expires = rule.expirationDays !== undefined || rule.expirationDate !== undefined;
  const given = [
    rule.expirationDays !== undefined && "days",
    rule.expirationDate !== undefined && "date",
    rule.expiresMarkers && "expiredObjectDeleteMarker",
  ].filter((name) => name !== false);
  if (given.length > 1) {
    const says = `The expiration of lifecycle rule ${words(rule)} has ${given.join(" and ")}`;
    faults.push(
      fault("several-expirations", `${rule.path}.expiration`, says, `Keep one of ${given.join(", ")}.`),
    );
  }
  if (rule.hasTagFilter && (rule.abortsUploads || (rule.expiresMarkers && !expires))) {
    const what = rule.abortsUploads ? "ends incomplete uploads" : "removes expired delete markers";
    faults.push(
      fault(
        "tag-filter-not-allowed",
        rule.path,
        `Lifecycle rule ${words(rule)} ${what} and filters by tags`,
        "Move that action to a rule without a tag filter.",
      ),
    );
  }
  return faults;
}

function dateFaults(rule: Rule): RuleFault[] {
  const faults: RuleFault[] = [];
  const dates = [
    { date: rule.expirationDate, path: `${rule.path}.expiration.date` },
    ...rule.transitions.map(({ date, path }) => ({ date, path: `${path}.date` })),
  ];
  for (const { date, path } of dates) {
    const time = date === undefined ? Number.NaN : Date.parse(date);
    if (Number.isNaN(time) || time % 86_400_000 === 0) continue;
    const day = new Date(time).toISOString().slice(0, 10);
    const says = `Lifecycle rule ${words(rule)} names the time ${date ?? ""}, which is not midnight UTC`;
    faults.push(fault("date-not-midnight", path, says, `Write ${day}T00:00:00Z.`));
  }
  const byDay = rule.expirationDays !== undefined || rule.transitions.some(({ days }) => days !== undefined);
  const byDate = dates.some(({ date }) => date !== undefined);
  const hasTransition = rule.transitions.length > 0;
  if (
    byDay &&
    byDate &&
    hasTransition &&
    !(rule.expirationDays !== undefined && rule.expirationDate !== undefined)
  ) {
    const says = `Lifecycle rule ${words(rule)} counts days in one action and names a date in another`;
    faults.push(
      fault("days-and-dates", rule.path, says, "Use days in all of them, or dates in all of them."),
    );
  }
  return faults;
}

/** A rule without any action; only the caller knows what was given at all. */
export function noAction(rule: Rule): RuleFault {
  const says = `Lifecycle rule ${words(rule)} has no action`;
  return fault(
    "no-action",
    rule.path,
    says,
    "Add an expiration, a transition or the end of incomplete uploads, or leave the rule out.",
  );
}

/** A transition that has neither days nor date, or both. */
export function withoutTime(
  rule: Rule,
  path: string,
  storageClass: string | undefined,
  count: 0 | 2,
): RuleFault {
  const says = `Lifecycle rule ${words(rule)} moves objects to ${storageClass ?? "another class"} with ${count === 0 ? "neither days nor a date" : "both days and a date"}`;
  return fault("transition-without-time", path, says, "Give either days or date.");
}

function words(rule: Rule): string {
  return rule.id === undefined || rule.id === "" ? `at \`${rule.path}\`` : `"${rule.id}"`;
}

function fault(slug: RuleFault["slug"], path: string, says: string, fix: string): RuleFault {
  return { slug, path, parameters: { says, fix } };
}
