// Check: the schemas of the packages that a project has installed, by the name that tokens use.
import type { Project } from "../project/project.ts";
import { installedCopies } from "../schema/files.ts";
import { openPackageSchema } from "../schema/package.ts";
import type { InstalledPackageSchema, PackageSchema } from "../schema/schema.ts";

/** Opens packages on demand. */
export interface PackageSchemas {
  /**
   * The schema of a package; of the copy with this version, when a library brought its own; else of the program's
   * copy.
   */
  readonly of: (packageName: string, version?: string) => PackageSchema | undefined;
  /** Keeps what was read for the next run. */
  save(): void;
}

/** The schemas of a project's packages: `aws` is @pulumi/aws; other scopes (@pulumiverse) come after it. */
export function packageSchemas(project: Project): PackageSchemas {
  const open = new Map<string, InstalledPackageSchema>();
  const byVersion = new Map<string, PackageSchema | undefined>();
  const byName = new Map<string, { name: string; directory: string }>();
  for (const { name, directory } of project.packages) {
    const short = name.slice(name.lastIndexOf("/") + 1);
    if (name.startsWith("@pulumi/") || !byName.has(short)) byName.set(short, { name, directory });
  }
  const openAt = (directory: string): InstalledPackageSchema => {
    const schema = open.get(directory) ?? openPackageSchema(directory);
    open.set(directory, schema);
    return schema;
  };
  const find = (packageName: string, version: string | undefined): PackageSchema | undefined => {
    const own = byName.get(packageName);
    const schema = own === undefined ? undefined : openAt(own.directory);
    if (version === undefined || schema?.version === version) return schema;
    const copies = installedCopies(own?.name ?? `@pulumi/${packageName}`, project.programDirectory);
    const other = copies.map(openAt).find((copy) => copy.version === version);
    return other ?? schema ?? copies.map(openAt)[0];
  };
  return {
    of(packageName, version) {
      const key = `${packageName} ${version ?? ""}`;
      if (!byVersion.has(key)) byVersion.set(key, find(packageName, version));
      return byVersion.get(key);
    },
    save() {
      for (const schema of open.values()) schema.saveCache();
    },
  };
}
