// Source: where the program makes objects of its own classes.
import type { TSESTree } from "@typescript-eslint/types";
import type { SourceView } from "./check.ts";
import type { ClassNode } from "./class-members.ts";
import { type SourceFile, walk } from "./source-file.ts";
import type { Sources } from "./sources.ts";

/** One `new` of a class of the program. */
export interface Instance {
  readonly source: SourceFile;
  readonly node: TSESTree.NewExpression;
}

const found = new WeakMap<Sources, ReadonlyMap<ClassNode, readonly Instance[]>>();

/** Every `new` of a class in the files that the program loads. */
export function instancesOf(view: SourceView, owner: ClassNode): readonly Instance[] {
  let instances = found.get(view.sources);
  if (instances === undefined) {
    instances = allInstances(view);
    found.set(view.sources, instances);
  }
  return instances.get(owner) ?? [];
}

function allInstances({ sources, names }: SourceView): ReadonlyMap<ClassNode, readonly Instance[]> {
  const instances = new Map<ClassNode, Instance[]>();
  for (const source of sources.files) {
    if (source.kind !== "program") continue;
    walk(source.program, (node) => {
      if (node.type !== "NewExpression") return;
      const own = names.classOf(source, node.callee);
      if (own === undefined) return;
      const list = instances.get(own.node) ?? [];
      list.push({ source, node });
      instances.set(own.node, list);
    });
  }
  return instances;
}
