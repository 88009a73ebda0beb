// Command line: `stackproof init`.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { proposeSettings } from "../check/propose-settings.ts";
import { type CheckArguments, runCheck } from "./check-command.ts";
import { EXIT, refuse } from "./exit.ts";
import { initFromTemplate } from "./template-command.ts";

/** The options of `init`, beside those of a rehearsal. */
export interface InitArguments extends CheckArguments {
  readonly template?: string;
  readonly name?: string;
}

/** Begins a project: from a template, or with a stackproof.yaml for the program that is there. */
export async function init(directory: string, options: InitArguments): Promise<number> {
  const { template, name } = options;
  if (template !== undefined) return initFromTemplate(directory, template, name);
  if (name !== undefined) return refuse("--name names a new project, so it needs --template as well.");
  return await propose(directory, options);
}

/** Rehearses a project and writes its first stackproof.yaml. A file that is there is never overwritten. */
async function propose(directory: string, options: CheckArguments): Promise<number> {
  const checked = await runCheck(directory, { ...options, types: false });
  if (typeof checked === "number") return checked;
  const proposed = await proposeSettings(directory, checked);
  if (proposed === undefined) {
    return refuse(
      "the program could not be rehearsed, so there is nothing to propose. See `stackproof check`.",
    );
  }
  if (proposed.existing !== undefined) {
    return refuse(`${proposed.existing} is there already. Delete it first, or edit it.`);
  }
  const file = join(proposed.directory, "stackproof.yaml");
  try {
    writeFileSync(file, proposed.text, { flag: "wx" });
  } catch (error) {
    return refuse(`${file} could not be written: ${(error as Error).message}`);
  }
  process.stdout.write(`${file} written. Read it, and run \`stackproof check\`.\n`);
  return EXIT.clean;
}
