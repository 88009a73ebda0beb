// Naming: one policy for the physical names and tags of all resources. Pure; no Pulumi here.
import { createHash } from "node:crypto";
import { NAME_RULES, type NameKind, type NameRule } from "./name-rules.ts";

export type { NameKind } from "./name-rules.ts";

/** A naming policy. */
export interface NamingPolicyArgs {
  /**
   * What names look like. `{what}` is the resource's part in the program, such as `alb`; the other words in braces are
   * taken from `words`.
   *
   * @example "prod-{service}-{what}"
   * @example "{environment}-{what}"
   */
  readonly pattern: string;
  /**
   * Values of the pattern's other words.
   *
   * @default none
   * @example { environment: "dev", service: "shop" }
   */
  readonly words?: Readonly<Record<string, string>>;
  /**
   * Tags of everything that the policy names, beside `Name`, which is the name itself. Values may have the words of
   * `words` in braces.
   *
   * @default none
   * @example { Environment: "{environment}", project: "shop" }
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Region of the resources. Names that are used once in an account (roles, policies, instance profiles, dashboards) or
   * once in all of AWS (buckets) get it as their last part, so that one program can have several regions. A pattern with
   * `{region}` has it in all names.
   *
   * @default none: such names are the same in each region
   */
  readonly region?: string;
}

/** Something in a naming policy that cannot be. The message says what to change. */
export class NamingError extends Error {
  override readonly name = "NamingError";
}

/**
 * Names resources by one pattern. A name that is longer than AWS takes is cut and gets a short hash of the whole, so
 * that it stays the same and differs from others.
 *
 * @example
 * const names = new NamingPolicy({ pattern: "prod-{service}-{what}", words: { service: "shop" } });
 * names.of("loadBalancer", "alb"); // "prod-shop-alb"
 */
export class NamingPolicy {
  readonly #args: NamingPolicyArgs;
  /** Tags of everything that the policy names, with their words filled in. `Name` is not among them. */
  readonly tags: Readonly<Record<string, string>>;

  /** @throws NamingError when the pattern has no `{what}`, a word has no value, or a tag is none that AWS takes */
  constructor(args: NamingPolicyArgs) {
    this.#args = args;
    checkPattern(args.pattern);
    this.#fill(args.pattern, "pattern", "check");
    const tags = Object.entries(args.tags ?? {});
    for (const [key, value] of tags) checkTag(key, value);
    this.tags = Object.fromEntries(tags.map(([key, value]) => [key, this.#fill(value, `tag ${key}`)]));
  }

  /** The region whose names these are. */
  get region(): string | undefined {
    return this.#args.region;
  }

  /** The same policy in a region. */
  in(region: string): NamingPolicy {
    return new NamingPolicy({ ...this.#args, region });
  }

  /**
   * The name of a resource.
   *
   * @param kind decides the length, the characters, and whether the region is a part of it
   * @param what the resource's part in the program: "alb", "orders-dead-letters"
   * @param more added to the end, which a name that is too long keeps: the account of a bucket
   * @throws NamingError when nothing is left of the name, or AWS keeps its beginning for itself
   */
  of(kind: NameKind, what: string, more?: string): string {
    const rule: NameRule = NAME_RULES[kind];
    const { pattern, region } = this.#args;
    const filled = this.#fill(pattern, "pattern", what);
    const isRegional = rule.isGlobal === true && region !== undefined && !pattern.includes("{region}");
    const whole = isRegional ? `${filled}-${region}` : filled;
    const cased = rule.lowerCase === true ? whole.toLowerCase() : whole;
    const clean = cased.replaceAll(rule.not, "-").replaceAll(/-{2,}/g, "-").replaceAll(/^-|-$/g, "");
    checkName(kind, clean, rule, pattern);
    const end = more === undefined ? "" : `-${more}`;
    const room = rule.max - end.length;
    return (clean.length <= room ? clean : shorten(clean, room)) + end;
  }

  #fill(text: string, where: string, what?: string): string {
    return text.replaceAll(WORD, (_, word: string) => {
      if (word === "what" && what !== undefined) return what;
      const { words = {}, region } = this.#args;
      const value = word === "region" ? (words["region"] ?? region) : words[word];
      if (value !== undefined && value !== "") return value;
      throw new NamingError(
        `${where} "${text}" has {${word}}, which has no value. Give it: words: { ${word}: "…" }.`,
      );
    });
  }
}

const WORD = /\{(\w+)\}/g;

function checkPattern(pattern: string): void {
  const inBraces = pattern.replaceAll(
    /[<[{]([\w-]+)[>\]}]/g,
    (_, word: string) => `{${word.replaceAll("-", "_")}}`,
  );
  if (!pattern.includes("{what}")) {
    const example = inBraces === pattern ? "{environment}-{what}" : withWhat(inBraces);
    throw new NamingError(
      `pattern "${pattern}" has no {what}, so that all names would be one. Write it like "${example}".`,
    );
  }
  const rest = pattern.replaceAll(WORD, "");
  if (/[{}<>[\]]/.test(rest)) {
    throw new NamingError(
      `pattern "${pattern}" has a bracket that belongs to no word. Write words of letters and digits in braces${inBraces === pattern ? "" : `: "${inBraces}"`}.`,
    );
  }
}

/** The last word stands for the resource, whatever it is called. */
function withWhat(pattern: string): string {
  return pattern.includes("{what}") ? pattern : pattern.replace(/\{\w+\}(?!.*\{\w+\})/, "{what}");
}

function checkName(
  kind: NameKind,
  name: string,
  { min = 1, reserved = [] }: NameRule,
  pattern: string,
): void {
  if (name.length < min) {
    throw new NamingError(
      `pattern "${pattern}" makes "${name}" the name of a resource of the kind ${kind}, which needs letters or digits, ${min} at least. Write more of them into the pattern.`,
    );
  }
  const taken = reserved.find((beginning) => name.startsWith(beginning));
  if (taken === undefined) return;
  throw new NamingError(
    `pattern "${pattern}" makes "${name}" the name of a resource of the kind ${kind}, and AWS keeps names that begin with "${taken}" for itself. Begin the pattern otherwise.`,
  );
}

/** https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
function checkTag(key: string, value: string): void {
  const wrong =
    key === ""
      ? "an empty key. Give it a name"
      : key === "Name"
        ? 'the tag "Name", which is each resource\'s own name. Leave it out'
        : key.toLowerCase().startsWith("aws:")
          ? `the tag "${key}", and AWS keeps keys that begin with "aws:" for itself. Name it otherwise`
          : key.length > 128
            ? `a key of ${key.length} characters, and AWS takes 128. Shorten "${key.slice(0, 30)}…"`
            : value.length > 256
              ? `the tag "${key}" with ${value.length} characters, and AWS takes 256. Shorten it`
              : undefined;
  if (wrong !== undefined) throw new NamingError(`tags have ${wrong}.`);
}

const HASH_LENGTH = 6;

function shorten(name: string, max: number): string {
  const hash = createHash("sha256").update(name).digest("hex").slice(0, HASH_LENGTH);
  return `${name.slice(0, max - HASH_LENGTH - 1).replace(/-$/, "")}-${hash}`;
}
