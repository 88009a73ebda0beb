// Engine, program, preload: what a settings file exports as JSON, and what of it JSON cannot say.
import type { ValueProblem } from "../../../project/evaluated-settings.ts";

/** A value as JSON. */
export interface PlainData {
  /** With null in place of what is no plain data. */
  readonly value: unknown;
  readonly problems: readonly ValueProblem[];
}

/**
 * Copies plain objects, lists, texts, finite numbers, booleans and null; all else is a problem.
 *
 * @throws what a getter or a proxy throws
 */
export function plainData(whole: unknown): PlainData {
  const problems: ValueProblem[] = [];
  const copy = (value: unknown, path: readonly (string | number)[], above: readonly object[]): unknown => {
    const problem = problemOf(value, above);
    if (problem !== undefined) {
      problems.push({ path, problem });
      return null;
    }
    if (typeof value !== "object" || value === null) return value;
    const chain = [...above, value];
    if (Array.isArray(value)) {
      return Array.from(value, (item: unknown, index) => copy(item, [...path, index], chain));
    }
    // A key without a value is one that is not there, as in JSON.
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return Object.fromEntries(entries.map(([key, item]) => [key, copy(item, [...path, key], chain)]));
  };
  return { value: copy(whole, [], []), problems };
}

function problemOf(value: unknown, above: readonly object[]): string | undefined {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return undefined;
  if (typeof value === "number")
    return Number.isFinite(value) ? undefined : `is ${value}, which is no number that can be meant`;
  if (value === undefined) return "is undefined: leave it out, or give it a value";
  if (typeof value === "function") return isOutput(value) ? OUTPUT : "is a function: write what it gives";
  if (typeof value !== "object") return `is a ${typeof value}, which is no data`;
  if (isOutput(value)) return OUTPUT;
  if (above.includes(value)) return "holds itself";
  if (Array.isArray(value) || isPlain(value)) return undefined;
  const name = className(value);
  if (name === "Promise") return "is a Promise: write `await` before it";
  if (name === "Date") return 'is a Date: write it as text, such as "2027-01-01"';
  return `is an instance of \`${name}\`: write it as a plain object, a list or a text`;
}

const OUTPUT =
  "is an Output of Pulumi, and settings are read before the program runs: write the value itself";

/** As Pulumi's own test: https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/output.ts */
function isOutput(value: object): boolean {
  return (value as { __pulumiOutput?: unknown }).__pulumiOutput === true;
}

/** Objects of other realms are plain too; a module's namespace has no prototype. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function className(value: object): string {
  const { constructor } = value as { constructor?: { name?: unknown } };
  return typeof constructor?.name === "string" && constructor.name !== "" ? constructor.name : "a class";
}
