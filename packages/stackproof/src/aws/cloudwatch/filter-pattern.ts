// CloudWatch Logs: the syntax of filter patterns. Says only what is surely wrong. Pure.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html

/** What is wrong with a pattern. */
export interface PatternProblem {
  /** "invalid": AWS refuses it. "words": it is taken, and means something else than it says. */
  readonly effect: "invalid" | "words";
  /** Completes "the pattern …". */
  readonly says: string;
  readonly fix: string;
}

/** What kind of log events a pattern reads: fields can be taken from JSON and from fields between spaces only. */
export function patternKind(pattern: string): "json" | "fields" | "terms" {
  const text = pattern.trim();
  return text.startsWith("{") ? "json" : text.startsWith("[") ? "fields" : "terms";
}

/** What is wrong with a filter pattern; undefined when nothing is known to be. */
export function patternProblem(pattern: string): PatternProblem | undefined {
  const text = pattern.trim();
  const bare = withoutQuoted(text);
  if (bare === undefined) {
    return invalid(
      "has a double quote that is not closed",
      'Close the quote, or write \\" for a quote in the text.',
    );
  }
  switch (patternKind(text)) {
    case "json":
      return jsonProblem(bare);
    case "fields":
      return fieldsProblem(bare);
    case "terms":
      return termsProblem(bare);
  }
}

function invalid(says: string, fix: string): PatternProblem {
  return { effect: "invalid", says, fix };
}

/** The text with what stands between double quotes, and between percent signs (expressions), made empty. */
function withoutQuoted(text: string): string | undefined {
  let result = "";
  let quote: string | undefined;
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? "";
    if (quote !== undefined) {
      if (character === "\\") index++;
      else if (character === quote) {
        quote = undefined;
        result += character;
      }
    } else {
      // A percent sign begins an expression only where a second one ends it.
      if (character === '"' || (character === "%" && text.includes("%", index + 1))) quote = character;
      result += character;
    }
  }
  return quote === undefined ? result : undefined;
}

function jsonProblem(bare: string): PatternProblem | undefined {
  if (!bare.endsWith("}")) {
    return invalid(
      "begins with { and does not end with }",
      'End the pattern with }, as in { $.level = "ERROR" }.',
    );
  }
  const inside = bare.slice(1, -1);
  const depth = parentheses(inside);
  if (depth !== 0) {
    return invalid(depth > 0 ? "has a ( that is not closed" : "has a ) too many", "Write as many ) as (.");
  }
  if (inside.includes("==")) {
    return invalid("compares with ==, which the syntax does not have", "Write = or !=.");
  }
  if (/(?<!&)&(?!&)/.test(inside))
    return invalid("joins conditions with a single &", "Write && between conditions.");
  if (/(?<!\|)\|(?!\|)/.test(inside))
    return invalid("joins conditions with a single |", "Write || between conditions.");
  const word = /[)\s](AND|OR)[(\s]+\$/i.exec(inside)?.[1];
  if (word !== undefined) {
    return invalid(
      `joins conditions with ${word}`,
      `Write ${word.toUpperCase() === "AND" ? "&&" : "||"} between conditions.`,
    );
  }
  const first = inside
    .split(/&&|\|\|/)
    .map((condition) => condition.replaceAll(/[()\s]/g, "").replace(/^!/, ""));
  const without = first.find((condition) => !condition.startsWith("$"));
  if (without === undefined) return undefined;
  return without === ""
    ? invalid("has an empty condition", 'Write a condition such as $.level = "ERROR".')
    : invalid(
        `has a condition that begins with ${JSON.stringify(/^[^=!<>"]*/.exec(without)?.[0] ?? "")}, which is no field`,
        "Begin each condition with a field, such as $.level.",
      );
}

function parentheses(text: string): number {
  let depth = 0;
  for (const character of text) {
    if (character === "(") depth++;
    else if (character === ")" && --depth < 0) return depth;
  }
  return depth;
}

function fieldsProblem(bare: string): PatternProblem | undefined {
  if (!bare.endsWith("]")) {
    return invalid(
      "begins with [ and does not end with ]",
      "Enclose all fields, as in [ip, user, ..., status = 5*], or quote a text that holds brackets.",
    );
  }
  const fields = bare.slice(1, -1).split(",");
  const only = fields.length === 1 ? (fields[0] ?? "").trim() : "";
  if (/^(ERROR|WARN|WARNING|INFO|DEBUG|FATAL|CRITICAL)$/.test(only)) {
    return {
      effect: "words",
      says: `is ${bare}, which matches every event of a single word: square brackets name fields`,
      fix: `Write ${only} for events that hold the word, or "[${only}]" in double quotes for the word in brackets.`,
    };
  }
  return undefined;
}

function termsProblem(bare: string): PatternProblem | undefined {
  if (/(^|\s)\|{1,2}(\s|$)/.test(bare)) {
    return invalid(
      "joins terms with |",
      "Write a question mark before each term of which one is enough: ?ERROR ?WARN.",
    );
  }
  if (/(^|\s)&{1,2}(\s|$)/.test(bare)) {
    return invalid("joins terms with &", "Write the terms side by side: all of them must be in the event.");
  }
  const word = /\S\s+(OR|AND)\s+\S/.exec(bare)?.[1];
  if (word === undefined) return undefined;
  return {
    effect: "words",
    says: `holds the word ${word}, which is a term like the others: only events with the word ${word} in them match`,
    fix: word === "OR" ? "Write a question mark before each term: ?ERROR ?WARN." : `Leave out ${word}.`,
  };
}
