// Source: which functions and classes of the program surely run when it is loaded.
import { Callees } from "./callees.ts";
import type { Names } from "./names.ts";
import { RunOrder } from "./run-order.ts";
import type { Node } from "./source-file.ts";
import type { Sources } from "./sources.ts";

/** What runs, when no line before it throws. */
export interface SureCalls {
  /** Finds what calls run; shared by the checks. */
  readonly callees: Callees;
  /** True for a function, or a class of which an object is made. */
  surelyRuns(node: Node): boolean;
  /** True when some code that may run calls it. */
  mayRun(node: Node): boolean;
  /** True for a statement, or for the value of a name or member that is read. */
  surelyReached(node: Node): boolean;
}

const known = new WeakMap<Sources, SureCalls>();

/** What surely runs; worked out once for all files. */
export function sureCalls(sources: Sources, names: Names): SureCalls {
  const before = known.get(sources);
  if (before !== undefined) return before;
  const callees = new Callees(sources, names);
  const [sure, may, reached] = [new Set<Node>(), new Set<Node>(), new Set<Node>()];
  const order = new RunOrder(
    {
      callees: (node, frame) => callees.of(node, frame),
      enter: (node, how) => {
        may.add(node);
        if (how === "sure") sure.add(node);
      },
      statement: (node, how) => {
        if (how === "sure") reached.add(node);
      },
      read: (node, how) => {
        if (how === "sure") reached.add(node);
      },
    },
    false,
  );
  for (const source of sources.files) if (source.kind === "program") order.file(source, "sure");
  const result: SureCalls = {
    callees,
    surelyRuns: (node) => sure.has(node),
    mayRun: (node) => may.has(node),
    surelyReached: (node) => reached.has(node),
  };
  known.set(sources, result);
  return result;
}
