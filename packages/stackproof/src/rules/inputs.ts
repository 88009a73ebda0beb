// Rules: inputs that may be absent or unknown, also inside of objects. Pure.
import { isPropertyMap, type PropertyMap, type PropertyValue, Unknown } from "../core/value.ts";
import { asFlag, asText, known } from "../model/kinds/kind.ts";

/** An object of a list, and its index. */
export interface Item {
  readonly map: PropertyMap;
  readonly index: number;
}

/** The objects of a list, or the one object that stands in its place; unknown ones are left out. */
export function itemsOf(value: PropertyValue | undefined): readonly Item[] {
  const list = known(value);
  const items = Array.isArray(list) ? list : list === undefined ? [] : [list];
  return items.flatMap((item, index) => {
    const map = known(item);
    return map !== undefined && isPropertyMap(map) ? [{ map, index }] : [];
  });
}

/** True when the program gave nothing there; what is unknown counts as given. */
export function isAbsent(values: PropertyMap, name: string): boolean {
  const value = values[name];
  return value === undefined || value === null || value === "";
}

/** True when the program gave one of these inputs, known or not. */
export function hasAny(values: PropertyMap, names: readonly string[]): boolean {
  return names.some((name) => !isAbsent(values, name));
}

/** A flag; `absent` when the program gave none, undefined when it is unknown. */
export function flagIn<T>(values: PropertyMap, name: string, absent: T): boolean | T | undefined {
  if (isAbsent(values, name)) return absent;
  const value = known(values[name]);
  return value === undefined ? undefined : asFlag(value);
}

/** A text; `absent` when the program gave none, undefined when it is unknown. */
export function textIn<T>(values: PropertyMap, name: string, absent: T): string | T | undefined {
  if (isAbsent(values, name)) return absent;
  const value = known(values[name]);
  return value === undefined ? undefined : asText(value);
}

/** The object behind a key; `undefined` when it is absent or unknown. */
export function mapIn(values: PropertyMap, name: string): PropertyMap | undefined {
  return itemsOf(values[name])[0]?.map;
}

/** True when a value, or one around it, is unknown as a whole. */
export function isUnknown(values: PropertyMap, name: string): boolean {
  const value = values[name];
  return value instanceof Unknown || (value !== null && value !== undefined && known(value) === undefined);
}

/** The known texts of a list. */
export function textsIn(values: PropertyMap, name: string): readonly string[] {
  const list = known(values[name]);
  const items = Array.isArray(list) ? list : list === undefined ? [] : [list];
  return items.flatMap((item) => {
    const inner = known(item);
    const text = inner === undefined ? undefined : asText(inner);
    return text === undefined ? [] : [text];
  });
}
