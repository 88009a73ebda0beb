// Engine, program, preload: hooks for ES modules (https://nodejs.org/api/module.html#customization-hooks): TypeScript
// files are transpiled, and `./x.js` or `./x` finds `./x.ts` as TypeScript's own resolution does.
import { existsSync, readFileSync } from "node:fs";
import { createRequire, type LoadHook, type ResolveHook } from "node:module";
import { fileURLToPath } from "node:url";
import type * as Esbuild from "esbuild";
import { isInstalled } from "./packages.ts";
import { RecoveredTexts } from "./recovered.ts";
import { compileOrRecoverLater, transformOptions } from "./transpile.ts";

interface HookSettings {
  readonly esbuild: string;
  readonly tsconfig: string;
  readonly recovered?: string | undefined;
}

let settings: HookSettings = { esbuild: "", tsconfig: "{}" };
let recovered = new RecoveredTexts(undefined);

/** Takes what `register` passes on. */
export function initialize(data: HookSettings): void {
  settings = data;
  recovered = new RecoveredTexts(data.recovered);
}

export const resolve: ResolveHook = async (specifier, context, next) => {
  if (/^\.{0,2}\//.test(specifier) && context.parentURL !== undefined) {
    const wanted = new URL(specifier, context.parentURL);
    for (const candidate of candidates(wanted)) {
      if (existsSync(fileURLToPath(candidate))) return { url: candidate.href, shortCircuit: true };
    }
  }
  return await next(specifier, context);
};

export const load: LoadHook = async (url, context, next) => {
  const path = url.split("?")[0] ?? url;
  if (!path.startsWith("file://")) return await next(url, context);
  const file = fileURLToPath(path);
  if (/\.(?:m?ts|tsx)$/.test(path)) {
    const compile = (text: string): Promise<Esbuild.TransformResult> =>
      esbuild().transform(text, { ...transformOptions(settings, file, "esm"), logLevel: "silent" });
    const result = await compileOrRecoverLater(readFileSync(file, "utf8"), compile, () => recovered.of(file));
    return { format: "module", source: result.code, shortCircuit: true };
  }
  // Node compiles these itself, later and elsewhere: so a text that is left is looked for before.
  const isOwnModule = context.format === "module" && /\.m?js$/.test(path) && !isInstalled(path);
  if (isOwnModule && recovered.peek(file) !== undefined) {
    const check = async (text: string): Promise<string> => {
      await esbuild().transform(text, { loader: "js", logLevel: "silent" });
      return text;
    };
    const source = await compileOrRecoverLater(readFileSync(file, "utf8"), check, () => recovered.of(file));
    return { format: "module", source, shortCircuit: true };
  }
  return await next(url, context);
};

function esbuild(): typeof Esbuild {
  return createRequire(import.meta.url)(settings.esbuild) as typeof Esbuild;
}

/** The files that a specifier may mean beside itself; none when it exists as it is. */
function candidates(wanted: URL): URL[] {
  const path = wanted.pathname;
  if (/\.[cm]?[jt]sx?$|\.json$|\.node$/.test(path) && existsSync(fileURLToPath(wanted))) return [];
  const endings = [
    ".ts",
    ".tsx",
    ".mts",
    ".js",
    ".mjs",
    "/index.ts",
    "/index.mts",
    "/index.js",
    "/index.mjs",
  ];
  const typed = path.replace(/\.(m?)js(x?)$/, ".$1ts$2");
  const paths =
    typed === path ? endings.map((ending) => path.replace(/\/$/, "") + ending) : [typed, `${typed}x`];
  return paths.map((candidate) => new URL(candidate + wanted.search, wanted));
}
