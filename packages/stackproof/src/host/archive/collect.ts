// Host: which files an archive holds, as the archive provider chooses them.
// https://github.com/hashicorp/terraform-provider-archive/blob/main/internal/provider/zip_archiver.go
import { basename, resolve } from "node:path";
import { compareText } from "../../core/place.ts";
import { isPropertyMap, knownString, type PropertyMap, unwrapSecret } from "../../core/value.ts";
import type { HostFiles } from "../files.ts";
import { flagAt, isGiven, listAt, textAt } from "../values.ts";
import { globMatcher } from "./globs.ts";

/** One file of an archive. Paths inside have forward slashes. */
export interface ArchiveEntry {
  readonly path: string;
  readonly content: Uint8Array;
}

/** The files of an archive; or why there are none, in the provider's words; or that they are too big to hold. */
export type Collected =
  | { readonly kind: "entries"; readonly entries: readonly ArchiveEntry[] }
  | { readonly kind: "refused"; readonly quote: string }
  | { readonly kind: "too-big" };

/** More bytes than this are not archived: a rehearsal must stay small. */
export const ARCHIVE_LIMIT_BYTES = 256 * 1024 * 1024;

/**
 * Collects what the inputs name: `sourceDir`, else `sourceFile`, else `sourceContent`, else `sources`.
 *
 * @param directory the folder that relative paths start from, absolute
 */
export function collectEntries(inputs: PropertyMap, directory: string, files: HostFiles): Collected {
  if (isGiven(inputs, "sourceDir"))
    return collectFolder(inputs, textAt(inputs, "sourceDir") ?? "", directory, files);
  if (isGiven(inputs, "sourceFile")) return collectFile(textAt(inputs, "sourceFile") ?? "", directory, files);
  const name = textAt(inputs, "sourceContentFilename");
  if (name !== undefined) return entries([entry(name, textAt(inputs, "sourceContent") ?? "")]);
  const sources = (listAt(inputs, "sources") ?? [])
    .map((source) => unwrapSecret(source))
    .filter(isPropertyMap);
  // As in the provider: sorted by name, and the last one of a name wins.
  const byName = new Map(
    sources.map((source) => [textAt(source, "filename") ?? "", textAt(source, "content") ?? ""]),
  );
  return entries(
    [...byName].sort(([a], [b]) => compareText(a, b)).map(([filename, content]) => entry(filename, content)),
  );
}

function entries(list: readonly ArchiveEntry[]): Collected {
  return { kind: "entries", entries: list };
}

function entry(path: string, content: string): ArchiveEntry {
  return { path: path.replaceAll("\\", "/"), content: Buffer.from(content) };
}

function collectFile(source: string, directory: string, files: HostFiles): Collected {
  const path = resolve(directory, source);
  if (files.sizeOf(path) > ARCHIVE_LIMIT_BYTES) return { kind: "too-big" };
  const kind = files.kindOf(path);
  if (kind === "directory") {
    // The provider looks only whether it is there; reading it is what fails.
    return { kind: "refused", quote: `error archiving file: read ${source}: is a directory` };
  }
  const content = kind === "file" ? files.read(path) : undefined;
  if (content === undefined) {
    return { kind: "refused", quote: `error archiving file: could not archive missing file: ${source}` };
  }
  return entries([{ path: basename(path), content }]);
}

function collectFolder(inputs: PropertyMap, source: string, directory: string, files: HostFiles): Collected {
  const root = resolve(directory, source);
  const kind = files.kindOf(root);
  if (kind === undefined) return refusedFolder(`could not archive missing directory: ${source}`);
  if (kind !== "directory") return refusedFolder(`could not archive directory that is a file: ${source}`);
  const walk = new FolderWalk(inputs, files);
  // The provider asks for the folder itself as well, under the name ".": a pattern such as ".*" leaves nothing.
  if (!walk.leavesOut(".")) walk.visit(root, "", 0);
  if (walk.tooBig) return { kind: "too-big" };
  return walk.entries.length === 0
    ? refusedFolder("archive has not been created as it would be empty")
    : entries(walk.entries);
}

function refusedFolder(reason: string): Collected {
  return { kind: "refused", quote: `error archiving directory: ${reason}` };
}

/** Links to folders may form a circle; the provider would run into the length limit of paths. */
const DEEPEST = 64;

class FolderWalk {
  readonly entries: ArchiveEntry[] = [];
  readonly #files: HostFiles;
  readonly #excludes: readonly ((path: string) => boolean)[];
  readonly #skipLinkedFolders: boolean;
  #bytes = 0;

  constructor(inputs: PropertyMap, files: HostFiles) {
    const patterns = (listAt(inputs, "excludes") ?? []).map((pattern) => knownString(pattern) ?? "");
    this.#files = files;
    this.#excludes = patterns.filter((pattern) => pattern !== "").map((pattern) => globMatcher(pattern));
    this.#skipLinkedFolders = flagAt(inputs, "excludeSymlinkDirectories", false);
  }

  get tooBig(): boolean {
    return this.#bytes > ARCHIVE_LIMIT_BYTES;
  }

  leavesOut(path: string): boolean {
    return this.#excludes.some((matches) => matches(path));
  }

  visit(folder: string, inside: string, depth: number): void {
    if (depth > DEEPEST) return;
    for (const found of this.#files.list(folder)) {
      const path = inside === "" ? found.name : `${inside}/${found.name}`;
      if (this.tooBig) return;
      if (this.leavesOut(path)) continue;
      if (this.#files.kindOf(found.path) === "directory") {
        if (!(found.isLink && this.#skipLinkedFolders)) this.visit(found.path, path, depth + 1);
      } else {
        this.#add(found.path, path);
      }
    }
  }

  #add(file: string, path: string): void {
    this.#bytes += this.#files.sizeOf(file);
    const content = this.tooBig ? undefined : this.#files.read(file);
    if (content !== undefined) this.entries.push({ path, content });
  }
}
