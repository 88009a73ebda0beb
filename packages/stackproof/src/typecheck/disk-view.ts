// Type check: the real file system behind a FileView. It only reads.
import { readdirSync, readFileSync, statSync } from "node:fs";
import type { FileEntry, FileView } from "./file-view.ts";

/** The real file system. */
export const diskView: FileView = {
  read(path) {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return undefined;
    }
  },
  kind(path) {
    const found = statSync(path, { throwIfNoEntry: false });
    return found?.isFile() === true ? "file" : found?.isDirectory() === true ? "directory" : undefined;
  },
  list(directory) {
    try {
      const entries = readdirSync(directory, { withFileTypes: true });
      const known = entries.flatMap((entry): FileEntry[] => {
        const kind = entry.isDirectory() ? "directory" : entry.isFile() ? "file" : undefined;
        return kind === undefined ? [] : [{ name: entry.name, kind }];
      });
      return known.sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch {
      return [];
    }
  },
};
