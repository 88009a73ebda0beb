// Network: values of resources that may be unknown, in whole or in part. Pure.
import { isPropertyMap, type PropertyMap, type PropertyValue } from "../core/value.ts";
import { asFlag, asText, known } from "../model/kinds/kind.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";

/** Ids as an input lists them: undefined for those that nobody knows. */
export type Ids = readonly (string | undefined)[];

/** The resource that an input names, by its value, else by where the value comes from. */
export function refOf(
  world: World,
  view: ResourceView,
  input: string,
  token: string,
  properties: readonly string[],
): ResourceView | undefined {
  const text = view.text(input);
  for (const property of properties) {
    const found = world.find(token, property, text, view);
    if (found !== undefined) return found;
  }
  const sources = view.node.propertyDependencies[input] ?? [];
  return sources.map((urn) => world.byUrn(urn)).find((one) => one?.is(token) === true);
}

/** The texts of a list; undefined for items that are unknown. Undefined when the list is absent; of one item when unknown. */
export function idsOf(value: PropertyValue | undefined): Ids | undefined {
  if (value === undefined || value === null) return undefined;
  const list = known(value);
  if (!Array.isArray(list)) return [undefined];
  return list.map((item) => {
    const inner = known(item);
    return inner === undefined ? undefined : asText(inner);
  });
}

export function mapOf(value: PropertyValue | undefined): PropertyMap | undefined {
  const inner = known(value);
  return inner !== undefined && isPropertyMap(inner) ? inner : undefined;
}

export function textIn(values: PropertyMap, name: string): string | undefined {
  const value = known(values[name]);
  return value === undefined ? undefined : asText(value);
}

/** A flag as the program gave it; undefined when unknown. @param absent what holds when it gave none */
export function flagOf<T>(view: ResourceView, input: string, absent: T): boolean | T | undefined {
  if (view.state(input) === "absent") return absent;
  const value = known(view.node.inputs[input]);
  return value === undefined ? undefined : asFlag(value);
}
