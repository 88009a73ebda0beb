// Engine: property values as they travel, and back. The special forms are Pulumi's own:
// https://pulumi-developer-docs.readthedocs.io/latest/developer-docs/providers/implementers-guide.html
// (sections on unknowns, secrets, outputs, assets, archives and resource references).
import { createHash } from "node:crypto";
import { holdsPlaceholder, type Placeholders } from "../core/placeholder.ts";
import {
  Archive,
  Asset,
  isPropertyMap,
  type PropertyMap,
  type PropertyValue,
  ResourceReference,
  Secret,
  setProperty,
  Unknown,
} from "../core/value.ts";
import type { WireStruct, WireValue } from "./messages.ts";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const ASSET = "c44067f5952c0a294b673a41bacd8c17";
const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A bag of properties off the wire, with the URNs that output values inside it named. */
export interface DecodedProperties {
  readonly properties: PropertyMap;
  /** Top-level property to the URNs that its output values depend on. */
  readonly dependencies: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Reads properties off the wire. Texts that hold one of `placeholders` become unknown. */
export function decodeProperties(
  struct: WireStruct | null | undefined,
  placeholders: Placeholders,
): DecodedProperties {
  const properties: PropertyMap = {};
  const dependencies = new Map<string, ReadonlySet<string>>();
  for (const [key, value] of Object.entries(struct?.fields ?? {})) {
    const urns = new Set<string>();
    const decoded = decodeValue(value, placeholders, urns);
    if (decoded !== undefined) setProperty(properties, key, decoded);
    if (urns.size > 0) dependencies.set(key, urns);
  }
  return { properties, dependencies };
}

function decodeValue(
  wire: WireValue,
  placeholders: Placeholders,
  urns: Set<string>,
): PropertyValue | undefined {
  if (wire.stringValue !== undefined) return decodeText(wire.stringValue, placeholders);
  if (wire.numberValue !== undefined) return decodeNumber(wire.numberValue);
  if (wire.boolValue !== undefined) return wire.boolValue;
  if (wire.listValue) {
    return wire.listValue.values.map((item) => decodeValue(item, placeholders, urns) ?? null);
  }
  if (wire.structValue) return decodeStruct(wire.structValue, placeholders, urns);
  return null;
}

/** NaN is mostly what a program made of a placeholder: Number(parameter.value), parseInt(stack.getOutput("port")). */
function decodeNumber(number: number): PropertyValue {
  return Number.isNaN(number) ? new Unknown(undefined, "a text that is no number") : number;
}

function decodeText(text: string, placeholders: Placeholders): PropertyValue {
  if (text === UNKNOWN) return new Unknown(undefined, undefined);
  if (holdsPlaceholder(text)) return new Unknown(text, placeholders.originOf(text));
  return text;
}

function decodeStruct(
  struct: WireStruct,
  placeholders: Placeholders,
  urns: Set<string>,
): PropertyValue | undefined {
  const fields = struct.fields;
  const signature = fields[SIGNATURE]?.stringValue;
  switch (signature) {
    case undefined: {
      const map: PropertyMap = {};
      for (const [key, value] of Object.entries(fields)) {
        const decoded = decodeValue(value, placeholders, urns);
        if (decoded !== undefined) setProperty(map, key, decoded);
      }
      return map;
    }
    case SECRET:
      return new Secret(decodeField(fields["value"], placeholders, urns));
    case OUTPUT: {
      for (const item of fields["dependencies"]?.listValue?.values ?? []) {
        if (item.stringValue !== undefined) urns.add(item.stringValue);
      }
      const value = fields["value"] === undefined ? new Unknown(undefined, undefined) : undefined;
      const decoded = value ?? decodeField(fields["value"], placeholders, urns);
      return fields["secret"]?.boolValue === true ? new Secret(decoded) : decoded;
    }
    case RESOURCE: {
      const id = fields["id"]?.stringValue;
      return new ResourceReference(
        fields["urn"]?.stringValue ?? "",
        id === undefined || id === "" || id === UNKNOWN ? undefined : id,
      );
    }
    case ASSET:
      return decodeAsset(fields);
    case ARCHIVE:
      return decodeArchive(fields, placeholders);
    default:
      return new Unknown(undefined, "a value in a form that this version does not know");
  }
}

function decodeField(
  wire: WireValue | undefined,
  placeholders: Placeholders,
  urns: Set<string>,
): PropertyValue {
  return (wire === undefined ? undefined : decodeValue(wire, placeholders, urns)) ?? null;
}

function decodeAsset(fields: Record<string, WireValue>): Asset {
  const path = fields["path"]?.stringValue;
  if (path !== undefined && path !== "") return new Asset({ path }, decodeHash(fields));
  const uri = fields["uri"]?.stringValue;
  if (uri !== undefined && uri !== "") return new Asset({ uri }, decodeHash(fields));
  const text = fields["text"]?.stringValue ?? "";
  return new Asset({ text }, createHash("sha256").update(text).digest("hex"));
}

function decodeArchive(fields: Record<string, WireValue>, placeholders: Placeholders): Archive {
  const path = fields["path"]?.stringValue;
  if (path !== undefined && path !== "") return new Archive({ path }, decodeHash(fields));
  const uri = fields["uri"]?.stringValue;
  if (uri !== undefined && uri !== "") return new Archive({ uri }, decodeHash(fields));
  const assets: Record<string, Asset | Archive> = {};
  for (const [name, value] of Object.entries(fields["assets"]?.structValue?.fields ?? {})) {
    const decoded = decodeValue(value, placeholders, new Set());
    if (decoded instanceof Asset || decoded instanceof Archive) setProperty(assets, name, decoded);
  }
  return new Archive({ assets }, decodeHash(fields));
}

function decodeHash(fields: Record<string, WireValue>): string | undefined {
  return fields["hash"]?.stringValue || undefined;
}

/** How values are written for a receiver. */
export interface EncodeOptions {
  /** Writes unknown values as Pulumi's sentinel instead of the text that the program saw. Default false. */
  readonly keepUnknowns?: boolean;
}

/** Writes properties for the wire. */
export function encodeProperties(properties: PropertyMap, options: EncodeOptions = {}): WireStruct {
  const fields: Record<string, WireValue> = {};
  for (const [key, value] of Object.entries(properties))
    setProperty(fields, key, encodeValue(value, options));
  return { fields };
}

/** Writes one value for the wire. */
export function encodeValue(value: PropertyValue, options: EncodeOptions): WireValue {
  if (value === null) return { nullValue: 0 };
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "number") return { numberValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (Array.isArray(value)) return { listValue: { values: value.map((item) => encodeValue(item, options)) } };
  if (value instanceof Unknown) {
    return { stringValue: options.keepUnknowns === true || value.text === undefined ? UNKNOWN : value.text };
  }
  if (value instanceof Secret) return special(SECRET, { value: encodeValue(value.value, options) });
  if (value instanceof ResourceReference) {
    return special(RESOURCE, { urn: { stringValue: value.urn }, id: { stringValue: value.id ?? "" } });
  }
  if (value instanceof Asset) return special(ASSET, encodeSource(value.source, value.hash));
  if (value instanceof Archive) {
    if ("assets" in value.source) {
      const assets = encodeProperties({ ...value.source.assets }, options);
      return special(ARCHIVE, { assets: { structValue: assets }, ...hashField(value.hash) });
    }
    return special(ARCHIVE, encodeSource(value.source, value.hash));
  }
  if (isPropertyMap(value)) return { structValue: encodeProperties(value, options) };
  return { nullValue: 0 };
}

function encodeSource(
  source: { text: string } | { path: string } | { uri: string },
  hash: string | undefined,
): Record<string, WireValue> {
  const fields: Record<string, WireValue> = { ...hashField(hash) };
  for (const [key, text] of Object.entries(source)) setProperty(fields, key, { stringValue: text });
  return fields;
}

function hashField(hash: string | undefined): Record<string, WireValue> {
  return hash === undefined ? {} : { hash: { stringValue: hash } };
}

function special(signature: string, fields: Record<string, WireValue>): WireValue {
  return { structValue: { fields: { [SIGNATURE]: { stringValue: signature }, ...fields } } };
}
