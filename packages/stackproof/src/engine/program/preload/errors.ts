// Engine, program, preload: errors that nobody handles, and exits that come too early.
import { describeError } from "./describe-error.ts";
import { currentFrames, report } from "./report.ts";

/** Reports uncaught errors, unhandled rejections and calls of process.exit. Pulumi's own handlers run as well. */
export function watchErrors(): void {
  const seen = new Set<unknown>();
  const handle = (how: "thrown" | "rejection") => (reason: unknown) => {
    if (seen.has(reason)) return;
    seen.add(reason);
    const description = describeError(reason);
    // Pulumi's runner looks into what was thrown and stumbles itself when that is null or undefined.
    const isConsequence =
      (seen.has(null) || seen.has(undefined)) &&
      description.frames.length === 0 &&
      reason !== null &&
      reason !== undefined;
    if (!isConsequence) report({ kind: "error", how, ...description });
    // Pulumi's runner has its own handlers; when it is not loaded yet, ours must not swallow the error.
    const event = how === "thrown" ? "uncaughtException" : "unhandledRejection";
    if (process.listenerCount(event) < 2) process.exitCode = 1;
  };
  process.on("uncaughtException", handle("thrown"));
  process.on("unhandledRejection", handle("rejection"));

  const exit = process.exit.bind(process);
  process.exit = (code?: number | string | null): never => {
    const frames = currentFrames();
    if (frames.length > 0)
      report({ kind: "exit-called", code: Number(code ?? process.exitCode ?? 0), frames });
    return exit(code);
  };
}
