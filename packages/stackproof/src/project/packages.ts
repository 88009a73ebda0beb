// Project: package.json files and what node_modules holds. Reads only through `Files`; nothing is loaded.
// How Node finds packages: https://nodejs.org/api/modules.html#loading-from-node_modules-folders
import { basename, dirname, join } from "node:path";
import type { ParseError } from "jsonc-parser";
import { parse } from "jsonc-parser";
import type { Files } from "./files.ts";
import type { InstalledPackage } from "./project.ts";
import { recordOf } from "./record.ts";
import { jsonProblem } from "./yaml-data.ts";

/** A package.json that was found, and what it says; empty when it is broken. */
export interface Manifest {
  readonly path: string;
  readonly directory: string;
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** The first fault of the text; undefined when it is whole. */
  readonly problem: { readonly message: string; readonly offset: number } | undefined;
}

const DEPENDENCIES = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"];

/** Reads one package.json; undefined when there is none. */
export function readManifest(directory: string, files: Files): Manifest | undefined {
  const path = join(directory, "package.json");
  const text = files.readText(path);
  if (text === undefined) return undefined;
  const errors: ParseError[] = [];
  const data: unknown = parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [error] = errors;
  const problem = error === undefined ? undefined : { message: jsonProblem(error), offset: error.offset };
  const whole = problem === undefined ? recordOf(data) : {};
  return { path, directory, text, data: whole, problem };
}

/** The package.json files of a folder and of all folders above it, nearest first. */
export function manifestsFrom(directory: string, files: Files): Manifest[] {
  return upwards(directory).flatMap((folder) => readManifest(folder, files) ?? []);
}

/** A folder and all folders above it. */
export function upwards(directory: string): string[] {
  const parent = dirname(directory);
  return parent === directory ? [directory] : [directory, ...upwards(parent)];
}

/** Whether a package.json names a package in any of its lists. */
export function declares(manifest: Manifest, name: string): boolean {
  return dependencyNames(manifest).includes(name);
}

/** All packages that a package.json names. */
export function dependencyNames(manifest: Manifest): string[] {
  return DEPENDENCIES.flatMap((list) => {
    return Object.keys(recordOf(manifest.data[list]));
  });
}

/** The folder of a package as a file in `directory` would load it; undefined when it is not installed. */
export function findPackage(name: string, directory: string, files: Files): string | undefined {
  for (const folder of upwards(directory)) {
    if (basename(folder) === "node_modules") continue;
    const path = join(folder, "node_modules", name);
    if (files.kind(path) === "directory") return path;
  }
  return undefined;
}

/** Name and version of an installed package, with links followed. */
export function installedPackage(
  name: string,
  directory: string,
  files: Files,
): InstalledPackage | undefined {
  const found = findPackage(name, directory, files);
  if (found === undefined) return undefined;
  const real = files.realPath(found);
  const version = readManifest(real, files)?.data["version"];
  return typeof version === "string" ? { name, version, directory: real } : undefined;
}

/** `@pulumi/aws` of `@pulumi/aws/s3`, `lodash` of `lodash/fp`. */
export function packageOf(specifier: string): string {
  const parts = specifier.split("/");
  return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}

/** Which command installs: by runtime option `packagemanager`, then by the nearest lock file, else npm. */
export function packageManager(
  directory: string,
  option: unknown,
  files: Files,
): "npm" | "yarn" | "pnpm" | "bun" {
  if (option === "npm" || option === "yarn" || option === "pnpm" || option === "bun") return option;
  for (const folder of upwards(directory)) {
    for (const [lock, manager] of LOCKS) {
      if (files.kind(join(folder, lock)) === "file") return manager;
    }
  }
  return "npm";
}

const LOCKS = [
  ["yarn.lock", "yarn"],
  ["pnpm-lock.yaml", "pnpm"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["package-lock.json", "npm"],
  ["npm-shrinkwrap.json", "npm"],
] as const;

/** `npm install`, or with names `npm install aws-sdk`, in the words of each manager. */
export function installCommand(manager: string, names: readonly string[] = []): string {
  if (names.length === 0) return `${manager} install`;
  return `${manager} ${manager === "npm" ? "install" : "add"} ${names.join(" ")}`;
}

/** True where packages lie in a zip and not in node_modules: yarn's Plug'n'Play. Nothing can be said there. */
export function hasPlugAndPlay(directory: string, files: Files): boolean {
  return upwards(directory).some((folder) =>
    [".pnp.cjs", ".pnp.js"].some((name) => files.kind(join(folder, name)) === "file"),
  );
}
