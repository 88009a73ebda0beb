// Host: reading the inputs of a request, and telling values in the one form that does not depend on their order.
import { compareText } from "../core/place.ts";
import {
  Archive,
  Asset,
  isPropertyMap,
  type PropertyMap,
  type PropertyValue,
  ResourceReference,
  Secret,
  Unknown,
  unwrapSecret,
} from "../core/value.ts";

/** The number at `key`, cut to a whole number between 0 and `limit`; `fallback` when there is none. */
export function countAt(inputs: PropertyMap, key: string, fallback: number, limit = 100_000): number {
  const value = unwrapSecret(inputs[key]);
  if (typeof value !== "number" || !Number.isFinite(value)) return fallback;
  return Math.min(limit, Math.max(0, Math.floor(value)));
}

/** The number at `key` as it is; undefined when it is no finite number. */
export function numberAt(inputs: PropertyMap, key: string): number | undefined {
  const value = unwrapSecret(inputs[key]);
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** The boolean at `key`; `fallback` when there is none. */
export function flagAt(inputs: PropertyMap, key: string, fallback: boolean): boolean {
  const value = unwrapSecret(inputs[key]);
  return typeof value === "boolean" ? value : fallback;
}

/** The text at `key`. What is unknown answers with the text that the program saw. */
export function textAt(inputs: PropertyMap, key: string): string | undefined {
  const value = unwrapSecret(inputs[key]);
  if (value instanceof Unknown) return value.text;
  return typeof value === "string" ? value : undefined;
}

/** The list at `key`; undefined when there is none. */
export function listAt(inputs: PropertyMap, key: string): readonly PropertyValue[] | undefined {
  const value = unwrapSecret(inputs[key]);
  return Array.isArray(value) ? value : undefined;
}

/** True when the program gave the property a value, even an unknown one. */
export function isGiven(inputs: PropertyMap, key: string): boolean {
  const value = unwrapSecret(inputs[key]);
  return value !== undefined && value !== null;
}

/** A text that is the same for equal values, whatever the order of their keys. */
export function stableText(value: PropertyValue | undefined): string {
  if (value === undefined) return "";
  if (value instanceof Secret) return stableText(value.value);
  if (value instanceof Unknown) return `?${value.text ?? ""}`;
  if (value instanceof Asset || value instanceof Archive)
    return `#${value.hash ?? JSON.stringify(value.source)}`;
  if (value instanceof ResourceReference) return value.urn;
  if (Array.isArray(value)) return `[${value.map((item) => stableText(item)).join(",")}]`;
  if (isPropertyMap(value)) {
    const keys = Object.keys(value).sort(compareText);
    return `{${keys.map((key) => `${JSON.stringify(key)}:${stableText(value[key])}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

/** The text as JSON data; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
