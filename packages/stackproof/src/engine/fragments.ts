// Engine: placeholders that lost their mark on the way back. Pure.
import { PLACEHOLDER_NUMBER } from "../core/placeholder.ts";
import { type PropertyMap, Unknown } from "../core/value.ts";
import type { Graph } from "../graph/graph.ts";

/** The first letters of a placeholder at the end of a text. */
const CUT_PLACEHOLDER = /rehe(?:a(?:r(?:s(?:e(?:d-?)?)?)?)?)?$/i;

/**
 * A placeholder number carries no mark, and a placeholder that the program cut short has lost it: they are known by
 * their value and by where the property comes from.
 */
export function withoutFragments(
  inputs: PropertyMap,
  dependencies: Readonly<Record<string, readonly string[]>>,
  graph: Graph,
): PropertyMap {
  const cleaned: PropertyMap = {};
  for (const [key, value] of Object.entries(inputs)) {
    const sources = dependencies[key] ?? [];
    const vague = sources.some((urn) => graph.get(urn)?.coverage !== "modelled");
    const isCut = typeof value === "string" && CUT_PLACEHOLDER.test(value);
    cleaned[key] =
      vague && (value === PLACEHOLDER_NUMBER || isCut)
        ? new Unknown(String(value), `part of something that is not known: ${sources.join(", ")}`)
        : value;
  }
  return cleaned;
}
