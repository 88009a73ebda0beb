// Type check: a tsconfig and everything that it extends, in the order in which TypeScript applies them. Pure but for
// the view of files that it is given. https://www.typescriptlang.org/tsconfig/#extends
import { dirname, isAbsolute, join, resolve } from "node:path";
import type { FileView } from "./file-view.ts";
import { asObject, asTexts, parseJsonText } from "./json-text.ts";

/** One tsconfig file, as it is written. */
export interface TsconfigLayer {
  readonly path: string;
  readonly json: Readonly<Record<string, unknown>>;
}

/** Far more than any project has; ends chains that run in a circle through links. */
const MAXIMUM_LAYERS = 50;

/**
 * The layers of a tsconfig, the furthest base first and the file itself last. Files that are missing, broken or
 * already in the chain are left out: the project's own checks speak of those.
 */
export function readChain(tsconfig: string | undefined, files: FileView): TsconfigLayer[] {
  const layers: TsconfigLayer[] = [];
  if (tsconfig !== undefined) collect(tsconfig, files, layers, new Set());
  return layers;
}

function collect(path: string, files: FileView, layers: TsconfigLayer[], open: Set<string>): void {
  if (open.has(path) || open.size >= MAXIMUM_LAYERS) return;
  const json = asObject(parseJsonText(files.read(path) ?? ""));
  if (json === undefined) return;
  open.add(path);
  const bases = typeof json["extends"] === "string" ? [json["extends"]] : (asTexts(json["extends"]) ?? []);
  for (const base of bases) {
    const found = findBase(base, dirname(path), files);
    if (found !== undefined) collect(found, files, layers, open);
  }
  open.delete(path);
  layers.push({ path, json });
}

/** The file that an `extends` names: a path, or a file or folder of a package in node_modules. */
function findBase(name: string, from: string, files: FileView): string | undefined {
  if (isAbsolute(name) || name.startsWith("./") || name.startsWith("../"))
    return firstFile(resolve(from, name), files);
  for (let folder = from; ; folder = dirname(folder)) {
    const found = firstFile(join(folder, "node_modules", name), files);
    if (found !== undefined) return found;
    if (dirname(folder) === folder) return undefined;
  }
}

function firstFile(path: string, files: FileView): string | undefined {
  return [path, `${path}.json`, join(path, "tsconfig.json")].find(
    (candidate) => files.kind(candidate) === "file",
  );
}
