// Engine, program, preload: errors that nobody handles, and exits that come too early.
import { currentFrames, framesOf, report } from "./report.ts";
import type { RawFrame } from "../reports.ts";

/** Reports uncaught errors, unhandled rejections and calls of process.exit. Pulumi's own handlers run as well. */
export function watchErrors(): void {
  const seen = new Set<unknown>();
  const handle = (how: "thrown" | "rejection") => (reason: unknown) => {
    if (seen.has(reason)) return;
    seen.add(reason);
    report({ kind: "error", how, ...describe(reason) });
    // Pulumi's runner has its own handlers; when it is not loaded yet, ours must not swallow the error.
    const event = how === "thrown" ? "uncaughtException" : "unhandledRejection";
    if (process.listenerCount(event) < 2) process.exitCode = 1;
  };
  process.on("uncaughtException", handle("thrown"));
  process.on("unhandledRejection", handle("rejection"));

  const exit = process.exit.bind(process);
  process.exit = (code?: number | string | null): never => {
    const frames = currentFrames();
    if (frames.length > 0) report({ kind: "exit-called", code: Number(code ?? process.exitCode ?? 0), frames });
    return exit(code);
  };
}

function describe(reason: unknown): {
  name: string;
  message: string;
  code: string | undefined;
  frames: RawFrame[];
  at: RawFrame | undefined;
} {
  if (!(reason instanceof Error)) {
    return { name: "thrown value", message: inspect(reason), code: undefined, frames: [], at: undefined };
  }
  const { code, grpcMessage } = reason as { code?: unknown; grpcMessage?: unknown };
  const message = reason.message === "" && typeof grpcMessage === "string" ? grpcMessage : reason.message;
  return {
    name: reason.name,
    message: message.slice(0, 20_000),
    code: code === undefined ? undefined : String(code),
    frames: framesOf(reason.stack),
    at: placeOfSyntaxError(reason),
  };
}

/** esbuild and Node say in their own ways where a text does not parse. */
function placeOfSyntaxError(error: Error): RawFrame | undefined {
  const first = (error as { errors?: { location?: { file: string; line: number; column: number } }[] }).errors?.[0];
  const location = first?.location;
  if (location) return { file: location.file, line: location.line, column: location.column + 1 };
  if (error.name !== "SyntaxError") return undefined;
  const head = /^(?:file:\/\/)?(\/[^\n]+|[A-Za-z]:\\[^\n]+):(\d+)\n/.exec(error.stack ?? "");
  return head?.[1] === undefined ? undefined : { file: head[1], line: Number(head[2]), column: 1 };
}

function inspect(value: unknown): string {
  if (typeof value === "string") return value;
  try {
    return (JSON.stringify(value) ?? String(value)).slice(0, 2_000);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
