// Traffic: an answer against what was asked of it. Pure.
import type { AnswerRequirement } from "../project/requirements.ts";
import type { HttpAnswer } from "./http.ts";

/** Bodies are quoted so far. */
const QUOTED = 200;

/** How an answer falls short, as the rest of a sentence that begins with the request; undefined when it does not. */
export function shortfall(answer: HttpAnswer, expect: AnswerRequirement): string | undefined {
  if (expect.status !== undefined && answer.status !== expect.status) {
    return `is answered with ${answer.status}, not ${expect.status}`;
  }
  for (const [name, value] of Object.entries(expect.headers)) {
    const found = answer.headers[name];
    if (found === undefined) return `is answered without the header \`${name}\``;
    if (found !== value) return `is answered with the header \`${name}: ${found}\`, not \`${value}\``;
  }
  if (expect.body === undefined) return undefined;
  if (typeof expect.body === "string") {
    return answer.body.includes(expect.body)
      ? undefined
      : `is answered without \`${expect.body}\` in its body`;
  }
  const body = parsed(answer.body);
  if (body === undefined) return "is answered with a body that is no JSON";
  const missing = firstMissing(body, expect.body, []);
  return missing === undefined ? undefined : `is answered with a body ${missing}`;
}

/** The body of an answer, cut to what fits into a message. */
export function quotedBody({ body }: HttpAnswer): string {
  if (body === "") return "its body is empty";
  return `its body: ${body.length > QUOTED ? `${body.slice(0, QUOTED)}…` : body}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Objects may hold more than was asked for; everything else must be the same. */
function firstMissing(found: unknown, wanted: unknown, path: readonly string[]): string | undefined {
  const at = path.length === 0 ? "" : ` at \`${path.join(".")}\``;
  if (isObject(wanted)) {
    if (!isObject(found)) return `that has no object${at}`;
    for (const [key, value] of Object.entries(wanted)) {
      if (!Object.hasOwn(found, key)) return `without \`${[...path, key].join(".")}\``;
      const inside = firstMissing(found[key], value, [...path, key]);
      if (inside !== undefined) return inside;
    }
    return undefined;
  }
  if (Array.isArray(wanted)) {
    if (!Array.isArray(found)) return `that has no list${at}`;
    if (found.length !== wanted.length) return `that has ${found.length} items${at}, not ${wanted.length}`;
    for (const [index, value] of wanted.entries()) {
      const inside = firstMissing(found[index], value, [...path, String(index)]);
      if (inside !== undefined) return inside;
    }
    return undefined;
  }
  return found === wanted
    ? undefined
    : `that has \`${JSON.stringify(found)}\`${at}, not \`${JSON.stringify(wanted)}\``;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
