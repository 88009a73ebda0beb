// Source: which files of a project are looked at: what the program loads, its tests, and what lies beside it unloaded.
import { join } from "node:path";
import { compareText } from "../core/place.ts";
import type { Files } from "../project/files.ts";
import { SourceFile, type SourceKind } from "./source-file.ts";

const CODE = /\.[cm]?[jt]sx?$/;
const DECLARATIONS = /\.d\.[cm]?ts$/;
const TEST = /(?:^|\/)(?:__tests__|tests?|specs?)\/|[._-](?:test|spec|tests)\.[cm]?[jt]sx?$/;
/** Without a file to start with, the program is what uses Pulumi. */
const PULUMI = /["']@pulumi\//;
const BUILT = /^(?:node_modules|dist|build|out|bin|coverage|cdk\.out|sdks)$/;
/** Files that some tool wrote on one line are no text that anyone reads. */
const LONGEST_LINE = 5000;
const MOST_FILES = 2000;
const MOST_BYTES = 1_000_000;

/** What there is to read. */
export interface ChosenFiles {
  readonly files: readonly SourceFile[];
  /** Files of the program's folders that were not read, because there are too many. */
  readonly left: number;
}

/**
 * Reads the program's files, its tests, and what lies beside them.
 *
 * @param loaded absolute paths of the files that the program's imports reach; none when it has no file to start with
 * @param directory the program's folder; folders with a project of their own, of packages and of builds are left out
 */
export function chooseFiles(
  loaded: readonly string[],
  directory: string,
  show: (path: string) => string,
  files: Files,
): ChosenFiles {
  const kinds = new Map<string, SourceKind>();
  for (const path of loaded) if (CODE.test(path)) kinds.set(path, "program");
  for (const path of codeBelow(directory, files)) {
    if (!kinds.has(path)) kinds.set(path, TEST.test(show(path)) ? "test" : "beside");
  }
  const all = [...kinds].sort(([a], [b]) => compareText(a, b));
  const chosen = all.slice(0, MOST_FILES).flatMap(([path, kind]) => {
    const text = files.readText(path);
    if (text === undefined || text.length > MOST_BYTES || hasLongLine(text)) return [];
    const isStray = kind === "beside" && loaded.length === 0 && PULUMI.test(text);
    return [new SourceFile(path, show(path), text, isStray ? "program" : kind)];
  });
  return { files: chosen, left: Math.max(0, all.length - MOST_FILES) };
}

function* codeBelow(directory: string, files: Files): Generator<string> {
  for (const name of files.list(directory)) {
    if (name.startsWith(".") || BUILT.test(name)) continue;
    const path = join(directory, name);
    if (files.kind(path) === "directory") {
      if (files.kind(join(path, "Pulumi.yaml")) === undefined) yield* codeBelow(path, files);
    } else if (CODE.test(name) && !DECLARATIONS.test(name)) yield path;
  }
}

function hasLongLine(text: string): boolean {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf("\n", start);
    if ((end < 0 ? text.length : end) - start > LONGEST_LINE) return true;
    if (end < 0) return false;
    start = end + 1;
  }
  return false;
}
