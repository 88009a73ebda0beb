// Engine, program: bounds the memory of a program. V8's own bound is four times as high once an inspector session is open
// (Pulumi opens one to serialize functions), and buffers never count towards it.
import { readFileSync } from "node:fs";

/** What a process needs beside its heap: code, stacks, Node itself. MiB. */
export const ALLOWANCE = 256;
const INTERVAL = 200;
/** /proc counts in pages; all systems that Node runs on have at least these. A larger page only loosens the bound. */
const PAGE = 4096;

/**
 * Calls `exceeded` once when the process has more than `limit` MiB and the allowance in memory. Where the system does
 * not say (no /proc), V8's bound is all there is.
 *
 * @returns ends the watch
 */
export function watchMemory(processId: number, limit: number, exceeded: () => void): () => void {
  const most = (limit + ALLOWANCE) * 1024 * 1024;
  const timer = setInterval(() => {
    const used = residentBytes(processId);
    if (used !== undefined && used <= most) return;
    clearInterval(timer);
    if (used !== undefined) exceeded();
  }, INTERVAL);
  timer.unref();
  return () => clearInterval(timer);
}

function residentBytes(processId: number): number | undefined {
  try {
    // https://man7.org/linux/man-pages/man5/proc_pid_statm.5.html: size, resident, shared, …
    return Number(readFileSync(`/proc/${processId}/statm`, "latin1").split(" ")[1]) * PAGE;
  } catch {
    return undefined;
  }
}
