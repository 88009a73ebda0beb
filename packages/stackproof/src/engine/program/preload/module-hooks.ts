// Engine, program, preload: hooks for ES modules (https://nodejs.org/api/module.html#customization-hooks): TypeScript
// files are transpiled, and `./x.js` or `./x` finds `./x.ts` as TypeScript's own resolution does.
import { existsSync, readFileSync } from "node:fs";
import { createRequire, type LoadHook, type ResolveHook } from "node:module";
import { fileURLToPath } from "node:url";
import type * as Esbuild from "esbuild";
import { transformOptions } from "./transpile.ts";

let settings = { esbuild: "", tsconfig: "{}" };

/** Takes what `register` passes on. */
export function initialize(data: typeof settings): void {
  settings = data;
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
  if (!path.startsWith("file://") || !/\.(?:m?ts|tsx)$/.test(path)) return await next(url, context);
  const file = fileURLToPath(path);
  const esbuild = createRequire(import.meta.url)(settings.esbuild) as typeof Esbuild;
  const result = await esbuild.transform(readFileSync(file, "utf8"), {
    ...transformOptions(settings, file, "esm"),
    logLevel: "silent",
  });
  return { format: "module", source: result.code, shortCircuit: true };
};

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
