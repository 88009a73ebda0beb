// Engine, program, preload: notices that the program starts processes of its own, so that the engine looks for leftovers.
import childProcess, { ChildProcess } from "node:child_process";
import { syncBuiltinESMExports } from "node:module";
import { RUN_VARIABLE } from "../run-variable.ts";
import { report } from "./report.ts";

/** Reports the first process that the program starts, and marks all of them with the run's id. */
export function watchProcesses(): void {
  const mark = process.env[RUN_VARIABLE];
  let said = false;
  const say = () => {
    if (!said) report({ kind: "spawned" });
    said = true;
  };
  const prototype = ChildProcess.prototype as unknown as { spawn(...args: unknown[]): unknown };
  const spawn = prototype.spawn;
  prototype.spawn = function (...args) {
    say();
    const { envPairs } = (args[0] ?? {}) as { envPairs?: string[] };
    // An environment of the child's own still carries the mark by which it is found when it outlives the program.
    if (
      mark !== undefined &&
      Array.isArray(envPairs) &&
      !envPairs.some((pair) => pair.startsWith(`${RUN_VARIABLE}=`))
    ) {
      envPairs.push(`${RUN_VARIABLE}=${mark}`);
    }
    return spawn.apply(this, args);
  };
  for (const name of ["spawnSync", "execSync", "execFileSync"] as const) {
    const original = childProcess[name] as (...args: unknown[]) => unknown;
    Object.assign(childProcess, {
      [name]: (...args: unknown[]) => {
        say();
        return original(
          ...args.map((argument) => (mark === undefined ? argument : withMark(argument, mark))),
        );
      },
    });
  }
  syncBuiltinESMExports();
}

/** Options with an environment of their own get the mark; everything else stays as it is. */
function withMark(argument: unknown, mark: string): unknown {
  if (typeof argument !== "object" || argument === null || Array.isArray(argument)) return argument;
  const { env } = argument as { env?: Record<string, string> };
  return typeof env === "object" && env !== null
    ? { ...argument, env: { ...env, [RUN_VARIABLE]: mark } }
    : argument;
}
