// Engine, program, preload: notices that the program starts processes of its own, so that the engine looks for leftovers.
import childProcess, { ChildProcess } from "node:child_process";
import { syncBuiltinESMExports } from "node:module";
import { report } from "./report.ts";

/** Reports the first process that the program starts. */
export function watchProcesses(): void {
  let said = false;
  const say = () => {
    if (!said) report({ kind: "spawned" });
    said = true;
  };
  const prototype = ChildProcess.prototype as unknown as { spawn(...args: unknown[]): unknown };
  const spawn = prototype.spawn;
  prototype.spawn = function (...args) {
    say();
    return spawn.apply(this, args);
  };
  for (const name of ["spawnSync", "execSync", "execFileSync"] as const) {
    const original = childProcess[name] as (...args: unknown[]) => unknown;
    Object.assign(childProcess, {
      [name]: (...args: unknown[]) => {
        say();
        return original(...args);
      },
    });
  }
  syncBuiltinESMExports();
}
