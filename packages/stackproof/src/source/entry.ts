// Source: which file the program begins with: what it exports are the outputs of the stack.
import type { SourceView } from "./check.ts";
import type { SourceFile } from "./source-file.ts";
import type { Sources } from "./sources.ts";

const IMPORT = /\b(?:from|import|require\(|import\()\s*["'](\.{1,2}(?:\/[^"']*)?)["']/g;

const importedFiles = new WeakMap<Sources, ReadonlySet<SourceFile>>();

/** True for a file of the program that no other of its files imports. */
export function isEntry({ source, sources }: SourceView): boolean {
  let imported = importedFiles.get(sources);
  if (imported === undefined) {
    imported = new Set(sources.files.filter(({ kind }) => kind === "program").flatMap(importsOf(sources)));
    importedFiles.set(sources, imported);
  }
  return source.kind === "program" && !imported.has(source);
}

function importsOf(sources: Sources): (file: SourceFile) => SourceFile[] {
  return (file) =>
    [...file.text.matchAll(IMPORT)].flatMap(([, specifier = ""]) => {
      const found = sources.imported(file, specifier);
      return found === undefined || found === file ? [] : [found];
    });
}
