// Project: the `config` section of Pulumi.yaml. Pure. Rules and texts:
// https://github.com/pulumi/pulumi/blob/master/sdk/go/common/workspace/project.go (Validate)
import { nearest } from "../core/nearest.ts";
import type { SourcePlace } from "../core/place.ts";
import type { Finding } from "../findings/finding.ts";
import { CONFIG_TYPES, type ConfigType, fitsType, typeText } from "./config-data.ts";
import {
  configArrayItems,
  configBoth,
  configChanged,
  configDefaultType,
  configForm,
  configKeyForm,
  configNamespacedDefault,
  configNamespacedNoValue,
  configNamespacedType,
} from "./config-findings.ts";
import { schemaType } from "./pulumi-schema.ts";
import { type Data, entryOf } from "./yaml-data.ts";

/** One key of the `config` section. */
export interface ConfigDeclaration {
  /** As written. */
  readonly key: string;
  /** As programs see it: `namespace:name`. */
  readonly fullKey: string;
  readonly type: ConfigType | undefined;
  readonly secret: boolean;
  /** The default, or the value: what a stack gets that says nothing. */
  readonly fallback: Data | undefined;
  /** True when `fallback` is the default, whose type was checked with the project file. */
  readonly isDefault: boolean;
  readonly place: SourcePlace;
}

const ATTRIBUTES = ["type", "items", "description", "secret", "default", "value"];

/**
 * `namespace:name` of a key as written in a file; undefined when Pulumi cannot parse it.
 * `aws:config:region` is the old form of `aws:region`.
 */
export function fullConfigKey(project: string, key: string): string | undefined {
  const parts = key.split(":");
  if (parts.length === 1) return `${project}:${key}`;
  if (parts.length === 2) return key;
  return parts.length === 3 && parts[1] === "config" ? `${parts[0]}:${parts[2]}` : undefined;
}

/** Reads the `config` section, which must be a map. */
export function readDeclarations(
  config: Data,
  project: string,
): { declarations: ConfigDeclaration[]; findings: Finding[] } {
  const declarations: ConfigDeclaration[] = [];
  const findings: Finding[] = [];
  if (config.kind !== "map") return { declarations, findings };
  for (const { key, keyPlace, value } of config.entries.values()) {
    const at = { source: keyPlace };
    const fullKey = fullConfigKey(project, key);
    if (fullKey === undefined) {
      findings.push(configKeyForm.at(at, { key }));
      continue;
    }
    const form = checkForm(key, value);
    if (form.length > 0) {
      findings.push(...form);
      continue;
    }
    const own = !key.includes(":") || key.startsWith(`${project}:`);
    const declared = value.kind === "map" ? declaredOf(value) : { type: undefined, secret: false };
    const valueOf = (name: string): Data | undefined => present(entryOf(value, name)?.value);
    const usual = value.kind === "map" ? valueOf("default") : own ? value : undefined;
    const fixed = value.kind === "map" ? valueOf("value") : own ? undefined : value;
    const { type, secret } = declared;
    if (usual !== undefined && fixed !== undefined) findings.push(configBoth.at(at, { key }));
    if (own) {
      if (type?.name === "array" && type.items === undefined) findings.push(configArrayItems.at(at, { key }));
      else if (type !== undefined && usual !== undefined && !fitsType(usual, type, false)) {
        findings.push(configDefaultType.at({ source: usual.place }, { key, type: typeText(type) }));
      }
    } else {
      const typePlace = entryOf(value, "type")?.keyPlace ?? keyPlace;
      const defaultPlace = entryOf(value, "default")?.keyPlace ?? keyPlace;
      if (type !== undefined) findings.push(configNamespacedType.at({ source: typePlace }, { key }));
      if (usual !== undefined) findings.push(configNamespacedDefault.at({ source: defaultPlace }, { key }));
      else if (fixed === undefined) findings.push(configNamespacedNoValue.at(at, { key }));
    }
    const fallback = usual ?? fixed;
    if (fallback !== undefined) findings.push(...readOtherwise(key, fallback));
    declarations.push({
      key,
      fullKey,
      type,
      secret,
      fallback,
      isDefault: usual !== undefined,
      place: keyPlace,
    });
  }
  return { declarations, findings };
}

/** Warns of values that YAML reads as something other than what stands there. */
export function readOtherwise(key: string, value: Data): Finding[] {
  if (value.kind === "timestamp") {
    const parameters = { key, source: value.source, text: value.value, kind: "a point in time" };
    return [configChanged.at({ source: value.place }, parameters)];
  }
  const isNumber = value.kind === "integer" || value.kind === "float";
  // Account numbers and the like: only digits that get lost or change their meaning are worth a word.
  if (!isNumber || !/^[-+]?0[0-9_]+$/.test(value.source)) return [];
  const text = value.kind === "integer" ? String(value.value) : JSON.stringify(value.value);
  const kind = value.kind === "integer" ? "an octal number" : "a number";
  return [configChanged.at({ source: value.place }, { key, source: value.source, text, kind })];
}

function present(data: Data | undefined): Data | undefined {
  return data?.kind === "null" ? undefined : data;
}

function declaredOf(value: Data): { type: ConfigType | undefined; secret: boolean } {
  const secret = entryOf(value, "secret")?.value;
  return { type: typeOf(value), secret: secret?.kind === "boolean" && secret.value };
}

function typeOf(declaration: Data | undefined): ConfigType | undefined {
  const name = entryOf(declaration, "type")?.value;
  if (name?.kind !== "string") return undefined;
  return { name: name.value, items: typeOf(entryOf(declaration, "items")?.value) };
}

/** What Pulumi's schema refuses: Pulumi takes a text, whole number, boolean, list or declaration. */
function checkForm(key: string, value: Data): Finding[] {
  const refuse = (data: Data, problem: string, fix: string, quote: string): Finding[] => [
    configForm.at({ source: data.place }, { key, problem, fix, quote: `#/config/${key}${quote}` }),
  ];
  if (key === "secret" && value.kind !== "boolean") {
    // Pulumi's schema keeps this one name for itself.
    const fix = "Give the key another name.";
    return refuse(
      value,
      "has a name that Pulumi reserves",
      fix,
      `: expected boolean, but got ${schemaType(value)}`,
    );
  }
  if (value.kind === "null") {
    const fix = "Give a value, or declare the type: `type: string`.";
    return refuse(value, "has neither a value nor a declaration", fix, ": oneOf failed");
  }
  if (value.kind === "float" && !Number.isInteger(value.value)) {
    const fix = `Put the number in quotes: \`"${value.source}"\`.`;
    return refuse(
      value,
      `is the number ${value.source}, and Pulumi takes only whole numbers here`,
      fix,
      ": oneOf failed",
    );
  }
  if (value.kind !== "map") return [];
  const findings: Finding[] = [];
  for (const entry of value.entries.values()) {
    if (ATTRIBUTES.includes(entry.key)) continue;
    const meant = nearest(entry.key, ATTRIBUTES);
    const fix =
      meant === undefined
        ? "Put an object that is meant as the value below `value:`."
        : `Did you mean \`${meant}\`?`;
    const problem = `has the attribute \`${entry.key}\`, which Pulumi does not know`;
    const quote = `: additionalProperties '${entry.key}' not allowed`;
    findings.push(...refuse({ ...entry.value, place: entry.keyPlace }, problem, fix, quote));
  }
  const type = entryOf(value, "type")?.value;
  if (type !== undefined && (type.kind !== "string" || !isConfigType(type.value))) {
    findings.push(...unknownType(type, "type", refuse));
  }
  const items = entryOf(value, "items")?.value;
  if (items !== undefined) findings.push(...checkItems(items, "items", refuse));
  for (const [name, kind] of [
    ["secret", "boolean"],
    ["description", "string"],
  ] as const) {
    const found = entryOf(value, name)?.value;
    if (found === undefined || schemaType(found) === kind) continue;
    const quote = `/${name}: expected ${kind}, but got ${schemaType(found)}`;
    findings.push(...refuse(found, `has a \`${name}\` that is no ${kind}`, `Write a ${kind}.`, quote));
  }
  return findings;
}

type RefuseForm = (data: Data, problem: string, fix: string, quote: string) => Finding[];

function checkItems(items: Data, path: string, refuse: RefuseForm): Finding[] {
  const type = entryOf(items, "type")?.value;
  if (type === undefined) {
    const quote =
      items.kind === "map"
        ? `/${path}: missing properties: 'type'`
        : `/${path}: expected object, but got ${schemaType(items)}`;
    return refuse(
      items,
      "has `items` without a `type`",
      "Write `items: { type: string }`, or another type.",
      quote,
    );
  }
  if (type.kind === "map") return [];
  const findings =
    type.kind === "string" && isConfigType(type.value) ? [] : unknownType(type, `${path}/type`, refuse);
  const inner = entryOf(items, "items")?.value;
  if (inner !== undefined) return [...findings, ...checkItems(inner, `${path}/items`, refuse)];
  if (type.kind === "string" && type.value === "array") {
    const quote = `/${path}: missing properties: 'items'`;
    findings.push(
      ...refuse(items, "is an array of arrays without inner `items`", "Add `items` below `items`.", quote),
    );
  }
  return findings;
}

function unknownType(type: Data, path: string, refuse: RefuseForm): Finding[] {
  const name = type.kind === "string" ? type.value : schemaType(type);
  const meant = SYNONYMS[name.toLowerCase()] ?? nearest(name, CONFIG_TYPES) ?? "string";
  const known = CONFIG_TYPES.map((text) => `"${text}"`).join(", ");
  const quote = `/${path}: value must be one of ${known}`;
  return refuse(type, `has the type \`${name}\`, which Pulumi does not know`, `Write \`${meant}\`.`, quote);
}

const SYNONYMS: Readonly<Record<string, string>> = {
  number: "integer",
  int: "integer",
  float: "string",
  bool: "boolean",
  list: "array",
  map: "object",
  any: "object",
  secret: "string",
};

function isConfigType(name: string): boolean {
  return CONFIG_TYPES.some((type) => type === name);
}
