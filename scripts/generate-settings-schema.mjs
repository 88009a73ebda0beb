// Writes the JSON schema of stackproof.yaml, which editors complete and check the file with.
import { z } from "zod";
import { loadSource } from "./load-source.mjs";

const ABOUT = {
  account: "The AWS account that the program would deploy to.",
  stackOutputs: "Outputs of other stacks by stack name, for StackReference.",
  projects: "Folders of other projects that are rehearsed for StackReference.",
  config: "Configuration of every stack, as with --config.",
  environment: "Environment variables of the program, as with --env.",
  stacks: "Stacks that must have a file.",
  regions: "Regions that resources may be in; each must be used.",
  naming:
    "Patterns of physical names by resource type; `*` for all others. Words in braces stand for any text; {env} for the stack.",
  tags: "Tags that everything must have.",
  require: "How many resources of a type there must be, or a phrase such as `logs per function`.",
  forbid: "Types that must not be made.",
  reach: "What must reach what in the network, and what must not.",
  permit: "What may do what, and what must not.",
  traffic: "Requests that are sent, with the functions behind them, and what must come of them.",
  files: "Files that may and must be there.",
  outputs: "Outputs that the stack must have.",
  limits: "Most resources of a stack.",
  suppress: "Findings that are accepted, each with a reason.",
};

/** @returns {Promise<{ path: string; text: string }[]>} the file */
export async function generateSettingsSchema() {
  const { SETTINGS_SCHEMA } = await loadSource("scripts/settings-sources.ts");
  const schema = z.toJSONSchema(SETTINGS_SCHEMA, { io: "input" });
  for (const [key, property] of Object.entries(schema.properties)) {
    if (ABOUT[key] === undefined) throw new Error(`stackproof.yaml's section ${key} has no description.`);
    schema.properties[key] = { description: ABOUT[key], ...property };
  }
  const whole = {
    $id: "urn:stackproof:schema:settings-v1",
    title: "stackproof.yaml",
    description: "What a program cannot say of itself: the account that it meets, and what was asked of it.",
    ...schema,
  };
  return [
    {
      path: "packages/stackproof/schemas/settings-v1.json",
      text: `${JSON.stringify(whole, undefined, 2)}\n`,
    },
  ];
}
