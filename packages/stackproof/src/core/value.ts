// Core: the values that flow between a program and the engine. Pure; knows nothing of gRPC.
// A property value is plain JSON, in which the classes below mark what JSON cannot say.

/** Any value of a resource's input or output. */
export type PropertyValue =
  | null
  | boolean
  | number
  | string
  | PropertyValue[]
  | PropertyMap
  | Secret
  | Unknown
  | Asset
  | Archive
  | ResourceReference;

/** The properties of a resource, or any object inside them. */
export interface PropertyMap {
  [key: string]: PropertyValue;
}

/** A value that Pulumi keeps encrypted. Reports never print what it holds. */
export class Secret {
  readonly value: PropertyValue;

  constructor(value: PropertyValue) {
    this.value = value;
  }
}

/**
 * A value that a rehearsal cannot know: an output of something that has no model, a value of another stack, a
 * placeholder for a secret of the configuration. Checks say nothing about it.
 */
export class Unknown {
  /** The text that the program saw in its place, as far as there was one. */
  readonly text: string | undefined;
  /** Where it comes from, for a reader: "output `arn` of `queue`". */
  readonly origin: string | undefined;

  constructor(text: string | undefined, origin: string | undefined) {
    this.text = text;
    this.origin = origin;
  }
}

/** What an asset or archive is made from. `path` is as the program wrote it. */
export type AssetSource = { readonly text: string } | { readonly path: string } | { readonly uri: string };

/** What an archive is made from: a folder or archive file, remote content, or a map of names to files. */
export type ArchiveSource =
  | { readonly path: string }
  | { readonly uri: string }
  | { readonly assets: Readonly<Record<string, Asset | Archive>> };

/** One file given to a resource. */
export class Asset {
  readonly source: AssetSource;
  /** SHA-256 of the content as lower-case hex; undefined for remote content and for files that do not exist. */
  readonly hash: string | undefined;

  constructor(source: AssetSource, hash?: string) {
    this.source = source;
    this.hash = hash;
  }
}

/** Several files given to a resource: a folder, an archive file, or a map of assets. */
export class Archive {
  readonly source: ArchiveSource;
  readonly hash: string | undefined;

  constructor(source: ArchiveSource, hash?: string) {
    this.source = source;
    this.hash = hash;
  }
}

/** A resource given as a value. */
export class ResourceReference {
  readonly urn: string;
  readonly id: string | undefined;

  constructor(urn: string, id: string | undefined) {
    this.urn = urn;
    this.id = id;
  }
}

/** True for an object that holds properties, false for null, lists and the marker classes. */
export function isPropertyMap(value: PropertyValue | undefined): value is PropertyMap {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Secret) &&
    !(value instanceof Unknown) &&
    !(value instanceof Asset) &&
    !(value instanceof Archive) &&
    !(value instanceof ResourceReference)
  );
}

/** Sets a property under any name: an assignment to `__proto__` would set no property. */
export function setProperty<T>(map: Record<string, T>, name: string, value: T): void {
  if (name !== "__proto__") map[name] = value;
  else Object.defineProperty(map, name, { value, enumerable: true, configurable: true, writable: true });
}

/** The value itself, out of any secret around it (not out of secrets deeper inside). */
export function unwrapSecret(value: PropertyValue): Exclude<PropertyValue, Secret>;
export function unwrapSecret(value: PropertyValue | undefined): Exclude<PropertyValue, Secret> | undefined;
export function unwrapSecret(value: PropertyValue | undefined): Exclude<PropertyValue, Secret> | undefined {
  let current = value;
  while (current instanceof Secret) current = current.value;
  return current;
}

/** The text of a known string, whether secret or not; otherwise undefined. */
export function knownString(value: PropertyValue | undefined): string | undefined {
  const plain = unwrapSecret(value);
  return typeof plain === "string" ? plain : undefined;
}

/** True when the value, or anything inside it, is secret. */
export function containsSecret(value: PropertyValue | undefined): boolean {
  return some(value, (part) => part instanceof Secret);
}

/** True when the value, or anything inside it, is unknown. */
export function containsUnknown(value: PropertyValue | undefined): boolean {
  return some(value, (part) => part instanceof Unknown);
}

/** A step into a value: a key of an object or an index of a list. */
export type PathStep = string | number;

/** Calls `visit` for the value and everything inside it, in order, with the path that leads there. */
export function walk(
  value: PropertyValue | undefined,
  visit: (part: PropertyValue, path: PathStep[]) => void,
  path: PathStep[] = [],
): void {
  if (value === undefined) return;
  visit(value, path);
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) walk(item, visit, [...path, index]);
  } else if (value instanceof Secret) {
    walk(value.value, visit, path);
  } else if (isPropertyMap(value)) {
    for (const [key, item] of Object.entries(value)) walk(item, visit, [...path, key]);
  }
}

function some(value: PropertyValue | undefined, test: (part: PropertyValue) => boolean): boolean {
  if (value === undefined) return false;
  if (test(value)) return true;
  if (Array.isArray(value)) return value.some((item) => some(item, test));
  if (value instanceof Secret) return some(value.value, test);
  if (isPropertyMap(value)) return Object.values(value).some((item) => some(item, test));
  return false;
}

/** `ingress[0].cidrBlocks`, `tags["my key"]`: a path as Pulumi writes property paths. */
export function formatPath(path: readonly PathStep[]): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else if (/^[A-Za-z_$][\w$]*$/.test(step)) text += text === "" ? step : `.${step}`;
    else text += `["${step.replaceAll('"', '\\"')}"]`;
  }
  return text;
}
