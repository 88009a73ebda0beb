// Project: where statements begin and end in a text that may not parse, by its brackets. Pure.

/** A place where a statement has ended and all open brackets are those of blocks. */
export interface Boundary {
  /** Right after the statement, in UTF-16 units. */
  readonly offset: number;
  /** The signs that close what is open here, such as `}}`. */
  readonly closers: string;
}

/** Where a text can be taken apart. */
export interface Brackets {
  /** In the order of the text. */
  readonly boundaries: readonly Boundary[];
  /** Offsets of the first signs of lines on which a statement or a member of a class begins. */
  readonly starts: ReadonlySet<number>;
  /** Offsets of lines that begin inside of a template that ends. */
  readonly inTemplates: ReadonlySet<number>;
}

/** What is open: a block of statements or members, another bracket, a template, or an expression inside of one. */
type Open = "block" | "{" | "(" | "[" | "`" | "${";

/** After these a brace begins a value or a type, and no block. */
const BEFORE_VALUES =
  /^(?:[([,=:?|&+<!]|return|in|of|case|typeof|as|satisfies|default|throw|yield|await|void|new|delete)$/;
/** After these a slash begins a regular expression. */
const BEFORE_PATTERNS =
  /^(?:[([{,;=:?|&+\-*%<>!~^]|=>|return|typeof|case|in|of|void|throw|delete|await|yield)$/;
/** Signs that go on with what stands before them, also on a line of their own. */
const GOES_ON =
  /^(?:[.,;)\]?:&|=+*%<>([`^]|-(?!-)|\/(?![/*])|(?:else|catch|finally|as|satisfies|in|of|instanceof)\b)/;
const WORD = /[\w$\u0080-\uFFFF#@]/;

/**
 * Reads a text up to its end or to an offset. Strings, comments, templates and patterns are passed over; a string that
 * is not closed ends with its line.
 */
export function readBrackets(text: string, end = text.length): Brackets {
  const open: Open[] = [];
  const boundaries: Boundary[] = [];
  const starts = new Set<number>();
  const inTemplates = new Set<number>();
  let inThis: number[] = [];
  /** The last word or sign that counts. */
  let last = "";
  let isLineStart = true;

  const isInBlocks = (): boolean => open.every((one) => one === "block");
  const bound = (offset: number): void => {
    if (isInBlocks()) boundaries.push({ offset, closers: "}".repeat(open.length) });
  };
  for (let at = 0; at < end; ) {
    const sign = text[at] ?? "";
    if (open.at(-1) === "`") {
      if (sign === "\\") at += 2;
      else if (sign === "`") {
        open.pop();
        for (const line of inThis) inTemplates.add(line);
        inThis = [];
        last = "text";
        at += 1;
      } else if (sign === "$" && text[at + 1] === "{") {
        open.push("${");
        last = "{";
        at += 2;
      } else {
        at += 1;
        if (sign === "\n") inThis.push(at);
      }
      continue;
    }
    if (sign === "\n") {
      const next = nextCode(text, at, end);
      // Without a semicolon a statement ends with its line, when the next line begins another one.
      if (next !== undefined && endsLine(last) && !GOES_ON.test(text.slice(next, next + 12))) bound(at);
      isLineStart = true;
      at += 1;
      continue;
    }
    if (/\s/.test(sign)) {
      at += 1;
      continue;
    }
    if (isLineStart) {
      isLineStart = false;
      const isNew = /^[;{}]?$/.test(last) || endsLine(last);
      if (isNew && isInBlocks() && !GOES_ON.test(text.slice(at, at + 12))) starts.add(at);
    }
    if (sign === "/" && text[at + 1] === "/") {
      const line = text.indexOf("\n", at);
      at = line < 0 ? end : line;
    } else if (sign === "/" && text[at + 1] === "*") {
      const close = text.indexOf("*/", at + 2);
      at = close < 0 ? end : close + 2;
    } else if (sign === "/" && (last === "" || BEFORE_PATTERNS.test(last))) {
      at = afterPattern(text, at);
      last = "text";
    } else if (sign === '"' || sign === "'") {
      at = afterString(text, at);
      last = "text";
    } else if (sign === "`") {
      open.push("`");
      at += 1;
    } else if (WORD.test(sign)) {
      let stop = at + 1;
      while (stop < end && WORD.test(text[stop] ?? "")) stop += 1;
      last = text.slice(at, stop);
      at = stop;
    } else {
      at += 1;
      if (sign === "{") open.push(BEFORE_VALUES.test(last) ? "{" : "block");
      else if (sign === "(" || sign === "[") open.push(sign);
      else if (sign === "}" && open.at(-1) === "${") {
        open.pop();
        continue;
      } else if (/[)\]}]/.test(sign) && open.at(-1) !== undefined) open.pop();
      last = sign === ">" && last === "=" ? "=>" : sign;
      if (sign === ";") bound(at);
      else if (sign === "}") {
        const next = nextCode(text, at, text.length);
        if (next === undefined || !GOES_ON.test(text.slice(next, next + 12))) bound(at);
      }
    }
  }
  return { boundaries, starts, inTemplates };
}

/** The next sign that is neither space nor comment. */
function nextCode(text: string, from: number, end: number): number | undefined {
  for (let at = from; at < end; ) {
    if (/\s/.test(text[at] ?? "")) at += 1;
    else if (text.startsWith("//", at)) {
      const line = text.indexOf("\n", at);
      at = line < 0 ? end : line;
    } else if (text.startsWith("/*", at)) {
      const close = text.indexOf("*/", at + 2);
      at = close < 0 ? end : close + 2;
    } else return at;
  }
  return undefined;
}

/** Whether a line may end a statement after such a word or sign. */
function endsLine(last: string): boolean {
  return /^[)\]]$/.test(last) || (WORD.test(last[0] ?? "") && !BEFORE_VALUES.test(last));
}

function afterString(text: string, from: number): number {
  const quote = text[from];
  for (let at = from + 1; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "\n") return at;
    if (sign === quote) return at + 1;
    if (sign === "\\") at += 1;
  }
  return text.length;
}

function afterPattern(text: string, from: number): number {
  let isClass = false;
  for (let at = from + 1; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "\n") return at;
    if (sign === "\\") at += 1;
    else if (sign === "[") isClass = true;
    else if (sign === "]") isClass = false;
    else if (sign === "/" && !isClass) return at + 1;
  }
  return text.length;
}
