// LambdaFunction: a look at the disk, whether code is there. The only file of the components that looks; none reads.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

/** What is at a path. */
export interface Found {
  /** From the root of the disk; relative paths begin at the program's folder. */
  readonly path: string;
  readonly kind: "folder" | "file" | "nothing";
}

/** What is at a path. */
export function lookAt(path: string): Found {
  const whole = resolve(path);
  if (!existsSync(whole)) return { path: whole, kind: "nothing" };
  return { path: whole, kind: statSync(whole).isDirectory() ? "folder" : "file" };
}

/** True when nothing is in a folder. */
export function isEmptyFolder(path: string): boolean {
  return readdirSync(path).length === 0;
}

/** True when one of these files is in a folder. */
export function holdsOneOf(folder: string, files: readonly string[]): boolean {
  return files.some((file) => existsSync(join(folder, file)));
}
