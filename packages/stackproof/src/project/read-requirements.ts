// Project: reads the requirements of stackproof.yaml. Pure.
import { z } from "zod";
import type { SourcePlace } from "../core/place.ts";
import { trafficOf, trafficSection } from "./read-traffic.ts";
import type { Requirement, Requirements } from "./requirements.ts";
import type { Data } from "./yaml-data.ts";
import { dataAt } from "./yaml-data.ts";

const text = z.string().min(1);
const texts = z.array(text);
/** A day without quotes is a moment, as Go prints it. */
const day = z
  .string()
  .transform((value) => value.replace(/ 00:00:00 \+0000 UTC$/, ""))
  .pipe(z.iso.date("must be a day such as 2027-01-01"));

/** A number of resources: `1`, `>=1`, `<= 3`; or true for a phrase. */
const count = z.union([
  z.literal(true),
  z.number().int().min(0).transform(String),
  z.string().regex(/^(?:[<>]=?|=|==)?\s*\d+$/, "must be a number such as 1, or a comparison such as >=1"),
]);

/** The sections that say what was asked. */
export const REQUIREMENT_SECTIONS = {
  stacks: texts,
  regions: texts,
  naming: z.record(text, text),
  tags: z.strictObject({
    required: texts.optional(),
    values: z.record(text, z.union([z.string(), z.number(), z.boolean()]).transform(String)).optional(),
  }),
  require: z.record(text, count),
  forbid: texts,
  reach: texts,
  permit: texts,
  traffic: trafficSection,
  files: z.strictObject({ only: texts.optional(), required: texts.optional() }),
  outputs: texts,
  limits: z.strictObject({ resources: z.number().int().min(0).optional() }),
  suppress: z.array(z.strictObject({ code: text, at: text.optional(), reason: text, until: day.optional() })),
} as const;

/** The parsed sections; those that are missing or broken are undefined. */
export type RequirementSections = {
  readonly [K in keyof typeof REQUIREMENT_SECTIONS]?: z.output<(typeof REQUIREMENT_SECTIONS)[K]> | undefined;
};

/**
 * Puts places and quotes to the parsed sections.
 *
 * @param root the whole file
 */
export function requirementsOf(sections: RequirementSections, root: Data): Requirements {
  const placeOf = (...path: PropertyKey[]): SourcePlace => dataAt(root, path).place;
  const listed = (
    key: string,
    values: readonly string[] | undefined,
    ...path: string[]
  ): Requirement<string>[] =>
    (values ?? []).map((value, index) => ({
      value,
      quote: `${[key, ...path].join(".")}: ${value}`,
      place: placeOf(key, ...path, index),
    }));
  const { tags, files, limits } = sections;
  return {
    stacks: listed("stacks", sections.stacks),
    regions: listed("regions", sections.regions),
    naming: Object.entries(sections.naming ?? {}).map(([type, pattern]) => ({
      value: { type, pattern },
      quote: `naming: ${type}: ${pattern}`,
      place: placeOf("naming", type),
    })),
    tags: [
      ...(tags?.required ?? []).map((key, index) => ({
        value: { key, value: undefined },
        quote: `tags.required: ${key}`,
        place: placeOf("tags", "required", index),
      })),
      ...Object.entries(tags?.values ?? {}).map(([key, value]) => ({
        value: { key, value },
        quote: `tags.values: ${key}: ${value}`,
        place: placeOf("tags", "values", key),
      })),
    ],
    require: Object.entries(sections.require ?? {}).map(([what, value]) => ({
      value: { what, count: value },
      quote: `require: ${what}: ${value}`,
      place: placeOf("require", what),
    })),
    forbid: listed("forbid", sections.forbid),
    reach: listed("reach", sections.reach),
    permit: listed("permit", sections.permit),
    traffic: (sections.traffic ?? []).map((item, index) => {
      const { value, words } = trafficOf(item);
      return { value, quote: `traffic: ${words}`, place: placeOf("traffic", index) };
    }),
    files: {
      only: listed("files", files?.only, "only"),
      required: listed("files", files?.required, "required"),
    },
    outputs: listed("outputs", sections.outputs),
    limits:
      limits?.resources === undefined
        ? []
        : [
            {
              value: { what: "resources", most: limits.resources },
              quote: `limits.resources: ${limits.resources}`,
              place: placeOf("limits", "resources"),
            },
          ],
    suppress: (sections.suppress ?? []).map(({ code, at, reason, until }, index) => ({
      value: { code, at, reason, until },
      quote: `suppress: ${code}${at === undefined ? "" : ` at ${at}`}`,
      place: placeOf("suppress", index),
    })),
  };
}
