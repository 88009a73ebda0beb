// Kinds: texts, numbers, booleans, enumerations. Pure.
// The quoted wordings are those of https://github.com/hashicorp/terraform-plugin-sdk/tree/main/helper/validation and of
// https://github.com/hashicorp/terraform-plugin-framework-validators, which the AWS provider runs before it calls AWS.
import { nearest } from "../../core/nearest.ts";
import {
  alternatives,
  asFlag,
  asNumber,
  asText,
  type Fault,
  type Kind,
  type KindOptions,
  leaf,
  shown,
} from "./kind.ts";

/** What a text must look like. */
export interface TextLimits {
  /** Characters. */
  readonly min?: number;
  readonly max?: number;
  /** What the whole text must match, and the same in words: "letters, digits and hyphens". */
  readonly pattern?: RegExp;
  readonly of?: string;
  /** A text that fits, for contract tests, when `pattern` or `min` refuses "example". */
  readonly good?: string;
  /** A text that does not fit; default one that is too long, too short, or holds "§ §". */
  readonly bad?: string;
  /** The provider's words when `pattern` does not match, behind the attribute's name. */
  readonly provider?: (value: string, attribute: string) => string;
}

/** A text. Without limits, any. */
export function text(limits: TextLimits = {}, options: KindOptions = {}): Kind<string> {
  const { min, max, pattern, of } = limits;
  const isLimited = min !== undefined || max !== undefined || pattern !== undefined;
  const bad = limits.bad ?? (pattern !== undefined ? "§ §" : max !== undefined ? "x".repeat(max + 1) : "");
  return leaf(
    {
      expects: textWords(limits),
      good: limits.good ?? "example".padEnd(min ?? 0, "x").slice(0, max ?? 255),
      ...(isLimited && { bad }),
      decode: asText,
      fault(value) {
        const length = Array.from(value).length;
        if ((max !== undefined && length > max) || (min !== undefined && length < min)) {
          return lengthFault(value, length, min, max, of);
        }
        if (pattern === undefined || pattern.test(value)) return undefined;
        const provider = limits.provider;
        return {
          says: `is ${shown(value)}; it takes ${textWords(limits)}`,
          ...(provider !== undefined && {
            provider: (attribute) => provider(value, attribute),
            framework: (attribute) => provider(value, attribute),
          }),
        };
      },
    },
    options,
  );
}

function textWords({ min, max, of }: TextLimits): string {
  const what = of ?? "a text";
  const range = rangeWords(min, max);
  return range === undefined ? what : `${what}, ${range} characters`;
}

function rangeWords(min: number | undefined, max: number | undefined): string | undefined {
  if (min !== undefined && max !== undefined) return min === max ? String(min) : `${min} to ${max}`;
  if (max !== undefined) return `at most ${max}`;
  return min === undefined ? undefined : `at least ${min}`;
}

function lengthFault(
  value: string,
  length: number,
  min: number | undefined,
  max: number | undefined,
  of: string | undefined,
): Fault {
  const range = rangeWords(min, max) ?? "";
  const what = of === undefined ? "" : ` of ${of}`;
  const both = min !== undefined && max !== undefined;
  return {
    says: `is ${shown(value)}, ${length} characters long; it takes ${range} characters${what}`,
    ...(both && {
      provider: (attribute: string) =>
        `expected length of ${attribute} to be in the range (${min} - ${max}), got ${value}`,
    }),
    framework: (attribute: string) => {
      const wanted = both
        ? `between ${min} and ${max}`
        : max !== undefined
          ? `at most ${max}`
          : `at least ${min ?? 0}`;
      return `Attribute ${attribute} string length must be ${wanted}, got: ${length}`;
    },
  };
}

/** One of some values. */
export function oneOf<const T extends string | number>(
  values: readonly T[],
  options: KindOptions = {},
): Kind<T> {
  const areTexts = values.every((value) => typeof value === "string");
  return leaf<T>(
    {
      expects: alternatives(values),
      good: values[0] ?? "",
      bad: areTexts ? "§" : -987_654,
      decode(value) {
        const plain = areTexts ? asText(value) : asNumber(value);
        return plain as T | undefined;
      },
      fault(value) {
        if (values.includes(value)) return undefined;
        const near = nearestOf(value, values);
        const many = values.length > LISTED;
        const list = many
          ? `one of ${values.length} values${near === undefined ? "" : `; the nearest is ${shown(near)}`}`
          : alternatives(values);
        const quoted = values.map((one) => (typeof one === "string" ? JSON.stringify(one) : one)).join(" ");
        return {
          says: `is ${shown(value)}; it takes ${list}`,
          ...(near !== undefined &&
            values.length > FEW && { fix: `Write ${shown(near)}, or another value that it takes.` }),
          provider: (attribute) => `expected ${attribute} to be one of [${quoted}], got ${value}`,
          framework: (attribute) =>
            `Attribute ${attribute} value must be one of: [${quoted}], got: ${shown(value)}`,
        };
      },
    },
    options,
  );
}

/** More values than these are not listed in a message, and more than those not repeated in its fix. */
const LISTED = 24;
const FEW = 8;

/** The value that is written most like it; of numbers, the one with the smallest distance. */
function nearestOf<T extends string | number>(value: T, values: readonly T[]): T | undefined {
  if (typeof value === "string") {
    const near = nearest(value, values.map(String));
    return values.find((one) => one === near);
  }
  const wanted: number = value;
  const distance = (one: T): number => Math.abs(Number(one) - wanted);
  return [...values].sort((a, b) => distance(a) - distance(b))[0];
}

/** Bounds of a number, both included. */
export interface NumberLimits {
  readonly min?: number;
  readonly max?: number;
  /** In words: "seconds", "GiB". */
  readonly unit?: string;
  /** Values outside of the range that are taken as well, such as 0 or -1. */
  readonly also?: readonly number[];
  /** The number must be a multiple of this. */
  readonly multipleOf?: number;
}

/** A whole number. */
export function int(limits: NumberLimits = {}, options: KindOptions = {}): Kind<number> {
  return numeric(limits, options, true);
}

/** A number. */
export function number(limits: NumberLimits = {}, options: KindOptions = {}): Kind<number> {
  return numeric(limits, options, false);
}

function numeric(limits: NumberLimits, options: KindOptions, whole: boolean): Kind<number> {
  const { min, max, also = [], multipleOf } = limits;
  const words = numberWords(limits, whole);
  const isLimited = min !== undefined || max !== undefined || multipleOf !== undefined;
  const bad = max !== undefined ? max + 1 : min !== undefined ? min - 1 : (multipleOf ?? 0) + 1;
  return leaf<number>(
    {
      expects: words,
      good:
        multipleOf === undefined
          ? (min ?? max ?? 1)
          : Math.ceil((min ?? multipleOf) / multipleOf) * multipleOf,
      ...(isLimited ? { bad: also.includes(bad) ? (min ?? 0) - 7 : bad } : whole ? { bad: 1.5 } : {}),
      decode: asNumber,
      fault(value) {
        if (also.includes(value)) return undefined;
        if (whole && !Number.isInteger(value)) return { says: `is ${value}; it takes ${words}` };
        const fits = (min === undefined || value >= min) && (max === undefined || value <= max);
        if (fits && (multipleOf === undefined || value % multipleOf === 0)) return undefined;
        return {
          says: `is ${value}; it takes ${words}`,
          ...(fits ? {} : rangeQuotes(value, min, max)),
        };
      },
    },
    options,
  );
}

function numberWords({ min, max, unit, also, multipleOf }: NumberLimits, whole: boolean): string {
  const range =
    min !== undefined && max !== undefined
      ? `${min} to ${max}`
      : min !== undefined
        ? `${min} or more`
        : max !== undefined
          ? `${max} or less`
          : whole
            ? "a whole number"
            : "a number";
  const parts = [unit === undefined ? range : `${range} ${unit}`];
  if (multipleOf !== undefined) parts.push(`in steps of ${multipleOf}`);
  if (also !== undefined && also.length > 0) parts.push(`or ${alternatives(also)}`);
  return parts.join(", ").replace(", or ", " or ");
}

function rangeQuotes(
  value: number,
  min: number | undefined,
  max: number | undefined,
): Pick<Fault, "provider" | "framework"> {
  if (min !== undefined && max !== undefined) {
    return {
      provider: (attribute) => `expected ${attribute} to be in the range (${min} - ${max}), got ${value}`,
      framework: (attribute) =>
        `Attribute ${attribute} value must be between ${min} and ${max}, got: ${value}`,
    };
  }
  if (min !== undefined) {
    return {
      provider: (attribute) => `expected ${attribute} to be at least (${min}), got ${value}`,
      framework: (attribute) => `Attribute ${attribute} value must be at least ${min}, got: ${value}`,
    };
  }
  return {
    provider: (attribute) => `expected ${attribute} to be at most (${max ?? 0}), got ${value}`,
    framework: (attribute) => `Attribute ${attribute} value must be at most ${max ?? 0}, got: ${value}`,
  };
}

/** True or false. */
export function bool(): Kind<boolean> {
  return leaf<boolean>({ expects: "true or false", good: true, decode: asFlag });
}

/** A TCP or UDP port. */
export function port(limits: NumberLimits = {}, options: KindOptions = {}): Kind<number> {
  return int({ min: 0, max: 65_535, ...limits }, options);
}
