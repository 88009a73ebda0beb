// Requirements: `outputs`: what the stack exports.
import { nearest } from "../core/nearest.ts";
import type { Finding } from "../findings/finding.ts";
import { defineRequirement, unmet } from "./asked.ts";
import type { RequirementInputs } from "./inputs.ts";

const missing = defineRequirement<{ output: string; meant: string | undefined; has: string }>(
  "output-missing",
  {
    message: ({ output }) => `The stack has no output \`${output}\`.`,
    fix: ({ output, meant, has }) =>
      `${meant === undefined ? "" : `It has \`${meant}\`. `}Write \`export const ${output} = …\` in the entry file; what a component registers is no output of the stack. ${has}`.trim(),
  },
);

/** An output that is there without a value counts as missing: Pulumi leaves it out. */
export function checkOutputs({ requirements, graph }: RequirementInputs): Finding[] {
  const outputs = graph.stackOutputs();
  const names = Object.keys(outputs).filter((name) => outputs[name] !== undefined && outputs[name] !== null);
  const has = names.length === 0 ? "It has no outputs at all." : `Its outputs: ${names.sort().join(", ")}.`;
  return requirements.outputs.flatMap((requirement) => {
    const { value: output } = requirement;
    return names.includes(output)
      ? []
      : [unmet(missing, requirement, { output, meant: nearest(output, names), has })];
  });
}
