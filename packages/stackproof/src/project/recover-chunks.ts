// Project: the pieces of a text between lines that begin without indentation. Pure.

/** A piece of a text, in UTF-16 units. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
}

/** What goes on with the statement before: closing brackets, and words and signs that cannot begin one. */
const CLOSES = /^(?:[\s)\]}]|(?:else|catch|finally)\b)/;
const GOES_ON = /^(?:[.,;?:&|=+*%<>^]|-(?!-)|\/(?![/*]))/;

/**
 * The pieces, which together are the whole text. A new one begins at each line that begins at its first column with
 * something that may begin a statement; a sign that goes on with an expression begins one only after an empty line.
 *
 * @param inTemplates offsets of lines that begin nothing. Default: none
 */
export function chunksOf(text: string, inTemplates: ReadonlySet<number> = new Set()): Chunk[] {
  const starts = [0];
  let wasEmpty = true;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found + 1;
    const line = text.slice(start, end);
    const isEmpty = line.trim() === "";
    const isNew = start > 0 && !isEmpty && !CLOSES.test(line) && (wasEmpty || !GOES_ON.test(line));
    if (isNew && !inTemplates.has(start)) starts.push(start);
    wasEmpty = isEmpty;
    start = end;
  }
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }));
}

/** True for words that parse by chance: one alone, or one before a colon. */
export function isWords(piece: string): boolean {
  const text = piece.trim();
  return /^[\w$]+[;.!]?$/.test(text) || /^[A-Z][\w ]*:(?:\s|$)/.test(text);
}
