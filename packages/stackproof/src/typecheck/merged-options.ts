// Type check: the compilerOptions of a tsconfig after its `extends`, for those who need single options of it.

import { diskView } from "./disk-view.ts";
import { asObject } from "./json-text.ts";
import { readChain } from "./tsconfig-chain.ts";

/** Merged compilerOptions; undefined when there is no readable tsconfig. */
export function mergedCompilerOptions(
  tsconfig: string | undefined,
): Readonly<Record<string, unknown>> | undefined {
  const layers = readChain(tsconfig, diskView);
  if (layers.length === 0) return undefined;
  let merged: Record<string, unknown> = {};
  for (const layer of layers) merged = { ...merged, ...asObject(layer.json["compilerOptions"]) };
  return merged;
}
