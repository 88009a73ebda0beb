// Requirements: what the names in `reach` and `permit` stand for: Pulumi names, types and tags.
import { nearest } from "../core/nearest.ts";
import { isPropertyMap } from "../core/value.ts";
import type { Graph, ResourceNode } from "../graph/graph.ts";
import { known } from "../model/kinds/kind.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import { defineRequirement } from "./asked.ts";
import { isTypeText, namesType, typesOf } from "./types.ts";

/** A name that stands for nothing. */
export const nothingNamed = defineRequirement<{ name: string; meant: string | undefined }>("name-not-found", {
  message: ({ name }) => `\`${name}\` is no name, type or tag of anything in the program.`,
  fix: ({ meant }) =>
    meant === undefined
      ? "Write the Pulumi name of a resource or component, a type such as `aws.ec2.Instance`, or a tag such as `tag:Tier=web`."
      : `Did you mean \`${meant}\`?`,
});

/** One thing that a name stands for. A component is one thing, and so are resources of one name. */
export interface Thing {
  /** Its resources; the children of a component, and theirs. */
  readonly views: readonly ResourceView[];
}

/** What a name stands for: one thing for a Pulumi name, each resource by itself for a type or tag. Empty: nothing. */
export function thingsNamed(text: string, graph: Graph, world: World): Thing[] {
  const nodes = graph.sorted().filter(({ kind }) => kind !== "stack" && kind !== "provider");
  const thing = (some: readonly ResourceNode[]): Thing => ({
    views: some.flatMap((node) => resourcesOf(node, graph)).map((node) => world.view(node)),
  });
  const tag = /^tag:([^=]+)(?:=(.*))?$/.exec(text);
  if (tag !== null) {
    const [, key = "", value] = tag;
    return nodes.filter((node) => hasTag(node, key, value)).map((node) => thing([node]));
  }
  const named = nodes.filter(({ name }) => name === text);
  if (named.length > 0) return [thing(named)];
  if (!isTypeText(text)) return [];
  return nodes.filter((node) => namesType(text, node, world)).map((node) => thing([node]));
}

/** The name, type or tag that is most like a text. */
export function nearestName(text: string, graph: Graph): string | undefined {
  const nodes = graph.sorted().filter(({ kind }) => kind !== "stack" && kind !== "provider");
  if (text.startsWith("tag:")) {
    const tags = nodes.flatMap((node) => [...tagsOf(node)].map(([key, value]) => `tag:${key}=${value}`));
    return nearest(text, new Set(tags));
  }
  return nearest(text, [...nodes.map(({ name }) => name), ...typesOf(graph)]);
}

function resourcesOf(node: ResourceNode, graph: Graph): readonly ResourceNode[] {
  if (node.kind !== "component" && node.kind !== "remote-component") return [node];
  return graph.childrenOf(node.urn).flatMap((child) => resourcesOf(child, graph));
}

function hasTag(node: ResourceNode, key: string, value: string | undefined): boolean {
  const found = tagsOf(node).get(key);
  return found !== undefined && (value === undefined || found === value);
}

/** Tags with the provider's default tags; Auto Scaling groups have a list of their own form. */
function tagsOf(node: ResourceNode): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const value of [node.inputs["tags"], node.outputs["tagsAll"]]) {
    const inner = known(value);
    if (Array.isArray(inner)) {
      for (const item of inner) {
        const one = known(item);
        if (one === undefined || !isPropertyMap(one)) continue;
        const [key, text] = [known(one["key"]), known(one["value"])];
        if (typeof key === "string" && typeof text === "string") tags.set(key, text);
      }
    } else if (inner !== undefined && isPropertyMap(inner)) {
      for (const [key, item] of Object.entries(inner)) {
        const text = known(item);
        if (typeof text === "string") tags.set(key, text);
      }
    }
  }
  return tags;
}
