// Engine, program, preload: lets Node load TypeScript, as CommonJS and as ES modules, and looks at SDK modules as they
// are loaded.
import { readFileSync } from "node:fs";
import Module from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ProgramSettings } from "../reports.ts";
import type { SdkPatches } from "./sdk.ts";
import type { Transpiler } from "./transpile.ts";

type Compile = (code: string, file: string) => unknown;
type Extension = (module: NodeJS.Module, file: string) => void;

/** Registers the extensions of TypeScript and the hooks for ES modules. */
export function installLoader(settings: ProgramSettings, transpiler: Transpiler, patches: SdkPatches): void {
  const extensions = (Module as unknown as { _extensions: Record<string, Extension> })._extensions;
  for (const extension of [".ts", ".tsx", ".cts"]) {
    extensions[extension] = (module, file) => {
      compile(module, transpiler.transpile(file, "cjs").code, file);
    };
  }
  const loadJavaScript = extensions[".js"];
  extensions[".js"] = (module, file) => {
    const rewritten = patches.mayRewrite(file) ? patches.rewrite(readFileSync(file, "utf8")) : undefined;
    if (rewritten === undefined) loadJavaScript?.(module, file);
    else compile(module, rewritten, file);
    patches.afterLoad(file, module.exports as Record<string, unknown>);
  };
  if (settings.isModule) {
    // The hooks lie beside this file in the package; they run in a thread of their own.
    Module.register(pathToFileURL(join(__dirname, "module-hooks.js")), {
      data: { esbuild: settings.esbuild, tsconfig: settings.tsconfig },
    });
  }
}

function compile(module: NodeJS.Module, code: string, file: string): void {
  (module as unknown as { _compile: Compile })._compile(code, file);
}
