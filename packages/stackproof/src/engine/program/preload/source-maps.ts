// Engine, program, preload: stacks name the lines that the user wrote. Pulumi's runner prepares stacks with its own
// source-map-support; this teaches that same copy where our maps are.
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Transpiler } from "./transpile.ts";

interface SourceMapSupport {
  install(options: {
    environment: "node";
    handleUncaughtExceptions: boolean;
    retrieveSourceMap(source: string): { url: string; map: string } | null;
  }): void;
}

const EMPTY_MAP = JSON.stringify({ version: 3, sources: [], names: [], mappings: "" });

/** Installs the maps of `transpiler` into the SDK's source-map-support. */
export function installSourceMaps(sdk: string, transpiler: Transpiler): void {
  let support: SourceMapSupport;
  try {
    support = createRequire(join(sdk, "cmd/run/index.js"))("source-map-support") as SourceMapSupport;
  } catch {
    process.setSourceMapsEnabled(true);
    return;
  }
  support.install({
    environment: "node",
    handleUncaughtExceptions: false,
    retrieveSourceMap(source) {
      const file = source.startsWith("file://") ? fileURLToPath(source) : source;
      // Frames of packages stay as they are: the maps that @pulumi/pulumi ships lead to paths such as
      // node_modules/@pulumi/resource.ts, on which util.inspect of Node 20 never ends.
      if (/[\\/]node_modules[\\/]/.test(file)) return { url: file, map: EMPTY_MAP };
      const map = transpiler.mapOf(file);
      return map === undefined ? null : { url: file, map };
    },
  });
}
