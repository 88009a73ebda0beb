// Source: all files of a project that are looked at, and how they import each other.
import { dirname, join } from "node:path";
import type { Files } from "../project/files.ts";
import type { SourceFile } from "./source-file.ts";

const ENDINGS = ["", ".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];

/** Files that an import may mean, and that are not looked at. */
const OTHER_ENDINGS = [".d.ts", ".d.mts", ".d.cts", ".json", ".node", ".vue", ".svelte"];

/** The parsed files of a project. */
export class Sources {
  /** Sorted by path. */
  readonly files: readonly SourceFile[];
  readonly #byPath: ReadonlyMap<string, SourceFile>;

  readonly #disk: Pick<Files, "kind"> | undefined;

  /** @param disk where imports of files that are not looked at are searched; default: none of them is missing */
  constructor(files: readonly SourceFile[], disk?: Pick<Files, "kind">) {
    this.files = files;
    this.#disk = disk;
    this.#byPath = new Map(files.map((file) => [file.path, file]));
  }

  /** The file that a relative import means; undefined for packages and for what is not among the files. */
  imported(from: SourceFile, specifier: string): SourceFile | undefined {
    if (!/^\.\.?(?:\/|$)/.test(specifier)) return undefined;
    const path = join(dirname(from.path), specifier);
    const written = path.replace(/\.([cm]?)jsx?$/, "");
    for (const base of written === path ? [path] : [path, written]) {
      for (const ending of ENDINGS) {
        const found = this.#byPath.get(base + ending) ?? this.#byPath.get(join(base, `index${ending}`));
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  /** True when nothing on the disk can be what a relative import means. */
  isMissing(from: SourceFile, specifier: string): boolean {
    const disk = this.#disk;
    if (
      disk === undefined ||
      !/^\.\.?(?:\/|$)/.test(specifier) ||
      this.imported(from, specifier) !== undefined
    )
      return false;
    const path = join(dirname(from.path), specifier);
    const bases = [path, path.replace(/\.([cm]?)jsx?$/, "")];
    return !bases.some(
      (base) =>
        disk.kind(base) !== undefined ||
        [...ENDINGS, ...OTHER_ENDINGS].some((ending) => disk.kind(base + ending) !== undefined),
    );
  }
}
