// Engine, program: files and folders on disk as parts of an archive. What of a folder Pulumi packs, and what not,
// follows readPath of https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/archive/archive.go
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
import { basename, join } from "node:path";
import { biggest, type HowMuch, type Listing, limited, type Part, sorted } from "./archive-part.ts";
import { SAMPLE_BYTES } from "./packed-files.ts";

/** More files than this are not listed. */
const MOST_FILES = 100_000;
/** Folders deeper than this are not entered. */
const DEEPEST = 128;
/** Pulumi leaves its own folder out. */
const BOOKKEEPING = ".pulumi";

/** A file on disk. */
export function diskFilePart(path: string, size: number): Part {
  const name = basename(path);
  return {
    kind: "file",
    ownSize: size,
    list: () => ({ files: [{ path: name, size }], complete: true }),
    has: (inside) => inside === name,
    read: (inside, how) => (inside === name ? readFile(path, size, how) : undefined),
    origin: (inside) => (inside === name ? path : undefined),
  };
}

/**
 * A folder on disk.
 *
 * @param virtual content of files that exist in the rehearsal alone, by absolute path
 */
export function folderPart(root: string, virtual: (path: string) => Uint8Array | undefined): Part {
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
      return readFile(file, stat(file)?.size ?? 0, how);
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
      const stats = stat(join(folder, entry.name));
      if (stats?.isFile() === true) sizes.set(path, stats.size);
      // A link that leads nowhere, a socket, a file without access: what Pulumi makes of it is not said here.
      else if (stats?.isDirectory() !== true) complete = false;
    }
  };
  visit(root, "", 0);
  return { files: sorted(sizes), complete };
}

/** What lies at a path; undefined when nothing does, or nobody may look. */
export function stat(
  path: string,
  look: (path: string, options: { throwIfNoEntry: false }) => Stats | undefined = statSync,
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

/** As much of a file as is asked for; undefined when it is too big or cannot be read. */
export function readFile(
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
