// Test support: the cases below test/programs: what they ask for, and copies of them to run in.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";

const PROGRAMS = fileURLToPath(new URL("../programs", import.meta.url));

const version = z.string().regex(/^\d+\.\d+\.\d+$/);

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
  /** The least versions that the case needs, such as 7.0.0; with an older one it is left out. */
  needs: z.strictObject({ pulumi: version.optional(), aws: version.optional() }).optional(),
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
export function listCases(only = "", programs = PROGRAMS): ProtocolCase[] {
  return readdirSync(programs, { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && entry.name !== "node_modules" && new RegExp(only).test(entry.name),
    )
    .map(({ name }) => {
      const file = join(programs, name, "case.yaml");
      const data: unknown = existsSync(file) ? parse(readFileSync(file, "utf8")) : {};
      return {
        name,
        settings: settings.parse(data ?? {}),
        expectedFile: join(programs, name, "expected.txt"),
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A folder in which cases can run. */
export interface Workplace {
  readonly directory: string;
  /** Versions of the packages that programs can load. */
  readonly versions: ReadonlySet<string>;
  /** Whether the packages are new enough for a case. */
  fits(one: ProtocolCase): boolean;
  /** Copies a case and gives the folder of its project. */
  prepare(one: ProtocolCase): string;
  remove(): void;
}

/** Where copies of cases go, and what they can load. */
export interface WorkplaceOptions {
  /** The folder of the cases. Default: test/programs. */
  readonly programs?: string;
  /** A node_modules folder with @pulumi/pulumi, @pulumi/aws and @pulumi/random. Default: the one beside test. */
  readonly nodeModules?: string;
  /** It is emptied first. Default: a new folder for temporary files. */
  readonly directory?: string;
}

/** Makes a folder for copies of the cases, with a node_modules folder that links to the packages. */
export function makeWorkplace(options: WorkplaceOptions = {}): Workplace {
  const { programs = PROGRAMS, directory } = options;
  const nodeModules = options.nodeModules ?? join(programs, "../../node_modules");
  if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
  const made = directory ?? mkdtempSync(join(tmpdir(), "stackproof-protocol-"));
  cpSync(join(programs, "package.json"), join(made, "package.json"), { recursive: true });
  const root = realpathSync(made);
  mkdirSync(join(root, "node_modules/@pulumi"), { recursive: true });
  // These alone, so that what else is installed beside them changes nothing.
  for (const name of ["@pulumi/pulumi", "@pulumi/aws", "@pulumi/random"]) {
    symlinkSync(realpathSync(join(nodeModules, name)), join(root, "node_modules", name), "junction");
  }
  const installed = (name: string): string => {
    const data = JSON.parse(readFileSync(join(nodeModules, name, "package.json"), "utf8")) as {
      version: string;
    };
    // Some releases of providers say v6.18.0.
    return data.version.replace(/^v/, "");
  };
  const versions = { pulumi: installed("@pulumi/pulumi"), aws: installed("@pulumi/aws") };
  return {
    directory: root,
    versions: new Set([versions.pulumi, versions.aws, installed("@pulumi/random")]),
    fits: ({ settings: { needs } }) =>
      isAtLeast(versions.pulumi, needs?.pulumi ?? "0.0.0") && isAtLeast(versions.aws, needs?.aws ?? "0.0.0"),
    prepare: (one) => copyCase(one, root),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function isAtLeast(found: string, wanted: string): boolean {
  const [left, right] = [found, wanted].map((text) =>
    text.split(".").map((part) => Number.parseInt(part, 10)),
  );
  for (const [index, number] of (right ?? []).entries()) {
    const difference = (left?.[index] ?? 0) - number;
    if (difference !== 0) return difference > 0;
  }
  return true;
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
