// Host: files that a provider would have written. A rehearsal must not litter the user's project, so they exist in
// memory only; the engine asks here before it says that an asset's file is missing.
import { createHash } from "node:crypto";
import type { HostFiles } from "./files.ts";

/** A file that exists in the rehearsal alone. */
export interface VirtualFile {
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the content, lower-case hex. */
  readonly sha256: string;
  readonly content: Uint8Array;
}

/** Virtual files by absolute path. */
export type VirtualFiles = ReadonlyMap<string, VirtualFile>;

/** A virtual file of this content. */
export function virtualFile(content: Uint8Array): VirtualFile {
  return { size: content.length, sha256: createHash("sha256").update(content).digest("hex"), content };
}

/** The disk with the virtual files laid over it. Folders list what is on the disk only. */
export function overlay(files: HostFiles, virtual: VirtualFiles): HostFiles {
  return {
    kindOf: (path) => (virtual.has(path) ? "file" : files.kindOf(path)),
    sizeOf: (path) => virtual.get(path)?.size ?? files.sizeOf(path),
    read: (path) => virtual.get(path)?.content ?? files.read(path),
    list: (path) => files.list(path),
  };
}
