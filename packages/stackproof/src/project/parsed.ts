// Project: parses a file once for all who read its syntax. Trees are large, so the last reader takes them away.
import type { ParseResult } from "oxc-parser";
import { parseText } from "./parse.ts";

/**
 * The tree is that of typescript-eslint, which the scopes stand on: it has no nodes for parentheses, and the fields that
 * only TypeScript has in files of JavaScript as well.
 */
export const PARSER_OPTIONS = { range: true, preserveParens: false, astType: "ts" } as const;

const kept = new Map<string, { readonly text: string; readonly result: ParseResult }>();

/** The syntax of a file, kept for a later reader. The language follows from the file's name. */
export function parsed(path: string, text: string): ParseResult {
  const before = kept.get(path);
  if (before?.text === text) return before.result;
  const result = parseText(path, text, PARSER_OPTIONS);
  kept.set(path, { text, result });
  return result;
}

/** The syntax of a file, for its last reader. */
export function takeParsed(path: string, text: string): ParseResult {
  const result = parsed(path, text);
  kept.delete(path);
  return result;
}
