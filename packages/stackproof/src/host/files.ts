// Host: the only place of the provider host that reads the disk. It writes nothing: what a provider would write is
// kept in memory (see virtual-files.ts).
import { type Dirent, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What the hosts need of a file system. Paths are absolute. */
export interface HostFiles {
  /** Kind of what the path leads to, links followed; undefined when nothing is there. */
  kindOf(path: string): "file" | "directory" | "other" | undefined;
  /** Size of a file in bytes; 0 when it cannot be told. */
  sizeOf(path: string): number;
  /** The content of a file; undefined when it cannot be read. */
  read(path: string): Uint8Array | undefined;
  /** What a folder holds, sorted by name as Go's filepath.Walk does; empty when it cannot be read. */
  list(path: string): readonly DirectoryEntry[];
}

/** One entry of a folder. */
export interface DirectoryEntry {
  readonly name: string;
  readonly path: string;
  /** True for a symbolic link, whatever it leads to. */
  readonly isLink: boolean;
}

/** The files of this machine. */
export const diskFiles: HostFiles = {
  kindOf(path) {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return undefined;
    return stats.isFile() ? "file" : stats.isDirectory() ? "directory" : "other";
  },
  sizeOf(path) {
    return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  },
  read(path) {
    try {
      return readFileSync(path);
    } catch {
      return undefined;
    }
  },
  list(path) {
    let entries: Dirent[];
    try {
      entries = readdirSync(path, { withFileTypes: true });
    } catch {
      return [];
    }
    return entries
      .map((entry) => ({ name: entry.name, path: join(path, entry.name), isLink: entry.isSymbolicLink() }))
      .sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
  },
};
