// Source: which classes of the program extend a class.
import type { ClassChain } from "./classes.ts";
import type { FoundClass, Names } from "./names.ts";
import { type Node, walk } from "./source-file.ts";
import type { Sources } from "./sources.ts";
import { sureCalls } from "./sure-calls.ts";

const known = new WeakMap<Sources, readonly ClassChain[]>();

/** The classes that extend a class, each with all that it extends. */
export function derivedFrom(sources: Sources, names: Names, owner: Node): readonly ClassChain[] {
  return chainsOf(sources, names).filter(({ classes }) =>
    classes.some(({ node }, at) => at > 0 && node === owner),
  );
}

/** All classes that extend another one. */
function chainsOf(sources: Sources, names: Names): readonly ClassChain[] {
  const before = known.get(sources);
  if (before !== undefined) return before;
  const { callees } = sureCalls(sources, names);
  const found: FoundClass[] = [];
  for (const source of sources.files) {
    walk(source.program, (node) => {
      const isClass = node.type === "ClassDeclaration" || node.type === "ClassExpression";
      if (isClass && node.superClass !== null) found.push({ source, node });
    });
  }
  const chains = found.map((one) => callees.chainOf(one));
  known.set(sources, chains);
  return chains;
}
