// S3: rules of a lifecycle as the two types write them, and the common form that is checked. Defines no resource.
import type { PropertyMap, PropertyValue } from "../../core/value.ts";
import type { Kind } from "../../model/kernel.ts";
import { oneOf } from "../../model/kernel.ts";
import { noAction, type Rule, type RuleFault, type Transition, withoutTime } from "./lifecycle.ts";
import { flagAt, type Item, isGiven, itemsOf, numberAt, objectAt, textAt } from "./shared.ts";

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_Transition.html
export const TRANSITION_CLASSES = [
  "GLACIER",
  "STANDARD_IA",
  "ONEZONE_IA",
  "INTELLIGENT_TIERING",
  "DEEP_ARCHIVE",
  "GLACIER_IR",
] as const;

export function transitionClass(by: "provider" | "framework"): Kind<string> {
  return oneOf(TRANSITION_CLASSES, { by });
}

const ACTIONS = [
  "abortIncompleteMultipartUpload",
  "abortIncompleteMultipartUploadDays",
  "expiration",
  "noncurrentVersionExpiration",
  "noncurrentVersionTransitions",
  "transitions",
];

/** The rules of an input in the common form, and what only the raw input shows. */
export function readRules(
  value: PropertyValue | undefined,
  input: string,
): { readonly rules: Rule[]; readonly faults: RuleFault[] } {
  const items = itemsOf(value);
  const rules = items.map((item) => readRule(item, input));
  const faults = items.flatMap(({ map }, index) => {
    const rule = rules[index];
    return rule === undefined ? [] : [...actionFaults(map, rule), ...timeFaults(map, rule)];
  });
  return { rules, faults };
}

function readRule({ map, index }: Item, input: string): Rule {
  const path = `${input}[${index}]`;
  const expiration = objectAt(map, "expiration");
  const filter = objectAt(map, "filter");
  const and = objectAt(filter, "and");
  return {
    path,
    id: textAt(map, "id"),
    transitions: readTransitions(map["transitions"], `${path}.transitions`, "days"),
    noncurrentTransitions: readTransitions(
      map["noncurrentVersionTransitions"],
      `${path}.noncurrentVersionTransitions`,
      "noncurrentDays",
    ),
    expirationDays: numberAt(expiration, "days"),
    expirationDate: textAt(expiration, "date"),
    expiresMarkers: flagAt(expiration, "expiredObjectDeleteMarker") === true,
    noncurrentExpirationDays: noncurrentDays(objectAt(map, "noncurrentVersionExpiration")),
    abortsUploads:
      isGiven(map, "abortIncompleteMultipartUpload") || isGiven(map, "abortIncompleteMultipartUploadDays"),
    hasTagFilter: isGiven(filter, "tag") || isGiven(and, "tags") || isGiven(map, "tags"),
  };
}

function readTransitions(value: PropertyValue | undefined, path: string, key: string): Transition[] {
  return itemsOf(value).map(({ map, index }) => ({
    path: `${path}[${index}]`,
    storageClass: textAt(map, "storageClass"),
    days: numberAt(map, key) ?? numberAt(map, "days"),
    date: textAt(map, "date"),
  }));
}

/** The two types have other names for it. */
function noncurrentDays(map: PropertyMap | undefined): number | undefined {
  return numberAt(map, "noncurrentDays") ?? numberAt(map, "days");
}

function actionFaults(map: PropertyMap, rule: Rule): RuleFault[] {
  return ACTIONS.some((name) => isGiven(map, name)) ? [] : [noAction(rule)];
}

function timeFaults(map: PropertyMap, rule: Rule): RuleFault[] {
  return itemsOf(map["transitions"]).flatMap(({ map: transition, index }) => {
    const count = Number(isGiven(transition, "days")) + Number(isGiven(transition, "date"));
    if (count === 1) return [];
    const path = `${rule.path}.transitions[${index}]`;
    return [withoutTime(rule, path, textAt(transition, "storageClass"), count === 0 ? 0 : 2)];
  });
}
