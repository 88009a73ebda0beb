// Kinds: what a single input may hold. A kind reads a value, says what is wrong with it, and describes itself for the
// coverage page. Everything that needs no other input and no other resource belongs in a kind. Pure.
import {
  type Archive,
  type Asset,
  isPropertyMap,
  type PathStep,
  type PropertyMap,
  type PropertyValue,
  ResourceReference,
  Secret,
  Unknown,
} from "../../core/value.ts";
import type { AwsError, Effect, Evidence, Finding, FindingPlace, Severity } from "../../findings/finding.ts";
import type { ResourceNode } from "../../graph/graph.ts";
import type { AccountSettings } from "../../project/project.ts";

/** Who refuses a value: a validator of the provider's SDK, one of its framework (the wordings differ), or AWS itself. */
export type RefusedBy = "provider" | "framework" | "aws";

/** How a constraint is known and what follows from breaking it. */
export interface KindOptions {
  /** Address that proves the constraint. Default: the `docs` of the resource. */
  readonly docs?: string;
  /** Default "provider", whose own words are quoted; "aws" quotes nothing. */
  readonly by?: RefusedBy;
  /** The call that fails, for constraints that only AWS checks. */
  readonly aws?: AwsError;
  readonly why?: string;
  /** What to write. Default: "Write <what the kind expects>." */
  readonly fix?: string;
  /** Default "error". */
  readonly severity?: Severity;
  /** Default "documented". "inferred" makes the finding a warning at most. */
  readonly evidence?: Evidence;
  /** The provider's name of the attribute, where it is not the property's name in snake case. */
  readonly attribute?: string;
}

/** A value that is there: no null, no unknown, out of its secret. */
export type KnownValue = Exclude<PropertyValue, null | Secret | Unknown>;

/** A resource, as far as a kind asks about it. A `ResourceView` is one. */
export interface KindSubject {
  readonly node: ResourceNode;
  readonly name: string;
  readonly urn: string;
  readonly type: string;
  readonly region: string | undefined;
  is(token: string): boolean;
}

/** The other resources, as far as a kind asks about them. A `World` is one. */
export interface KindWorld {
  readonly account: AccountSettings;
  where(token: string, property: string, value: string | undefined): readonly KindSubject[];
  identify(value: string): readonly { readonly view: KindSubject; readonly property: string }[];
  sameRegion(a: KindSubject, b: KindSubject): boolean;
  isModelled(type: string): boolean;
}

/** Where a value stands, and what can be asked about it. */
export interface KindAt {
  readonly path: readonly PathStep[];
  /** The provider's name of the attribute, `root_block_device.0.volume_size`; undefined where it cannot be told. */
  readonly attribute: string | undefined;
  /** The resource and the others; undefined when a kind is tried alone. */
  readonly self: KindSubject | undefined;
  readonly world: KindWorld | undefined;
  readonly report: (problem: KindProblem) => void;
}

/** What is wrong with a value. */
export interface KindProblem {
  readonly path: readonly PathStep[];
  /** Completes the sentence "`property` of `name` …": `is 300; it takes 60 or 600`. */
  readonly says: string;
  /** The provider's own words. */
  readonly quote?: string;
  readonly options: KindOptions;
  /** What the kind expects, for the default of the fix. */
  readonly expects: string;
  /** Set for problems with a code of their own, such as `wrong-reference`. */
  readonly slug?: string;
  readonly related?: readonly { readonly view: KindSubject; readonly note: string }[];
  /** Default "rejected". */
  readonly effect?: Effect;
  /** A finding of its own in place of the one that the kernel makes. */
  readonly finding?: (place: FindingPlace) => Finding;
}

/** What an input may hold. `T` is what a check reads: undefined parts are unknown. */
export interface Kind<T> {
  /** In words: "60 or 600", "an IPv4 range in CIDR notation". */
  readonly expects: string;
  readonly options: KindOptions;
  /** A value that the kind takes, and one that it refuses when it refuses any: contract tests try both. */
  readonly good: PropertyValue;
  readonly bad?: PropertyValue;
  /** The value as a check reads it; undefined when it has another JSON type, which the schema check reports. */
  decode(value: KnownValue): T | undefined;
  check(value: KnownValue, at: KindAt): void;
  /** For kinds that can tell something of a value that is known in part, such as a policy with an unknown ARN in it. */
  checkUnknown?(value: Unknown, at: KindAt): void;
  /** What AWS takes when the input is absent. */
  readonly fallback?: PropertyValue;
  /** True when a change makes a new resource. */
  readonly replaces?: boolean;
  readonly element?: Kind<unknown>;
  readonly fields?: Readonly<Record<string, Kind<unknown>>>;
  /** For references: what they name. */
  readonly target?: { readonly tokens: readonly string[]; readonly properties: readonly string[] };
}

/** What a leaf refuses. */
export interface Fault {
  readonly says: string;
  /** What to write, where the value tells. */
  readonly fix?: string;
  /** What validators of the provider's SDK and of its framework say, without the attribute's name. */
  readonly provider?: (attribute: string) => string;
  readonly framework?: (attribute: string) => string;
  readonly slug?: string;
  readonly related?: KindProblem["related"];
}

/** Makes the kind of a value without parts. */
export function leaf<T>(
  spec: {
    readonly expects: string;
    readonly good: PropertyValue;
    readonly bad?: PropertyValue;
    readonly decode: (value: KnownValue) => T | undefined;
    readonly fault?: (value: T, at: KindAt) => Fault | undefined;
    readonly target?: NonNullable<Kind<T>["target"]>;
  },
  options: KindOptions = {},
): Kind<T> {
  const { fault, ...rest } = spec;
  return {
    ...rest,
    options,
    check(value, at) {
      const decoded = spec.decode(value);
      const wrong = decoded === undefined ? undefined : fault?.(decoded, at);
      if (wrong === undefined) return;
      const quote = quoteOf(wrong, options, at.attribute);
      at.report({
        path: at.path,
        says: wrong.says,
        options: wrong.fix === undefined ? options : { fix: wrong.fix, ...options },
        expects: spec.expects,
        ...(quote !== undefined && { quote }),
        ...(wrong.slug !== undefined && { slug: wrong.slug }),
        ...(wrong.related !== undefined && { related: wrong.related }),
      });
    },
  };
}

function quoteOf(fault: Fault, options: KindOptions, attribute: string | undefined): string | undefined {
  const name = options.attribute ?? attribute;
  if (name === undefined) return undefined;
  if (options.by === "aws") return undefined;
  return options.by === "framework" ? fault.framework?.(name) : fault.provider?.(name);
}

/** The same kind with a value that AWS takes when the input is absent. It becomes the output, too. */
export function withDefault<T>(kind: Kind<T>, fallback: T & PropertyValue): Kind<T> {
  return { ...kind, fallback };
}

/** The same kind; a change of the input makes a new resource. */
export function replaces<T>(kind: Kind<T>): Kind<T> {
  return { ...kind, replaces: true };
}

/** Checks a value with a kind, whether it is known or not. */
export function checkValue(kind: Kind<unknown>, value: PropertyValue | undefined, at: KindAt): void {
  let current = value;
  while (current instanceof Secret) current = current.value;
  if (current === undefined || current === null) return;
  if (current instanceof Unknown) kind.checkUnknown?.(current, at);
  else kind.check(current, at);
}

/** The value without secret around it; undefined for null and unknown. */
export function known(value: PropertyValue | undefined): KnownValue | undefined {
  let current = value;
  while (current instanceof Secret) current = current.value;
  return current === null || current instanceof Unknown ? undefined : current;
}

/** A text; numbers and booleans become texts, as the bridge makes them. */
export function asText(value: KnownValue): string | undefined {
  if (typeof value === "string") return value;
  // A resource given as a value is its id for the provider.
  if (value instanceof ResourceReference) return value.id;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** A number, also in text form, as the bridge reads it. */
export function asNumber(value: KnownValue): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || !/^-?\d+(\.\d+)?$/.test(value)) return undefined;
  return Number(value);
}

export function asFlag(value: KnownValue): boolean | undefined {
  if (typeof value === "boolean") return value;
  return value === "true" ? true : value === "false" ? false : undefined;
}

export function asMap(value: KnownValue): PropertyMap | undefined {
  return isPropertyMap(value) ? value : undefined;
}

export type FileValue = Asset | Archive;

/** `maxAggregationInterval` as the provider calls it: `max_aggregation_interval`. */
export function snakeCase(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
}

/** A value in a message: texts in quotes, cut when long. */
export function shown(value: PropertyValue): string {
  if (typeof value === "string") {
    return JSON.stringify(value.length > 80 ? `${value.slice(0, 77)}…` : value);
  }
  return typeof value === "object" && value !== null ? "an object" : String(value);
}

/** `a, b or c`. */
export function alternatives(values: readonly (string | number)[], word = "or"): string {
  const texts = values.map((value) => (typeof value === "string" ? JSON.stringify(value) : String(value)));
  if (texts.length < 2) return texts.join("");
  return `${texts.slice(0, -1).join(", ")} ${word} ${texts.at(-1) ?? ""}`;
}
