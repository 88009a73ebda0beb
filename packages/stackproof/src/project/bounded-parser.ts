// Project: asks the parser whether pieces of a text parse, up to a bound. Pure.
import { parseText } from "./parse.ts";

/** How often the parser is asked, and how much it reads, at most. */
const MOST_PARSES = 1500;
const MOST_SIGNS = 20_000_000;

/** The bound was reached: nobody waits for what is left of such a text. */
export class TooMuch extends Error {}

/** Asks the parser, up to a bound. */
export class BoundedParser {
  readonly #path: string;
  #parses = 0;
  #signs = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Where the text does not parse; undefined when it does. */
  errorIn(text: string): number | undefined {
    this.#count(text);
    const errors = parseText(this.#path, text).errors.filter(({ severity }) => /^Error$/.test(severity));
    if (errors.length === 0) return undefined;
    return Math.min(
      ...errors.map(({ message, labels }) => (isOpen(message) ? text.length : (labels[0]?.start ?? 0))),
    );
  }

  /** Where a name is declared again, which no loader takes; undefined when none is. */
  redeclarationIn(text: string): number | undefined {
    this.#count(text);
    const { errors } = parseText(this.#path, text, { showSemanticErrors: true });
    const found = errors.find(({ message }) => message.includes("has already been declared"));
    return found === undefined ? undefined : Math.max(...found.labels.map(({ start }) => start));
  }

  #count(text: string): void {
    this.#parses += 1;
    this.#signs += text.length;
    if (this.#parses > MOST_PARSES || this.#signs > MOST_SIGNS) throw new TooMuch();
  }
}

/** What is not terminated lasts to the end of the text. */
function isOpen(message: string): boolean {
  return /^Unterminated (?:template|multi)|^Unterminated.*comment/i.test(message);
}
