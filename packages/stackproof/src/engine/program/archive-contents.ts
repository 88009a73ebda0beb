// Engine, program: looks into the archives and assets of a program, without unpacking anything to the disk. What
// Pulumi packs, and what not, follows readPath and assetsArchiveReader of
// https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/archive/archive.go
import {
  closeSync,
  type Dirent,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  type Stats,
  statSync,
} from "node:fs";
import { basename, isAbsolute, join, posix, resolve } from "node:path";
import { compareText } from "../../core/place.ts";
import { holdsPlaceholder } from "../../core/placeholder.ts";
import { type Archive, Asset } from "../../core/value.ts";
import type { ArchiveContents, ArchivedFile, ReadArchive, ZippedSize } from "../../graph/archive-contents.ts";
import { isNamedArchive } from "../archive-endings.ts";
import { estimateZipped, type PackedFiles, readPacked, SAMPLE_BYTES } from "./packed-files.ts";

/** More files than this are not listed. */
const MOST_FILES = 100_000;
/** Folders deeper than this are not entered. */
const DEEPEST = 128;
/** No function is bigger: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const BIGGEST_FILE = 250 * 1024 * 1024;
/** Bigger archive files are not opened; their own size is known all the same. */
const BIGGEST_ARCHIVE = 128 * 1024 * 1024;
const BIGGEST_TEXT = 1024 * 1024;
/** Pulumi leaves its own folder out. */
const BOOKKEEPING = ".pulumi";

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

/** The whole of a file when it is not too big for a text; its start at least; the whole of it. */
type HowMuch = "text" | "start" | "all";

/** A set of files that can be asked one by one, or listed. Never throws. */
interface Part {
  readonly kind: ArchiveContents["kind"];
  list(): Listing;
  has(path: string): boolean | undefined;
  read(path: string, how: HowMuch): Uint8Array | undefined;
  /** Where a file lies on disk. */
  origin?(path: string): string | undefined;
  /** The size of the file that Pulumi hands on as it is. */
  readonly ownSize?: number;
}

interface Listing {
  readonly files: readonly ArchivedFile[];
  readonly complete: boolean;
}

const NOTHING: Listing = { files: [], complete: false };

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

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
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
  return mapPart(source.assets, at);
}

function pathPart(path: string, virtual: (path: string) => Uint8Array | undefined): Part | undefined {
  const made = virtual(path);
  if (made !== undefined) {
    // An empty file stands for an archive that the host could not make.
    if (made.length === 0) return undefined;
    return isNamedArchive(path) ? packedPart(path, made.length, () => made) : filePart(basename(path), made);
  }
  const stats = stat(path, statSync);
  if (stats?.isDirectory() === true) return folderPart(path, virtual);
  if (stats?.isFile() !== true) return undefined;
  if (isNamedArchive(path)) {
    return packedPart(path, stats.size, () => readFile(path, stats.size, "all", BIGGEST_ARCHIVE));
  }
  const name = basename(path);
  return {
    kind: "file",
    ownSize: stats.size,
    list: () => ({ files: [{ path: name, size: stats.size }], complete: true }),
    has: (inside) => inside === name,
    read: (inside, how) => (inside === name ? readFile(path, stats.size, how) : undefined),
    origin: (inside) => (inside === name ? path : undefined),
  };
}

function filePart(name: string, content: Uint8Array): Part {
  return {
    kind: "file",
    ownSize: content.length,
    list: () => ({ files: [{ path: name, size: content.length }], complete: true }),
    has: (path) => path === name,
    read: (path, how) => (path === name ? limited(content, how) : undefined),
  };
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

function mapPart(
  assets: Readonly<Record<string, Asset | Archive>>,
  at: (path: string) => Part | undefined,
): Part {
  const parts = once(() =>
    Object.keys(assets)
      .sort(compareText)
      .flatMap((name) => {
        const value = assets[name];
        return value === undefined ? [] : [{ name: posix.normalize(name), part: memberOf(value, at) }];
      }),
  );
  return {
    kind: "map",
    list() {
      const sizes = new Map<string, number>();
      let complete = true;
      for (const { name, part } of parts()) {
        if (part === undefined) complete = false;
        const { files, complete: whole } = part?.list() ?? NOTHING;
        complete &&= whole;
        for (const file of files) {
          const path = part?.kind === "file" ? name : posix.join(name, file.path);
          // Where two say the same name, the first one counts.
          if (!sizes.has(path)) sizes.set(path, file.size);
        }
      }
      return { files: sorted(sizes), complete };
    },
    has(path) {
      let unsure = false;
      for (const { name, part } of parts()) {
        const answer = memberHas(name, part, path);
        if (answer === true) return true;
        unsure ||= answer === undefined;
      }
      return unsure ? undefined : false;
    },
    read(path, how) {
      const member = memberAt(parts(), path);
      return member?.part.read(member.inside, how);
    },
    origin(path) {
      const member = memberAt(parts(), path);
      return member?.part.origin?.(member.inside);
    },
  };
}

/** The member of a map that has a file, and the file's path inside it. */
function memberAt(
  parts: readonly { readonly name: string; readonly part: Part | undefined }[],
  path: string,
): { readonly part: Part; readonly inside: string } | undefined {
  for (const { name, part } of parts) {
    if (part?.kind === "file") {
      if (name === path) return { part, inside: part.list().files[0]?.path ?? "" };
      continue;
    }
    const inside = insideOf(name, path);
    if (part !== undefined && inside !== undefined && part.has(inside) === true) return { part, inside };
  }
  return undefined;
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

function memberHas(name: string, part: Part | undefined, path: string): boolean | undefined {
  const inside = insideOf(name, path);
  if (part === undefined) return name === path || inside !== undefined ? undefined : false;
  if (part.kind === "file") return name === path;
  return inside === undefined ? false : part.has(inside);
}

/** What is left of `path` below the member `name`; a member "." or "" lies at the root. */
function insideOf(name: string, path: string): string | undefined {
  const root = posix.join(name, ".").replace(/\/$/, "");
  if (root === ".") return path;
  return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : undefined;
}

function folderPart(root: string, virtual: (path: string) => Uint8Array | undefined): Part {
  // filepath.Walk does not follow the folder itself either: a link to a folder is packed as nothing.
  const isLink = stat(root, lstatSync)?.isSymbolicLink() === true;
  return {
    kind: "folder",
    list: () => (isLink ? { files: [], complete: true } : listFolder(root)),
    has(path) {
      if (virtual(join(root, path)) !== undefined) return true;
      return !isLink && isPacked(root, path);
    },
    read(path, how) {
      const file = join(root, path);
      const made = virtual(file);
      if (made !== undefined) return limited(made, how);
      if (isLink || !isPacked(root, path)) return undefined;
      return readFile(file, stat(file, statSync)?.size ?? 0, how);
    },
    origin: (path) => (virtual(join(root, path)) === undefined ? join(root, path) : undefined),
  };
}

/** True when the folder has the file and no part of its path is left out. */
function isPacked(root: string, path: string): boolean {
  const steps = path.split("/");
  if (steps.some((step) => step === "" || step === "." || step === ".." || step === BOOKKEEPING))
    return false;
  let current = root;
  for (const [index, step] of steps.entries()) {
    current = join(current, step);
    const isLast = index === steps.length - 1;
    const stats = stat(current, isLast ? statSync : lstatSync);
    if (isLast ? stats?.isFile() !== true : stats?.isDirectory() !== true) return false;
  }
  return true;
}

function listFolder(root: string): Listing {
  const sizes = new Map<string, number>();
  let complete = true;
  const visit = (folder: string, inside: string, depth: number): void => {
    const entries = readFolder(folder);
    if (entries === undefined || depth > DEEPEST) complete = false;
    for (const entry of entries ?? []) {
      if (sizes.size >= MOST_FILES || depth > DEEPEST) {
        complete = false;
        return;
      }
      if (entry.name === BOOKKEEPING) continue;
      const path = inside === "" ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) {
        visit(join(folder, entry.name), path, depth + 1);
        continue;
      }
      const stats = stat(join(folder, entry.name), statSync);
      if (stats?.isFile() === true) sizes.set(path, stats.size);
      // A link that leads nowhere, a socket, a file without access: what Pulumi makes of it is not said here.
      else if (stats?.isDirectory() !== true) complete = false;
    }
  };
  visit(root, "", 0);
  return { files: sorted(sizes), complete };
}

function sorted(sizes: ReadonlyMap<string, number>): ArchivedFile[] {
  return [...sizes].map(([path, size]) => ({ path, size })).sort((a, b) => compareText(a.path, b.path));
}

function stat(
  path: string,
  look: (path: string, options: { throwIfNoEntry: false }) => Stats | undefined,
): Stats | undefined {
  try {
    return look(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function readFolder(path: string): Dirent[] | undefined {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return undefined;
  }
}

function limited(content: Uint8Array, how: HowMuch): Uint8Array | undefined {
  return how === "start" || content.length <= biggest(how) ? content : undefined;
}

function biggest(how: HowMuch): number {
  return how === "all" ? BIGGEST_FILE : BIGGEST_TEXT;
}

function readFile(
  path: string,
  size: number,
  how: HowMuch,
  limit: number = biggest(how),
): Uint8Array | undefined {
  try {
    if (how !== "start") return size > limit ? undefined : readFileSync(path);
    const start = Buffer.alloc(Math.min(size, SAMPLE_BYTES));
    const file = openSync(path, "r");
    try {
      return start.subarray(0, readSync(file, start));
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}
