// Check: what is left of files that do not parse, on its way to the program's process and back. Node knows files by their
// real paths, the project by the paths of its imports.
import { compareText } from "../core/place.ts";
import type { ProgramEnd } from "../engine/program/launch.ts";
import { diskFiles, displayPath } from "../project/files.ts";
import type { Recovered } from "../project/recover.ts";
import type { BrokenFile } from "./broken-files.ts";

/** The texts by the paths that Node knows files by. */
export async function textsForNode(
  recovered: Promise<ReadonlyMap<string, Recovered>>,
): Promise<ReadonlyMap<string, string>> {
  return new Map([...(await recovered)].map(([path, { text }]) => [diskFiles.realPath(path), text]));
}

/** The files that ran without their broken parts, sorted. Others may not parse and were never loaded. */
export function filesThatRanInPart(
  directory: string,
  end: ProgramEnd,
  recovered: ReadonlyMap<string, Recovered> = new Map(),
): readonly BrokenFile[] {
  const used = new Set(end.reports.flatMap((report) => (report.kind === "recovered" ? report.file : [])));
  return [...recovered]
    .filter(([path]) => used.has(diskFiles.realPath(path)))
    .map(([path, { leftOut }]) => ({ file: displayPath(directory, path), leftOut }))
    .sort((a, b) => compareText(a.file, b.file));
}
