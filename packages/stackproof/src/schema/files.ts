// Schema: the only file of this room that touches the disk. Reads installed packages; reads and writes the cache.
import { createHash } from "node:crypto";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

/** The text of a file, or undefined when it cannot be read. */
export function readText(path: string, encoding: "utf8" | "latin1" = "utf8"): string | undefined {
  try {
    return readFileSync(path, encoding);
  } catch {
    return undefined;
  }
}

/** The names in a folder, or none when it cannot be read. */
export function listFolder(path: string): readonly { readonly name: string; readonly isFolder: boolean }[] {
  try {
    return readdirSync(path, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      isFolder: entry.isDirectory(),
    }));
  } catch {
    return [];
  }
}

/** A short text that changes when one of the files changes: from sizes and times, not from contents. */
export function fingerprint(paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of paths) {
    try {
      const { size, mtimeMs } = statSync(path);
      hash.update(`${size}:${Math.floor(mtimeMs)};`);
    } catch {
      hash.update("none;");
    }
  }
  return hash.digest("hex").slice(0, 16);
}

/** The folder of a package that another package would load, as Node finds it; undefined when it is not installed. */
export function findPackage(name: string, from: string): string | undefined {
  for (let folder = realFolder(from); ; folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", name);
    if (readText(join(candidate, "package.json")) !== undefined) return candidate;
    if (dirname(folder) === folder) return undefined;
  }
}

/**
 * Further copies of a package that packages of the program brought along: one level below the packages of each
 * node_modules folder from `directory` upwards, in the order of their names.
 */
export function installedCopies(name: string, directory: string): string[] {
  const copies: string[] = [];
  for (let folder = realFolder(directory); ; folder = dirname(folder)) {
    for (const owner of packagesIn(join(folder, "node_modules"))) {
      const candidate = join(owner, "node_modules", name);
      if (readText(join(candidate, "package.json")) !== undefined) copies.push(candidate);
    }
    if (dirname(folder) === folder) return copies;
  }
}

function packagesIn(modules: string): string[] {
  return listFolder(modules)
    .map((entry) => entry.name)
    .sort()
    .flatMap((name) =>
      name.startsWith("@")
        ? listFolder(join(modules, name)).map((entry) => join(modules, name, entry.name))
        : [join(modules, name)],
    );
}

function realFolder(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/**
 * Where read schemas are kept: STACKPROOF_CACHE_DIR, or the place for caches of the platform
 * (https://specifications.freedesktop.org/basedir-spec/latest/, ~/Library/Caches, %LOCALAPPDATA%).
 */
export function defaultCacheDirectory(): string {
  const { STACKPROOF_CACHE_DIR: own, XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = process.env;
  if (own !== undefined && own !== "") return own;
  if (process.platform === "win32")
    return join(local ?? join(homedir(), "AppData", "Local"), "stackproof", "Cache");
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", "stackproof");
  return join(xdg !== undefined && xdg.startsWith("/") ? xdg : join(homedir(), ".cache"), "stackproof");
}

let writes = 0;

/**
 * Writes a file so that a reader at the same time sees the old text or the new one, never a part. A folder that cannot
 * be written is left alone: the cache only saves time.
 */
export function writeAtomically(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.${Date.now().toString(36)}.${(writes++).toString(36)}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch {
    removeFile(temporary);
  }
}

function removeFile(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // There is nothing to remove where not even the folder is one.
  }
}
