// Graph: what is inside an archive or asset that a program gives to a resource. Types only; the engine reads.
import type { Archive, Asset } from "../core/value.ts";

/** One file inside an archive. */
export interface ArchivedFile {
  /** Path inside the archive, with forward slashes and no leading slash. */
  readonly path: string;
  /** Bytes, unzipped. */
  readonly size: number;
}

/** How many bytes an archive has when it is zipped. */
export interface ZippedSize {
  readonly bytes: number;
  /**
   * True for an archive file that Pulumi hands on as it is. What Pulumi zips itself (folders, maps, `.jar`, `.tar`)
   * is estimated from samples of its files.
   */
  readonly exact: boolean;
}

/**
 * What an archive holds, as Pulumi would pack it: folders without `.pulumi` and without links that lead to folders.
 * Every member is computed when it is first asked for; `has` and `text` of a folder do not list the folder.
 */
export interface ArchiveContents {
  /** A folder; an archive file; a map of names to files; a single file (an Asset that is no archive). */
  readonly kind: "folder" | "archive" | "map" | "file";
  /** Sorted by path; folders have no entry. Cut off at a limit, see `complete`. */
  readonly files: readonly ArchivedFile[];
  /** False when files may be missing from `files`: too many, unreadable, remote, or an archive that is damaged. */
  readonly complete: boolean;
  /** Bytes of all files together; a lower bound when the list is not complete. */
  readonly unzippedSize: number;
  /** Undefined when not even an estimate is possible. */
  readonly zippedSize: ZippedSize | undefined;
  /** Whether there is a file of this path; undefined when it cannot be told. */
  has(path: string): boolean | undefined;
  /** The text of a file; undefined when it is not there, bigger than 1 MiB, unreadable, or not UTF-8. */
  text(path: string): string | undefined;
  /** The whole of a file; undefined when it is not there, unreadable, or bigger than Lambda takes (250 MiB). */
  bytes(path: string): Uint8Array | undefined;
  /** The file on disk that is packed under this path; undefined for what is made or unpacked in memory. */
  origin(path: string): string | undefined;
}

/** Reads an archive or asset. Undefined when nothing is known of it: remote, missing, or named by a placeholder. */
export type ReadArchive = (value: Archive | Asset) => ArchiveContents | undefined;
