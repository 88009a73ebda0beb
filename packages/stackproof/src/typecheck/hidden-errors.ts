// Type check: the type errors that the compiler keeps to itself while a file does not parse.
import { resolve } from "node:path";
import { parses, recover } from "../project/recover.ts";
import { type BrokenFiles, isConsequence } from "./consequences.ts";
import type { Diagnostic } from "./diagnostics.ts";
import type { OverlayQuestion } from "./overlay-compiler.ts";

/** Of a file of which nothing is left, what imports it can still be found. */
const NOTHING = "export {};\n";

/**
 * Asks a second time, with what is left of the files that do not parse. Costs nothing where all files do.
 *
 * @param diagnostics what the compiler said of the files as they are
 * @returns the errors; undefined when the compiler does not answer
 */
export async function hiddenErrors(
  diagnostics: readonly Diagnostic[],
  question: Omit<OverlayQuestion, "texts">,
): Promise<Diagnostic[] | undefined> {
  const broken = brokenFiles(diagnostics, question);
  if (broken.size === 0) return [];
  const { askWithTexts } = await import("./overlay-compiler.ts");
  const texts = new Map([...broken].map(([file, recovered]) => [file, recovered?.text ?? NOTHING]));
  const found = await askWithTexts({ ...question, texts });
  return found?.filter((diagnostic) => !isConsequence(diagnostic, diagnostic.file ?? "", broken));
}

/** Files that do not parse, by absolute path, each with what is left of it. */
function brokenFiles(
  diagnostics: readonly Diagnostic[],
  { workingDirectory, read }: Omit<OverlayQuestion, "texts">,
): BrokenFiles {
  const files = diagnostics.flatMap(({ file, code }) =>
    file !== undefined && code < 2000 && /\.[cm]?[jt]sx?$/.test(file)
      ? [resolve(workingDirectory, file)]
      : [],
  );
  const texts = [...new Set(files)].map((file) => [file, read(file) ?? ""] as const);
  // Some numbers below 2000 are of the grammar, which hides nothing.
  const broken = texts.filter(([file, text]) => !parses(file, text));
  return new Map(broken.map(([file, text]) => [file, recover(file, text)]));
}
