// Requirements: `naming`: what physical names look like.

import { escapePattern } from "../core/pattern.ts";
import { AUTONAMING, DEFAULT_AUTONAMING } from "../data/autonaming.ts";
import type { Finding } from "../findings/finding.ts";
import type { ResourceNode } from "../graph/graph.ts";
import type { World } from "../model/world.ts";
import type { NamingRequirement, Requirement } from "../project/requirements.ts";
import { defineRequirement, unmet, unmetBy } from "./asked.ts";
import { isAws, managed, type RequirementInputs } from "./inputs.ts";
import { namesType } from "./types.ts";

const wrongName = defineRequirement<{ name: string; physical: string; pattern: string }>("name", {
  message: ({ name, physical, pattern }) =>
    `\`${name}\` is called \`${physical}\`, which does not fit \`${pattern}\`.`,
  fix: ({ pattern }) => `Build the name from the same parts everywhere, as \`${pattern}\`.`,
});

const nobodyNamed = defineRequirement<{ type: string }>("name-of-nothing", {
  severity: "warning",
  message: ({ type }) => `No resource is a \`${type}\`, so its names are not checked.`,
  fix: "Correct the type, or remove the line.",
});

/** Words of a pattern that have one value. All others are any text. */
function wordsOf(
  node: ResourceNode,
  stack: string,
  project: string,
): Readonly<Record<string, string | undefined>> {
  return { env: stack, environment: stack, stack, project, region: node.region };
}

/** A type has the first pattern that names it; `*` counts for those that no other names. */
export function checkNaming({ requirements, world, graph }: RequirementInputs): Finding[] {
  const nodes = managed(graph).filter(isAws);
  const findings: Finding[] = [];
  const ordered = [...requirements.naming].sort(
    (a, b) => Number(a.value.type === "*") - Number(b.value.type === "*"),
  );
  const taken = new Set<string>();
  for (const requirement of ordered) {
    const { type, pattern } = requirement.value;
    const named = nodes.filter(
      (node) => !taken.has(node.urn) && (type === "*" || namesType(type, node, world)),
    );
    if (named.length === 0 && type !== "*") findings.push(unmet(nobodyNamed, requirement, { type }));
    for (const node of named) {
      taken.add(node.urn);
      findings.push(...checkName(node, pattern, requirement, world, graph));
    }
  }
  return findings;
}

function checkName(
  node: ResourceNode,
  pattern: string,
  requirement: Requirement<NamingRequirement>,
  world: World,
  { stack, project }: RequirementInputs["graph"],
): Finding[] {
  const property = AUTONAMING[world.canonical(node.type)]?.property ?? DEFAULT_AUTONAMING.property;
  const physical = world.view(node).text(property);
  if (physical === undefined || world.isPlaceholder(physical)) return [];
  if (fits(physical, pattern, wordsOf(node, stack, project))) return [];
  return [unmetBy(wrongName, node, requirement, { name: node.name, physical, pattern }, property)];
}

/** Whether a name is the pattern with its words filled in; words without a value stand for any letters, digits and signs. */
export function fits(
  physical: string,
  pattern: string,
  words: Readonly<Record<string, string | undefined>>,
): boolean {
  const source = pattern
    .split(/(\{\w+\})/)
    .map((part) => {
      const word = /^\{(\w+)\}$/.exec(part)?.[1];
      if (word === undefined) return escapePattern(part);
      const value = words[word];
      return value === undefined ? "[\\w./:-]+" : escapePattern(value);
    })
    .join("");
  return new RegExp(`^${source}$`, "i").test(physical);
}
