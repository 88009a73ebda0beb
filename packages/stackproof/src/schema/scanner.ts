// Schema: moves over the text of a .d.ts file by its smallest parts: names, texts, comments, brackets. Pure.

const CLOSING: Readonly<Record<string, string>> = { "{": "}", "(": ")", "[": "]" };

/** A place in a text, and the steps from it. */
export class Scanner {
  readonly text: string;
  at: number;
  /** The comment just before the current place, as [start, end). */
  #comment: readonly [number, number] | undefined;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  /** The name that starts here, or undefined. */
  word(): string | undefined {
    const word = /[A-Za-z_$][\w$]*/y;
    word.lastIndex = this.at;
    const found = word.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** The text literal that starts here. */
  string(): string {
    const quote = this.peek();
    let end = this.at + 1;
    while (end < this.text.length && this.text[end] !== quote) end += this.text[end] === "\\" ? 2 : 1;
    const raw = this.text.slice(this.at + 1, end);
    this.at = end + 1;
    return raw.replaceAll(/\\(.)/g, "$1");
  }

  /** The last comment gone over, once. */
  takeComment(): string | undefined {
    const comment = this.#comment;
    this.#comment = undefined;
    return comment === undefined ? undefined : this.text.slice(...comment);
  }

  /** The character here, or "" at the end. */
  peek(): string {
    return this.text[this.at] ?? "";
  }

  /** Goes over a symbol of one character, if it is next. */
  take(symbol: string): boolean {
    this.skipTrivia();
    if (this.text.charCodeAt(this.at) !== symbol.charCodeAt(0)) return false;
    this.at++;
    return true;
  }

  /** Goes over space and comments. */
  skipTrivia(): void {
    const text = this.text;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === 32 || code === 10 || code === 13 || code === 9) {
        this.at++;
      } else if (code === 47 && text[this.at + 1] === "*") {
        const end = text.indexOf("*/", this.at);
        const after = end === -1 ? text.length : end + 2;
        this.#comment = [this.at, after];
        this.at = after;
      } else if (code === 47 && text[this.at + 1] === "/") {
        const end = text.indexOf("\n", this.at);
        this.at = end === -1 ? text.length : end;
      } else {
        return;
      }
    }
  }

  /** Goes behind the bracket that closes the one at the current place. */
  skipBalanced(): void {
    const closing = CLOSING[this.peek()];
    this.at++;
    for (;;) {
      this.skipTrivia();
      const character = this.peek();
      if (character === "") return;
      if (character === closing) {
        this.at++;
        return;
      }
      if (character in CLOSING) this.skipBalanced();
      else if (character === '"' || character === "'") this.string();
      else this.at++;
    }
  }

  /** Goes behind the `;` that ends a member, or before the `}` that ends the body. */
  skipMember(): void {
    for (;;) {
      this.skipTrivia();
      const character = this.peek();
      if (character === "" || character === "}") return;
      if (character in CLOSING) this.skipBalanced();
      else if (character === '"' || character === "'") this.string();
      else {
        this.at++;
        if (character === ";") return;
      }
    }
  }
}
