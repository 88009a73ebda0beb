// Model: fills an answer up to the type that the installed SDK declares for it. Pure.
import { PLACEHOLDER_NUMBER, type Placeholders } from "../core/placeholder.ts";
import { displayToken } from "../core/urn.ts";
import {
  formatPath,
  isPropertyMap,
  type PathStep,
  type PropertyMap,
  type PropertyValue,
} from "../core/value.ts";
import type { PackageSchema, SchemaProperties, SchemaType } from "../schema/schema.ts";

/** What the placeholders of one answer depend on: the same question gets the same placeholders. */
export interface CompletionContext {
  readonly token: string;
  readonly region: string | undefined;
  readonly args: PropertyMap;
  readonly schema: PackageSchema;
  readonly placeholders: Placeholders;
}

/** Recursive object types exist (WAF statements); below this depth an object is left empty. */
const DEEPEST = 6;

/**
 * The result with every required property of the type. What is missing becomes a placeholder of the right type: a
 * text that the engine knows again, {@link PLACEHOLDER_NUMBER}, false, an empty map, or a list with one such element,
 * so that `result.items[0].name` reads something. Objects that are there already are filled in the same way.
 */
export function completeResult(
  result: PropertyMap,
  type: SchemaProperties,
  context: CompletionContext,
): PropertyMap {
  return fillObject(result, type, context, []);
}

function fillObject(
  value: PropertyMap,
  type: SchemaProperties,
  context: CompletionContext,
  path: readonly PathStep[],
): PropertyMap {
  const filled: PropertyMap = { ...value };
  for (const [name, property] of Object.entries(type)) {
    const present = value[name];
    const at = [...path, name];
    if (present !== undefined) filled[name] = fillPresent(present, property.type, context, at);
    else if (property.required) filled[name] = placeholder(property.type, context, at);
  }
  return filled;
}

function fillPresent(
  value: PropertyValue,
  type: SchemaType,
  context: CompletionContext,
  path: readonly PathStep[],
): PropertyValue {
  if (type.kind === "object" && isPropertyMap(value)) {
    return fillObject(value, context.schema.object(type.name) ?? {}, context, path);
  }
  if (type.kind === "list" && Array.isArray(value)) {
    return value.map((item, index) => fillPresent(item, type.element, context, [...path, index]));
  }
  return value;
}

function placeholder(type: SchemaType, context: CompletionContext, path: readonly PathStep[]): PropertyValue {
  switch (type.kind) {
    case "string":
      return type.values?.[0] ?? text(context, path);
    case "number":
      return type.values?.[0] ?? PLACEHOLDER_NUMBER;
    case "boolean":
      return false;
    case "map":
      return {};
    case "list":
      return path.length > DEEPEST ? [] : [placeholder(type.element, context, [...path, 0])];
    case "object":
      return path.length > DEEPEST
        ? {}
        : fillObject({}, context.schema.object(type.name) ?? {}, context, path);
    case "union":
      return type.options[0] === undefined
        ? text(context, path)
        : placeholder(type.options[0], context, path);
    case "any":
    case "asset":
    case "archive":
    case "resource":
      return text(context, path);
  }
}

function text(context: CompletionContext, path: readonly PathStep[]): string {
  const property = formatPath(path);
  const seed = `${context.token}|${context.region ?? ""}|${JSON.stringify(context.args)}|${property}`;
  return context.placeholders.text(seed, `result \`${property}\` of \`${displayToken(context.token)}\``);
}
