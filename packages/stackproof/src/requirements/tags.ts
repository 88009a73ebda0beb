// Requirements: `tags`: which tags everything has.
import { isPropertyMap } from "../core/value.ts";
import type { Finding } from "../findings/finding.ts";
import { known } from "../model/kinds/kind.ts";
import { defineRequirement, unmetBy } from "./asked.ts";
import { managed, type RequirementInputs } from "./inputs.ts";

const tagMissing = defineRequirement<{ name: string; key: string; near: string | undefined }>("tag-missing", {
  message: ({ name, key }) => `\`${name}\` has no tag \`${key}\`.`,
  fix: ({ key, near }) =>
    near === undefined
      ? `Add \`${key}\` to the tags, or to the provider's defaultTags, which reach everything.`
      : `Its tag is called \`${near}\`: tags of AWS tell upper and lower case apart.`,
});

const tagValue = defineRequirement<{ name: string; key: string; found: string; wanted: string }>(
  "tag-value",
  {
    message: ({ name, key, found, wanted }) =>
      `\`${name}\` has the tag \`${key}: ${found}\` in place of \`${wanted}\`.`,
    fix: "Set the value in the provider's defaultTags, and leave it out of the resource's own tags.",
  },
);

/** The provider's default tags count. Types that take no tags are left out, and tags that nobody can know. */
export function checkTags({ requirements, graph }: RequirementInputs): Finding[] {
  if (requirements.tags.length === 0) return [];
  return managed(graph).flatMap((node) => {
    const all = known(node.outputs["tagsAll"]);
    if (all === undefined || !isPropertyMap(all)) return [];
    const { name } = node;
    return requirements.tags.flatMap((requirement) => {
      const { key, value: wanted } = requirement.value;
      if (!(key in all)) {
        const near = Object.keys(all).find((other) => other.toLowerCase() === key.toLowerCase());
        return [unmetBy(tagMissing, node, requirement, { name, key, near }, "tags")];
      }
      const found = known(all[key]);
      return wanted === undefined || typeof found !== "string" || found === wanted
        ? []
        : [unmetBy(tagValue, node, requirement, { name, key, found, wanted }, `tags.${key}`)];
    });
  });
}
