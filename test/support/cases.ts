// Test support: the cases below test/programs: what they ask for, and copies of them to run in.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";

const PROGRAMS = fileURLToPath(new URL("../programs", import.meta.url));
const REPOSITORY_MODULES = fileURLToPath(new URL("../../node_modules", import.meta.url));

const settings = z.strictObject({
  /** Default dev, or what the stack files say. */
  stack: z.string().optional(),
  config: z.record(z.string(), z.string()).optional(),
  env: z.record(z.string(), z.string()).optional(),
  /** Whether types are checked. Default false. */
  types: z.boolean().optional(),
  /** Seconds. */
  timeout: z.number().optional(),
  failOn: z.enum(["error", "warning", "note", "never"]).optional(),
  /** The folder of the project, when the case holds several. Default: the case's folder. */
  project: z.string().optional(),
  /** Outputs of AWS resources that the golden shows. */
  show: z.array(z.string()).optional(),
  /** The least major version of the Pulumi AWS provider; with an older one the case is left out. */
  aws: z.number().optional(),
});

/** What a case.yaml may say. */
export type CaseSettings = z.infer<typeof settings>;

/** One case. */
export interface ProtocolCase {
  readonly name: string;
  readonly settings: CaseSettings;
  /** Where its golden stands, whether it exists or not. */
  readonly expectedFile: string;
}

/** All cases, by name. `only` is a regular expression that their names must match. */
export function listCases(only = ""): ProtocolCase[] {
  return readdirSync(PROGRAMS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "node_modules" && new RegExp(only).test(entry.name))
    .map(({ name }) => {
      const file = join(PROGRAMS, name, "case.yaml");
      const data: unknown = existsSync(file) ? parse(readFileSync(file, "utf8")) : {};
      return { name, settings: settings.parse(data ?? {}), expectedFile: join(PROGRAMS, name, "expected.txt") };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A folder in which cases can run. */
export interface Workplace {
  readonly directory: string;
  /** Versions of the packages that programs can load. */
  readonly versions: ReadonlySet<string>;
  /** Major version of @pulumi/aws. */
  readonly awsMajor: number;
  /** Copies a case and gives the folder of its project. */
  prepare(one: ProtocolCase): string;
  remove(): void;
}

/**
 * Makes a folder for copies of the cases, with `nodeModules` linked into it.
 *
 * @param nodeModules a node_modules folder with @pulumi/pulumi, @pulumi/aws and @pulumi/random. Default: this
 * repository's
 * @param directory where the copies go; it is emptied first. Default: a new folder for temporary files
 */
export function makeWorkplace(nodeModules = REPOSITORY_MODULES, directory?: string): Workplace {
  if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
  const made = directory ?? mkdtempSync(join(tmpdir(), "stackproof-protocol-"));
  cpSync(join(PROGRAMS, "package.json"), join(made, "package.json"), { recursive: true });
  const root = realpathSync(made);
  symlinkSync(realpathSync(nodeModules), join(root, "node_modules"), "junction");
  const version = (name: string): string => {
    const data = JSON.parse(readFileSync(join(nodeModules, name, "package.json"), "utf8")) as { version: string };
    return data.version;
  };
  const aws = version("@pulumi/aws");
  return {
    directory: root,
    versions: new Set([version("@pulumi/pulumi"), aws, version("@pulumi/random")]),
    awsMajor: Number(aws.split(".")[0]),
    prepare: (one) => copyCase(one, root),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function copyCase(one: ProtocolCase, root: string): string {
  const target = join(root, one.name);
  cpSync(dirname(one.expectedFile), target, {
    recursive: true,
    filter: (path) => !["expected.txt", "case.yaml", "node_modules"].includes(basename(path)),
  });
  const project = join(target, one.settings.project ?? ".");
  // What a case keeps in `packages` is installed, as far as a program can tell.
  const packages = join(project, "packages");
  if (existsSync(packages)) cpSync(packages, join(project, "node_modules"), { recursive: true });
  return project;
}
