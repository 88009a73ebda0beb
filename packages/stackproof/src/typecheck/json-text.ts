// Type check: reads the JSON dialect of tsconfig files, which may hold comments and trailing commas. Pure.

/** The value of a tsconfig text; undefined when it is broken (the project's own checks say where). */
export function parseJsonText(text: string): unknown {
  try {
    return JSON.parse(strict(text.startsWith("\uFEFF") ? text.slice(1) : text));
  } catch {
    return undefined;
  }
}

/** A plain object, or undefined for lists, null and scalars. */
export function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return isObject(value) ? value : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The texts of a list, or undefined when it is no list; other items are left out. */
export function asTexts(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : undefined;
}

const COMMENTS = /"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
const TRAILING_COMMAS = /"(?:[^"\\\n]|\\.)*"|,(?=\s*[}\]])/g;

/** The text without comments, and then without trailing commas; strings stay as they are. */
function strict(text: string): string {
  return text.replaceAll(COMMENTS, blank).replaceAll(TRAILING_COMMAS, blank);
}

function blank(token: string): string {
  return token.startsWith('"') ? token : " ";
}
