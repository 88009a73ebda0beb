// Project: the only place of this room that touches the disk. Thin: nothing is decided here.
import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { relative, sep } from "node:path";

/** What the rest of the room may ask of the disk. Paths are absolute. */
export interface Files {
  /** The text without a byte order mark; undefined when there is no such file or it cannot be read. */
  readText(path: string): string | undefined;
  /** What lies there, links followed; undefined for nothing. */
  kind(path: string): "file" | "directory" | undefined;
  /** The names in a folder, sorted; empty when it cannot be read. */
  list(path: string): readonly string[];
  /** The path with all links followed; the path itself when there is nothing. */
  realPath(path: string): string;
}

/** The real disk. */
export const diskFiles: Files = {
  readText(path) {
    try {
      const text = readFileSync(path, "utf8");
      return text.startsWith("\uFEFF") ? text.slice(1) : text;
    } catch {
      return undefined;
    }
  },
  kind(path) {
    try {
      return statSync(path).isDirectory() ? "directory" : "file";
    } catch {
      // Nothing there, a file in place of a folder on the way, or no right to look.
      return undefined;
    }
  },
  list(path) {
    try {
      return readdirSync(path).sort();
    } catch {
      return [];
    }
  },
  realPath(path) {
    try {
      return realpathSync(path);
    } catch {
      return path;
    }
  },
};

/** A path as findings print it: from the project's folder, with forward slashes; `.` for the folder itself. */
export function displayPath(directory: string, path: string): string {
  const text = relative(directory, path);
  return text === "" ? "." : text.split(sep).join("/");
}
