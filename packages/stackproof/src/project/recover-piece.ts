// Project: what is left of one piece of a text, such as a class, that does not parse. Pure.
import type { BoundedParser } from "./bounded-parser.ts";
import { readBrackets } from "./brackets.ts";

/** Broken statements inside of one class or function that are left out one by one. */
const MOST_REPAIRS = 12;
/** Places at which a statement that was cut off is tried to be closed. */
const MOST_ENDS = 40;

/** A piece without its broken statements; closed after the last complete one; or nothing of it. */
export function repaired(piece: string, parser: BoundedParser, closed: string[]): string {
  let text = piece;
  for (let count = 0; count < MOST_REPAIRS; count += 1) {
    const error = parser.errorIn(text);
    if (error === undefined) {
      closed.push(...namesIn(piece));
      return text;
    }
    const better = error < text.trimEnd().length ? withoutStatement(text, error, parser) : undefined;
    if (better === undefined) return closedAt(text, error, parser, () => closed.push(...namesIn(piece)));
    text = better;
  }
  return blank(piece);
}

/** Leaves out the smallest statement around an error, if what comes behind it is whole again. */
function withoutStatement(text: string, error: number, parser: BoundedParser): string | undefined {
  const { starts } = readBrackets(text, error + 1);
  const lines = linesOf(text).filter(({ start, end }) => text.slice(start, end).trim() !== "");
  const around = lines.findLastIndex(({ start }) => start <= error);
  let least = Number.POSITIVE_INFINITY;
  for (let index = around; index > 0 && least > 0; index -= 1) {
    const line = lines[index];
    if (line === undefined || !starts.has(line.code)) continue;
    const indent = line.code - line.start;
    if (indent >= least || indent === 0) continue;
    least = indent;
    const next = lines.slice(Math.max(around, index) + 1).find((other) => {
      const depth = other.code - other.start;
      return (
        depth < indent ||
        (depth === indent && !/^[)\]}]|^(?:else|catch|finally)\b/.test(text.slice(other.code)))
      );
    });
    const end = next?.start ?? text.length;
    const without = text.slice(0, line.start) + blank(text.slice(line.start, end)) + text.slice(end);
    const left = parser.errorIn(without);
    if (left === undefined || left > end) return without;
  }
  return undefined;
}

/** Ends a piece after the last complete statement before an error, and closes the blocks that are open there. */
function closedAt(text: string, error: number, parser: BoundedParser, use: () => void): string {
  const { boundaries } = readBrackets(text);
  const before = boundaries.filter(({ offset, closers }) => offset <= error && closers !== "");
  for (const { offset, closers } of before.slice(-MOST_ENDS).reverse()) {
    const head = text.slice(0, offset) + closers;
    if (parser.errorIn(head) !== undefined) continue;
    use();
    const rest = blank(text.slice(offset));
    const room = rest.search(/[\r\n]|$/);
    return head + rest.slice(Math.min(closers.length, room));
  }
  return blank(text);
}

/** The names that a piece of the text declares first: those of its class or function. */
function namesIn(piece: string): string[] {
  const match =
    /^(?:export\s+)?(?:default\s+)?(?:abstract\s+)?(?:async\s+)?(?:class|interface|function\*?|enum|namespace|const|let|var|type)\s+([\w$]+)/m.exec(
      piece,
    );
  return match?.[1] === undefined ? [] : [match[1]];
}

/** As many spaces. Lines stay. */
export function blank(text: string): string {
  return text.replaceAll(/[^\r\n]/g, " ");
}

/** Lines, with the offsets of their beginning, of their first sign, and of the next line. */
function linesOf(text: string): { readonly start: number; readonly code: number; readonly end: number }[] {
  const lines: { start: number; code: number; end: number }[] = [];
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found + 1;
    lines.push({ start, code: start + text.slice(start, end).search(/\S|$/), end });
    start = end;
  }
  return lines;
}
