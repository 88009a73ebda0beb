// Host: making zip and tar.gz archives whose bytes depend on names and contents alone. Pure.
import { gzipSync, type Zippable, zipSync } from "fflate";
import type { ArchiveEntry } from "./collect.ts";

/**
 * Packs the files as `zip` or `tar.gz`; undefined for any other type. All times are the earliest that the format
 * knows, modes are 0644. The bytes are not those of the real provider, whose compressor is Go's, so hashes differ.
 */
export function packEntries(type: string, entries: readonly ArchiveEntry[]): Uint8Array | undefined {
  if (type === "zip") return zip(entries);
  // The year 1970 is written as no time at all.
  return type === "tar.gz" ? gzipSync(tar(entries), { mtime: 0, level: 6 }) : undefined;
}

function zip(entries: readonly ArchiveEntry[]): Uint8Array {
  const files: Zippable = {};
  for (const { path, content } of entries) files[path] = content;
  // A zip holds local time, so the local start of 1980 gives the same bytes in every time zone.
  return zipSync(files, { mtime: new Date(1980, 0, 1), level: 6, os: 3, attrs: 0o100644 << 16 });
}

const BLOCK = 512;

/** A tar archive in the ustar form: https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html */
function tar(entries: readonly ArchiveEntry[]): Uint8Array {
  const parts: Buffer[] = [];
  for (const { path, content } of entries) {
    parts.push(header(path, content.length), Buffer.from(content));
    parts.push(Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK));
  }
  return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]);
}

function header(path: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  const [prefix, name] = splitPath(path);
  block.write(name, 0, 100);
  block.write("0000644\0", 100);
  block.write("0000000\0", 108);
  block.write("0000000\0", 116);
  block.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  block.write("00000000000\0", 136);
  block.write("        ", 148);
  block.write("0", 156);
  block.write("ustar\u000000", 257, "latin1");
  block.write(prefix, 345, 155);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

/** A path of more than 100 bytes is split at a slash; what fits in no way is cut. */
function splitPath(path: string): readonly [string, string] {
  if (Buffer.byteLength(path) <= 100) return ["", path];
  for (let at = path.indexOf("/"); at > 0; at = path.indexOf("/", at + 1)) {
    if (Buffer.byteLength(path.slice(at + 1)) <= 100) return [path.slice(0, at), path.slice(at + 1)];
  }
  return ["", path];
}
