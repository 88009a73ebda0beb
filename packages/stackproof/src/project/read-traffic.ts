// Project: reads the `traffic` section of stackproof.yaml. Pure.
import { z } from "zod";
import type { TrafficRequirement } from "./requirements.ts";

const REQUEST = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (\/\S*)$/;
const OPERATION = /^[a-z][a-z0-9-]*:[A-Z][A-Za-z0-9]*$/;
const OBJECT = /^[^/\s]+\/\S.*$/s;

const status = z
  .number("must be a status such as 200, or an object with `status`, `body` or `headers`")
  .int()
  .min(100, "must be a status from 100 to 599")
  .max(599, "must be a status from 100 to 599");

const answer = z.strictObject({
  status: status.optional(),
  headers: z.record(z.string().min(1), z.string()).optional(),
  body: z.json().optional(),
});

/** One item of `traffic`. What belongs together is said in words of its own, since a union's words help nobody. */
const item = z
  .strictObject({
    http: z
      .string()
      .regex(REQUEST, "must be a method in capitals and a path, such as `GET /health`")
      .optional(),
    put: z
      .string()
      .regex(OBJECT, "must be the Pulumi name of a bucket, a slash and a key, such as `uploads/photo.jpg`")
      .optional(),
    at: z.string().min(1).optional(),
    headers: z.record(z.string().min(1), z.string()).optional(),
    body: z.json().optional(),
    aws: z
      .record(z.string().regex(OPERATION, "must be named as in IAM, such as `dynamodb:GetItem`"), z.json())
      .optional(),
    expect: z.union([status, z.string().min(1), answer], {
      error:
        "must be a status such as 200, an object with `status`, `body` or `headers`, or for `put` a function's name",
    }),
  })
  .superRefine((value, context) => {
    const problem = problemOf(value);
    if (problem !== undefined) context.addIssue({ code: "custom", message: problem });
  });

/** `traffic` as zod knows it. */
export const trafficSection = z.array(item);
/** The keys of an item. */
export const TRAFFIC_KEYS: readonly string[] = Object.keys(item.shape);

type Item = z.output<typeof item>;

function problemOf({ http, put, at, headers, body, expect }: Item): string | undefined {
  if (http === undefined && put === undefined) return "needs `http` or `put`";
  if (http !== undefined && put !== undefined) return "has both `http` and `put`: write two items";
  if (put === undefined) {
    return typeof expect === "string" ? "expects a text: `http` expects a status or an object" : undefined;
  }
  if (typeof expect !== "string")
    return "expects no text: `put` expects the Pulumi name of the function that runs";
  const given = Object.entries({ at, headers, body }).find(([, value]) => value !== undefined);
  return given === undefined ? undefined : `has \`${given[0]}\`, which belongs to \`http\``;
}

/** The item as the room of traffic takes it, and its words. */
export function trafficOf({ http, put, at, headers, body, aws = {}, expect }: Item): {
  readonly value: TrafficRequirement;
  readonly words: string;
} {
  if (put !== undefined) {
    const slash = put.indexOf("/");
    const name = typeof expect === "string" ? expect : "";
    const value = {
      kind: "put",
      bucket: put.slice(0, slash),
      key: put.slice(slash + 1),
      aws,
      expect: name,
    } as const;
    return { value, words: `put ${put}, expect ${name}` };
  }
  const [, method = "", target = ""] = REQUEST.exec(http ?? "") ?? [];
  const wanted = typeof expect === "number" ? { status: expect } : typeof expect === "string" ? {} : expect;
  const value = {
    kind: "http",
    method,
    target,
    at,
    headers: inSmallLetters(headers ?? {}),
    body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
    aws,
    isJson: body !== undefined && typeof body !== "string",
    expect: { status: wanted.status, headers: inSmallLetters(wanted.headers ?? {}), body: wanted.body },
  } as const;
  const place = at === undefined ? "" : ` at ${at}`;
  return { value, words: `http ${http ?? ""}${place}, expect ${wordsOf(wanted)}` };
}

function wordsOf(wanted: z.output<typeof answer>): string {
  const { status: code, headers, body } = wanted;
  if (headers === undefined && body === undefined) return String(code);
  return JSON.stringify(wanted);
}

function inSmallLetters(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
