// Builds both packages: bundles their sources with esbuild (dependencies stay outside) and writes type declarations.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const withTypes = process.argv.includes("--types");

// The newer Node that the protocol tests bring (test/sdks/newest) also links itself as node_modules/.bin/node, where
// every npm script would find it first. Scripts and tests are to run in the Node that npm runs in.
rmSync(join(root, "node_modules/.bin/node"), { force: true });

const common = {
  bundle: true,
  platform: "node",
  target: "node20",
  packages: "external",
  logLevel: "warning",
};

const tool = join(root, "packages/stackproof");
const { version } = JSON.parse(readFileSync(join(tool, "package.json"), "utf8"));
rmSync(join(tool, "dist"), { recursive: true, force: true });
await Promise.all([
  build({
    ...common,
    format: "esm",
    splitting: true,
    sourcemap: true,
    define: { STACKPROOF_VERSION: JSON.stringify(version) },
    entryPoints: { index: join(tool, "src/index.ts"), cli: join(tool, "src/cli/main.ts") },
    outdir: join(tool, "dist"),
  }),
  build({
    ...common,
    format: "cjs",
    entryPoints: { preload: join(tool, "src/engine/program/preload/preload.ts") },
    outExtension: { ".js": ".cjs" },
    outdir: join(tool, "dist/program"),
  }),
  build({
    ...common,
    format: "esm",
    entryPoints: { "module-hooks": join(tool, "src/engine/program/preload/module-hooks.ts") },
    outdir: join(tool, "dist/program"),
  }),
]);

const components = join(root, "packages/components");
if (existsSync(join(components, "src/index.ts"))) {
  rmSync(join(components, "dist"), { recursive: true, force: true });
  await build({
    ...common,
    format: "esm",
    entryPoints: [join(components, "src/index.ts")],
    outdir: join(components, "dist"),
  });
}

if (withTypes) {
  const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  for (const folder of [tool, components]) {
    execFileSync(process.execPath, [tsc, "-p", join(folder, "tsconfig.build.json")], { stdio: "inherit" });
  }
}
