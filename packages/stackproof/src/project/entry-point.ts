// Project: which file a program starts with, found as Pulumi's host and runner find it.
// https://github.com/pulumi/pulumi/blob/master/pkg/engine/project.go and sdk/nodejs/cmd/run/run.ts
import { basename, dirname, isAbsolute, join } from "node:path";
import { nearest } from "../core/nearest.ts";
import type { SourcePlace } from "../core/place.ts";
import type { Finding } from "../findings/finding.ts";
import type { Files } from "./files.ts";
import { entryNotBuilt, javaScriptFirst, mainNotFound, noEntryPoint } from "./findings.ts";
import { type Manifest, manifestsFrom } from "./packages.ts";
import { isRecord, recordOf } from "./record.ts";
import { placeAt } from "./yaml-data.ts";

/** Where a program starts. */
export interface EntryPoint {
  /** The folder in which it runs; undefined when `main` does not exist. */
  readonly programDirectory: string | undefined;
  /** `.`, or the name of the file below it. */
  readonly entryPoint: string;
  readonly entryFile: string | undefined;
  readonly isModule: boolean;
  /** The nearest package.json from the program upwards. */
  readonly manifest: Manifest | undefined;
}

/** The order in which Node's require looks below a folder, with the endings that ts-node adds. */
const REQUIRE_ENDINGS = [".js", ".json", ".node", ".ts", ".tsx"];
/** The order of Pulumi's runner for `"type": "module"`. */
const MODULE_NAMES = ["index.js", "index.mjs", "index.ts", "index.mts"];

/**
 * Finds the entry point.
 *
 * @param directory folder of the project file
 * @param main `main` of the project file
 * @param show prints a path for a reader
 */
export function findEntryPoint(
  directory: string,
  main: { readonly text: string; readonly place: SourcePlace } | undefined,
  projectFile: SourcePlace,
  show: (path: string) => string,
  files: Files,
): { entry: EntryPoint; findings: Finding[] } {
  let programDirectory = directory;
  let entryPoint = ".";
  if (main !== undefined) {
    const path = isAbsolute(main.text) ? main.text : join(directory, main.text);
    const kind = files.kind(path);
    if (kind === undefined) {
      const similar = similarPath(main.text, path, files);
      const entry = {
        programDirectory: undefined,
        entryPoint,
        entryFile: undefined,
        isModule: false,
        manifest: undefined,
      };
      return { entry, findings: [mainNotFound.at({ source: main.place }, { main: main.text, similar })] };
    }
    programDirectory = kind === "directory" ? path : dirname(path);
    entryPoint = kind === "directory" ? "." : basename(path);
  }
  const manifest = manifestsFrom(programDirectory, files)[0];
  const isModule = manifest?.data["type"] === "module";
  const findings: Finding[] = [];
  const tried: string[] = [];
  const named = entryPoint === "." ? namedEntry(manifest) : undefined;
  let program = entryPoint === "." ? programDirectory : join(programDirectory, entryPoint);
  let isMissing = false;
  if (named !== undefined && manifest !== undefined) {
    const path = join(manifest.directory, named);
    isMissing = files.kind(path) === undefined;
    if (isMissing) tried.push(path);
    else program = path;
  }
  const entryFile = isModule ? moduleFile(program, tried, files) : requiredFile(program, tried, files);
  if (isMissing && named !== undefined && manifest !== undefined) {
    // Node's own `main` may name a file without its ending: Pulumi warns, and the right file runs.
    const isSame = entryFile !== undefined && withoutEnding(entryFile) === join(manifest.directory, named);
    const used = entryFile === undefined ? undefined : show(entryFile);
    const place = { source: placeOfEntry(manifest, named, show) };
    if (entryFile !== undefined) {
      const severity = isSame ? { severity: "note" as const } : {};
      findings.push(entryNotBuilt.at(place, { entry: named, used }, severity));
    }
  }
  if (entryFile === undefined) {
    const build = recordOf(manifest?.data["scripts"])["build"];
    const parameters = {
      directory: show(program),
      tried: [...new Set(tried.map(show))],
      isModule,
      build: typeof build === "string" ? build : undefined,
    };
    findings.push(noEntryPoint.at({ source: projectFile }, parameters));
  } else if (files.kind(program) === "directory") {
    const names = files.list(program);
    if (names.includes("index.js") && names.includes("index.ts")) {
      findings.push(javaScriptFirst.at({ source: { file: show(join(program, "index.js")) } }, {}));
    }
  }
  return { entry: { programDirectory, entryPoint, entryFile, isModule, manifest }, findings };
}

/** What package.json names: `exports`, else `main`. Only texts: what else may stand there leads nowhere. */
function namedEntry(manifest: Manifest | undefined): string | undefined {
  const exported = manifest?.data["exports"];
  if (exported === undefined || exported === null) return nonEmpty(manifest?.data["main"]);
  if (!isRecord(exported)) return nonEmpty(exported);
  const main = exported["."];
  if (!isRecord(main)) return nonEmpty(main);
  const { default: usual, require, import: imported } = main;
  return nonEmpty(usual) ?? nonEmpty(require) ?? nonEmpty(imported);
}

function nonEmpty(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function moduleFile(program: string, tried: string[], files: Files): string | undefined {
  if (files.kind(program) !== "directory") return fileOr(program, tried, files);
  return MODULE_NAMES.map((name) => join(program, name)).find(
    (path) => fileOr(path, tried, files) !== undefined,
  );
}

/** Node's require of a file or folder. https://nodejs.org/api/modules.html#all-together */
function requiredFile(program: string, tried: string[], files: Files): string | undefined {
  if (files.kind(program) !== "directory")
    return fileOr(program, tried, files) ?? withEnding(program, tried, files);
  const [manifest] = manifestsFrom(program, files);
  const main = manifest?.directory === program ? manifest.data["main"] : undefined;
  if (typeof main === "string" && main !== "") {
    const path = join(program, main);
    const found =
      fileOr(path, tried, files) ??
      withEnding(path, tried, files) ??
      withEnding(join(path, "index"), [], files);
    if (found !== undefined) return found;
  }
  return withEnding(join(program, "index"), tried, files);
}

function withEnding(path: string, tried: string[], files: Files): string | undefined {
  return REQUIRE_ENDINGS.map((ending) => `${path}${ending}`).find(
    (file) => fileOr(file, tried, files) !== undefined,
  );
}

function fileOr(path: string, tried: string[], files: Files): string | undefined {
  if (files.kind(path) === "file") return path;
  tried.push(path);
  return undefined;
}

function withoutEnding(path: string): string {
  return path.replace(/\.[^./\\]+$/, "");
}

/** The name beside the missing one that is most like it, as it could be written in `main`. */
function similarPath(text: string, path: string, files: Files): string | undefined {
  const name = nearest(basename(path), files.list(dirname(path)));
  const parent = dirname(text);
  return name === undefined ? undefined : parent === "." ? name : `${parent}/${name}`;
}

function placeOfEntry(manifest: Manifest, named: string, show: (path: string) => string): SourcePlace {
  const offset = manifest.text.indexOf(JSON.stringify(named));
  const file = show(manifest.path);
  return offset < 0 ? { file } : placeAt(file, manifest.text, offset);
}
