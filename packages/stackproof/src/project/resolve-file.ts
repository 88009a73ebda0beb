// Project: the file that a relative import means.
import { join } from "node:path";
import type { Files } from "./files.ts";
import { readManifest } from "./packages.ts";

/** Endings that a loader may add. Which exist in which mode of Node differs; none of these is called missing. */
const ENDINGS = ["", ".ts", ".tsx", ".js", ".mjs", ".cjs", ".mts", ".cts", ".jsx", ".json", ".node", ".d.ts"];

/** The file that a path means, with or without ending; `./x.js` may be written for x.ts. */
export function resolveFile(path: string, files: Files): string | undefined {
  const written = path.replace(/\.([cm]?)jsx?$/, "");
  const candidates = [path, ...(written === path ? [] : [written])].flatMap((base) =>
    ENDINGS.map((ending) => base + ending),
  );
  const found = candidates.find((one) => files.kind(one) === "file");
  if (found !== undefined || files.kind(path) !== "directory") return found;
  const main = readManifest(path, files)?.data["main"];
  if (typeof main === "string" && main !== "" && join(path, main) !== path) {
    const target = resolveFile(join(path, main), files);
    if (target !== undefined) return target;
  }
  return ENDINGS.map((ending) => join(path, `index${ending}`)).find((one) => files.kind(one) === "file");
}

/** Whether there are types for what is no file by itself. */
export function hasTypes(path: string, files: Files): boolean {
  return files.kind(`${path}.d.ts`) === "file";
}
