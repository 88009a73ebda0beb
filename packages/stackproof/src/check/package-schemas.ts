// Check: the schemas of the packages that a project has installed, by the name that tokens use.
import type { Project } from "../project/project.ts";
import { openPackageSchema } from "../schema/package.ts";
import type { InstalledPackageSchema, PackageSchema } from "../schema/schema.ts";

/** Opens packages on demand. */
export interface PackageSchemas {
  readonly of: (packageName: string) => PackageSchema | undefined;
  /** Keeps what was read for the next run. */
  save(): void;
}

/** The schemas of a project's packages: `aws` is @pulumi/aws; other scopes (@pulumiverse) come after it. */
export function packageSchemas(project: Project): PackageSchemas {
  const open = new Map<string, InstalledPackageSchema | undefined>();
  const byName = new Map<string, string>();
  for (const { name, directory } of project.packages) {
    const short = name.slice(name.lastIndexOf("/") + 1);
    if (name.startsWith("@pulumi/") || !byName.has(short)) byName.set(short, directory);
  }
  return {
    of(packageName) {
      if (open.has(packageName)) return open.get(packageName);
      const directory = byName.get(packageName);
      const schema = directory === undefined ? undefined : openPackageSchema(directory);
      open.set(packageName, schema);
      return schema;
    },
    save() {
      for (const schema of open.values()) schema?.saveCache();
    },
  };
}
