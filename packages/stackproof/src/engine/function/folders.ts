// Engine, function: lays the code and layers of a function out in a folder of their own, so that it finds just what it has
// on AWS: no packages of the project, no files beside it.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ArchiveContents } from "../../graph/archive-contents.ts";

/** Where a function's files are. */
export interface FunctionFolders {
  readonly root: string;
  /** What Lambda calls /var/task. */
  readonly task: string;
  /** What Lambda calls /opt. */
  readonly layers: string;
  /** Makes an empty folder, in place of what Lambda calls /tmp. */
  temporary(): string;
  remove(): void;
}

/** Lambda takes no more, unpacked and with all layers: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MOST_BYTES = 250 * 1024 * 1024;

/** @returns undefined when not all of the files can be had */
export function layOut(
  code: ArchiveContents,
  layers: readonly ArchiveContents[],
): FunctionFolders | undefined {
  const parts = [code, ...layers];
  if (!parts.every((part) => part.complete)) return undefined;
  if (parts.reduce((sum, part) => sum + part.unzippedSize, 0) > MOST_BYTES) return undefined;
  const root = mkdtempSync(join(tmpdir(), "stackproof-function-"));
  const folders = {
    root,
    task: join(root, "task"),
    layers: join(root, "opt"),
    temporary: () => mkdtempSync(join(root, "tmp-")),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
  for (const folder of [folders.task, folders.layers]) mkdirSync(folder);
  const isWhole =
    unpack(code, folders.task) && layers.map((layer) => unpack(layer, folders.layers)).every(Boolean);
  if (isWhole) return folders;
  folders.remove();
  return undefined;
}

function unpack(contents: ArchiveContents, folder: string): boolean {
  for (const { path } of contents.files) {
    // A name that leads out of the folder is nothing that Lambda would unpack.
    if (path.split("/").some((step) => step === ".." || step === "")) return false;
    const bytes = contents.bytes(path);
    if (bytes === undefined) return false;
    const file = join(folder, path);
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
      // Packages bring programs that must be allowed to run.
      chmodSync(file, 0o755);
    } catch {
      return false;
    }
  }
  return true;
}
