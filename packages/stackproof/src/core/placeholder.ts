// Core: texts that stand for values nobody can know in a rehearsal. Pure.
// They look like ordinary names, so that a program can split, cut, join and lower-case them, and they carry a mark,
// so that the engine knows them again when they come back as an input, also inside longer texts.
import { createHash } from "node:crypto";

const MARK = /rehearsed-[0-9a-f]{0,12}/i;

/** Makes placeholder texts and remembers what each stands for. One per rehearsal. */
export class Placeholders {
  readonly #origins = new Map<string, string>();

  /**
   * A placeholder such as `rehearsed-5d41402abc4b`, the same for the same `seed` on every run.
   *
   * @param origin what it stands for, in the words of a reader: "output `arn` of `queue`"
   */
  text(seed: string, origin: string): string {
    const text = `rehearsed-${createHash("sha256").update(seed).digest("hex").slice(0, 12)}`;
    this.#origins.set(text, origin);
    return text;
  }

  /** What the first placeholder inside `text` stands for; undefined when it is not whole or not ours. */
  originOf(text: string): string | undefined {
    const found = MARK.exec(text)?.[0];
    return found === undefined ? undefined : this.#origins.get(found.toLowerCase());
  }
}

/** True when a text is a placeholder or was built from one. */
export function holdsPlaceholder(text: string): boolean {
  return MARK.test(text);
}

/**
 * The number that stands for an unknown number. It is small, so that a program that counts up to it stays small.
 * A property that comes from something unknown and equals it counts as unknown.
 */
export const PLACEHOLDER_NUMBER = 1;
