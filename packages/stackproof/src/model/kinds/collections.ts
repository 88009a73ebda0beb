// Kinds: lists, maps and objects of other kinds, tags, and values without constraints. Pure.
import type { PropertyMap, PropertyValue } from "../../core/value.ts";
import {
  asMap,
  checkValue,
  type Kind,
  type KindAt,
  type KindOptions,
  type KnownValue,
  known,
  leaf,
  shown,
  snakeCase,
} from "./kind.ts";

/** How many elements a list takes. */
export interface ListLimits {
  readonly min?: number;
  readonly max?: number;
  /** True when no two elements may be equal. */
  readonly unique?: boolean;
}

/** A list. An element that is unknown reads as undefined. */
export function list<T>(
  element: Kind<T>,
  limits: ListLimits = {},
  options: KindOptions = {},
): Kind<(T | undefined)[]> {
  const { min, max, unique } = limits;
  const good = Array.from({ length: Math.max(1, min ?? 1) }, () => element.good);
  const bad = badList(element, limits);
  return {
    expects: `a list${countWords(min, max)}, each ${element.expects}`,
    options,
    element,
    good,
    ...(bad !== undefined && { bad }),
    decode: (value) => (Array.isArray(value) ? value.map((item) => decodeKnown(element, item)) : undefined),
    check(value, at) {
      if (!Array.isArray(value)) return;
      const count = value.length;
      if ((min !== undefined && count < min) || (max !== undefined && count > max)) {
        at.report({
          path: at.path,
          says: `has ${count === 1 ? "1 element" : `${count} elements`}; it takes${countWords(min, max).replace(" of", "")}`,
          options,
          expects: `a list${countWords(min, max)}`,
        });
      }
      for (const [index, item] of value.entries()) checkValue(element, item, below(at, index));
      if (unique === true) reportTwice(value, at, options);
    },
  };
}

function badList(element: Kind<unknown>, { min, max, unique }: ListLimits): PropertyValue | undefined {
  if (element.bad !== undefined)
    return Array.from({ length: Math.max(1, min ?? 1) }, () => element.bad ?? null);
  if (max !== undefined) return Array.from({ length: max + 1 }, () => element.good);
  if (min !== undefined && min > 0) return [];
  return unique === true ? [element.good, element.good] : undefined;
}

function reportTwice(value: readonly PropertyValue[], at: KindAt, options: KindOptions): void {
  const seen = new Set<string>();
  for (const [index, item] of value.entries()) {
    const inner = known(item);
    if (typeof inner !== "string" && typeof inner !== "number") continue;
    const key = String(inner);
    if (seen.has(key)) {
      const path = [...at.path, index];
      at.report({
        path,
        says: `is ${shown(inner)} for the second time`,
        options,
        expects: "each value once",
      });
    }
    seen.add(key);
  }
}

function countWords(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return min === max ? ` of ${min}` : ` of ${min} to ${max}`;
  if (max !== undefined) return ` of at most ${max}`;
  return min === undefined ? "" : ` of at least ${min}`;
}

/** A map from any text to one kind. */
export function map<T>(element: Kind<T>, options: KindOptions = {}): Kind<Record<string, T | undefined>> {
  return {
    expects: `a map, each value ${element.expects}`,
    options,
    element,
    good: { key: element.good },
    ...(element.bad !== undefined && { bad: { key: element.bad } }),
    decode(value) {
      const entries = asMap(value);
      if (entries === undefined) return undefined;
      return Object.fromEntries(
        Object.entries(entries).map(([key, item]) => [key, decodeKnown(element, item)]),
      );
    },
    check(value, at) {
      for (const [key, item] of Object.entries(asMap(value) ?? {})) {
        checkValue(element, item, below(at, key));
      }
    },
  };
}

/** The kinds of an object's properties. */
export type Fields = Readonly<Record<string, Kind<unknown>>>;

/** An object as a check reads it. */
export type DecodedFields<F extends Fields> = {
  readonly [K in keyof F]?: F[K] extends Kind<infer T> ? T | undefined : never;
};

/** An object with these properties. Defaults of absent ones are filled in. */
export function object<F extends Fields>(fields: F, options: KindOptions = {}): Kind<DecodedFields<F>> {
  const entries = Object.entries(fields);
  const bad = entries.find(([, kind]) => kind.bad !== undefined);
  return {
    expects: `an object of ${entries.map(([name]) => name).join(", ")}`,
    options,
    fields,
    good: Object.fromEntries(entries.map(([name, kind]) => [name, kind.good])),
    ...(bad !== undefined && { bad: { [bad[0]]: bad[1].bad ?? null } }),
    decode(value) {
      const properties = asMap(value);
      return properties === undefined ? undefined : (decodeFields(fields, properties) as DecodedFields<F>);
    },
    check(value, at) {
      const properties = asMap(value);
      if (properties !== undefined) checkFields(fields, properties, at);
    },
  };
}

/** The properties of a resource or object as checks read them: unknown ones are undefined, absent ones the default. */
export function decodeFields(fields: Fields, properties: PropertyMap): Record<string, unknown> {
  const decoded: Record<string, unknown> = {};
  for (const [name, kind] of Object.entries(fields)) {
    const value = properties[name];
    decoded[name] = value === undefined || value === null ? kind.fallback : decodeKnown(kind, value);
  }
  return decoded;
}

/** Checks each property with its kind. */
export function checkFields(fields: Fields, properties: PropertyMap, at: KindAt): void {
  for (const [name, kind] of Object.entries(fields)) {
    const prefix = at.path.length === 0 ? "" : at.attribute === undefined ? undefined : `${at.attribute}.0.`;
    const attribute = prefix === undefined ? undefined : `${prefix}${snakeCase(name)}`;
    checkValue(kind, properties[name], { ...at, path: [...at.path, name], attribute });
  }
}

function decodeKnown<T>(kind: Kind<T>, value: PropertyValue): T | undefined {
  const inner = known(value);
  return inner === undefined ? undefined : kind.decode(inner);
}

/** An element has no name that the provider would tell: sets are counted by hashes. */
function below(at: KindAt, step: string | number): KindAt {
  return { ...at, path: [...at.path, step], attribute: undefined };
}

/** Any value; the SDK's type is all there is to check. */
export function anything(): Kind<KnownValue> {
  return leaf<KnownValue>({ expects: "any value", good: "example", decode: (value) => value });
}

/** What a service takes as tags. */
export interface TagLimits {
  /** Default 50. */
  readonly max?: number;
  /** True where keys are compared without case, as IAM does. */
  readonly ignoreCase?: boolean;
}

/**
 * Tags: at most 50, keys of 1 to 128 and values of up to 256 characters, no key that begins with `aws:`.
 * https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html
 */
export function tags(
  limits: TagLimits = {},
  options: KindOptions = {},
): Kind<Record<string, string | undefined>> {
  const max = limits.max ?? 50;
  const rules: KindOptions = {
    docs: "https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html",
    by: "aws",
    ...options,
  };
  const base = map(
    leaf<string>({
      expects: "a text",
      good: "example",
      decode: (v) => (typeof v === "string" ? v : undefined),
    }),
  );
  return {
    ...base,
    options: rules,
    expects: `at most ${max} tags`,
    good: { Name: "example" },
    bad: { "aws:name": "example" },
    check(value, at) {
      const entries = Object.entries(asMap(value) ?? {});
      const report = (path: KindAt["path"], says: string, expects: string): void =>
        at.report({ path, says, options: rules, expects });
      if (entries.length > max)
        report(at.path, `has ${entries.length} tags; it takes at most ${max}`, "fewer tags");
      for (const [key, item] of entries) {
        const path = [...at.path, key];
        const inner = known(item);
        if (/^aws:/i.test(key))
          report(path, "has a key that begins with aws:, which is AWS's own", "another key");
        if (key === "" || key.length > 128) {
          report(
            path,
            `has a key of ${key.length} characters; it takes 1 to 128`,
            "a key of 1 to 128 characters",
          );
        }
        if (typeof inner === "string" && inner.length > 256) {
          report(path, `is ${inner.length} characters long; it takes at most 256`, "at most 256 characters");
        }
      }
    },
  };
}
