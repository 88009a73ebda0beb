// Engine, program: hands over what is left of the user's files that do not parse. It is known only when all files were
// read, and the program starts before that: so its process is told where it will be written.
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Texts on their way to the program. */
export interface HandedTexts {
  /** Absolute; the file is there when the texts are known, also when there are none. */
  readonly path: string;
  close(): void;
}

/**
 * Writes the texts when they are known.
 *
 * @param texts by absolute path, as Node will ask for them
 * @param shared the run's own folder, which others remove. Default: one is made
 */
export function handOver(texts: Promise<ReadonlyMap<string, string>>, shared?: string): HandedTexts {
  const folder = shared ?? mkdtempSync(join(tmpdir(), "stackproof-texts-"));
  const path = join(folder, "texts.json");
  let isOpen = true;
  const write = (known: ReadonlyMap<string, string>): void => {
    if (!isOpen) return;
    // In one step: a reader sees all of it or nothing.
    writeFileSync(`${path}.new`, JSON.stringify(Object.fromEntries(known)), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  };
  texts.then(write, () => write(new Map()));
  return {
    path,
    close() {
      isOpen = false;
      if (shared === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
