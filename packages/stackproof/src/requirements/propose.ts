// Requirements: a first stackproof.yaml: what a rehearsed program does now becomes what is asked of it from now on.
import { stringify } from "yaml";
import { compareText } from "../core/place.ts";
import { isPropertyMap, type PropertyMap } from "../core/value.ts";
import type { Graph, ResourceNode } from "../graph/graph.ts";
import { known } from "../model/kinds/kind.ts";
import type { World } from "../model/world.ts";
import { isAws, managed } from "./inputs.ts";

/** What a proposal is made from. */
export interface ProposalInputs {
  readonly graph: Graph;
  readonly world: World;
  /** Names of the stacks that have a file. */
  readonly stacks: readonly string[];
}

const HEAD = `# What is asked of this program, beside what AWS asks. \`stackproof check\` holds the program to it.
# Written from the program as it is: remove what is no requirement, add what is.
`;

/** The text of stackproof.yaml. Sections for which the program gives nothing are left out. */
export function proposal({ graph, world, stacks }: ProposalInputs): string {
  const nodes = managed(graph);
  const aws = nodes.filter(isAws);
  const regions = distinct(
    aws.flatMap(({ type, region }) => (region === undefined || world.isGlobal(type) ? [] : [region])),
  );
  const outputs = Object.keys(graph.stackOutputs()).sort(compareText);
  const tags = commonTags(aws);
  const sections: readonly [string, unknown, string][] = [
    ["stacks", stacks, "Each has a file Pulumi.<stack>.yaml."],
    ["regions", regions, "Everything regional is in one of these, and each is used."],
    ["tags", tags, "On everything that takes tags; the provider's default tags count."],
    ["require", parts(graph), "At least so many of each."],
    ["outputs", outputs, "What others read of this stack."],
    [
      "limits",
      nodes.length === 0 ? undefined : { resources: roundedUp(nodes.length) },
      "Most resources of a stack.",
    ],
  ];
  const text = sections.flatMap(([key, value, about]) =>
    isEmpty(value) ? [] : [`\n# ${about}\n${stringify({ [key]: value }, { lineWidth: 0 })}`],
  );
  return HEAD + text.join("");
}

/** Tags that everything has: with its value where that is one, else the key. */
function commonTags(nodes: readonly ResourceNode[]): unknown {
  const all = nodes.flatMap(({ outputs }): PropertyMap[] => {
    const tags = known(outputs["tagsAll"]);
    return tags !== undefined && isPropertyMap(tags) ? [tags] : [];
  });
  const [first, ...others] = all;
  if (first === undefined || others.length === 0) return undefined;
  const keys = Object.keys(first)
    .filter((key) => others.every((tags) => key in tags))
    .sort(compareText);
  const values = new Map<string, string>();
  for (const key of keys) {
    const value = known(first[key]);
    if (typeof value === "string" && others.every((tags) => known(tags[key]) === value))
      values.set(key, value);
  }
  const required = keys.filter((key) => !values.has(key));
  return {
    ...(required.length > 0 && { required }),
    ...(values.size > 0 && { values: Object.fromEntries(values) }),
  };
}

/** The components that a program is made of; without any, the types of its resources. */
function parts(graph: Graph): Readonly<Record<string, string>> {
  const isTop = ({ parent }: ResourceNode): boolean =>
    parent !== undefined && graph.get(parent)?.kind === "stack";
  const top = graph.sorted().filter((node) => node.kind === "component" && isTop(node));
  const nodes = top.length > 0 ? top : managed(graph);
  const counts = new Map<string, number>();
  for (const { type } of nodes) counts.set(type, (counts.get(type) ?? 0) + 1);
  return Object.fromEntries(
    [...counts].sort(([a], [b]) => compareText(a, b)).map(([type, count]) => [type, `>=${count}`]),
  );
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort(compareText);
}

/** Room for a third more, in steps of ten. */
function roundedUp(count: number): number {
  return Math.ceil((count * 4) / 3 / 10) * 10;
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || (typeof value === "object" && value !== null && Object.keys(value).length === 0)
  );
}
