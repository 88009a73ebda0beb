#!/usr/bin/env node
// Starts the command line. In a checkout that was not built yet (npm ci without scripts), it builds first.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 20)) {
  process.stderr.write(`stackproof needs Node 20.20 or later; this is Node ${process.versions.node}.\n`);
  process.exit(2);
}
const built = new URL("../dist/cli.js", import.meta.url);
const build = new URL("../../../scripts/build.mjs", import.meta.url);
if (!existsSync(built) && existsSync(build)) {
  execFileSync(process.execPath, [fileURLToPath(build)], { stdio: ["ignore", "ignore", "inherit"] });
}
await import(built.href);
