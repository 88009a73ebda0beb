// Requirements: `require`, `forbid` and `limits`: what there must be, must not be, and how much.
import { nearest } from "../core/nearest.ts";
import type { Finding } from "../findings/finding.ts";
import type { CountRequirement, Requirement } from "../project/requirements.ts";
import { defineRequirement, unmet, unmetBy } from "./asked.ts";
import { managed, type RequirementInputs } from "./inputs.ts";
import { PHRASES } from "./phrases.ts";
import { isTypeText, namesType, typesOf } from "./types.ts";

const tooFew = defineRequirement<{ what: string; count: string; found: number }>("missing", {
  message: ({ what, count, found }) =>
    `${found === 0 ? "There is no" : `There are ${found} of`} \`${what}\`; ${countWords(count)} asked for.`,
  fix: "Create what is missing, or correct the number.",
});

const forbidden = defineRequirement<{ name: string; type: string }>("forbidden", {
  message: ({ name, type }) => `\`${name}\` is a \`${type}\`, which must not be made.`,
  fix: "Remove it, and use what is there already.",
});

const tooMany = defineRequirement<{ found: number; most: number }>("too-many-resources", {
  message: ({ found, most }) => `The stack has ${found} resources, and at most ${most} are allowed.`,
  fix: "Split the program into several stacks, or raise the limit.",
});

const unclear = defineRequirement<{ what: string; meant: string | undefined; known: string }>("unclear", {
  message: ({ what }) => `\`${what}\` is neither a type nor a known phrase.`,
  fix: ({ meant, known }) =>
    meant === undefined
      ? `Write a type such as \`aws:s3/bucket:Bucket\`, or one of: ${known}.`
      : `Did you mean \`${meant}\`?`,
});

/** Holds the numbers of resources against what was asked. */
export function checkCounts(inputs: RequirementInputs): Finding[] {
  const { requirements, world, graph } = inputs;
  const findings = requirements.require.flatMap((requirement) => checkCount(requirement, inputs));
  for (const requirement of requirements.forbid) {
    if (!isTypeText(requirement.value)) {
      findings.push(unmet(unclear, requirement, unclearly(requirement.value, inputs)));
      continue;
    }
    for (const node of graph.sorted()) {
      const isMade = node.kind === "custom" || node.kind === "component" || node.kind === "remote-component";
      if (isMade && namesType(requirement.value, node, world))
        findings.push(unmetBy(forbidden, node, requirement, { name: node.name, type: node.type }));
    }
  }
  for (const requirement of requirements.limits) {
    const found = managed(graph).length;
    const { most } = requirement.value;
    if (found > most) findings.push(unmet(tooMany, requirement, { found, most }));
  }
  return findings;
}

function checkCount(requirement: Requirement<CountRequirement>, inputs: RequirementInputs): Finding[] {
  const { what, count } = requirement.value;
  const phrase = PHRASES[what];
  if (phrase !== undefined) return count === true ? phrase(inputs, requirement) : [];
  if (!isTypeText(what)) return [unmet(unclear, requirement, unclearly(what, inputs))];
  const found = inputs.graph
    .sorted()
    .filter(
      (node) => node.kind !== "read" && node.kind !== "provider" && namesType(what, node, inputs.world),
    ).length;
  const wanted = count === true ? ">=1" : count;
  return holds(found, wanted) ? [] : [unmet(tooFew, requirement, { what, count: wanted, found })];
}

/** `>=1`, `<= 3`, `2`. */
export function holds(found: number, count: string): boolean {
  const [, sign = "=", digits = "0"] = /^([<>]=?|==?)?\s*(\d+)$/.exec(count) ?? [];
  const wanted = Number(digits);
  if (sign === ">=") return found >= wanted;
  if (sign === "<=") return found <= wanted;
  if (sign === ">") return found > wanted;
  return sign === "<" ? found < wanted : found === wanted;
}

function countWords(count: string): string {
  const [, sign = "=", digits = "0"] = /^([<>]=?|==?)?\s*(\d+)$/.exec(count) ?? [];
  const words: Readonly<Record<string, string>> = {
    ">=": "at least",
    "<=": "at most",
    ">": "more than",
    "<": "fewer than",
  };
  return `${words[sign] ?? "just"} ${digits} ${digits === "1" ? "is" : "are"}`;
}

function unclearly(
  what: string,
  { graph }: RequirementInputs,
): { what: string; meant: string | undefined; known: string } {
  const known = Object.keys(PHRASES);
  return {
    what,
    meant: nearest(what, [...known, ...typesOf(graph)]),
    known: known.map((one) => `"${one}"`).join(", "),
  };
}
