// Engine, program: reads the files behind assets and archives.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { isAbsolute, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { compareText } from "../../core/place.ts";
import type { PathContent, ReadPath } from "../assets.ts";

/** Reads paths relative to `directory`; each is read once. */
export function assetReader(directory: string, virtual: (path: string) => PathContent | undefined): ReadPath {
  const known = new Map<string, Promise<PathContent>>();
  return (path) => {
    const absolute = isAbsolute(path) ? path : resolve(directory, path);
    const before = known.get(absolute) ?? readPath(absolute, virtual);
    known.set(absolute, before);
    return before;
  };
}

async function readPath(
  path: string,
  virtual: (path: string) => PathContent | undefined,
): Promise<PathContent> {
  const made = virtual(path);
  if (made !== undefined) return made;
  const info = await stat(path).catch(() => undefined);
  if (info === undefined) return { kind: "missing" };
  if (!info.isDirectory()) return { kind: "file", hash: await hashFile(path) };
  const hash = createHash("sha256");
  await hashFolder(path, "", hash, new Set());
  return { kind: "folder", hash: hash.digest("hex") };
}

async function hashFolder(
  root: string,
  relative: string,
  hash: ReturnType<typeof createHash>,
  seen: Set<string>,
): Promise<void> {
  const entries = await readdir(join(root, relative), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
    const inside = relative === "" ? entry.name : `${relative}/${entry.name}`;
    const path = join(root, inside);
    const info = await stat(path).catch(() => undefined);
    if (info === undefined) continue;
    const identity = `${info.dev}:${info.ino}`;
    if (info.isDirectory()) {
      // A link that leads back up would never end.
      if (seen.has(identity)) continue;
      await hashFolder(root, inside, hash, new Set([...seen, identity]));
    } else if (info.isFile()) {
      hash.update(`${inside}\0${await hashFile(path)}\0`);
    }
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  try {
    await pipeline(createReadStream(path), hash);
  } catch {
    return "unreadable";
  }
  return hash.digest("hex");
}
