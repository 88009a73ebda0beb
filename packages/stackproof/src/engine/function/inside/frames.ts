// Engine, function, inside: the frames of a stack, without Node's own and without ours.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { RawFrame } from "../../program/reports.ts";

const FRAME = /(?:\(|at (?:async )?)((?:file:\/\/)?\/[^()]+?):(\d+):(\d+)\)?$/;

/** The frames that lie in files, innermost first. A syntax error's file stands in its first line. */
export function framesOf(error: unknown): RawFrame[] {
  const stack = error instanceof Error ? error.stack : undefined;
  if (stack === undefined) return [];
  const lines = stack.split("\n");
  const [, at, atLine] = /^(\/.+|file:\/\/.+):(\d+)$/.exec(lines[0] ?? "") ?? [];
  const first = at === undefined ? [] : [{ file: pathOf(at), line: Number(atLine), column: 1 }];
  const frames = lines.flatMap((line): RawFrame[] => {
    const [, file, lineNumber, column] = FRAME.exec(line.trim()) ?? [];
    if (file === undefined) return [];
    const path = pathOf(file);
    return dirname(path) === __dirname
      ? []
      : [{ file: path, line: Number(lineNumber), column: Number(column) }];
  });
  return [...first, ...frames];
}

function pathOf(file: string): string {
  return file.startsWith("file://") ? fileURLToPath(file) : file;
}
