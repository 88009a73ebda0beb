// IAM: patterns with `*` and `?`, in which placeholders and policy variables stand for something unknown. Pure.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html#reference_policies_elements_resource_wildcards
import { holdsPlaceholder } from "../core/placeholder.ts";
import { every, type Verdict } from "./verdict.ts";

/** How a pattern is compared. */
export interface GlobOptions {
  /** Actions and condition keys are compared without case. */
  readonly ignoreCase?: boolean;
  /** True where `${aws:username}` is a variable: in documents of version 2012-10-17. */
  readonly variables?: boolean;
}

/** A character, `?` as ANY, and any number of characters as MANY. */
type Token = string | typeof ANY | typeof MANY;
const ANY = Symbol("any character");
const MANY = Symbol("any characters");

const PLACEHOLDER = /rehearsed-[0-9a-f]{0,12}/gi;
const VARIABLE = /\$\{[^}]*\}/g;

/** Whether a text matches a pattern. */
export function globMatches(pattern: string, text: string, options: GlobOptions = {}): Verdict {
  const [a, b] = options.ignoreCase === true ? [pattern.toLowerCase(), text.toLowerCase()] : [pattern, text];
  if (a === "*" || a === b) return "yes";
  const hasVariables = options.variables === true && /\$\{[^}]*[^*?$}][^}]*\}/.test(a);
  const isVague = hasVariables || holdsPlaceholder(a) || holdsPlaceholder(b);
  if (overlap(tokens(a, options, false), b.split(""))) return hasVariables ? "unknown" : "yes";
  if (!isVague) return "no";
  return overlap(tokens(a, options, true), tokens(b, {}, true, true)) ? "unknown" : "no";
}

/** Whether some text matches both patterns. Placeholders and variables match anything. */
export function globsOverlap(a: string, b: string, options: GlobOptions = {}): boolean {
  const [left, right] = options.ignoreCase === true ? [a.toLowerCase(), b.toLowerCase()] : [a, b];
  return overlap(tokens(left, options, true), tokens(right, options, true));
}

const templates = new Map<string, readonly Token[]>();

/** The same with a pattern in which `{Name}` stands for anything, as the service authorization reference writes them. */
export function fitsTemplate(pattern: string, template: string): boolean {
  if (pattern === "*" || /^\{[^}]*\}$/.test(template)) return true;
  let right = templates.get(template);
  if (right === undefined) {
    const parts = template.split(/\{[^}]*\}/);
    right = parts.flatMap((part, index): Token[] =>
      index === 0 ? part.split("") : [MANY, ...part.split("")],
    );
    templates.set(template, right);
  }
  const first = right[0];
  // Most types differ in their first letter already.
  if (typeof first === "string" && /^[a-z]/i.test(pattern) && !pattern.startsWith("rehearsed-")) {
    if (!pattern.startsWith(first)) return false;
  }
  return overlap(tokens(pattern, { variables: true }, true), right);
}

/** True for a text with `*` or `?`. */
export function hasWildcard(text: string): boolean {
  return /[*?]/.test(text);
}

/**
 * Whether an ARN matches a pattern: segment by segment, of which the last holds all that follows. Segments that the
 * pattern leaves out match anything, as AWS completes them.
 */
export function arnMatches(pattern: string, arn: string, options: GlobOptions = {}): Verdict {
  if (pattern === "*" || pattern === arn) return "yes";
  if (holdsPlaceholder(pattern) && !pattern.startsWith("arn:")) return "unknown";
  if (holdsPlaceholder(arn) && !arn.startsWith("arn:")) return "unknown";
  if (arn === "*") return globMatches(pattern, arn, options);
  const segments = arnSegments(arn);
  const patterns = arnSegments(pattern);
  return every(segments.map((segment, index) => globMatches(patterns[index] ?? "*", segment, options)));
}

/** The six parts of an ARN; fewer for one that is cut off. */
export function arnSegments(arn: string): string[] {
  const parts = splitOutsideVariables(arn);
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")];
}

/** The colons in `${aws:username}` separate nothing. */
function splitOutsideVariables(text: string): string[] {
  return text.includes("${")
    ? text
        .replaceAll(VARIABLE, (found) => found.replaceAll(":", "\u0000"))
        .split(":")
        .map((part) => part.replaceAll("\u0000", ":"))
    : text.split(":");
}

function tokens(text: string, options: GlobOptions, isVague: boolean, isLiteral = false): Token[] {
  const special = specials(text, options, isVague);
  if (special === undefined) return simpleTokens(text, isLiteral);
  const result: Token[] = [];
  let end = 0;
  for (const found of text.matchAll(special)) {
    result.push(...simpleTokens(text.slice(end, found.index), isLiteral));
    const escaped = /^\$\{([*?$])\}$/.exec(found[0])?.[1];
    if (escaped !== undefined) result.push(escaped);
    else if (isVague) result.push(MANY);
    else result.push(...found[0].split(""));
    end = found.index + found[0].length;
  }
  result.push(...simpleTokens(text.slice(end), isLiteral));
  return result;
}

function simpleTokens(text: string, isLiteral: boolean): Token[] {
  const characters = text.split("");
  if (isLiteral) return characters;
  return characters.map((character) => (character === "*" ? MANY : character === "?" ? ANY : character));
}

const BOTH = new RegExp(`${VARIABLE.source}|${PLACEHOLDER.source}`, "gi");

function specials(text: string, options: GlobOptions, isVague: boolean): RegExp | undefined {
  const hasVariable = options.variables === true && text.includes("${");
  const hasPlaceholder = isVague && holdsPlaceholder(text);
  if (hasVariable) return hasPlaceholder ? BOTH : VARIABLE;
  return hasPlaceholder ? PLACEHOLDER : undefined;
}

/** Two patterns have a text in common. Rows of a table, one bit a position. */
function overlap(a: readonly Token[], b: readonly Token[]): boolean {
  let row = firstRow(b);
  for (const left of a) {
    const next: boolean[] = [left === MANY && row[0] === true];
    for (const [index, right] of b.entries()) {
      const diagonal = row[index] === true;
      const above = row[index + 1] === true;
      const before = next[index] === true;
      if (left === MANY) next.push(above || before || diagonal);
      else if (right === MANY) next.push(before || diagonal || above);
      else next.push(diagonal && (left === ANY || right === ANY || left === right));
    }
    row = next;
    if (!row.includes(true)) return false;
  }
  return row.at(-1) === true;
}

function firstRow(b: readonly Token[]): boolean[] {
  const row = [true];
  for (const token of b) row.push(row.at(-1) === true && token === MANY);
  return row;
}
