// Traffic: what the ways to read a function's result share. Pure.
import type { FunctionEnd } from "../graph/function-call.ts";
import type { HttpAnswer, Json } from "./http.ts";

export type JsonObject = { readonly [key: string]: Json };

/** Why the function did not answer for itself, as a clause. */
export function endWords(end: Exclude<FunctionEnd, { kind: "returned" }>): string {
  if (end.kind === "timed-out") return `the function did not answer within ${end.seconds} s`;
  return `the function failed with ${end.errorType}${end.errorMessage === "" ? "" : `: ${end.errorMessage}`}`;
}

/** What a function returned: its JSON value, or the text where it is none. */
export function resultOf(payload: string): { readonly value: Json; readonly isJson: boolean } {
  try {
    return { value: JSON.parse(payload) as Json, isJson: true };
  } catch {
    return { value: payload, isJson: false };
  }
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A status code, given as a number or as digits; undefined when it is none. */
export function statusOf(value: Json | undefined): number | undefined {
  const number =
    typeof value === "number"
      ? value
      : typeof value === "string" && /^\d+$/.test(value)
        ? Number(value)
        : undefined;
  return number !== undefined && Number.isInteger(number) && number >= 100 && number <= 599
    ? number
    : undefined;
}

/**
 * Headers with names in small letters; undefined when the value is no object of texts. Nothing counts as no headers.
 *
 * @param takes which values of JSON stand for a text; null is left out where it does not say
 */
export function headersOf(
  value: Json | undefined,
  takes: (value: Json) => boolean = (one) => typeof one !== "object" || one === null,
): Readonly<Record<string, string>> | undefined {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value);
  if (!entries.every(([, one]) => takes(one))) return undefined;
  const given = entries.filter(([, one]) => one !== null);
  return Object.fromEntries(given.map(([name, one]) => [name.toLowerCase(), plainText(one)]));
}

/** Headers with lists of values, joined; undefined when the value is no object of lists. */
export function multiHeadersOf(value: Json | undefined): Readonly<Record<string, string>> | undefined {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value);
  if (!entries.every(([, list]) => Array.isArray(list) && list.every((one) => typeof one !== "object"))) {
    return undefined;
  }
  return Object.fromEntries(
    entries.map(([name, list]) => [name.toLowerCase(), (list as readonly Json[]).map(plainText).join(", ")]),
  );
}

function plainText(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The body as the client gets it. */
export function bodyText(body: string, isBase64Encoded: boolean): string {
  return isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body;
}

/** The answer that a function wrote itself. */
export function ownAnswer(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string,
  defaultType: string,
): HttpAnswer {
  return { status, headers: { "content-type": defaultType, ...headers }, body };
}
