// Check: loads a project. Where its settings are a program, that is run in a process of its own.
import { diskFiles } from "../project/files.ts";
import { type LoadedProject, loadProject } from "../project/load-project.ts";
import { preloadFolder } from "./preload-folder.ts";

/** What the settings' program may see. All as for the rehearsed program. */
export interface LoadOptions {
  readonly ownEnvironment?: Readonly<Record<string, string | undefined>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly allowNetwork?: boolean;
  readonly signal?: AbortSignal;
}

/** Loads the project in `directory`. Whatever is wrong with it is a finding. */
export async function load(directory: string, options: LoadOptions = {}): Promise<LoadedProject> {
  return await loadProject(directory, diskFiles, async (file) => {
    const { evaluateSettings } = await import("../engine/program/evaluate-settings.ts");
    return await evaluateSettings(file, {
      environment: options.ownEnvironment ?? {},
      addedEnvironment: options.environment ?? {},
      allowNetwork: options.allowNetwork ?? false,
      preload: preloadFolder(),
      ...(options.signal !== undefined && { signal: options.signal }),
    });
  });
}
