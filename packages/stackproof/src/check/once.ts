// Check: what is the same for every stack of a project, and is looked at once: its text, its folder, its types.
import type { Finding } from "../findings/finding.ts";
import { diskFiles, displayPath } from "../project/files.ts";
import { filesBelow } from "../project/folder.ts";
import type { ImportReading, LoadedProject } from "../project/load-project.ts";
import type { Project } from "../project/project.ts";
import type { Requirements } from "../project/requirements.ts";
import { checkFolder } from "../requirements/files.ts";
import type { TypeCheckResult } from "../typecheck/run-compiler.ts";

/** The text is the same for every stack: its imports and what the source checks say of it. */
export class TextCheckOnce {
  readonly #loaded: LoadedProject;
  readonly #project: Project;
  #imports: Promise<ImportReading> | undefined;
  #result: Promise<{ findings: readonly Finding[]; elapsedMs: number }> | undefined;

  constructor(loaded: LoadedProject, project: Project) {
    this.#loaded = loaded;
    this.#project = project;
  }

  result(): Promise<{ findings: readonly Finding[]; elapsedMs: number }> {
    this.#result ??= this.#start();
    return this.#result;
  }

  /** What is left of the program's files that do not parse. The program does not wait for it unless a file fails. */
  async recovered(): Promise<ImportReading["recovered"]> {
    return (await this.#read()).recovered;
  }

  #read(): Promise<ImportReading> {
    this.#imports ??= this.#loaded.readImports();
    return this.#imports;
  }

  async #start(): Promise<{ findings: readonly Finding[]; elapsedMs: number }> {
    const { directory, programDirectory } = this.#project;
    const imports = await this.#read();
    const { checkSources } = await import("../source/check-sources.ts");
    const started = performance.now();
    const sources = checkSources({
      loaded: imports.sources,
      directory: programDirectory,
      show: (path) => displayPath(directory, path),
    });
    return {
      findings: [...imports.findings, ...sources.findings],
      elapsedMs: Math.round(performance.now() - started),
    };
  }
}

/** The folder is the same for every stack too. */
export class FolderCheckOnce {
  readonly #requirements: Requirements;
  readonly #project: Project;
  #findings: readonly Finding[] | undefined;

  constructor(loaded: LoadedProject, project: Project) {
    this.#requirements = loaded.settings.requirements;
    this.#project = project;
  }

  findings(): readonly Finding[] {
    this.#findings ??= this.#check();
    return this.#findings;
  }

  #check(): readonly Finding[] {
    const { files, stacks } = this.#requirements;
    if (files.only.length + files.required.length + stacks.length === 0) return [];
    const { directory, stacks: known } = this.#project;
    return checkFolder(this.#requirements, { files: filesBelow(directory, diskFiles), stacks: known });
  }
}

/** What decides whether types are checked, and ends the compiler. */
interface TypeCheckChoice {
  /** Default true. */
  readonly types?: boolean;
  readonly signal?: AbortSignal;
}

/** The types are the same for every stack, so they are checked once. */
export class TypeCheckOnce {
  readonly #project: Project;
  readonly #options: TypeCheckChoice;
  #result: Promise<TypeCheckResult | undefined> | undefined;

  constructor(project: Project, options: TypeCheckChoice) {
    this.#project = project;
    this.#options = options;
  }

  result(): Promise<TypeCheckResult | undefined> {
    this.#result ??= this.#start();
    return this.#result;
  }

  async #start(): Promise<TypeCheckResult | undefined> {
    if (this.#options.types === false) return undefined;
    const { startTypeCheck } = await import("../typecheck/run-compiler.ts");
    const { signal } = this.#options;
    return await startTypeCheck(this.#project, signal === undefined ? {} : { signal });
  }
}
