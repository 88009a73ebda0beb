// Project: puts the parts of this room together. The public face of the room, with project.ts.
import { dirname, extname, join, resolve } from "node:path";
import { nearest } from "../core/nearest.ts";
import type { Placeholders } from "../core/placeholder.ts";
import { compareFindings, type Finding } from "../findings/finding.ts";
import { stackFileNotFound } from "./config-findings.ts";
import { DEFAULT_SETTINGS } from "./default-settings.ts";
import { findEntryPoint } from "./entry-point.ts";
import type { EvaluateSettings } from "./evaluated-settings.ts";
import { diskFiles, displayPath, type Files } from "./files.ts";
import {
  brokenFile,
  brokenPackageJson,
  foundInParent,
  noProjectFile,
  noSuchFolder,
  runtimeNotSupported,
  sdkNotInstalled,
} from "./findings.ts";
import { loadSettings } from "./load-settings.ts";
import { checkOwnTypescript } from "./own-typescript.ts";
import { declares, installCommand, installedPackage, manifestsFrom, packageManager } from "./packages.ts";
import type { Project, Settings, Stack } from "./project.ts";
import { findPulumiFile, findStackFiles, readPulumiFile, similarPulumiFile } from "./pulumi-yaml.ts";
import type { Recovered } from "./recover.ts";
import { checkSdkCopies, pulumiPackages, SDK } from "./sdk.ts";
import { mergeConfig, readStackFile } from "./stack-config.ts";
import { readTsconfig } from "./tsconfig.ts";
import { placeAt } from "./yaml-data.ts";

/** Files of the project that the rest of the run looks at. Absolute paths. */
export interface ProjectFiles {
  readonly projectFile: string | undefined;
  readonly settingsFile: string | undefined;
}

/** What the imports of the program's own files lead to. */
export interface ImportReading {
  /** The project's own files that the entry file reaches by imports, it included, sorted. Absolute paths. */
  readonly sources: readonly string[];
  readonly findings: readonly Finding[];
  /** What is left of those that do not parse, by path. */
  readonly recovered: ReadonlyMap<string, Recovered>;
}

async function noImports(): Promise<ImportReading> {
  return await Promise.resolve({ sources: [], findings: [], recovered: new Map() });
}

function notEvaluated(file: string): never {
  throw new Error(`Nothing was given that runs ${file}.`);
}

/** A project that was looked for. */
export interface LoadedProject {
  /** Undefined when the run cannot start: no readable project file, no name, or a runtime other than nodejs. */
  readonly project: Project | undefined;
  readonly settings: Settings;
  readonly findings: readonly Finding[];
  readonly files: ProjectFiles;
  /** Follows the imports of the program. Apart, because it takes its time and nothing needs it to start the program. */
  readonly readImports: () => Promise<ImportReading>;
}

/**
 * Finds and reads the project of a folder, as Pulumi's CLI does, upwards when the folder has no project file.
 * A project without SDK or entry file is given all the same, so that its text and types can be checked.
 *
 * @param directory as the user named it; messages use these words
 * @param evaluate runs a stackproof.config.ts
 */
export async function loadProject(
  directory: string,
  files: Files = diskFiles,
  evaluate: EvaluateSettings = notEvaluated,
): Promise<LoadedProject> {
  const start = resolve(directory);
  if (files.kind(start) !== "directory") {
    const finding = noSuchFolder.at({}, { directory, isFile: files.kind(start) === "file" });
    const nothing = { projectFile: undefined, settingsFile: undefined };
    return {
      project: undefined,
      settings: DEFAULT_SETTINGS,
      findings: [finding],
      files: nothing,
      readImports: noImports,
    };
  }
  const projectFile = findPulumiFile(start, files);
  if (projectFile === undefined) {
    const similar = similarPulumiFile(start, files);
    const finding = noProjectFile.at({}, { directory, similar });
    const nothing = { projectFile: undefined, settingsFile: undefined };
    return {
      project: undefined,
      settings: DEFAULT_SETTINGS,
      findings: [finding],
      files: nothing,
      readImports: noImports,
    };
  }
  const root = dirname(projectFile);
  const show = (path: string): string => displayPath(root, path);
  const findings: Finding[] = [];
  if (root !== start) {
    findings.push(
      foundInParent.at({ source: { file: show(projectFile) } }, { path: displayPath(start, projectFile) }),
    );
  }
  const read = await loadSettings({ directory: root, show, files, evaluate });
  const { settings, file: settingsFile } = read;
  findings.push(...read.findings);

  const file = show(projectFile);
  const text = files.readText(projectFile);
  const pulumi = text === undefined ? undefined : readPulumiFile(text, file);
  if (pulumi === undefined)
    findings.push(brokenFile.at({ source: { file } }, { file, problem: "it may not be opened" }));
  findings.push(...(pulumi?.findings ?? []));
  const end = (project: Project | undefined, readImports = noImports): LoadedProject => ({
    project,
    settings,
    findings: findings.sort(compareFindings),
    files: { projectFile, settingsFile },
    readImports,
  });
  const said = pulumi?.project;
  if (said === undefined) return end(undefined);
  if (said.runtime !== "nodejs") {
    const source = said.runtimePlace ?? { file, line: 1, column: 1 };
    findings.push(runtimeNotSupported.at({ source }, { runtime: said.runtime }));
    return end(undefined);
  }

  const stackDirectory = join(root, said.stackDirectory ?? "");
  const stackFiles = findStackFiles(projectFile, stackDirectory, show, files);
  const found = findEntryPoint(root, said.main, { file }, show, files);
  findings.push(...stackFiles.findings, ...found.findings);
  const { entry } = found;
  const programDirectory = entry.programDirectory ?? root;
  const manifest = entry.manifest ?? manifestsFrom(programDirectory, files)[0];
  if (manifest?.problem !== undefined) {
    const source = placeAt(show(manifest.path), manifest.text, manifest.problem.offset);
    findings.push(
      brokenPackageJson.at({ source }, { file: show(manifest.path), problem: manifest.problem.message }),
    );
  }

  const options = said.runtimeOptions;
  const manager = packageManager(programDirectory, options["packagemanager"], files);
  const sdk = installedPackage(SDK, programDirectory, files);
  const packages = pulumiPackages(manifest, programDirectory, files);
  if (sdk === undefined) {
    const isDeclared = manifestsFrom(programDirectory, files).some((one) => declares(one, SDK));
    const command = installCommand(manager, isDeclared ? [] : [SDK]);
    const source = { file: manifest === undefined ? file : show(manifest.path) };
    findings.push(sdkNotInstalled.at({ source }, { command, isDeclared }));
  } else {
    findings.push(...checkSdkCopies(sdk, packages, programDirectory, manifest, show, files));
  }

  const usesTypeScript = options["typescript"] !== false;
  const tsconfig = readTsconfig(programDirectory, options["tsconfig"], usesTypeScript, show, files);
  findings.push(...tsconfig.findings);
  if (sdk !== undefined && usesTypeScript && entry.entryFile?.endsWith(".ts") === true) {
    const inputs = { tsconfig: tsconfig.path, sdkDirectory: sdk.directory, manager, show, files };
    findings.push(...checkOwnTypescript(inputs));
  }
  const { entryFile } = entry;
  const readImports = async (): Promise<ImportReading> => {
    if (entryFile === undefined) return await noImports();
    const { checkImports } = await import("./imports.ts");
    const nodeArguments = typeof options["nodeargs"] === "string" ? options["nodeargs"] : "";
    const isSdkInstalled = sdk !== undefined;
    const { aliases } = tsconfig;
    const { isModule } = entry;
    return checkImports({
      entryFile,
      aliases,
      manager,
      nodeArguments,
      isSdkInstalled,
      isModule,
      show,
      files,
    });
  };
  const project: Project = {
    directory: root,
    name: said.name,
    runtime: said.runtime,
    runtimeOptions: options,
    programDirectory,
    entryPoint: entry.entryPoint,
    entryFile: entry.entryFile,
    isModule: entry.isModule,
    packageJson: manifest?.path,
    tsconfig: tsconfig.path,
    sdk,
    packages,
    stacks: stackFiles.stacks,
    projectFile,
    stackDirectory,
    declarations: said.declarations,
  };
  return end(project, readImports);
}

/** What a caller may add to a stack. */
export interface StackOverrides {
  /** `--config`, over the `config` of stackproof.yaml. A key without namespace belongs to the project. */
  readonly config: Readonly<Record<string, string>>;
  /** Remembers what the placeholders stand for; give the one of the rehearsal. */
  readonly placeholders?: Placeholders;
}

/**
 * Reads the file of a stack and merges it with the project's configuration and the overrides.
 * A stack without a file has the project's defaults.
 *
 * @param name `dev`, or `organization/project/dev`, of which the last part counts
 */
export async function loadStack(
  project: Project,
  name: string,
  overrides: StackOverrides,
  files: Files = diskFiles,
): Promise<{ stack: Stack; findings: Finding[] }> {
  const stackName = shortStackName(name);
  const extension = extname(project.projectFile ?? "Pulumi.yaml");
  const path = join(project.stackDirectory ?? project.directory, `Pulumi.${stackName}${extension}`);
  const file = displayPath(project.directory, path);
  const findings: Finding[] = [];
  const text = files.readText(path);
  if (text === undefined && project.stacks.length > 0) {
    const { stacks } = project;
    findings.push(
      stackFileNotFound.at({}, { stack: stackName, file, stacks, meant: nearest(stackName, stacks) }),
    );
  }
  const read = readStackFile(text ?? "", file, project.name);
  const merged = mergeConfig({
    project: project.name,
    stack: stackName,
    file: read.stack,
    declarations: project.declarations ?? [],
    overrides: overrides.config,
    placeholders: overrides.placeholders,
  });
  return {
    stack: merged.stack,
    findings: [...findings, ...read.findings, ...merged.findings].sort(compareFindings),
  };
}

/** Why no stack could be chosen. */
export interface StackChoiceError {
  /** One sentence for the user. */
  readonly error: string;
  /** The stacks that have a file. */
  readonly stacks: readonly string[];
}

/**
 * The stacks to rehearse: the named one; with `allStacks` all that have a file; else the only one, else `dev`, which
 * is also rehearsed when no stack has a file. Several files and no `dev` need a choice.
 */
export function chooseStacks(
  project: Project,
  choice: { readonly stack?: string | undefined; readonly allStacks: boolean },
): readonly string[] | StackChoiceError {
  const { stacks } = project;
  if (choice.stack !== undefined) return [shortStackName(choice.stack)];
  if (stacks.length === 0) return ["dev"];
  if (choice.allStacks || stacks.length === 1) return stacks;
  if (stacks.includes("dev")) return ["dev"];
  return {
    error: `There are several stacks: ${stacks.join(", ")}. Name one with --stack, or use --all-stacks.`,
    stacks,
  };
}

function shortStackName(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}
