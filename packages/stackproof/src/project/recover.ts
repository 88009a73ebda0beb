// Project: what is left of a file that does not parse: its complete statements, each at its own place. Pure.

import { BoundedParser, TooMuch } from "./bounded-parser.ts";
import { readBrackets } from "./brackets.ts";
import { withoutLostNames } from "./lost-names.ts";
import { parseText } from "./parse.ts";
import { type Chunk, chunksOf, isWords } from "./recover-chunks.ts";
import { blank, repaired } from "./recover-piece.ts";

/** A part of a file that was left out. */
export interface LeftOut {
  /** Lines count from 1; both are left out, the first and the last one perhaps in part. */
  readonly first: number;
  readonly last: number;
  readonly text: string;
}

/** A file without what does not parse. */
export interface Recovered {
  /** Parses. Every line and column is where it was; only after the last kept sign of a line brackets may be closed. */
  readonly text: string;
  readonly leftOut: readonly LeftOut[];
  /** Names of what is there in part: a class or function that was cut off, and whose brackets were closed. */
  readonly closed: readonly string[];
}

const LONGEST_FILE = 1_000_000;
/** Pieces that contradict each other, of which one is left out at a time. */
const MOST_CONFLICTS = 50;

/**
 * The longest set of complete statements of a file. Marks of a merge go, with the other side's lines; so do fences,
 * dots and sentences in place of code; a class or function that is cut off is closed after its last complete statement.
 *
 * @param path tells the language by its ending
 * @returns undefined when the file parses, or when nothing is left of it
 */
export function recover(path: string, text: string): Recovered | undefined {
  if (text.length > LONGEST_FILE) return undefined;
  const parser = new BoundedParser(path);
  if (!isFenced(text) && parser.errorIn(text) === undefined) return undefined;
  try {
    const closed: string[] = [];
    const plain = withoutMarks(text);
    const chunks = chunksOf(plain, readBrackets(plain).inTemplates);
    const left = parser.errorIn(plain) === undefined ? plain : byChunks(plain, parser, closed, chunks);
    const parsing = withoutConflicts(left, parser);
    const whole = parsing === undefined ? undefined : withoutLostNames(path, text, parsing);
    if (whole === undefined || !hasCode(whole)) return undefined;
    return { text: whole, leftOut: leftOutOf(text, whole), closed: [...new Set(closed)] };
  } catch (error) {
    if (error instanceof TooMuch) return undefined;
    throw error;
  }
}

/** A file of which nothing is left. It is an empty module. */
export function nothingOf(text: string): Recovered {
  return { text: blank(text), leftOut: leftOutOf(text, blank(text)), closed: [] };
}

/** True for a text that begins with a fence of Markdown: it parses, as a template, and is no program. */
export function isFenced(text: string): boolean {
  return text.includes("```") && FENCED.test(text);
}

/** True for a text without errors of syntax. */
export function parses(path: string, text: string): boolean {
  return parseText(path, text).errors.every(({ severity }) => !/^Error$/.test(severity));
}

const FENCED = /^(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*`{3}/;
const FENCE = /^[ \t]*(?:```|~~~)[\w+-]*[ \t]*$/;
const DOTS = /^[ \t]*(?:\.{3}|…)(?![\w([{"'`]).*$/;

/** The text without fences, dots, and the marks of merges with what the other side says. */
function withoutMarks(text: string): string {
  let side: "none" | "ours" | "theirs" = "none";
  const isMerge = /^<{7}(?: |$)/m.test(text) && /^={7}\r?$/m.test(text) && /^>{7}(?: |$)/m.test(text);
  const lines = text.split("\n").map((line) => {
    if (isMerge && /^<{7}(?: |\r?$)/.test(line)) side = "ours";
    else if (isMerge && side === "ours" && /^(?:\|{7}|={7})/.test(line)) side = "theirs";
    else if (isMerge && /^>{7}(?: |\r?$)/.test(line)) {
      side = "none";
      return blank(line);
    } else if (side !== "theirs") return FENCE.test(line.trimEnd()) || DOTS.test(line) ? blank(line) : line;
    return blank(line);
  });
  return lines.join("\n");
}

/** What parses of the pieces between lines that begin without indentation. */
function byChunks(text: string, parser: BoundedParser, closed: string[], chunks: readonly Chunk[]): string {
  const kept: string[] = [];
  for (let index = 0; index < chunks.length; ) {
    const first = chunks[index];
    if (first === undefined) break;
    const length = completeLength(chunks, index, text, parser);
    if (length !== undefined) {
      const last = chunks[index + length - 1] ?? first;
      kept.push(text.slice(first.start, last.end));
      index += length;
    } else {
      const piece = text.slice(first.start, first.end);
      const rest = repaired(piece, parser, closed);
      // What was taken for a template may be none, after a sign that stands alone.
      const smaller = rest.trim() === "" ? chunksOf(piece) : [];
      kept.push(smaller.length > 1 ? byChunks(piece, parser, closed, smaller) : rest);
      index += 1;
    }
  }
  return kept.join("");
}

/** How many pieces make something that parses: more than one for templates, comments, and code without indentation. */
function completeLength(
  chunks: readonly Chunk[],
  index: number,
  text: string,
  parser: BoundedParser,
): number | undefined {
  const start = chunks[index]?.start ?? 0;
  let [tried, isNear] = [0, false];
  for (let length = 1; index + length <= chunks.length; ) {
    const piece = text.slice(start, chunks[index + length - 1]?.end);
    const error = parser.errorIn(piece);
    if (error === undefined) return length === 1 && isWords(piece) ? undefined : length;
    if (error >= piece.trimEnd().length) {
      tried = length;
      // Many pieces are taken by greater and greater steps, so that the work stays small.
      length += isNear ? 1 : 1 + Math.floor(length / 4);
    } else if (isNear || length === tried + 1) {
      // What is wrong before the end stays wrong, whatever comes behind.
      return undefined;
    } else {
      isNear = true;
      length = tried + 1;
    }
  }
  return undefined;
}

/** A text that parses piece by piece and not as a whole, as when two answers follow each other, without the second. */
function withoutConflicts(text: string, parser: BoundedParser): string | undefined {
  let left = text;
  for (let count = 0; count < MOST_CONFLICTS; count += 1) {
    const error = parser.errorIn(left) ?? parser.redeclarationIn(left);
    if (error === undefined) return left;
    const chunk = chunksOf(left).findLast(({ start }) => start <= error);
    if (chunk === undefined) return undefined;
    left = left.slice(0, chunk.start) + blank(left.slice(chunk.start, chunk.end)) + left.slice(chunk.end);
  }
  return undefined;
}

function hasCode(text: string): boolean {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "").trim() !== "";
}

/** The runs of lines that lost something. Brackets that were added are nothing that was lost. */
function leftOutOf(before: string, after: string): LeftOut[] {
  const old = before.split("\n");
  const found: { first: number; last: number; text: string }[] = [];
  for (const [index, line] of after.split("\n").entries()) {
    const was = old[index] ?? "";
    const lost = was !== line && hasLost(was, line);
    const previous = found.at(-1);
    const isBlank = was.trim() === "";
    if (previous !== undefined && (lost || isBlank) && previous.last === index) {
      previous.last = index + 1;
      previous.text += `\n${was}`;
    } else if (lost) found.push({ first: index + 1, last: index + 1, text: was });
  }
  return found.map((one) => {
    const text = one.text.trimEnd();
    return { first: one.first, last: one.first + text.split("\n").length - 1, text };
  });
}

function hasLost(before: string, after: string): boolean {
  for (let at = 0; at < before.length; at += 1) {
    if (before[at] !== after[at] && before[at]?.trim() !== "") return true;
  }
  return false;
}
