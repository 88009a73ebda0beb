// Builds both packages: bundles their sources with esbuild (dependencies stay outside) and writes type declarations.
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
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
    entryPoints: {
      preload: join(tool, "src/engine/program/preload/preload.ts"),
      "run-settings": join(tool, "src/engine/program/preload/run-settings.ts"),
      function: join(tool, "src/engine/function/inside/node.ts"),
    },
    outExtension: { ".js": ".cjs" },
    outdir: join(tool, "dist/program"),
  }),
  build({
    ...common,
    format: "esm",
    entryPoints: {
      "module-hooks": join(tool, "src/engine/program/preload/module-hooks.ts"),
      "function-hooks": join(tool, "src/engine/function/inside/hooks.ts"),
    },
    outdir: join(tool, "dist/program"),
  }),
]);
cpSync(join(tool, "src/engine/function/inside/python.py"), join(tool, "dist", "program/function.py"));

/** The examples are the templates of `stackproof init`. What npm and the tool leave in them is left out. */
function copyTemplates(dist) {
  cpSync(join(root, "examples"), join(dist, "templates"), {
    recursive: true,
    filter: (path) => !/^(?:\..*|broken|dist|node_modules|package-lock\.json)$/.test(basename(path)),
  });
}
copyTemplates(join(tool, "dist"));

// CommonJS, as Pulumi's own packages are: every program can load it, and there is one copy of each class. The examples
// use this package as it is published, so its types are always written.
const components = join(root, "packages/components");
rmSync(join(components, "dist"), { recursive: true, force: true });
await build({
  ...common,
  format: "cjs",
  sourcemap: true,
  entryPoints: [join(components, "src/index.ts")],
  outdir: join(components, "dist"),
});
writeFileSync(join(components, "dist/package.json"), '{ "type": "commonjs" }\n');

const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript-7/package.json")), "bin/tsc");
for (const folder of withTypes ? [tool, components] : [components]) {
  execFileSync(process.execPath, [tsc, "-p", join(folder, "tsconfig.build.json")], { stdio: "inherit" });
}
