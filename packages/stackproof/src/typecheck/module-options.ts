// Type check: how modules are found and what they may hold, said in the words of TypeScript 7. Pure.
import { type CompilerOptions, lowerText } from "./compiler-options.ts";

const NODE_MODULES = new Set(["node16", "node18", "node20", "nodenext"]);
const OTHER_MODULES = new Set(["commonjs", "es6", "es2015", "es2020", "es2022", "esnext", "preserve"]);

/** The module options, and whether the search for modules is the project's own. */
export interface ModuleOptions {
  readonly options: CompilerOptions;
  /** False when the search differs from the project's, so that "not found" may be our mistake. */
  readonly exact: boolean;
  /** True when a namespace import of the project may be called, which TypeScript 7 always refuses. */
  readonly namespaceCallable: boolean;
}

/**
 * The module options for TypeScript 7.
 *
 * `moduleResolution` node, node10 and classic are gone from it; `bundler` that does not look at the `exports` and
 * `imports` of package.json finds the same declarations. https://www.typescriptlang.org/tsconfig/#moduleResolution
 *
 * @param merged the project's options, with Pulumi's defaults in place
 * @param defaultsToBundler true for TypeScript 6 and later, where the search defaults to `bundler`
 */
export function moduleOptions(merged: CompilerOptions, defaultsToBundler: boolean): ModuleOptions {
  const module = lowerText(merged["module"]);
  const resolution = lowerText(merged["moduleResolution"]);
  const namespaceCallable = interopIsOff(merged, module, defaultsToBundler);
  if (module !== undefined && NODE_MODULES.has(module) && (resolution === undefined || isNode(resolution))) {
    return { options: { module, ...exportsOptions(merged) }, exact: true, namespaceCallable };
  }
  const kind = module !== undefined && OTHER_MODULES.has(module) ? module : "commonjs";
  const looksAtExports =
    resolution === undefined
      ? defaultsToBundler || kind === "preserve"
      : resolution === "bundler" || isNode(resolution);
  const options = {
    module: kind,
    moduleResolution: "bundler",
    ...(looksAtExports
      ? exportsOptions(merged)
      : {
          resolvePackageJsonExports: false,
          resolvePackageJsonImports: false,
          resolveJsonModule: merged["resolveJsonModule"] === true,
        }),
  };
  const known = module === undefined || kind === module || ["none", "amd", "umd", "system"].includes(module);
  return { options, exact: known && resolution !== "classic" && !isNode(resolution), namespaceCallable };
}

function exportsOptions(merged: CompilerOptions): CompilerOptions {
  const kept: CompilerOptions = {};
  for (const name of ["resolvePackageJsonExports", "resolvePackageJsonImports"]) {
    if (typeof merged[name] === "boolean") kept[name] = merged[name];
  }
  return kept;
}

function isNode(resolution: string | undefined): boolean {
  return resolution === "node16" || resolution === "nodenext";
}

/** https://www.typescriptlang.org/tsconfig/#esModuleInterop: off by default outside of the Node modules until 6.0. */
function interopIsOff(merged: CompilerOptions, module: string | undefined, defaultsToOn: boolean): boolean {
  if (typeof merged["esModuleInterop"] === "boolean") return !merged["esModuleInterop"];
  return !defaultsToOn && !(module !== undefined && (NODE_MODULES.has(module) || module === "preserve"));
}
