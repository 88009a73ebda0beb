// Bench: the plainest loader for TypeScript: esbuild behind require, with source maps, and the SDK as it is.
const { readFileSync } = require("node:fs");
const { transformSync } = require("esbuild");

require("source-map-support").install({ environment: "node", hookRequire: true });
require.extensions[".ts"] = (module, file) => {
  const { code } = transformSync(readFileSync(file, "utf8"), {
    loader: "ts",
    format: "cjs",
    target: "node20",
    platform: "node",
    sourcemap: "inline",
    sourcefile: file,
  });
  module._compile(code, file);
};
