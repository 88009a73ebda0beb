// Engine, program: a small process that outlives this one by a moment. The lifeline inside the program's process needs its
// event loop; a program in an endless loop has none to spare, and what it started may have left its group.
import { type ChildProcess, spawn } from "node:child_process";
import { RUN_VARIABLE } from "./run-variable.ts";

/**
 * Reads until the other end of its input closes: that is when the engine's process ends, however it ends. Then it ends
 * the group $1, all processes that carry the mark $2, and the folder of the socket $3.
 */
const SCRIPT = `
read -r word
[ "$word" = done ] && exit 0
kill -9 -- "-$1" 2>/dev/null
for file in /proc/[0-9]*/environ; do
  if grep -qs -- "$2" "$file"; then
    process="\${file#/proc/}"
    process="\${process%/environ}"
    [ "$process" != "$$" ] && kill -9 "$process" 2>/dev/null
  fi
done
[ -n "$3" ] && rm -rf -- "$3"
exit 0
`;

/** A running watchdog. */
export interface Watchdog {
  /** All is ended already: it may go. */
  dismiss(): void;
}

/** Starts a watchdog where there is a POSIX shell; elsewhere the lifeline is all there is. */
export function startWatchdog(leader: number, run: string, folder: string | undefined): Watchdog {
  if (process.platform === "win32") return { dismiss: () => undefined };
  let dog: ChildProcess;
  try {
    dog = spawn(
      "/bin/sh",
      ["-c", SCRIPT, "stackproof-watchdog", String(leader), `${RUN_VARIABLE}=${run}`, folder ?? ""],
      {
        stdio: ["pipe", "ignore", "ignore"],
        // Out of the terminal's group, so that Ctrl-C does not end it before its time.
        detached: true,
      },
    );
  } catch {
    return { dismiss: () => undefined };
  }
  dog.on("error", () => undefined);
  dog.stdin?.on("error", () => undefined);
  dog.unref();
  (dog.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  return { dismiss: () => void dog.stdin?.end("done\n") };
}
