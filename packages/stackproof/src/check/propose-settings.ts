// Check: a first stackproof.yaml for a project that was rehearsed.
import { registry } from "../aws/index.ts";
import { World } from "../model/world.ts";
import { proposal } from "../requirements/propose.ts";
import type { CheckedStack } from "./check.ts";
import { load } from "./load.ts";

/** Where the file goes, and what is in it. */
export interface ProposedSettings {
  /** Absolute. */
  readonly directory: string;
  /** The file that is there already. */
  readonly existing: string | undefined;
  readonly text: string;
}

/** Undefined when the program could not be rehearsed. */
export async function proposeSettings(
  directory: string,
  checked: readonly CheckedStack[],
): Promise<ProposedSettings | undefined> {
  const graph = checked[0]?.run.graph;
  const { project, settings, files } = await load(directory);
  if (graph === undefined || project === undefined || checked[0]?.run.status === "not-run") return undefined;
  const world = new World({ graph, registry, account: settings.account });
  return {
    directory: project.directory,
    existing: files.settingsFile,
    text: proposal({ graph, world, stacks: project.stacks }),
  };
}
