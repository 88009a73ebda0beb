// Schema: types and values as a reader says them. Pure.
import { Archive, Asset, type PropertyValue } from "../core/value.ts";
import type { SchemaType } from "./schema.ts";

/** "a string", "a list of numbers", "an object". */
export function describeType(type: SchemaType): string {
  switch (type.kind) {
    case "string":
      return "a string";
    case "number":
      return "a number";
    case "boolean":
      return "a boolean";
    case "any":
      return "any value";
    case "asset":
      return "a file (pulumi.asset.Asset)";
    case "archive":
      return "an archive (pulumi.asset.Archive)";
    case "list":
      return `a list of ${plural(type.element)}`;
    case "map":
      return `a map of ${plural(type.element)}`;
    case "object":
      return "an object";
    case "resource":
      return "a resource";
    case "union":
      return type.options.map(describeType).join(" or ");
  }
}

function plural(type: SchemaType): string {
  const words: Partial<Record<SchemaType["kind"], string>> = {
    string: "strings",
    number: "numbers",
    boolean: "booleans",
    object: "objects",
    list: "lists",
    map: "maps",
    resource: "resources",
  };
  return words[type.kind] ?? "values";
}

/** `the string "abc"`, `a list of 3`. What is secret is never shown. */
export function describeValue(value: PropertyValue, secret: boolean): string {
  if (value instanceof Asset) return "a file (pulumi.asset.Asset)";
  if (value instanceof Archive) return "an archive (pulumi.asset.Archive)";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  if (typeof value === "string") {
    return secret
      ? "a secret string"
      : `the string "${value.length > 60 ? `${value.slice(0, 57)}…` : value}"`;
  }
  if (typeof value === "number") return secret ? "a secret number" : `the number ${value}`;
  if (typeof value === "boolean") return secret ? "a secret boolean" : `the boolean ${value}`;
  return "an object";
}
