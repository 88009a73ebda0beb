// Check: the requests that stackproof.yaml asks for, with functions that really run.
import type { Finding } from "../findings/finding.ts";
import type { World } from "../model/world.ts";
import { displayPath } from "../project/files.ts";
import type { Project, Settings } from "../project/project.ts";
import { preloadFolder } from "./preload-folder.ts";

/** What is needed to send requests. */
export interface TrafficOptions {
  readonly project: Project;
  readonly settings: Settings;
  readonly world: World;
  readonly isWhole: boolean;
  readonly signal?: AbortSignal;
}

/** Sends the requests; nothing is loaded where there are none. */
export async function rehearseTraffic(options: TrafficOptions): Promise<Finding[]> {
  const { project, settings, world, isWhole, signal } = options;
  const { requirements } = settings;
  if (requirements.traffic.length === 0) return [];
  const [{ checkTraffic }, { FunctionRunner }] = await Promise.all([
    import("../traffic/check-traffic.ts"),
    import("../engine/function/run-function.ts"),
  ]);
  const programs = preloadFolder();
  const runner = new FunctionRunner({ programs, ...(signal !== undefined && { signal }) });
  try {
    return await checkTraffic({
      requirements,
      world,
      graph: world.graph,
      isWhole,
      call: (call) => runner.run(call),
      place: ({ file, line, column }) => ({ file: displayPath(project.directory, file), line, column }),
    });
  } finally {
    runner.close();
  }
}
