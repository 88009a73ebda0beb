// Engine, program: ends what a program leaves running.
import { readdirSync, readFileSync } from "node:fs";

/** The variable by which the processes of one rehearsal are known. */
export const RUN_VARIABLE = "STACKPROOF_RUN";

/** Ends a process group; nothing happens when it is gone. */
export function killGroup(leader: number): void {
  try {
    process.kill(-leader, "SIGKILL");
  } catch {
    try {
      process.kill(leader, "SIGKILL");
    } catch {
      // It has ended already.
    }
  }
}

/**
 * Ends processes that left the program's group, known by the run's id in their environment. Where the system does not
 * show environments (no /proc), only the group is ended.
 */
export function killLeftovers(run: string): void {
  let entries: string[];
  try {
    entries = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    return;
  }
  const mark = `${RUN_VARIABLE}=${run}`;
  for (const entry of entries) {
    if (Number(entry) === process.pid) continue;
    try {
      if (readFileSync(`/proc/${entry}/environ`, "latin1").split("\0").includes(mark)) {
        process.kill(Number(entry), "SIGKILL");
      }
    } catch {
      // Not ours to read, or gone.
    }
  }
}
