// Report: property values as JSON text, the same bytes on every run. Pure.
import { compareText } from "../core/place.ts";
import {
  Archive,
  Asset,
  isPropertyMap,
  type PropertyValue,
  ResourceReference,
  Secret,
  Unknown,
} from "../core/value.ts";

/** Pulumi's own values are far from this deep; what is deeper is cut, as `{"truncated": true}`. */
const MAXIMUM_DEPTH = 100;

/**
 * A value as JSON. Keys are sorted. What JSON cannot say becomes an object with one telling key: `secret` (never what
 * it holds), `unknown` (where it comes from), `asset`, `archive`, `resource`, `number` for NaN and the infinities.
 *
 * @param redact takes secrets out of texts, keys included
 */
export function jsonOfValue(value: PropertyValue, redact: (text: string) => string, depth = 0): string {
  const text = (plain: string): string => JSON.stringify(redact(plain));
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number")
    return Number.isFinite(value) ? JSON.stringify(value) : `{"number":"${value}"}`;
  if (typeof value === "string") return text(value);
  if (value instanceof Secret) return '{"secret":true}';
  if (value instanceof Unknown)
    return `{"unknown":${value.origin === undefined ? "null" : text(value.origin)}}`;
  if (value instanceof ResourceReference) {
    return `{"resource":${text(value.urn)}${value.id === undefined ? "" : `,"id":${text(value.id)}`}}`;
  }
  if (value instanceof Asset || value instanceof Archive) return fileJson(value, text);
  if (depth >= MAXIMUM_DEPTH) return '{"truncated":true}';
  if (Array.isArray(value)) return `[${value.map((item) => jsonOfValue(item, redact, depth + 1)).join(",")}]`;
  if (!isPropertyMap(value)) return "null";
  const entries = Object.entries(value).sort(([a], [b]) => compareText(a, b));
  return `{${entries.map(([key, item]) => `${text(key)}:${jsonOfValue(item, redact, depth + 1)}`).join(",")}}`;
}

function fileJson(file: Asset | Archive, text: (plain: string) => string): string {
  const { source } = file;
  const hash = file.hash === undefined ? "" : `,"hash":${text(file.hash)}`;
  const kind = file instanceof Asset ? "asset" : "archive";
  if ("path" in source) return `{"${kind}":${text(source.path)}${hash}}`;
  if ("uri" in source) return `{"${kind}":${text(source.uri)}${hash}}`;
  if ("text" in source) return `{"asset":null,"text":${text(source.text)}${hash}}`;
  const parts = Object.entries(source.assets)
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, part]) => `${text(name)}:${fileJson(part, text)}`);
  return `{"archive":{${parts.join(",")}}${hash}}`;
}
