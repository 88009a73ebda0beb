// Engine, program: looks into the archives and assets of a program, without unpacking anything to the disk.
import { basename, isAbsolute, resolve } from "node:path";
import { holdsPlaceholder } from "../../core/placeholder.ts";
import { type Archive, Asset } from "../../core/value.ts";
import type { ArchiveContents, ReadArchive, ZippedSize } from "../../graph/archive-contents.ts";
import { isNamedArchive } from "../archive-endings.ts";
import { diskFilePart, folderPart, readFile, stat } from "./archive-disk.ts";
import { mapPart } from "./archive-map.ts";
import { biggest, filePart, NOTHING, once, type Part } from "./archive-part.ts";
import { estimateZipped, type PackedFiles, readPacked } from "./packed-files.ts";

/** Bigger archive files are not opened; their own size is known all the same. */
const BIGGEST_ARCHIVE = 128 * 1024 * 1024;

/**
 * Looks into archives whose paths are relative to `directory`. Each is read once, and only as far as it is asked for.
 *
 * @param virtual content of files that exist in the rehearsal alone, by absolute path
 */
export function archiveReader(
  directory: string,
  virtual: (path: string) => Uint8Array | undefined,
): ReadArchive {
  const known = new Map<string, Part | undefined>();
  // Two functions often share a folder: it is listed once.
  const opened = new WeakMap<Part, ArchiveContents>();
  const at = (path: string): Part | undefined => {
    if (holdsPlaceholder(path)) return undefined;
    const absolute = isAbsolute(path) ? path : resolve(directory, path);
    if (!known.has(absolute)) known.set(absolute, pathPart(absolute, virtual));
    return known.get(absolute);
  };
  return (value) => {
    const part = partOf(value, at);
    if (part === undefined) return undefined;
    const contents = opened.get(part) ?? contentsOf(part);
    opened.set(part, contents);
    return contents;
  };
}

function contentsOf(part: Part): ArchiveContents {
  const list = once(() => part.list());
  const unzipped = once(() => list().files.reduce((sum, file) => sum + file.size, 0));
  const zipped = once((): ZippedSize | undefined => {
    if (part.ownSize !== undefined) return { bytes: part.ownSize, exact: true };
    if (!list().complete) return undefined;
    return { bytes: estimateZipped(list().files, (path) => part.read(path, "start")), exact: false };
  });
  return {
    kind: part.kind,
    get files() {
      return list().files;
    },
    get complete() {
      return list().complete;
    },
    get unzippedSize() {
      return unzipped();
    },
    get zippedSize() {
      return zipped();
    },
    has: (path) => part.has(path),
    text: (path) => textOf(part.read(path, "text")),
    bytes: (path) => part.read(path, "all"),
    origin: (path) => part.origin?.(path),
  };
}

function textOf(content: Uint8Array | undefined): string | undefined {
  if (content === undefined) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

function partOf(value: Archive | Asset, at: (path: string) => Part | undefined): Part | undefined {
  const { source } = value;
  if ("uri" in source) return undefined;
  if ("text" in source) return filePart("", Buffer.from(source.text));
  if ("path" in source) {
    const part = at(source.path);
    // An asset is one file; a folder is refused, as is an archive of a file that is none.
    if (value instanceof Asset) return part?.kind === "folder" ? undefined : part;
    return part?.kind === "file" ? undefined : part;
  }
  return mapPart(source.assets, (member) => memberOf(member, at));
}

/** A member of a map. As an asset, even an archive file is one file. */
function memberOf(value: Asset | Archive, at: (path: string) => Part | undefined): Part | undefined {
  const part = partOf(value, at);
  if (!(value instanceof Asset) || part?.kind !== "archive" || !("path" in value.source)) return part;
  const name = basename(value.source.path);
  const size = part.ownSize;
  return {
    kind: "file",
    list: () => (size === undefined ? NOTHING : { files: [{ path: name, size }], complete: true }),
    has: (path) => path === name,
    read: () => undefined,
  };
}

function pathPart(path: string, virtual: (path: string) => Uint8Array | undefined): Part | undefined {
  const made = virtual(path);
  if (made !== undefined) {
    // An empty file stands for an archive that the host could not make.
    if (made.length === 0) return undefined;
    return isNamedArchive(path) ? packedPart(path, made.length, () => made) : filePart(basename(path), made);
  }
  const stats = stat(path);
  if (stats?.isDirectory() === true) return folderPart(path, virtual);
  if (stats?.isFile() !== true) return undefined;
  if (isNamedArchive(path)) {
    return packedPart(path, stats.size, () => readFile(path, stats.size, "all", BIGGEST_ARCHIVE));
  }
  return diskFilePart(path, stats.size);
}

function packedPart(path: string, size: number, content: () => Uint8Array | undefined): Part {
  const packed = once((): PackedFiles | undefined => {
    const bytes = content();
    return bytes === undefined ? undefined : readPacked(path, bytes);
  });
  return {
    kind: "archive",
    // Any other format is unpacked and zipped anew.
    ...(path.endsWith(".zip") && { ownSize: size }),
    list: () => packed()?.listing ?? NOTHING,
    has: (inside) => {
      const found = packed();
      if (found === undefined) return undefined;
      return found.sizes.has(inside) ? true : found.listing.complete ? false : undefined;
    },
    read: (inside, how) => {
      const found = packed();
      const unpacked = found?.sizes.get(inside);
      return unpacked === undefined || unpacked > biggest(how) ? undefined : found?.read(inside);
    },
  };
}
