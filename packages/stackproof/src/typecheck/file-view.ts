// Type check: how the pure parts of this room look at files. run-compiler.ts gives the real one, tests give maps.

/** A view of a file system. Paths are absolute. Nothing here throws: what is not there is undefined or empty. */
export interface FileView {
  /** The text of a file. */
  read(path: string): string | undefined;
  kind(path: string): "file" | "directory" | undefined;
  /** The entries of a folder, sorted by name. */
  list(directory: string): readonly FileEntry[];
}

/** One entry of a folder. */
export interface FileEntry {
  readonly name: string;
  readonly kind: "file" | "directory";
}
