// Model: arguments and properties without the marks that Pulumi puts around values. Pure.
import {
  isPropertyMap,
  type PropertyMap,
  type PropertyValue,
  ResourceReference,
  Secret,
  Unknown,
} from "../core/value.ts";

/**
 * The value without secrets and unknowns: a secret becomes what it holds, an unknown the text that the program saw,
 * a resource its id. What has no text becomes null.
 */
export function plainValue(value: PropertyValue | undefined): PropertyValue {
  if (value === undefined) return null;
  if (value instanceof Secret) return plainValue(value.value);
  if (value instanceof Unknown) return value.text ?? null;
  if (value instanceof ResourceReference) return value.id ?? value.urn;
  if (Array.isArray(value)) return value.map((item) => plainValue(item));
  if (isPropertyMap(value)) return plainMap(value);
  return value;
}

/** The same for each property; those that are null or have no text are left out, as Pulumi leaves them out. */
export function plainMap(map: PropertyMap): PropertyMap {
  const result: PropertyMap = {};
  for (const [key, value] of Object.entries(map)) {
    const plain = plainValue(value);
    if (plain !== null) result[key] = plain;
  }
  return result;
}

/** Plain data, such as stackproof.yaml holds, as a property value; what JSON cannot say is left out. */
export function fromData(data: unknown): PropertyValue {
  if (data === null || typeof data === "boolean" || typeof data === "number" || typeof data === "string")
    return data;
  if (Array.isArray(data)) return data.map((item) => fromData(item));
  if (typeof data === "object") {
    const result: PropertyMap = {};
    for (const [key, value] of Object.entries(data)) if (value !== undefined) result[key] = fromData(value);
    return result;
  }
  return null;
}

/** The text at a key; undefined for an empty one, which Terraform counts as absent. */
export function textAt(map: PropertyMap, key: string): string | undefined {
  const value = map[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A text, number or boolean as text; undefined for anything else. */
export function scalarText(value: PropertyValue | undefined): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** True only when the key holds true. */
export function flagAt(map: PropertyMap, key: string): boolean {
  return map[key] === true;
}

/** The texts of a list; empty when there is none. */
export function textsAt(map: PropertyMap, key: string): string[] {
  const value = map[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** The objects of a list; empty when there is none. */
export function mapsAt(map: PropertyMap, key: string): PropertyMap[] {
  const value = map[key];
  return Array.isArray(value) ? value.filter((item) => isPropertyMap(item)) : [];
}

/** A map of texts, such as tags; numbers and booleans in their text form. Empty when there is none. */
export function textMapAt(map: PropertyMap, key: string): Record<string, string> {
  const value = map[key];
  const result: Record<string, string> = {};
  if (!isPropertyMap(value)) return result;
  for (const [name, item] of Object.entries(value)) {
    if (typeof item === "string") result[name] = item;
    else if (typeof item === "number" || typeof item === "boolean") result[name] = String(item);
  }
  return result;
}
