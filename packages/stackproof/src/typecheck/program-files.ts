// Type check: finds the files of a program that nothing imports: its tests and its own declaration files. Pure but
// for the view of files that it is given.
import { join } from "node:path";
import type { FileView } from "./file-view.ts";

/** Folders that hold no source of the program. */
const SKIPPED = new Set(["node_modules", "dist", "build", "bin", "out", "lib-dist", "coverage", "cdk.out"]);
const TEST_FOLDERS = new Set(["test", "tests", "__tests__", "spec"]);
const OWN_PROJECT = ["Pulumi.yaml", "Pulumi.yml", "package.json", "tsconfig.json"];
const MAXIMUM_FOLDERS = 2000;

/** The declaration files and the tests below a program's folder, each sorted by path. */
export interface ProgramFiles {
  readonly declarations: readonly string[];
  readonly tests: readonly string[];
}

/**
 * Walks the program's folder. Folders with a project of their own (Pulumi.yaml, package.json, tsconfig.json) are left
 * out, except test folders: a tsconfig there is one for the tests. At most 2,000 folders are looked at.
 */
export function declarationsAndTests(programDirectory: string, files: FileView): ProgramFiles {
  const declarations: string[] = [];
  const tests: string[] = [];
  const queue = [{ folder: programDirectory, isTest: false }];
  for (let index = 0; index < queue.length && index < MAXIMUM_FOLDERS; index++) {
    const current = queue[index];
    if (current === undefined) break;
    const entries = files.list(current.folder);
    const own = current.isTest ? OWN_PROJECT.slice(0, 2) : OWN_PROJECT;
    if (index > 0 && entries.some((entry) => entry.kind === "file" && own.includes(entry.name))) continue;
    for (const { name, kind } of entries) {
      const path = join(current.folder, name);
      if (kind === "directory") {
        if (SKIPPED.has(name) || name.startsWith(".")) continue;
        queue.push({ folder: path, isTest: current.isTest || TEST_FOLDERS.has(name) });
      } else if (/\.d\.[cm]?ts$/.test(name)) {
        declarations.push(path);
      } else if (/\.[cm]?tsx?$/.test(name) && (/\.(?:test|spec)\.[cm]?tsx?$/.test(name) || current.isTest)) {
        tests.push(path);
      }
    }
  }
  return { declarations: declarations.sort(), tests: tests.sort() };
}
