// Traffic: the parts of a request as AWS hands them on to a function. Pure.
import type { HttpRequest } from "./http.ts";

/** What is the same in every rehearsal: nobody knows the client, the time and the ids. */
export const FIXED = {
  sourceIp: "203.0.113.1",
  userAgent: "stackproof",
  requestId: "00000000-0000-4000-8000-000000000001",
  shortRequestId: "AAAAAAAAAAAAAAA=",
  traceId: "Root=1-6955b900-000000000000000000000001",
  time: "01/Jan/2026:00:00:00 +0000",
  timeEpoch: 1_767_225_600_000,
} as const;

/** `/a/b/` has the segments a, b and an empty one; `/` has none. */
export function segmentsOf(path: string): readonly string[] {
  return path === "/" || path === "" ? [] : path.replace(/^\//, "").split("/");
}

/** Out of percent-encoding; the text itself where that is broken. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The query's names and values in their order; as they were sent when `isDecoded` is false. */
export function queryPairs(rawQuery: string, isDecoded = true): readonly (readonly [string, string])[] {
  const plain = (text: string): string => (isDecoded ? decoded(text.replaceAll("+", " ")) : text);
  return rawQuery
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const end = part.indexOf("=");
      return end < 0 ? [plain(part), ""] : [plain(part.slice(0, end)), plain(part.slice(end + 1))];
    });
}

/** All values of each name. */
export function valuesByName(
  pairs: readonly (readonly [string, string])[],
): Readonly<Record<string, readonly string[]>> {
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const list = values.get(name);
    if (list === undefined) values.set(name, [value]);
    else list.push(value);
  }
  return Object.fromEntries(values);
}

/** One value of each name, made of all of them. */
export function joinedValues(
  values: Readonly<Record<string, readonly string[]>>,
  join: (values: readonly string[]) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, list]) => [name, join(list)]));
}

/** The last value wins where a format has one value only. */
export function lastOf(values: readonly string[]): string {
  return values.at(-1) ?? "";
}

/** Where a request comes in. */
export interface Door {
  readonly host: string;
  readonly scheme: "http" | "https";
  readonly port: number;
}

/** The request's headers, in small letters, with those that every client sends and those that AWS adds. */
export function sentHeaders(request: HttpRequest, door: Door): Readonly<Record<string, string>> {
  const { body, headers } = request;
  return {
    accept: "*/*",
    host: door.host,
    "user-agent": FIXED.userAgent,
    ...(body !== undefined && { "content-length": String(Buffer.byteLength(body)) }),
    ...headers,
    "x-amzn-trace-id": FIXED.traceId,
    "x-forwarded-for": FIXED.sourceIp,
    "x-forwarded-port": String(door.port),
    "x-forwarded-proto": door.scheme,
  };
}

/**
 * True for bodies that load balancers, HTTP APIs and function URLs hand on as they are. All others are bytes to them,
 * forms and bodies without a type as well.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#receive-event-from-load-balancer;
 * observed with HTTP APIs: https://github.com/ministackorg/ministack/pull/766. That function URLs have the same list is
 * not proven.
 */
export function isTextType(contentType: string | undefined): boolean {
  const [type = ""] = (contentType ?? "").toLowerCase().split(";");
  return /^(?:text\/.+|application\/(?:json|javascript|xml))$/.test(type.trim());
}

/** The body as an event holds it. */
export function eventBody(
  body: string,
  isText: boolean,
): { readonly body: string; readonly isBase64Encoded: boolean } {
  return isText
    ? { body, isBase64Encoded: false }
    : { body: Buffer.from(body, "utf8").toString("base64"), isBase64Encoded: true };
}
