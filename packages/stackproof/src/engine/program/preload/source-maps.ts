// Engine, program, preload: stacks name the lines that the user wrote. Pulumi's runner installs source-map-support,
// which copies and maps every frame of every stack, and the SDK takes a stack for each promise: for a program of 60
// resources that was a third of the time. Here only frames of files that were transpiled are mapped.
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Transpiler } from "./transpile.ts";

interface Position {
  readonly source: string;
  readonly line: number;
  readonly column: number;
}

interface SourceMapSupport {
  install(options?: {
    environment: "node";
    handleUncaughtExceptions: boolean;
    retrieveSourceMap(source: string): { url: string; map: string } | null;
  }): void;
  mapSourcePosition(position: Position): Position;
}

/** Frames of a stack that are kept; a user's frame can stand below many of a library. */
const STACK_LIMIT = 30;

/** Replaces the preparation of stacks by one that maps the files of `transpiler`. */
export function installSourceMaps(sdk: string, transpiler: Transpiler): void {
  Error.stackTraceLimit = STACK_LIMIT;
  let support: SourceMapSupport;
  try {
    // The SDK's own copy, so that its later call to install does nothing.
    support = createRequire(join(sdk, "cmd/run/index.js"))("source-map-support") as SourceMapSupport;
  } catch {
    process.setSourceMapsEnabled(true);
    return;
  }
  support.install({
    environment: "node",
    handleUncaughtExceptions: false,
    retrieveSourceMap(source) {
      const map = transpiler.mapOf(pathOf(source));
      return map === undefined ? null : { url: pathOf(source), map };
    },
  });
  support.install = () => undefined;
  Error.prepareStackTrace = (error, frames) => {
    let text = headline(error);
    for (const frame of frames) text += `\n    at ${describe(frame, support, transpiler)}`;
    return text;
  };
}

function describe(frame: NodeJS.CallSite, support: SourceMapSupport, transpiler: Transpiler): string {
  // oxlint-disable-next-line typescript/no-base-to-string -- V8 writes call sites as text, which their type does not say
  const text = String(frame);
  const source = frame.getFileName() ?? undefined;
  const line = frame.getLineNumber();
  const column = frame.getColumnNumber();
  if (source === undefined || line === null || column === null || !transpiler.isOurs(pathOf(source)))
    return text;
  const mapped = support.mapSourcePosition({ source, line, column: column - 1 });
  return text.replace(
    `${source}:${line}:${column}`,
    `${pathOf(mapped.source)}:${mapped.line}:${mapped.column + 1}`,
  );
}

/** Programs throw errors whose name or message was replaced by anything. */
function headline(error: Error): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return "Error";
  }
}

function pathOf(source: string): string {
  return source.startsWith("file://") ? fileURLToPath(source.split("?")[0] ?? source) : source;
}
