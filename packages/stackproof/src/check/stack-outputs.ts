// Check: answers StackReferences from stackproof.yaml, or by rehearsing the other project.
import { resolve } from "node:path";
import type { PropertyMap, PropertyValue } from "../core/value.ts";
import type { Project, Settings } from "../project/project.ts";

/** Loads another project; its outputs are rehearsed when they are asked for. */
export type LoadOutputs = (
  folder: string,
  stack: string,
  depth: number,
) => Promise<{ project: string; outputs: () => Promise<PropertyMap | undefined> } | undefined>;

/** Projects that refer to each other in a circle end here. */
const MAXIMUM_DEPTH = 5;

/** The outputs of other stacks, as far as they are known. */
export class StackOutputs {
  readonly #settings: Settings;
  readonly #project: Project;
  readonly #load: LoadOutputs;
  readonly #depth: number;
  readonly #known = new Map<string, Promise<PropertyMap | undefined>>();

  constructor(settings: Settings, project: Project, load: LoadOutputs, depth = 0) {
    this.#settings = settings;
    this.#project = project;
    this.#load = load;
    this.#depth = depth;
  }

  /** @param name as a StackReference gives it: `stack`, `project/stack` or `organization/project/stack` */
  of(name: string): Promise<PropertyMap | undefined> {
    const known = this.#known.get(name) ?? this.#find(name);
    this.#known.set(name, known);
    return known;
  }

  async #find(name: string): Promise<PropertyMap | undefined> {
    for (const [key, outputs] of Object.entries(this.#settings.stackOutputs)) {
      // What stackproof.yaml holds is JSON, and so a property value.
      if (sameStack(key, name)) return outputs as Record<string, PropertyValue>;
    }
    if (this.#depth >= MAXIMUM_DEPTH) return undefined;
    const parts = name.split("/");
    const stack = parts.at(-1) ?? name;
    const wanted = parts.at(-2);
    for (const folder of this.#settings.projects) {
      const path = resolve(this.#project.directory, folder);
      const found = await this.#load(path, stack, this.#depth + 1);
      if (found !== undefined && (wanted === undefined || wanted === found.project))
        return await found.outputs();
    }
    return undefined;
  }
}

/** True when two names of a stack agree in all the parts that both have. */
function sameStack(a: string, b: string): boolean {
  const left = a.split("/").reverse();
  const right = b.split("/").reverse();
  const shared = Math.min(left.length, right.length);
  return left.slice(0, shared).every((part, index) => part === right[index]);
}
