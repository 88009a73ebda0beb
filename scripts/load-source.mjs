// Loads a TypeScript source of this repository into a script: bundled in memory, because Node 20 reads JavaScript only.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));

/** The exports of a source file, by its path from the repository's root. */
export async function loadSource(path) {
  const folder = mkdtempSync(join(tmpdir(), "stackproof-script-"));
  const outfile = join(folder, "source.mjs");
  try {
    await build({
      entryPoints: [root + path],
      outfile,
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      // The UMD builds that some packages have as main hide their own imports.
      mainFields: ["module", "main"],
      logLevel: "error",
      banner: {
        js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
      },
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
