// Project: the parser, behind a guard: a text whose brackets are nested too deep would end this process.
import { type ParseResult, type ParserOptions, parseSync } from "oxc-parser";

/**
 * The parser calls itself for each bracket, and its stack ends somewhere above 10,000 of them. Node refuses such a text
 * as well.
 */
const DEEPEST = 8000;

/** Parses a text. The language follows from the name of the file, if the options do not say it. */
export function parseText(path: string, text: string, options?: ParserOptions): ParseResult {
  const at = tooDeepAt(text);
  if (at === undefined) return parseSync(path, text, options);
  const { program, module } = parseSync(path, "", options);
  const error = {
    severity: "Error",
    message: `Brackets are nested more than ${DEEPEST} deep`,
    labels: [{ message: null, start: at, end: at + 1 }],
    helpMessage: null,
    codeframe: null,
  };
  return { program, module, comments: [], errors: [error] } as unknown as ParseResult;
}

/** Where the text has more open brackets than the parser bears. Those in strings count: no text has so many. */
function tooDeepAt(text: string): number | undefined {
  if (text.length <= DEEPEST) return undefined;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case 40:
      case 91:
      case 123:
        depth += 1;
        if (depth > DEEPEST) return at;
        break;
      case 41:
      case 93:
      case 125:
        if (depth > 0) depth -= 1;
    }
  }
  return undefined;
}
