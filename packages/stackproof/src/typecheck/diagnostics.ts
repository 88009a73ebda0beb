// Type check: reads what the compiler prints, as it comes, and keeps a bounded part of it. Pure.

/** One diagnostic of the compiler. */
export interface Diagnostic {
  /** Path as printed, from the compiler's working folder; undefined for what concerns no file. */
  readonly file: string | undefined;
  /** Both count from 1. */
  readonly line: number | undefined;
  readonly column: number | undefined;
  /** The number of TSnnnn. */
  readonly code: number;
  /** The compiler's words: a headline, and lines with details, indented as printed. */
  readonly text: string;
}

const IN_FILE = /^(.+?)\((\d+),(\d+)\): (?:error|warning) TS(\d+): (.*)$/;
const GLOBAL = /^(?:error|warning) TS(\d+): (.*)$/;
/** The details of one diagnostic can be long for deep types; what is beyond this many characters is cut. */
const MAXIMUM_TEXT = 4000;
/** A line can be as long as a type is deep; the reader never holds more of it. */
const MAXIMUM_LINE = 64_000;

/** Takes the compiler's output in pieces of any size. */
export class DiagnosticReader {
  readonly kept: Diagnostic[] = [];
  /** How many more there were than were kept. */
  more = 0;
  /** True when an ignored file does not parse: the compiler then says nothing of types anywhere. */
  ignoredSyntaxErrors = false;
  readonly #limit: number;
  readonly #ignores: (file: string) => boolean;
  #rest = "";
  #last: { readonly head: Omit<Diagnostic, "text">; text: string } | undefined;

  /**
   * @param limit how many diagnostics to keep
   * @param ignores says which files are not the program's; their diagnostics are neither kept nor counted
   */
  constructor(limit: number, ignores: (file: string) => boolean) {
    this.#limit = limit;
    this.#ignores = ignores;
  }

  push(piece: string): void {
    const lines = (this.#rest + piece).split("\n");
    this.#rest = (lines.pop() ?? "").slice(0, MAXIMUM_LINE);
    for (const line of lines) this.#line(line.endsWith("\r") ? line.slice(0, -1) : line);
  }

  /** Call when the output has ended. */
  end(): void {
    if (this.#rest !== "") this.#line(this.#rest);
    this.#rest = "";
    this.#finish();
  }

  #line(line: string): void {
    if (line.startsWith(" ")) {
      if (this.#last !== undefined) this.#last.text = `${this.#last.text}\n${line}`.slice(0, MAXIMUM_TEXT);
      return;
    }
    const inFile = IN_FILE.exec(line);
    const global = inFile === null ? GLOBAL.exec(line) : null;
    if (inFile === null && global === null) return;
    this.#finish();
    const file = inFile?.[1];
    if (file !== undefined && this.#ignores(file)) {
      this.ignoredSyntaxErrors ||= Number(inFile?.[4]) < 2000;
      return;
    }
    if (this.kept.length >= this.#limit) {
      this.more++;
      return;
    }
    this.#last = {
      head: {
        file,
        line: inFile === null ? undefined : Number(inFile[2]),
        column: inFile === null ? undefined : Number(inFile[3]),
        code: Number(inFile?.[4] ?? global?.[1]),
      },
      text: (inFile?.[5] ?? global?.[2] ?? "").slice(0, MAXIMUM_TEXT),
    };
  }

  #finish(): void {
    if (this.#last !== undefined) this.kept.push({ ...this.#last.head, text: this.#last.text });
    this.#last = undefined;
  }
}
