// Engine, program, preload: which files belong to packages, and which to the program.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The program's folder, before the program can go elsewhere. */
const project = process.cwd();
const folders = new Map<string, boolean>();

/** True for a file in a folder node_modules. */
export function isInstalled(file: string): boolean {
  return /[\\/]node_modules[\\/]/.test(file);
}

/**
 * True for a file of a package that is linked into the project, as the workspaces of npm do: Node knows it by its real
 * path, which has no node_modules in it. Its nearest package.json has a name, and is not the project's own or one above.
 */
export function isLinked(file: string): boolean {
  const path = file.startsWith("file://") ? fileURLToPath(file) : file;
  return !path.startsWith(project + sep) && isInOtherPackage(dirname(path));
}

function isInOtherPackage(folder: string): boolean {
  const known = folders.get(folder);
  if (known !== undefined) return known;
  const answer = findsOtherPackage(folder);
  folders.set(folder, answer);
  return answer;
}

function findsOtherPackage(folder: string): boolean {
  if (`${project}${sep}`.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return false;
  const file = join(folder, "package.json");
  if (existsSync(file) && hasName(file)) return true;
  const above = dirname(folder);
  return above !== folder && isInOtherPackage(above);
}

/** A package.json that only says `type` divides a package. */
function hasName(file: string): boolean {
  try {
    return typeof (JSON.parse(readFileSync(file, "utf8")) as { name?: unknown } | null)?.name === "string";
  } catch {
    return false;
  }
}
