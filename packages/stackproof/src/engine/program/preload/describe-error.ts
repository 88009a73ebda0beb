// Engine, program, preload: what a program threw, as a report. Anything can be thrown, so nothing is taken for granted.
import type { ErrorReport, RawFrame } from "../reports.ts";
import { framesOf } from "./report.ts";

/** Characters of a message that are kept. */
const LONGEST_MESSAGE = 20_000;

/** Everything that an error says, apart from how it came up. */
export type Description = Omit<ErrorReport, "kind" | "how">;

/** Describes any thrown value; reading it may throw again. */
export function describeError(reason: unknown): Description {
  try {
    return reason instanceof Error ? ofError(reason) : ofValue(reason);
  } catch {
    return { name: "a value", message: "that cannot be read", code: undefined, frames: [], at: undefined };
  }
}

function ofValue(reason: unknown): Description {
  return {
    name: "thrown value",
    message: shorten(inspect(reason)),
    code: undefined,
    frames: [],
    at: undefined,
  };
}

function ofError(reason: Error): Description {
  const { code, grpcMessage } = reason as { code?: unknown; grpcMessage?: unknown };
  const own = text(reason.message);
  const message = own === "" && typeof grpcMessage === "string" ? grpcMessage : own;
  return {
    name: text(reason.name) || "Error",
    message: shorten([message, ...reasonsOf(reason)].join("\n")),
    code: typeof code === "string" || typeof code === "number" ? `${code}` : undefined,
    frames: framesOf(text(reason.stack)),
    at: placeOfSyntaxError(reason),
  };
}

/** The errors behind an error: those of an AggregateError, and its cause. */
function reasonsOf(reason: Error): string[] {
  const { cause, errors } = reason as { cause?: unknown; errors?: unknown };
  const behind =
    reason instanceof AggregateError && Array.isArray(errors) ? (errors as unknown[]).slice(0, 20) : [];
  const lines = behind.map((error) => `- ${nameAndMessage(error)}`);
  return cause === undefined ? lines : [...lines, `Cause: ${nameAndMessage(cause)}`];
}

function nameAndMessage(value: unknown): string {
  return value instanceof Error ? `${text(value.name)}: ${text(value.message)}` : inspect(value);
}

/** esbuild and Node say in their own ways where a text does not parse. */
function placeOfSyntaxError(error: Error): RawFrame | undefined {
  const first = (error as { errors?: { location?: { file: string; line: number; column: number } | null }[] })
    .errors?.[0];
  const location = first?.location;
  if (location && typeof location.file === "string") {
    return { file: location.file, line: location.line, column: location.column + 1 };
  }
  if (error.name !== "SyntaxError") return undefined;
  const head = /^(?:file:\/\/)?(\/[^\n]+|[A-Za-z]:\\[^\n]+):(\d+)\n/.exec(text(error.stack));
  return head?.[1] === undefined ? undefined : { file: head[1], line: Number(head[2]), column: 1 };
}

function text(value: unknown): string {
  return typeof value === "string" ? value : value === undefined ? "" : inspect(value);
}

function inspect(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "function") return `function ${value.name}`.trimEnd();
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}

/** Cuts where a word ends, so that half a secret does not remain where the whole would have been taken out. */
function shorten(message: string): string {
  return message.length <= LONGEST_MESSAGE
    ? message
    : `${message.slice(0, LONGEST_MESSAGE).replace(/\S{1,200}$/, "")}…`;
}
