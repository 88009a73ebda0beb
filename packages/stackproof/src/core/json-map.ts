// Core: JSON text as an object, and the objects inside of it. Pure.
import { isPropertyMap, type PropertyMap, type PropertyValue } from "./value.ts";

/** The object that a JSON text says; undefined for another text or value. */
export function jsonMap(text: string | undefined): PropertyMap | undefined {
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as PropertyValue;
    return isPropertyMap(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The object behind a key; undefined when there is none. */
export function mapAt(value: PropertyMap | undefined, key: string): PropertyMap | undefined {
  const inner = value?.[key];
  return isPropertyMap(inner) ? inner : undefined;
}
