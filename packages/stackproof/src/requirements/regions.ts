// Requirements: `regions`: where resources may be, and that each region is used by a provider of its own.
import type { Finding } from "../findings/finding.ts";
import type { ResourceNode } from "../graph/graph.ts";
import { defineRequirement, unmet, unmetBy } from "./asked.ts";
import { isAws, managed, type RequirementInputs } from "./inputs.ts";

const wrongRegion = defineRequirement<{ name: string; region: string; regions: string }>("region", {
  message: ({ name, region, regions }) => `\`${name}\` is in ${region}, and the regions are ${regions}.`,
  fix: ({ regions, askedIn }) => `Give it a provider of ${regions}, or add the region to ${askedIn}.`,
});

const unusedRegion = defineRequirement<{ region: string }>("region-unused", {
  message: ({ region }) => `Nothing is made in ${region}.`,
  fix: ({ region }) =>
    `Make an aws.Provider of ${region} and create the resources with it, for example in a loop over the regions.`,
});

const defaultProvider = defineRequirement<{ name: string; more: number }>("default-provider", {
  severity: "warning",
  message: ({ name, more }) =>
    more === 0
      ? `\`${name}\` uses the default provider, whose region comes from the configuration.`
      : `\`${name}\` and ${plural(more)} use the default provider, whose region comes from the configuration.`,
  fix: "Create an aws.Provider with the region, and give it to the components in `providers` or to resources in `provider`.",
});

/** Resources outside of the regions, regions without resources, and the default provider. */
export function checkRegions({ requirements, world, graph }: RequirementInputs): Finding[] {
  const [first] = requirements.regions;
  if (first === undefined) return [];
  const names = requirements.regions.map(({ value }) => value);
  const regional = managed(graph).filter((node) => isAws(node) && !world.isGlobal(node.type));
  const findings = regional.flatMap((node) =>
    node.region === undefined || names.includes(node.region)
      ? []
      : [
          unmetBy(wrongRegion, node, first, {
            name: node.name,
            region: node.region,
            regions: names.join(", "),
          }),
        ],
  );
  const used = new Set(regional.map(({ region }) => region));
  // A region that nobody knows may be any of them.
  if (!used.has(undefined)) {
    for (const requirement of requirements.regions) {
      if (!used.has(requirement.value))
        findings.push(unmet(unusedRegion, requirement, { region: requirement.value }));
    }
  }
  const onDefault = regional.filter(usesDefaultProvider);
  const [example] = onDefault;
  if (example !== undefined)
    findings.push(
      unmetBy(defaultProvider, example, first, { name: example.name, more: onDefault.length - 1 }),
    );
  return findings;
}

/** Providers that the engine makes are named `default`, with the package's version behind it. */
function usesDefaultProvider({ provider }: ResourceNode): boolean {
  return /::pulumi:providers:aws::default(?:_[\w.-]+)?$/.test(provider ?? "");
}

function plural(more: number): string {
  return more === 1 ? "one more resource" : `${more} more resources`;
}
