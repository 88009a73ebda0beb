// Requirements: types of resources as people write them.
import { escapePattern } from "../core/pattern.ts";
import type { Graph, ResourceNode } from "../graph/graph.ts";
import type { World } from "../model/world.ts";

/**
 * True when a text names a resource's type: its token `aws:s3/bucket:Bucket`, the short form `aws.s3.Bucket`, with `*`
 * for any part (`aws:ec2/*`), or a component's own class (`TapStack`).
 */
export function namesType(text: string, node: ResourceNode, world: World): boolean {
  const token = tokenOf(text);
  if (token.includes("*")) return patternOf(token).test(node.type);
  if (world.canonical(token) === world.canonical(node.type)) return true;
  return node.kind === "component" && node.type.split(":").at(-1) === text;
}

/** `aws.s3.Bucket` as `aws:s3/bucket:Bucket`, `random.RandomPet` as `random:index/…`; every other text as it is. */
export function tokenOf(text: string): string {
  const match = /^([a-z][\w-]*)\.(?:([\w/]+)\.)?([A-Z]\w*)$/.exec(text);
  if (match === null) return text;
  const [, name = "", module = "index", type = ""] = match;
  return `${name}:${module}/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`;
}

/** True for a text that can name a type at all. */
export function isTypeText(text: string): boolean {
  return text === "*" || /^[\w-]+[:.][\w*/.:-]+$/.test(text) || /^[A-Z]\w*$/.test(text);
}

/** All types of a program, for "did you mean". */
export function typesOf(graph: Graph): string[] {
  return [...new Set(graph.sorted().map(({ type }) => type))];
}

function patternOf(token: string): RegExp {
  return new RegExp(`^${token.split("*").map(escapePattern).join(".*")}$`);
}
