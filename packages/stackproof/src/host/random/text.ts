// Host: how the random provider makes a random string and its bcrypt hash. Pure.
// https://github.com/hashicorp/terraform-provider-random/blob/main/internal/random/string.go
import type { PropertyMap } from "../../core/value.ts";
import type { RepeatableRandom } from "../repeatable.ts";
import { countAt, flagAt, isGiven, textAt } from "../values.ts";

const DIGITS = "0123456789";
const LOWER = "abcdefghijklmnopqrstuvwxyz";
const UPPER = LOWER.toUpperCase();
const SPECIAL = "!@#$%&*()-_=+[]{}<>:?";

/** What a random string is made of. Counts are numbers of characters. */
export interface TextRules {
  readonly length: number;
  readonly upper: boolean;
  readonly lower: boolean;
  readonly numeric: boolean;
  readonly special: boolean;
  readonly minUpper: number;
  readonly minLower: number;
  readonly minNumeric: number;
  readonly minSpecial: number;
  /** The special characters to use. */
  readonly specials: string;
}

/** The rules that the inputs of a RandomString or RandomPassword state, with the provider's defaults. */
export function textRules(inputs: PropertyMap): TextRules {
  const overrideSpecial = textAt(inputs, "overrideSpecial") ?? "";
  // `number` is the old name of `numeric`, and either stands for both.
  const numeric = isGiven(inputs, "numeric")
    ? flagAt(inputs, "numeric", true)
    : flagAt(inputs, "number", true);
  return {
    length: countAt(inputs, "length", 16),
    upper: flagAt(inputs, "upper", true),
    lower: flagAt(inputs, "lower", true),
    numeric,
    special: flagAt(inputs, "special", true),
    minUpper: countAt(inputs, "minUpper", 0),
    minLower: countAt(inputs, "minLower", 0),
    minNumeric: countAt(inputs, "minNumeric", 0),
    minSpecial: countAt(inputs, "minSpecial", 0),
    specials: overrideSpecial === "" ? SPECIAL : overrideSpecial,
  };
}

/** How many characters the minimums ask for together. */
export function minimumLength(rules: TextRules): number {
  return rules.minUpper + rules.minLower + rules.minNumeric + rules.minSpecial;
}

/** All characters that the string may hold beyond the minimums; empty when every kind is switched off. */
export function allowedCharacters(rules: TextRules): string {
  return (
    (rules.upper ? UPPER : "") +
    (rules.lower ? LOWER : "") +
    (rules.numeric ? DIGITS : "") +
    (rules.special ? rules.specials : "")
  );
}

/**
 * A string that keeps the rules: first what the minimums ask for (also of a kind that is switched off, as the
 * provider does it), then any allowed character, in random order. Shorter than `length` only when no character is
 * allowed, longer only when the minimums ask for more.
 */
export function randomText(rules: TextRules, random: RepeatableRandom): string {
  const allowed = allowedCharacters(rules);
  const required =
    random.text(DIGITS, rules.minNumeric) +
    random.text(LOWER, rules.minLower) +
    random.text(UPPER, rules.minUpper) +
    random.text(rules.specials, rules.minSpecial);
  const rest = random.text(allowed, Math.max(0, rules.length - minimumLength(rules)));
  return random.shuffle(Array.from(required + rest)).join("");
}

const BCRYPT_CHARACTERS = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/**
 * A text in the form of a bcrypt hash of cost 10: `$2a$10$`, 22 characters of salt, 31 of hash. It is the hash of
 * nothing. Sixteen bytes of salt leave four bits of the last character unused, 23 bytes of hash leave two; bcrypt
 * sets them to zero.
 */
export function bcryptShapedText(random: RepeatableRandom): string {
  const every = (step: number): string =>
    Array.from(BCRYPT_CHARACTERS)
      .filter((_, index) => index % step === 0)
      .join("");
  const salt = random.text(BCRYPT_CHARACTERS, 21) + random.text(every(16), 1);
  const hash = random.text(BCRYPT_CHARACTERS, 30) + random.text(every(4), 1);
  return `$2a$10$${salt}${hash}`;
}
