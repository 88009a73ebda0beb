// Core: where a text stops being JSON. JSON.parse of Node 20 often does not tell.
import { type ParseError, parse } from "jsonc-parser";

/** A place in a text; both count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** The first place at which a text is no JSON any more; undefined for a text that is JSON. */
export function jsonErrorPlace(text: string): TextPlace | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    const errors: ParseError[] = [];
    parse(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
    // What jsonc-parser lets pass, such as a control character in a string, has no place of its own.
    const before = text.slice(0, errors[0]?.offset ?? 0);
    return { line: before.split("\n").length, column: before.length - before.lastIndexOf("\n") };
  }
}
