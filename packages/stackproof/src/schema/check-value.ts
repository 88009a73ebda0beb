// Schema: compares one value with its type. Pure. What the provider converts is no error: the rules are those of the
// Terraform bridge (makeTerraformInput in pkg/tfbridge/schema.go, pkg/convert) and of the validation that it runs
// (helper/schema/schema.go of terraform-plugin-sdk). Which of the provider's two frameworks serves a type cannot be
// seen in the SDK, so a value is an error only when both refuse it.
import { nearest } from "../core/nearest.ts";
import { holdsPlaceholder } from "../core/placeholder.ts";
import {
  Archive,
  Asset,
  isPropertyMap,
  type PathStep,
  type PropertyMap,
  type PropertyValue,
  ResourceReference,
  Secret,
  Unknown,
  unwrapSecret,
} from "../core/value.ts";
import type { Finding } from "../findings/finding.ts";
import {
  assetMismatch,
  convertedType,
  deprecatedProperty,
  missingRequired,
  notInUnion,
  unknownNestedProperty,
  wrongType,
} from "./findings.ts";
import {
  ARCHIVE_HINT,
  type At,
  fileHint,
  isFile,
  jsonHint,
  listForOne,
  looksNumeric,
  mismatch,
  objectName,
  type Plain,
  takesJson,
  type ValueContext,
  where,
} from "./mismatches.ts";
import type { SchemaProperties, SchemaType } from "./schema.ts";

/** Compares a value with its type, at any depth. Null, unknown values and references to resources always pass. */
export function checkValue(
  value: PropertyValue | undefined,
  type: SchemaType,
  path: readonly PathStep[],
  outer: ValueContext,
): Finding[] {
  const plain = unwrapSecret(value);
  const context = value instanceof Secret ? { ...outer, secret: true } : outer;
  const at = { path, context };
  if (plain === undefined || plain === null || plain instanceof Unknown || plain instanceof ResourceReference)
    return [];
  if (typeof plain === "string" && holdsPlaceholder(plain)) return [];
  switch (type.kind) {
    case "any":
    case "resource":
      return [];
    case "union":
      // A string or an object is a JSON document, such as a policy: the provider makes text of it and checks no more.
      if (isDocument(type) && (Array.isArray(plain) || isPropertyMap(plain))) return [];
      return bestOption(type.options.map((option) => checkValue(value, option, path, context)));
    case "string":
      return checkString(plain, type, at);
    case "number":
      return checkNumber(plain, type, at);
    case "boolean":
      return checkBoolean(plain, at);
    case "asset":
    case "archive":
      return checkFile(plain, type, at);
    case "list":
      return checkList(plain, type, at);
    case "map":
      return checkMap(plain, type, at);
    case "object":
      return checkObject(plain, type, at);
  }
}

/** Compares the properties of an object, or the inputs of a resource or function. `object` names it in messages. */
export function checkProperties(
  values: PropertyMap,
  types: SchemaProperties,
  path: readonly PathStep[],
  context: ValueContext,
  object: string,
): Finding[] {
  const findings: Finding[] = [];
  const names = Object.keys(types);
  for (const [key, value] of Object.entries(values)) {
    // Names with two underscores are notes between the SDK and the provider, such as __defaults.
    if (key.startsWith("__") || unwrapSecret(value) === null) continue;
    const type = types[key];
    const inner = [...path, key];
    if (type !== undefined) {
      const { place, words } = where(inner, context);
      if (type.deprecated !== undefined) {
        findings.push(deprecatedProperty.at(place, { ...words, advice: type.deprecated }));
      }
      findings.push(...checkValue(value, type.type, inner, context));
    } else {
      findings.push(unknownKey(key, names, inner, context, object));
    }
  }
  // An attribute of a plain object type in the provider's newer framework looks required in all its parts, and the
  // bridge sets what is missing to null. A type with optional parts is a block, whose required parts are.
  const isSurelyRequired = path.length === 0 || Object.values(types).some((type) => !type.required);
  for (const [name, { required }] of Object.entries(types)) {
    const value = unwrapSecret(values[name]);
    if (!required || (value !== undefined && value !== null)) continue;
    const { place, words } = where([...path, name], context);
    findings.push(
      missingRequired.at(place, { ...words, object }, isSurelyRequired ? {} : { severity: "warning" }),
    );
  }
  return findings;
}

function unknownKey(
  key: string,
  names: readonly string[],
  path: readonly PathStep[],
  context: ValueContext,
  object: string,
): Finding {
  const { place, words } = where(path, context);
  const translated = names.find(
    (name) => snakeCase(name) === key || singulars(name).includes(snakeCase(key)),
  );
  const near = translated ?? nearest(key, names);
  const finding = { ...words, object, nearest: near };
  // The bridge turns camel case into Terraform's name. A key that is Terraform's name already, or the singular that
  // Terraform uses for a list, arrives all the same; and with no name near it, it may be left out without harm.
  const certain = near !== undefined && translated === undefined;
  return unknownNestedProperty.at(place, finding, certain ? {} : { severity: "warning" });
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function singulars(name: string): string[] {
  const snake = snakeCase(name);
  return [snake.replace(/ies$/, "y"), snake.replace(/es$/, ""), snake.replace(/s$/, "")].filter(
    (text) => text !== snake,
  );
}

function isDocument(type: SchemaType & { kind: "union" }): boolean {
  const kinds = new Set(type.options.map((option) => option.kind));
  return kinds.has("string") && kinds.has("object");
}

function bestOption(results: readonly Finding[][]): Finding[] {
  let best: Finding[] = results[0] ?? [];
  for (const findings of results) if (cost(findings) < cost(best)) best = findings;
  return best;
}

function cost(findings: readonly Finding[]): number {
  const rank = { error: 10_000, warning: 100, note: 1 };
  return findings.reduce(
    (sum, finding) => sum + rank[finding.severity] + (isMismatch(finding) ? rank.error : 0),
    0,
  );
}

/** An option of the wrong kind is worse than one of the right kind with a mistake inside. */
function isMismatch(finding: Finding): boolean {
  return [wrongType.code, convertedType.code, assetMismatch.code].includes(finding.code);
}

function checkString(value: Plain, type: SchemaType & { kind: "string" }, at: At): Finding[] {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return checkLiteral(String(value), type.values, at);
  }
  if (isFile(value)) return [mismatch(assetMismatch, value, type, at)];
  if (Array.isArray(value)) return [listForOne(value, type, at)];
  return [mismatch(takesJson(at) ? convertedType : wrongType, value, type, at, jsonHint(at))];
}

function checkNumber(value: Plain, type: SchemaType & { kind: "number" }, at: At): Finding[] {
  if (typeof value === "number") return checkLiteral(value, type.values, at);
  if (typeof value === "string") {
    return value === "" || looksNumeric(value) ? [] : [mismatch(wrongType, value, type, at)];
  }
  if (typeof value === "boolean") return [mismatch(convertedType, value, type, at)];
  if (isFile(value)) return [mismatch(assetMismatch, value, type, at)];
  return Array.isArray(value) ? [listForOne(value, type, at)] : [mismatch(wrongType, value, type, at)];
}

function checkBoolean(value: Plain, at: At): Finding[] {
  const type: SchemaType = { kind: "boolean" };
  if (typeof value === "boolean") return [];
  // Go's strconv.ParseBool takes these, and the empty text counts as false.
  if (typeof value === "string") {
    return /^(?:|1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(value)
      ? []
      : [mismatch(wrongType, value, type, at)];
  }
  if (typeof value === "number") return [mismatch(convertedType, value, type, at)];
  if (isFile(value)) return [mismatch(assetMismatch, value, type, at)];
  return Array.isArray(value) ? [listForOne(value, type, at)] : [mismatch(wrongType, value, type, at)];
}

function checkFile(value: Plain, type: SchemaType & { kind: "asset" | "archive" }, at: At): Finding[] {
  if (value instanceof Archive)
    return type.kind === "archive" ? [] : [mismatch(convertedType, value, type, at)];
  if (value instanceof Asset)
    return type.kind === "asset" ? [] : [mismatch(assetMismatch, value, type, at, ARCHIVE_HINT)];
  // A text reaches Terraform as the path of a file on the provider's machine.
  if (typeof value === "string") return [mismatch(convertedType, value, type, at, fileHint(type))];
  return [mismatch(assetMismatch, value, type, at, fileHint(type))];
}

function checkList(value: Plain, type: SchemaType & { kind: "list" }, at: At): Finding[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => checkValue(item, type.element, [...at.path, index], at.context));
  }
  // The bridge wraps a single value into a list.
  const inner = checkValue(value, type.element, at.path, at.context);
  if (inner.some((finding) => finding.severity === "error" && isMismatch(finding)))
    return [mismatch(isFile(value) ? assetMismatch : wrongType, value, type, at)];
  return [mismatch(convertedType, value, type, at, "Write it as a list: [ … ]."), ...inner];
}

function checkMap(value: Plain, type: SchemaType & { kind: "map" }, at: At): Finding[] {
  if (isPropertyMap(value)) {
    return Object.entries(value).flatMap(([key, item]) =>
      key.startsWith("__") ? [] : checkValue(item, type.element, [...at.path, key], at.context),
    );
  }
  // Terraform joins a list of maps into one.
  if (
    Array.isArray(value) &&
    value.every((item) => isPropertyMap(unwrapSecret(item)) || item instanceof Unknown)
  ) {
    return [mismatch(convertedType, value, type, at)];
  }
  return [mismatch(isFile(value) ? assetMismatch : wrongType, value, type, at)];
}

function checkObject(value: Plain, type: SchemaType & { kind: "object" }, at: At): Finding[] {
  const properties = at.context.schema.object(type.name);
  if (properties === undefined) return [];
  if (isPropertyMap(value)) return checkProperties(value, properties, at.path, at.context, objectName(at));
  if (Array.isArray(value)) {
    // A block that may occur once is a list of one for Terraform.
    const inner = value.flatMap((item) => checkValue(item, type, at.path, at.context));
    return [listForOne(value, type, at), ...(value.length < 2 ? inner : [])];
  }
  return [mismatch(isFile(value) ? assetMismatch : wrongType, value, type, at)];
}

function checkLiteral<T extends string | number>(
  value: T,
  values: readonly T[] | undefined,
  at: At,
): Finding[] {
  if (values === undefined || values.includes(value)) return [];
  const { place, words } = where(at.path, at.context);
  const listed = values.slice(0, 12).map((item) => `"${item}"`);
  if (values.length > listed.length) listed.push(`and ${values.length - listed.length} more`);
  return [
    notInUnion.at(place, {
      ...words,
      found: at.context.secret === true ? "a secret value" : `"${value}"`,
      values: listed.join(", "),
      nearest: at.context.secret === true ? undefined : nearest(String(value), values.map(String)),
    }),
  ];
}
