// Report: texts on a terminal: what is safe to print, how wide it is, where it wraps. Pure.

// Control characters, marks that turn the direction of writing, line separators, characters that nobody sees (but not
// the joiners that scripts and emoji need), and halves of surrogate pairs.
const UNSAFE =
  /[\p{Cc}\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]|\p{Surrogate}/gu;
const PLAIN = /^[\x20-\x7E]*$/;
const NO_WIDTH = /^[\p{M}\u200C\u200D]$/u;
// Scripts whose characters take two cells, and emoji. https://www.unicode.org/reports/tr11/
const WIDE =
  /^(?:[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]|[\u{1F300}-\u{1FAFF}]|[\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation})$/u;

/** The text in one line, with everything that could steer a terminal shown as an escape such as `\x1b`. */
export function printable(text: string): string {
  return PLAIN.test(text) ? text : text.replaceAll("\t", "  ").replaceAll(UNSAFE, escaped);
}

/** A message of a bearable length. Only for texts without secrets: half a secret is not known for one. */
export function bounded(text: string, limit = 1_000): string {
  return text.length <= limit ? text : `${text.slice(0, limit)}…`;
}

/** Like `printable`, for each line of a text with several lines. */
export function printableLines(text: string): string[] {
  return text.split(/\r?\n/).map(printable);
}

function escaped(character: string): string {
  if (character === "\n") return String.raw`\n`;
  if (character === "\r") return String.raw`\r`;
  const code = character.codePointAt(0) ?? 0;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u{${code.toString(16)}}`;
}

/** How many cells a printable text takes. */
export function widthOf(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/**
 * Breaks a printable text into lines of at most `width` cells, at spaces. A word that is too long is broken only when
 * it does not fit on a line of its own and holds no address: addresses stay whole, so that they can be followed.
 */
export function wrap(text: string, width: number): string[] {
  const room = Math.max(width, 20);
  if (widthOf(text) <= room) return [text];
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text.split(" ")) {
    const size = widthOf(word);
    if (used > 0 && used + 1 + size > room) {
      lines.push(line);
      line = "";
      used = 0;
    }
    const pieces = size > room && !/^https?:\/\//.test(word) ? cut(word, room) : [word];
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) {
        lines.push(line);
        line = "";
        used = 0;
      }
      line = used > 0 || line !== "" ? `${line} ${piece}` : piece;
      used += widthOf(piece) + (line === piece ? 0 : 1);
    }
  }
  lines.push(line);
  return lines;
}

function cut(word: string, room: number): string[] {
  const pieces: string[] = [];
  let piece = "";
  let used = 0;
  for (const character of word) {
    const size = widthOf(character);
    if (used + size > room) {
      pieces.push(piece);
      piece = "";
      used = 0;
    }
    piece += character;
    used += size;
  }
  pieces.push(piece);
  return pieces;
}
