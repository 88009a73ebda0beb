// Project: a configuration value as text, as type, as secret. Pure. What Pulumi does here:
// https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/config/object.go
import { compareText } from "../core/place.ts";
import type { Data } from "./yaml-data.ts";

/** The types that Pulumi.yaml may declare. https://www.pulumi.com/docs/iac/concepts/config/#project-level-configuration */
export const CONFIG_TYPES = ["string", "integer", "boolean", "array", "object"] as const;

/** A declared type; `items` for arrays. */
export interface ConfigType {
  readonly name: string;
  readonly items: ConfigType | undefined;
}

/** `array<array<string>>`, as Pulumi prints a type. */
export function typeText(type: ConfigType): string {
  return type.items === undefined ? type.name : `array<${typeText(type.items)}>`;
}

/** Stands in for values that were encrypted; gets the path below the key and the type that is wanted there. */
export type SecretText = (path: readonly string[], type: string | undefined) => string;

/** A map with the single key `secure` that holds a text is an encrypted value, at any depth. */
export function isSecure(data: Data): boolean {
  return (
    data.kind === "map" && data.entries.size === 1 && data.entries.get("secure")?.value.kind === "string"
  );
}

/** True when the value or anything inside it is encrypted. */
export function holdsSecure(data: Data): boolean {
  if (isSecure(data)) return true;
  if (data.kind === "list") return data.items.some(holdsSecure);
  return data.kind === "map" && [...data.entries.values()].some((entry) => holdsSecure(entry.value));
}

/** The text that a program reads: a text as it is, everything else as JSON; null at the top is an empty text. */
export function configText(data: Data, type: ConfigType | undefined, secret: SecretText): string {
  if (isSecure(data)) return secret([], type?.name);
  if (data.kind === "null") return "";
  if (data.kind === "string" || data.kind === "timestamp") return data.value;
  return json(data, type, secret, []);
}

function json(data: Data, type: ConfigType | undefined, secret: SecretText, path: readonly string[]): string {
  if (isSecure(data)) return jsonString(secret(path, type?.name));
  if (data.kind === "null") return "null";
  if (data.kind === "integer" || data.kind === "boolean") return String(data.value);
  if (data.kind === "float") return JSON.stringify(data.value);
  if (data.kind === "string" || data.kind === "timestamp") return jsonString(data.value);
  if (data.kind === "list") {
    return `[${data.items.map((item, index) => json(item, type?.items, secret, [...path, String(index)])).join(",")}]`;
  }
  const entries = [...data.entries.values()].sort((a, b) => compareText(a.key, b.key));
  const parts = entries.map(
    ({ key, value }) => `${jsonString(key)}:${json(value, undefined, secret, [...path, key])}`,
  );
  return `{${parts.join(",")}}`;
}

/** Go's JSON writer also escapes what HTML would read. https://pkg.go.dev/encoding/json#Marshal */
function jsonString(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[<>&\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * Whether Pulumi takes a value for a declared type. What is encrypted counts as fitting where its text might fit.
 *
 * @param asText true for a value of a stack: Pulumi turns single values to text before it looks at them
 */
export function fitsType(data: Data, type: ConfigType, asText: boolean): boolean {
  const encrypted = isSecure(data);
  switch (type.name) {
    case "string":
      return encrypted || data.kind === "string" || (asText && data.kind !== "list" && data.kind !== "map");
    case "integer":
      if (encrypted || data.kind === "integer") return true;
      if (data.kind === "float") return Number.isInteger(data.value);
      return data.kind === "string" && /^[-+]?\d+$/.test(data.value);
    case "boolean":
      return (
        encrypted ||
        data.kind === "boolean" ||
        (data.kind === "string" && /^(?:true|false)$/.test(data.value))
      );
    case "object":
      return data.kind === "map" && !encrypted;
    default: {
      const items = type.items;
      return (
        data.kind === "list" &&
        items !== undefined &&
        data.items.every((item) => fitsType(item, items, false))
      );
    }
  }
}
