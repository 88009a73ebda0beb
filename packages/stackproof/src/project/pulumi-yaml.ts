// Project: Pulumi.yaml. Finds, reads and checks it as Pulumi's CLI does. Reads files only through `Files`.
// https://github.com/pulumi/pulumi/blob/master/sdk/go/common/workspace/loaders.go and paths.go
import { dirname, extname, join } from "node:path";
import { nearest } from "../core/nearest.ts";
import type { SourcePlace } from "../core/place.ts";
import type { Finding } from "../findings/finding.ts";
import { type ConfigDeclaration, readDeclarations } from "./config-declarations.ts";
import { configDirectoryTwice, configValueForm, stackFileNotRead } from "./config-findings.ts";
import type { Files } from "./files.ts";
import { brokenFile, keyNotText, nameMissing, runtimeOption } from "./findings.ts";
import { checkShape, schemaType } from "./pulumi-schema.ts";
import { recordOf } from "./record.ts";
import { entryOf, plainOf, readData } from "./yaml-data.ts";

/** What Pulumi.yaml says, as far as it could be read. */
export interface PulumiFile {
  readonly name: string;
  readonly runtime: string | undefined;
  readonly runtimePlace: SourcePlace | undefined;
  readonly runtimeOptions: Readonly<Record<string, unknown>>;
  readonly main: { readonly text: string; readonly place: SourcePlace } | undefined;
  /** Where the files of stacks lie, from the project's folder. */
  readonly stackDirectory: string | undefined;
  readonly declarations: readonly ConfigDeclaration[];
}

/** In Pulumi's order: the first that exists is the project file. */
const EXTENSIONS = [".json", ".yaml", ".yml"];

/** The project file of a folder or of the nearest folder above; undefined when there is none. */
export function findPulumiFile(directory: string, files: Files): string | undefined {
  for (let current = directory; ; current = dirname(current)) {
    for (const extension of EXTENSIONS) {
      const path = join(current, `Pulumi${extension}`);
      if (files.kind(path) === "file") return path;
    }
    if (dirname(current) === current) return undefined;
  }
}

/** A file of the folder whose name differs from a project file's only by case: `pulumi.yaml`. */
export function similarPulumiFile(directory: string, files: Files): string | undefined {
  return files.list(directory).find((name) => /^pulumi\.(?:ya?ml|json)$/i.test(name));
}

/**
 * Reads the text of a project file.
 *
 * @param file its path as findings print it
 * @returns no project when the text is broken or has no name; otherwise what could be read, with the findings
 */
export function readPulumiFile(
  text: string,
  file: string,
): { project: PulumiFile | undefined; findings: Finding[] } {
  const { root, problems, oddKeys } = readData(text, file);
  if (root === undefined) {
    const findings = problems.map(({ message, place }) =>
      brokenFile.at({ source: place }, { file, problem: message }),
    );
    return { project: undefined, findings };
  }
  if (root.kind !== "map") {
    const problem = "the project must be an object";
    return { project: undefined, findings: [brokenFile.at({ source: root.place }, { file, problem })] };
  }
  const findings: Finding[] = oddKeys.map((key) =>
    keyNotText.at({ source: key.place }, { file, key: key.text }),
  );
  const name = entryOf(root, "name")?.value;
  if (name?.kind !== "string" || name.value === "") {
    const found = name === undefined ? nearest("name", root.entries.keys()) : undefined;
    const place = root.entries.get(found ?? "name")?.keyPlace ?? { file, line: 1, column: 1 };
    findings.push(nameMissing.at({ source: place }, { file, found, isThere: name !== undefined }));
    return { project: undefined, findings };
  }
  findings.push(...checkShape(root, file));

  const config = entryOf(root, "config")?.value;
  const directory = entryOf(root, "stackConfigDir")?.value;
  let stackDirectory = directory?.kind === "string" ? directory.value : undefined;
  let declarations: readonly ConfigDeclaration[] = [];
  if (config?.kind === "map") {
    const read = readDeclarations(config, name.value);
    declarations = read.declarations;
    findings.push(...read.findings);
  } else if (config?.kind === "string") {
    if (directory === undefined) stackDirectory = config.value;
    else findings.push(configDirectoryTwice.at({ source: config.place }, {}));
  } else if (config !== undefined && config.kind !== "null") {
    const problem = `has a \`config\` that is no object but ${schemaType(config)}`;
    findings.push(configValueForm.at({ source: config.place }, { file, problem }));
  }

  const runtime = entryOf(root, "runtime")?.value;
  const runtimeName = runtime?.kind === "map" ? entryOf(runtime, "name")?.value : runtime;
  const options = entryOf(runtime, "options")?.value;
  const runtimeOptions = recordOf(options === undefined ? undefined : plainOf(options));
  const isNode = runtimeName?.kind === "string" && runtimeName.value === "nodejs";
  if (isNode && options?.kind === "map") {
    for (const entry of options.entries.values()) {
      const quote = optionProblem(entry.key, plainOf(entry.value));
      if (quote !== undefined)
        findings.push(runtimeOption.at({ source: entry.value.place }, { option: entry.key, quote }));
    }
  }
  const main = entryOf(root, "main")?.value;
  const project: PulumiFile = {
    name: name.value,
    runtime: runtimeName?.kind === "string" && runtimeName.value !== "" ? runtimeName.value : undefined,
    runtimePlace: runtime?.place,
    runtimeOptions,
    main: main?.kind === "string" && main.value !== "" ? { text: main.value, place: main.place } : undefined,
    stackDirectory: stackDirectory === "" ? undefined : stackDirectory,
    declarations,
  };
  return { project, findings };
}

/** Pulumi's words for a wrong runtime option of nodejs; undefined when it is right. */
function optionProblem(option: string, value: unknown): string | undefined {
  switch (option) {
    case "typescript":
    case "production":
      return typeof value === "boolean" ? undefined : `${option} option must be a boolean`;
    case "tsconfig":
      return typeof value === "string" ? undefined : "tsconfigpath option must be a string";
    case "nodeargs":
      return typeof value === "string" ? undefined : "nodeargs option must be a string";
    case "packagemanager": {
      if (typeof value !== "string") return "packagemanager option must be a string";
      if (["auto", "npm", "yarn", "pnpm", "bun"].includes(value)) return undefined;
      return `packagemanager option must be one of auto, npm, yarn, pnpm or bun, got ${JSON.stringify(value)}`;
    }
    default:
      return undefined;
  }
}

/**
 * The stacks that have a file, sorted, and warnings for files that Pulumi passes over: a stack's file must end as the
 * project file does.
 */
export function findStackFiles(
  projectFile: string,
  stackDirectory: string,
  show: (path: string) => string,
  files: Files,
): { stacks: string[]; findings: Finding[] } {
  const extension = extname(projectFile);
  const stacks: string[] = [];
  const findings: Finding[] = [];
  for (const name of files.list(stackDirectory)) {
    const parts = /^Pulumi\.(.+)(\.json|\.ya?ml)$/.exec(name);
    const stack = parts?.[1];
    if (stack === undefined || files.kind(join(stackDirectory, name)) !== "file") continue;
    const wanted = `Pulumi.${stack}${extension}`;
    if (parts?.[2] === extension) stacks.push(stack);
    else if (files.kind(join(stackDirectory, wanted)) === undefined) {
      const file = show(join(stackDirectory, name));
      findings.push(stackFileNotRead.at({ source: { file } }, { file, wanted }));
    }
  }
  return { stacks, findings };
}
