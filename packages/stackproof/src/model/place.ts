// Model: where a finding about a resource points. Pure.
import type { FindingPlace } from "../findings/finding.ts";
import type { KindSubject } from "./kinds/kind.ts";

/** Where a resource stands, and the property. */
export function placeOf(view: KindSubject, property?: string): FindingPlace {
  const { source } = view.node;
  return {
    urn: view.urn,
    ...(property !== undefined && { property }),
    ...(source !== undefined && { source }),
  };
}
