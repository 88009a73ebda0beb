// Engine, program, preload: runs inside the program's process before Pulumi's runner (node --require). It lets
// TypeScript run, tells the engine what the protocol does not carry, and keeps the program away from the network.
import { readFileSync } from "node:fs";
import { getEnvironmentData, isMainThread, setEnvironmentData } from "node:worker_threads";
import { hideCredentials } from "./credentials.ts";
import { watchErrors } from "./errors.ts";
import { loadLate } from "./lazy.ts";
import { watchLifeline } from "./lifeline.ts";
import { installLoader } from "./loader.ts";
import { guardNetwork } from "./network.ts";
import { watchProcesses } from "./processes.ts";
import { RecoveredTexts } from "./recovered.ts";
import { readSettings } from "./report.ts";
import { patchSdk } from "./sdk.ts";
import { installSourceMaps } from "./source-maps.ts";
import { Transpiler } from "./transpile.ts";

/** Worker threads of the program read here whether the network is allowed. */
const NETWORK = "stackproof:network";

// Node runs --require in worker threads too, among them the thread of the module hooks.
if (isMainThread) {
  const settings = readSettings();
  watchLifeline();
  const recovered = new RecoveredTexts(settings.recovered);
  const transpiler = new Transpiler(settings, (file) => readFileSync(file, "utf8"), recovered);
  watchErrors();
  installSourceMaps(settings.sdk, transpiler);
  loadLate(settings.sdk);
  installLoader(settings, transpiler, patchSdk(settings.sdk), recovered);
  setEnvironmentData(NETWORK, settings.allowNetwork);
  shield(settings.allowNetwork);
} else {
  shield(getEnvironmentData(NETWORK) === true);
}

function shield(allowNetwork: boolean): void {
  guardNetwork(allowNetwork);
  hideCredentials();
  watchProcesses();
}
