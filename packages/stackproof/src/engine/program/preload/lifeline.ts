// Engine, program, preload: when the engine's process ends, however it ends, this one ends too.
import { Socket } from "node:net";
import { LIFELINE_DESCRIPTOR } from "../reports.ts";

/** Ends this process and its group as soon as the other end of the lifeline closes. */
export function watchLifeline(): void {
  const lifeline = new Socket({ fd: LIFELINE_DESCRIPTOR, readable: true, writable: false });
  const end = () => {
    try {
      // This process leads its own group (see launch.ts), so its children end with it.
      process.kill(-process.pid, "SIGKILL");
    } catch {
      process.exit(1);
    }
  };
  lifeline.on("close", end);
  lifeline.on("error", end);
  lifeline.resume();
  lifeline.unref();
}
