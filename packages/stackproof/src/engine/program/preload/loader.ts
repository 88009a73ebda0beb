// Engine, program, preload: lets Node load TypeScript, as CommonJS and as ES modules, and looks at SDK modules as they
// are loaded.
import { readFileSync } from "node:fs";
import Module from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ProgramSettings } from "../reports.ts";
import { isInstalled } from "./packages.ts";
import { isFenced, type RecoveredTexts } from "./recovered.ts";
import type { SdkPatches } from "./sdk.ts";
import type { Transpiler } from "./transpile.ts";

type Compile = (code: string, file: string) => unknown;
type Extension = (module: NodeJS.Module, file: string) => void;

/** Registers the extensions of TypeScript and the hooks for ES modules. */
export function installLoader(
  settings: ProgramSettings,
  transpiler: Transpiler,
  patches: SdkPatches,
  recovered: RecoveredTexts,
): void {
  const extensions = (Module as unknown as { _extensions: Record<string, Extension> })._extensions;
  for (const extension of [".ts", ".tsx", ".cts"]) {
    extensions[extension] = (module, file) => {
      compile(module, transpiler.transpile(file, "cjs").code, file);
    };
  }
  const loadJavaScript = extensions[".js"];
  extensions[".js"] = (module, file) => {
    const rewritten = patches.mayRewrite(file) ? patches.rewrite(readFileSync(file, "utf8")) : undefined;
    if (rewritten === undefined) loadOrRecover(module, file, loadJavaScript, recovered);
    else compile(module, rewritten, file);
    patches.afterLoad(file, module.exports as Record<string, unknown>);
  };
  if (settings.isModule) {
    // The hooks lie beside this file in the package; they run in a thread of their own.
    Module.register(pathToFileURL(join(__dirname, "module-hooks.js")), {
      data: { esbuild: settings.esbuild, tsconfig: settings.tsconfig, recovered: settings.recovered },
    });
  }
}

function compile(module: NodeJS.Module, code: string, file: string): void {
  (module as unknown as { _compile: Compile })._compile(code, file);
}

/** Loads a file of JavaScript; of a user's file that does not parse, what is left of it. */
function loadOrRecover(
  module: NodeJS.Module,
  file: string,
  load: Extension | undefined,
  recovered: RecoveredTexts,
): void {
  if (isInstalled(file)) {
    load?.(module, file);
    return;
  }
  const left = isFenced(readFileSync(file, "utf8")) ? recovered.of(file) : undefined;
  if (left !== undefined) {
    compile(module, left, file);
    return;
  }
  try {
    load?.(module, file);
  } catch (error) {
    // A file that this one loads may be the one that does not parse.
    const isThis = error instanceof SyntaxError && error.stack?.startsWith(`${file}:`) === true;
    const rest = isThis ? recovered.of(file) : undefined;
    if (rest === undefined) throw error;
    compile(module, rest, file);
  }
}
