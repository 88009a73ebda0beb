// Engine, program: ends what a program leaves running.
import { readdirSync, readFileSync } from "node:fs";
import { RUN_VARIABLE } from "./run-variable.ts";

/** Ends a process group; nothing happens when it is gone. */
export function killGroup(leader: number): void {
  if (!kill(-leader)) kill(leader);
}

/** Ends a process that is still running, its group, and all that descends from it, in whatever group. */
export function killTree(leader: number): void {
  // Found before the first of them ends: what loses its parent loses its place in the tree.
  const found = descendants(leader, readParents());
  killGroup(leader);
  for (const one of found) kill(one);
}

/**
 * Ends processes that left the program's group, known by the run's id in their environment. Where the system does not
 * show environments (no /proc), only the group is ended.
 */
export function killLeftovers(run: string): void {
  const mark = `${RUN_VARIABLE}=${run}`;
  for (const one of processIds()) {
    if (one === process.pid) continue;
    try {
      // A shell's children get a copy of its environment, so the mark stays with them.
      if (readFileSync(`/proc/${one}/environ`, "latin1").split("\0").includes(mark)) kill(one);
    } catch {
      // Not ours to read, or gone.
    }
  }
}

/** The processes below `leader`, given each process's parent. Pure. */
export function descendants(leader: number, parents: ReadonlyMap<number, number>): number[] {
  const children = new Map<number, number[]>();
  for (const [child, parent] of parents) children.set(parent, [...(children.get(parent) ?? []), child]);
  const found = new Set<number>();
  const queue = [leader];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const child of children.get(next) ?? []) {
      if (found.has(child) || child === leader) continue;
      found.add(child);
      queue.push(child);
    }
  }
  return [...found];
}

function readParents(): Map<number, number> {
  const parents = new Map<number, number>();
  for (const one of processIds()) {
    try {
      // `pid (name) state parent …`; a name may hold anything, so the fields begin after the last parenthesis.
      const text = readFileSync(`/proc/${one}/stat`, "latin1");
      const parent = Number(text.slice(text.lastIndexOf(")") + 2).split(" ")[1]);
      if (Number.isInteger(parent)) parents.set(one, parent);
    } catch {
      // It has ended meanwhile.
    }
  }
  return parents;
}

function processIds(): number[] {
  try {
    return readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  } catch {
    return [];
  }
}

function kill(target: number): boolean {
  try {
    process.kill(target, "SIGKILL");
    return true;
  } catch {
    return false;
  }
}
