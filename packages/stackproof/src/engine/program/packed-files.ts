// Engine, program: what is inside a zip or tar file that was read into memory. Nothing here touches the disk.
import { posix } from "node:path";
import { deflateRawSync, gunzipSync, inflateRawSync } from "node:zlib";
import { compareText } from "../../core/place.ts";
import type { ArchivedFile } from "../../graph/archive-contents.ts";

/** The files of a packed archive. */
export interface PackedFiles {
  readonly listing: { readonly files: readonly ArchivedFile[]; readonly complete: boolean };
  /** Bytes of each file, unpacked. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Unpacks one file; undefined when it is damaged. */
  read(path: string): Uint8Array | undefined;
}

/** A compressed tar that would be bigger than this is not unpacked. */
const BIGGEST_TAR = 384 * 1024 * 1024;

/** Reads the table of contents of an archive whose kind its name tells; undefined when it is none. */
export function readPacked(name: string, bytes: Uint8Array): PackedFiles | undefined {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (name.endsWith(".zip") || name.endsWith(".jar")) return readZip(buffer);
    if (name.endsWith(".tar")) return readTar(buffer);
    return readTar(gunzipSync(buffer, { maxOutputLength: BIGGEST_TAR }));
  } catch {
    return undefined;
  }
}

interface Entry {
  readonly size: number;
  readonly read: () => Uint8Array;
}

function packedFiles(entries: ReadonlyMap<string, Entry>, complete: boolean): PackedFiles {
  const sizes = new Map([...entries].map(([path, entry]) => [path, entry.size] as const));
  const files = [...sizes]
    .map(([path, size]) => ({ path, size }))
    .sort((a, b) => compareText(a.path, b.path));
  return {
    listing: { files, complete },
    sizes,
    read(path) {
      try {
        return entries.get(path)?.read();
      } catch {
        return undefined;
      }
    },
  };
}

const END_OF_DIRECTORY = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const ZIP64_LOCATOR = 0x07064b50;
const DIRECTORY_ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

/** The central directory says names and sizes, so nothing is unpacked: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
function readZip(buffer: Buffer): PackedFiles | undefined {
  const end = endOfDirectory(buffer);
  if (end === undefined) return undefined;
  let { count, at } = end;
  const entries = new Map<string, Entry>();
  for (; count > 0 && at + 46 <= buffer.length; count--) {
    if (buffer.readUInt32LE(at) !== DIRECTORY_ENTRY) break;
    const nameLength = buffer.readUInt16LE(at + 28);
    const extraLength = buffer.readUInt16LE(at + 30);
    const path = buffer.toString("utf8", at + 46, at + 46 + nameLength);
    const extra = buffer.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    if (!path.endsWith("/")) entries.set(path, zipEntry(buffer, at, extra));
    at += 46 + nameLength + extraLength + buffer.readUInt16LE(at + 32);
  }
  return packedFiles(entries, count === 0);
}

function endOfDirectory(buffer: Buffer): { count: number; at: number } | undefined {
  const first = Math.max(0, buffer.length - END_SIZE - LONGEST_COMMENT);
  for (let at = buffer.length - END_SIZE; at >= first; at--) {
    if (buffer.readUInt32LE(at) !== END_OF_DIRECTORY) continue;
    const count = buffer.readUInt16LE(at + 10);
    const start = buffer.readUInt32LE(at + 16);
    if (count !== 0xffff && start !== 0xffffffff) return { count, at: start };
    if (at < 20 || buffer.readUInt32LE(at - 20) !== ZIP64_LOCATOR) return { count, at: start };
    const zip64 = Number(buffer.readBigUInt64LE(at - 12));
    return {
      count: Number(buffer.readBigUInt64LE(zip64 + 32)),
      at: Number(buffer.readBigUInt64LE(zip64 + 48)),
    };
  }
  return undefined;
}

function zipEntry(buffer: Buffer, at: number, extra: Buffer): Entry {
  const method = buffer.readUInt16LE(at + 10);
  const [size, packed, local] = zip64Fields(extra, [
    buffer.readUInt32LE(at + 24),
    buffer.readUInt32LE(at + 20),
    buffer.readUInt32LE(at + 42),
  ]);
  return {
    size,
    read() {
      const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
      const data = buffer.subarray(start, start + packed);
      if (method === STORED) return data;
      if (method === DEFLATED) return inflateRawSync(data, { maxOutputLength: Math.max(size, 1) });
      throw new Error(`Zip method ${method} is not known.`);
    },
  };
}

/** A field that is full stands in the extra field with eight bytes, in this order. */
function zip64Fields(extra: Buffer, fields: readonly [number, number, number]): [number, number, number] {
  const result: [number, number, number] = [...fields];
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    for (const index of [0, 1, 2] as const) {
      if (result[index] !== 0xffffffff || next + 8 > extra.length) continue;
      result[index] = Number(extra.readBigUInt64LE(next));
      next += 8;
    }
  }
  return result;
}

const BLOCK = 512;

/** Tar as ustar, GNU and pax write it: https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html */
function readTar(buffer: Buffer): PackedFiles {
  const entries = new Map<string, Entry>();
  let longName: string | undefined;
  let at = 0;
  let complete = false;
  while (at + BLOCK <= buffer.length) {
    if (buffer[at] === 0) {
      complete = true;
      break;
    }
    const size = tarNumber(buffer, at + 124);
    if (size === undefined) break;
    const type = String.fromCodePoint(buffer[at + 156] ?? 0);
    const start = at + BLOCK;
    if (type === "L") longName = tarText(buffer, start, size);
    else if (type === "x") longName = paxPath(buffer.toString("utf8", start, start + size)) ?? longName;
    else {
      const name = longName ?? tarName(buffer, at);
      longName = undefined;
      if (type === "0" || type === "\0") {
        entries.set(posix.normalize(name), { size, read: () => buffer.subarray(start, start + size) });
      }
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return packedFiles(entries, complete || at === buffer.length);
}

function tarText(buffer: Buffer, start: number, length: number): string {
  const text = buffer.toString("utf8", start, start + length);
  const end = text.indexOf("\0");
  return end === -1 ? text : text.slice(0, end);
}

function tarName(buffer: Buffer, at: number): string {
  const name = tarText(buffer, at, 100);
  const prefix = tarText(buffer, at + 257, 5) === "ustar" ? tarText(buffer, at + 345, 155) : "";
  return prefix === "" ? name : `${prefix}/${name}`;
}

function tarNumber(buffer: Buffer, at: number): number | undefined {
  const text = tarText(buffer, at, 12).trim();
  return /^[0-7]*$/.test(text) ? Number.parseInt(text === "" ? "0" : text, 8) : undefined;
}

/** Records of `<length> <key>=<value>\n`. */
function paxPath(text: string): string | undefined {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(text)?.[1];
}

/** Bytes of a file that are looked at for an estimate. */
export const SAMPLE_BYTES = 32 * 1024;
const SAMPLES = 64;

/**
 * About how many bytes a zip of these files has. The starts of some files of each kind (by the ending of the name) are
 * packed, biggest first; a kind whose files cannot be read counts in full.
 */
export function estimateZipped(
  files: readonly ArchivedFile[],
  start: (path: string) => Uint8Array | undefined,
): number {
  const kinds = new Map<string, ArchivedFile[]>();
  for (const file of files) {
    const kind = posix.extname(file.path).toLowerCase();
    const group = kinds.get(kind);
    if (group === undefined) kinds.set(kind, [file]);
    else group.push(file);
  }
  const perKind = Math.max(1, Math.floor(SAMPLES / Math.max(1, kinds.size)));
  let total = 22;
  for (const group of kinds.values()) {
    const bytes = group.reduce((sum, file) => sum + file.size, 0);
    total += bytes * sampledRatio(group, perKind, start);
    for (const file of group) total += 76 + 2 * Buffer.byteLength(file.path);
  }
  return Math.round(total);
}

function sampledRatio(
  files: readonly ArchivedFile[],
  most: number,
  start: (path: string) => Uint8Array | undefined,
): number {
  let plain = 0;
  let packed = 0;
  for (const file of [...files].sort((a, b) => b.size - a.size).slice(0, most)) {
    const sample = start(file.path)?.subarray(0, SAMPLE_BYTES);
    if (sample === undefined || sample.length === 0) continue;
    plain += sample.length;
    packed += deflateRawSync(sample).length;
  }
  return plain === 0 ? 1 : Math.min(1, packed / plain);
}
