// Test support: one case from its folder to its golden, with the sources of this repository.
import { type CheckOptions, checkProject } from "../../packages/stackproof/src/check/check.ts";
import type { CaseSettings, ProtocolCase, Workplace } from "./cases.ts";
import { golden } from "./golden.ts";

/** Rehearses a case and gives its golden. */
export async function rehearseCase(one: ProtocolCase, workplace: Workplace): Promise<string> {
  const result = await checkProject(workplace.prepare(one), optionsOf(one.settings));
  if (result.kind === "no-stack") return `no stack: ${JSON.stringify(result.problem)}\n`;
  const { directory, versions } = workplace;
  const show = one.settings.show ?? [];
  return result.stacks
    .map(({ run }) => golden(run, { directory: `${directory}/${one.name}`, versions, show }))
    .join("\n");
}

function optionsOf({ stack, config, env, types, timeout, failOn }: CaseSettings): CheckOptions {
  return {
    types: types ?? false,
    ...(stack !== undefined && { stack }),
    ...(config !== undefined && { config }),
    ...(env !== undefined && { environment: env }),
    ...(timeout !== undefined && { timeout }),
    ...(failOn !== undefined && { failOn }),
  };
}

/** Takes away what a developer's environment would add to the goldens. */
export function cleanEnvironment(): void {
  for (const name of Object.keys(process.env)) if (/^(?:AWS_|PULUMI_)/.test(name)) delete process.env[name];
}
