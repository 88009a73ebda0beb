// Project: the files of a project's folder, as requirements see them.
import { join } from "node:path";
import type { Files } from "./files.ts";

const MOST_FILES = 20_000;

/**
 * The files below a folder, as paths from it with forward slashes, sorted. Installed packages and what begins with a dot
 * are left out; so is what comes after the first 20,000.
 */
export function filesBelow(directory: string, files: Files): string[] {
  const found: string[] = [];
  const enter = (path: string, shown: string): void => {
    for (const name of files.list(path)) {
      if (name.startsWith(".") || name === "node_modules" || found.length >= MOST_FILES) continue;
      if (files.kind(join(path, name)) === "directory") enter(join(path, name), `${shown}${name}/`);
      else found.push(shown + name);
    }
  };
  enter(directory, "");
  return found.sort();
}
