// Project: what holds without a stackproof.yaml. Apart from settings.ts, which brings the validation's library.
import type { Settings } from "./project.ts";
import { NO_REQUIREMENTS } from "./requirements.ts";

/** The file's names, beside Pulumi.yaml; where several are there, the first is read. */
export const SETTINGS_FILES: readonly string[] = [
  "stackproof.yaml",
  "stackproof.yml",
  ...["ts", "mts", "cts", "js", "mjs", "cjs"].map((ending) => `stackproof.config.${ending}`),
];

/** A new account with its default VPCs. */
export const DEFAULT_SETTINGS: Settings = {
  account: { id: "123456789012", partition: undefined, defaultVpc: true, existing: [] },
  stackOutputs: {},
  projects: [],
  requirements: NO_REQUIREMENTS,
};
