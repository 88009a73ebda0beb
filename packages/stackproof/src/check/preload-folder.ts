// Check: where the build puts the files that run inside other processes.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Their folder, absolute. */
export function preloadFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  // Bundled into dist, or run from src by the tests.
  return here.includes(join("src", "check")) ? join(here, "../../dist/program") : join(here, "program");
}
