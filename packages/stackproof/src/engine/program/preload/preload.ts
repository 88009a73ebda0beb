// Engine, program, preload: runs inside the program's process before Pulumi's runner (node --require). It lets
// TypeScript run, tells the engine what the protocol does not carry, and keeps the program away from the network.
import { readFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";
import { watchErrors } from "./errors.ts";
import { watchLifeline } from "./lifeline.ts";
import { installLoader } from "./loader.ts";
import { guardNetwork } from "./network.ts";
import { watchProcesses } from "./processes.ts";
import { readSettings } from "./report.ts";
import { patchSdk } from "./sdk.ts";
import { installSourceMaps } from "./source-maps.ts";
import { Transpiler } from "./transpile.ts";

// Node runs --require in worker threads too, among them the thread of the module hooks.
if (isMainThread) {
  const settings = readSettings();
  watchLifeline();
  const transpiler = new Transpiler(settings, (file) => readFileSync(file, "utf8"));
  watchErrors();
  installSourceMaps(settings.sdk, transpiler);
  installLoader(settings, transpiler, patchSdk(settings.sdk));
  guardNetwork(settings.allowNetwork);
  watchProcesses();
}
