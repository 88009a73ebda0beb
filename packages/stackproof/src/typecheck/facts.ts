// Type check: what has to be known of a project before its type check can be planned. Pure but for the view of files.
import { dirname, join } from "node:path";
import type { Project } from "../project/project.ts";
import type { FileView } from "./file-view.ts";
import { asObject, asTexts, parseJsonText } from "./json-text.ts";
import { declarationsAndTests } from "./program-files.ts";
import { readChain, type TsconfigLayer } from "./tsconfig-chain.ts";
import { parseVersion, type Version } from "./versions.ts";

/** Everything that `planTypeCheck` decides by. */
export interface TypeCheckFacts {
  readonly programDirectory: string;
  readonly runtime: string;
  readonly runtimeOptions: Readonly<Record<string, unknown>>;
  readonly isModule: boolean;
  /** Absolute path of the file that Pulumi loads first. */
  readonly entryFile: string | undefined;
  /** The TypeScript source of `entryFile` when that is JavaScript made from it. */
  readonly entrySource: string | undefined;
  /** The project's tsconfig, its bases first. Empty when there is none. */
  readonly layers: readonly TsconfigLayer[];
  /** The project's own TypeScript; undefined when it has none, and Pulumi's bundled 3.8 is used. */
  readonly typescript: Version | undefined;
  /** The project's own ts-node; undefined when it has none, and Pulumi's bundled 7.0 is used. */
  readonly tsNode: Version | undefined;
  readonly sdk: Version | undefined;
  /** Files that the tsconfig names under `files`, the program's tests, and its own declaration files. */
  readonly listedFiles: readonly string[];
  readonly tests: readonly string[];
  readonly declarations: readonly string[];
  /** Folders `node_modules` from the program upwards, and those of them that hold `@types`. */
  readonly moduleFolders: readonly string[];
  readonly typeFolders: readonly string[];
  /** The entries of `types` in the tsconfig that name something which is there. */
  readonly foundTypes: readonly string[];
}

/** Looks up the facts of a project. */
export function typeCheckFacts(project: Project, files: FileView): TypeCheckFacts {
  const layers = readChain(project.tsconfig, files);
  const moduleFolders = upwards(project.programDirectory)
    .map((folder) => join(folder, "node_modules"))
    .filter((folder) => files.kind(folder) === "directory");
  const typeFolders = moduleFolders
    .map((folder) => join(folder, "@types"))
    .filter((folder) => files.kind(folder) === "directory");
  return {
    programDirectory: project.programDirectory,
    runtime: project.runtime,
    runtimeOptions: project.runtimeOptions,
    isModule: project.isModule,
    entryFile: project.entryFile,
    entrySource: sourceOf(project, layers, files),
    layers,
    typescript: installedVersion("typescript", moduleFolders, files),
    tsNode: installedVersion("ts-node", moduleFolders, files),
    sdk: parseVersion(project.sdk?.version),
    listedFiles: listedFiles(layers, files),
    ...declarationsAndTests(project.programDirectory, files),
    moduleFolders,
    typeFolders,
    foundTypes: typesOf(layers).filter((name) => hasTypes(name, [...typeFolders, ...moduleFolders], files)),
  };
}

/** The program's folder and all above it, the nearest first: where Node looks for packages. */
function upwards(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...upwards(above)];
}

function installedVersion(name: string, folders: readonly string[], files: FileView): Version | undefined {
  for (const folder of folders) {
    const manifest = asObject(parseJsonText(files.read(join(folder, name, "package.json")) ?? ""));
    if (typeof manifest?.["version"] === "string") return parseVersion(manifest["version"]);
  }
  return undefined;
}

/** The `types` option, wherever in the chain it is said last. */
function typesOf(layers: readonly TsconfigLayer[]): string[] {
  const found = layers.map((layer) => asTexts(asObject(layer.json["compilerOptions"])?.["types"]));
  return found.findLast((types) => types !== undefined) ?? [];
}

function hasTypes(name: string, folders: readonly string[], files: FileView): boolean {
  if (name === "*") return true;
  return folders.some((folder) => {
    const path = join(folder, name);
    return files.kind(path) !== undefined || files.kind(`${path}.d.ts`) === "file";
  });
}

/** `files` of the last layer that has any: TypeScript does not add them up. */
function listedFiles(layers: readonly TsconfigLayer[], files: FileView): string[] {
  const layer = layers.findLast((candidate) => asTexts(candidate.json["files"]) !== undefined);
  if (layer === undefined) return [];
  return (asTexts(layer.json["files"]) ?? [])
    .map((name) => join(dirname(layer.path), name))
    .filter((path) => files.kind(path) === "file");
}

/** Where the source of a built entry lies: beside the output folder or in `src`. */
function sourceOf(project: Project, layers: readonly TsconfigLayer[], files: FileView): string | undefined {
  const entry = project.entryFile;
  if (entry === undefined || !/\.[cm]?js$/.test(entry) || layers.length === 0) return undefined;
  const name = entry.slice(entry.lastIndexOf("/") + 1).replace(/\.([cm]?)js$/, ".$1ts");
  const folders = [project.programDirectory, join(project.programDirectory, "src"), project.directory];
  return folders.map((folder) => join(folder, name)).find((path) => files.kind(path) === "file");
}
