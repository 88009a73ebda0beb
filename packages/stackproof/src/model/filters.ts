// Model: the filters of EC2's Describe calls. Pure.
// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html#Filtering_Resources_CLI
import type { PropertyMap } from "../core/value.ts";
import { mapsAt, scalarText, textAt, textMapAt } from "./plain.ts";

/** One filter: a thing passes when one of its values matches one of these. */
export interface Filter {
  readonly name: string;
  readonly values: readonly string[];
}

/** What a thing answers to a filter name: its values, or undefined when that is not known. */
export type FilterLookup = (name: string) => readonly string[] | undefined;

/** `filters` of the arguments; numbers and booleans in their text form. */
export function filtersOf(args: PropertyMap): Filter[] {
  return mapsAt(args, "filters").map((filter) => ({
    name: textAt(filter, "name") ?? "",
    values: (Array.isArray(filter["values"]) ? filter["values"] : []).flatMap(
      (value) => scalarText(value) ?? [],
    ),
  }));
}

/** `tags` of the arguments as the filters that the provider makes of them. */
export function tagFiltersOf(args: PropertyMap): Filter[] {
  return Object.entries(textMapAt(args, "tags")).map(([key, value]) => ({
    name: `tag:${key}`,
    values: [value],
  }));
}

/** Whether a thing passes all filters; "unknown" when a filter asks what is not known and no other one excludes it. */
export function passes(filters: readonly Filter[], lookup: FilterLookup): "yes" | "no" | "unknown" {
  let verdict: "yes" | "unknown" = "yes";
  for (const filter of filters) {
    const values = lookup(filter.name);
    if (values === undefined) verdict = "unknown";
    else if (!filter.values.some((pattern) => values.some((value) => matchesWildcards(pattern, value))))
      return "no";
  }
  return verdict;
}

/** A filter's pattern: `*` stands for any text, `?` for one character, a backslash takes the next one literally. */
export function matchesWildcards(pattern: string, value: string): boolean {
  let source = "";
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern[index] ?? "";
    if (character === "*") source += ".*";
    else if (character === "?") source += ".";
    else if (character === "\\" && index + 1 < pattern.length) source += escape(pattern[++index] ?? "");
    else source += escape(character);
  }
  return new RegExp(`^${source}$`, "s").test(value);
}

/** Tags as filters see them: `tag:Name`, `tag-key`, `tag-value`. Undefined for other filter names. */
export function tagFilterValues(
  name: string,
  tags: Readonly<Record<string, string>>,
): readonly string[] | undefined {
  if (name.startsWith("tag:")) {
    const value = tags[name.slice("tag:".length)];
    return value === undefined ? [] : [value];
  }
  if (name === "tag-key") return Object.keys(tags);
  if (name === "tag-value") return Object.values(tags);
  return undefined;
}

function escape(character: string): string {
  return character.replaceAll(/[$()*+./?[\\\]^{|}-]/g, "\\$&");
}
