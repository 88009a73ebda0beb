// Engine, program: keeps the beginning and the end of what a process prints, and counts the rest. Pure.

/** A text of which the middle may be left out. */
export class BoundedOutput {
  readonly #half: number;
  #head = "";
  #tail = "";
  #total = 0;

  /** @param limit how many characters are kept, half from the beginning and half from the end */
  constructor(limit: number) {
    this.#half = Math.floor(limit / 2);
  }

  add(text: string): void {
    this.#total += text.length;
    const room = this.#half - this.#head.length;
    if (room > 0) this.#head += text.slice(0, room);
    const rest = room > 0 ? text.slice(room) : text;
    if (rest === "") return;
    this.#tail += rest;
    // Cutting only now and then keeps the cost of many small pieces low.
    if (this.#tail.length > this.#half * 4) this.#tail = this.#tail.slice(-this.#half);
  }

  /** How many characters were left out of the middle. */
  get dropped(): number {
    const { head, tail } = this.#kept();
    return this.#total - head.length - tail.length;
  }

  /** What was kept, with a line that says how much is missing. */
  get text(): string {
    const { head, tail } = this.#kept();
    return this.dropped === 0
      ? head + tail
      : `${head.trimEnd()}\n… ${this.dropped} characters left out …\n${tail}`;
  }

  /** Cuts at the ends of lines, as far as there are any: half a secret would not be known for one. */
  #kept(): { head: string; tail: string } {
    const tail = this.#tail.slice(-this.#half);
    if (this.#total === this.#head.length + tail.length) return { head: this.#head, tail };
    const end = this.#head.lastIndexOf("\n") + 1;
    const start = tail.indexOf("\n") + 1;
    return { head: end > 0 ? this.#head.slice(0, end) : this.#head, tail: tail.slice(start) };
  }
}
