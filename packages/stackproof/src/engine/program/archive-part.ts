// Engine, program: what an archive is made of: sets of files that can be asked one by one, or listed. Pure.
import { compareText } from "../../core/place.ts";
import type { ArchiveContents, ArchivedFile } from "../../graph/archive-contents.ts";

/** No function is bigger: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const BIGGEST_FILE = 250 * 1024 * 1024;
const BIGGEST_TEXT = 1024 * 1024;

/** The whole of a file when it is not too big for a text; its start at least; the whole of it. */
export type HowMuch = "text" | "start" | "all";

/** A set of files that can be asked one by one, or listed. Never throws. */
export interface Part {
  readonly kind: ArchiveContents["kind"];
  list(): Listing;
  has(path: string): boolean | undefined;
  read(path: string, how: HowMuch): Uint8Array | undefined;
  /** Where a file lies on disk. */
  origin?(path: string): string | undefined;
  /** The size of the file that Pulumi hands on as it is. */
  readonly ownSize?: number;
}

/** The files of a part, sorted by path; not complete when there may be others. */
export interface Listing {
  readonly files: readonly ArchivedFile[];
  readonly complete: boolean;
}

/** Of a part that cannot be read. */
export const NOTHING: Listing = { files: [], complete: false };

/** A file whose content is here. */
export function filePart(name: string, content: Uint8Array): Part {
  return {
    kind: "file",
    ownSize: content.length,
    list: () => ({ files: [{ path: name, size: content.length }], complete: true }),
    has: (path) => path === name,
    read: (path, how) => (path === name ? limited(content, how) : undefined),
  };
}

/** Sizes by path as a list. */
export function sorted(sizes: ReadonlyMap<string, number>): ArchivedFile[] {
  return [...sizes].map(([path, size]) => ({ path, size })).sort((a, b) => compareText(a.path, b.path));
}

/** Content, when it is not too big for what it is asked for. */
export function limited(content: Uint8Array, how: HowMuch): Uint8Array | undefined {
  return how === "start" || content.length <= biggest(how) ? content : undefined;
}

/** Bytes that a file may have to be read. */
export function biggest(how: HowMuch): number {
  return how === "all" ? BIGGEST_FILE : BIGGEST_TEXT;
}

/** Makes a value when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
