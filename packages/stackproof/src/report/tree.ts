// Report: the tree of resources, for `check` and `graph`. Pure.
import { compareText } from "../core/place.ts";
import { displayToken } from "../core/urn.ts";
import type { Graph, ResourceNode } from "../graph/graph.ts";
import { type Palette, plainPalette } from "./palette.ts";
import { plural } from "./run.ts";
import { printable } from "./text.ts";

/** How a tree is drawn. */
export interface TreeOptions {
  readonly palette?: Palette;
  /** Lines of resources before the rest is counted. Default: all. */
  readonly maximumLines?: number;
  /** Takes secrets out of names. */
  readonly redact?: (text: string) => string;
}

/** Below this depth the indentation no longer grows, so that a very deep tree stays readable and small. */
const MAXIMUM_DEPTH = 24;

/**
 * The resources below their parents, each as name, type, region (where there are several) and how it was looked at
 * when that is less than usual. Default providers are left out: no program wrote them.
 */
export function renderTree(graph: Graph, options: TreeOptions = {}): string {
  const palette = options.palette ?? plainPalette;
  const redact = options.redact ?? ((text: string) => text);
  const { children, count } = index(graph);
  const showRegion =
    new Set([...graph.resources].map((node) => node.region).filter((region) => region !== undefined)).size >
    1;
  const lines = [palette.strong(printable(redact(`${graph.project} (${graph.stack})`)))];
  const limit = options.maximumLines ?? Number.POSITIVE_INFINITY;

  const stack = branches(children.get(undefined) ?? [], "", 0);
  let shown = 0;
  for (let next = stack.pop(); next !== undefined && shown < limit; next = stack.pop()) {
    const { node, prefix, isLast, depth } = next;
    const branch = isLast ? "└─ " : "├─ ";
    lines.push(`${palette.faint(prefix + branch)}${describe(node, showRegion, palette, redact)}`);
    shown++;
    const inner = depth < MAXIMUM_DEPTH ? `${prefix}${isLast ? "   " : "│  "}` : prefix;
    for (const child of branches(children.get(node.urn) ?? [], inner, depth + 1)) stack.push(child);
  }
  if (shown < count)
    lines.push(palette.faint(`… and ${plural(count - shown, "more resource")} (stackproof graph shows all)`));
  return `${lines.join("\n")}\n`;
}

interface Branch {
  readonly node: ResourceNode;
  readonly prefix: string;
  readonly isLast: boolean;
  readonly depth: number;
}

/** Children in reverse, as a stack hands them out. */
function branches(nodes: readonly ResourceNode[], prefix: string, depth: number): Branch[] {
  return nodes
    .map((node, position) => ({ node, prefix, isLast: position === nodes.length - 1, depth }))
    .toReversed();
}

/** Visible resources by parent, sorted by URN; those without a parent in the graph stand below the stack. */
function index(graph: Graph): { children: Map<string | undefined, ResourceNode[]>; count: number } {
  const children = new Map<string | undefined, ResourceNode[]>();
  let count = 0;
  for (const node of graph.resources) {
    if (!isVisible(node)) continue;
    count++;
    const parent = node.parent === undefined ? undefined : graph.get(node.parent);
    const key = parent !== undefined && isVisible(parent) && parent !== node ? parent.urn : undefined;
    const list = children.get(key);
    if (list === undefined) children.set(key, [node]);
    else list.push(node);
  }
  for (const list of children.values()) list.sort((a, b) => compareText(a.urn, b.urn));
  return { children, count };
}

function isVisible(node: ResourceNode): boolean {
  return node.kind !== "stack" && !(node.kind === "provider" && /^default(?:_|$)/.test(node.name));
}

function describe(
  node: ResourceNode,
  showRegion: boolean,
  palette: Palette,
  redact: (text: string) => string,
): string {
  const parts = [printable(redact(node.name)), palette.faint(printable(redact(displayToken(node.type))))];
  if (showRegion && node.region !== undefined) parts.push(palette.faint(printable(redact(node.region))));
  if (node.kind === "read") parts.push(palette.faint("(read)"));
  const isServed = node.kind === "custom" || node.kind === "read" || node.kind === "remote-component";
  if (isServed && node.coverage === "opaque") parts.push(palette.warning("(not looked at)"));
  return parts.join("  ");
}
