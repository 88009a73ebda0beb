// Project: which copies of @pulumi/pulumi the program and its packages would load.
import { join } from "node:path";
import { compareText } from "../core/place.ts";
import type { Finding } from "../findings/finding.ts";
import type { Files } from "./files.ts";
import { sdkCopies } from "./findings.ts";
import { dependencyNames, installedPackage, type Manifest, readManifest, upwards } from "./packages.ts";
import type { InstalledPackage } from "./project.ts";

/** Pulumi's SDK for Node. */
export const SDK = "@pulumi/pulumi";

/**
 * Installed packages that package.json names and that work with Pulumi: those of the @pulumi scope, and those that
 * need @pulumi/pulumi themselves. Sorted by name, without the SDK.
 */
export function pulumiPackages(
  manifest: Manifest | undefined,
  directory: string,
  files: Files,
): InstalledPackage[] {
  if (manifest === undefined) return [];
  const names = [...new Set(dependencyNames(manifest))].filter((name) => name !== SDK).sort(compareText);
  return names.flatMap((name) => {
    const found = installedPackage(name, directory, files);
    if (found === undefined) return [];
    const isPulumi =
      name.startsWith("@pulumi/") ||
      dependencyNames(readManifest(found.directory, files) ?? manifest).includes(SDK);
    return isPulumi ? [found] : [];
  });
}

/** A warning when packages that the program can reach load another copy of the SDK than the program does. */
export function checkSdkCopies(
  sdk: InstalledPackage,
  packages: readonly InstalledPackage[],
  programDirectory: string,
  manifest: Manifest | undefined,
  show: (path: string) => string,
  files: Files,
): Finding[] {
  const copies = new Map<string, InstalledPackage>([[sdk.directory, sdk]]);
  const owners = new Set([...packages.map((one) => one.directory), ...scoped(programDirectory, sdk, files)]);
  for (const directory of owners) {
    const copy = installedPackage(SDK, directory, files);
    if (copy !== undefined) copies.set(copy.directory, copy);
  }
  if (copies.size < 2) return [];
  const sorted = [...copies.values()].sort((a, b) => compareText(a.directory, b.directory));
  const majors = new Set(sorted.map((copy) => copy.version.split(".")[0]));
  const file = manifest === undefined ? "package.json" : show(manifest.path);
  const related = sorted.map((copy) => ({
    note: `@pulumi/pulumi ${copy.version}`,
    source: { file: show(join(copy.directory, "package.json")) },
  }));
  const parameters = {
    copies: sorted.map((copy) => `${copy.version} in \`${show(copy.directory)}\``),
    majors: majors.size > 1,
  };
  return [sdkCopies.at({ source: { file } }, parameters, { related })];
}

/**
 * The folders of all packages of the @pulumi scope, and of others that bring an SDK of their own, up to the folder that
 * has the program's SDK: what lies further up belongs to others.
 */
function scoped(directory: string, sdk: InstalledPackage, files: Files): string[] {
  const folders = upwards(directory);
  const last = folders.findIndex(
    (folder) => files.realPath(join(folder, "node_modules", SDK)) === sdk.directory,
  );
  return folders.slice(0, last < 0 ? undefined : last + 1).flatMap((folder) => {
    const modules = join(folder, "node_modules");
    return files.list(modules).flatMap((name) => {
      const path = join(modules, name);
      const isScope = name.startsWith("@");
      const inner = isScope ? files.list(path).map((one) => join(path, one)) : [path];
      return (
        inner
          .filter((one) => name === "@pulumi" || files.kind(join(one, "node_modules", SDK)) === "directory")
          .map((one) => files.realPath(one))
          // A link to another project of the workspace: what that one loads is its own matter.
          .filter((one) => one.includes("node_modules"))
      );
    });
  });
}
