// Project: what ES modules import from a file that lost it. Node links modules before it runs any of them, so that one
// name that is not there would keep all of them from running; as undefined it is there. Pure.
import { dirname, join } from "node:path";
import { declaredIn } from "./lost-names.ts";
import { parseText } from "./parse.ts";
import type { Recovered } from "./recover.ts";

/**
 * Lets what is left of files export what the others import from them.
 *
 * @param sources absolute paths of all files
 * @param read the text of a file; undefined for what is no code
 * @param find the file that a path means, with or without ending
 */
export function linkRecovered(
  recovered: Map<string, Recovered>,
  sources: ReadonlySet<string>,
  read: (path: string) => string | undefined,
  find: (path: string) => string | undefined,
): void {
  const wanted = new Map<string, Set<string>>();
  for (const source of sources) {
    const text = recovered.get(source)?.text ?? read(source);
    for (const { specifier, names } of text === undefined ? [] : wantedNames(source, text)) {
      if (!/^\.\.?(?:\/|$)/.test(specifier)) continue;
      const target = find(join(dirname(source), specifier)) ?? "";
      wanted.set(target, new Set([...(wanted.get(target) ?? []), ...names]));
    }
  }
  for (const [path, left] of recovered) {
    recovered.set(path, { ...left, text: withExports(path, left.text, wanted.get(path) ?? new Set()) });
  }
}

/** One module's imports of another, as they are written. */
interface WantedNames {
  readonly specifier: string;
  readonly names: readonly string[];
}

/** The names that a module imports from each other one. Types count too: the text alone does not always say. */
function wantedNames(path: string, text: string): WantedNames[] {
  const { staticImports, staticExports } = parseText(path, text).module;
  const imports = staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    names: entries.flatMap(({ importName, isType }) =>
      isType ? [] : /^Default$/.test(importName.kind) ? ["default"] : (importName.name ?? []),
    ),
  }));
  const passedOn = staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, importName }) =>
      moduleRequest === null ? [] : { specifier: moduleRequest.value, names: [importName.name ?? []].flat() },
    ),
  );
  return [...imports, ...passedOn];
}

/**
 * A module that exports all that is wanted: what it has lost as undefined, behind its last line.
 *
 * @param text parses
 */
function withExports(path: string, text: string, wanted: ReadonlySet<string>): string {
  const entries = parseText(path, text).module.staticExports.flatMap((one) => one.entries);
  // What `export *` brings is not known here.
  if (entries.some(({ importName }) => importName.kind.startsWith("All"))) return text;
  const exported = new Set(
    entries.map(({ exportName }) => (/^Default$/.test(exportName.kind) ? "default" : exportName.name)),
  );
  const declared = declaredIn(text);
  const added = [...wanted]
    .filter((name) => !exported.has(name))
    .sort()
    .map((name) =>
      name === "default"
        ? "export default undefined;"
        : declared.has(name)
          ? `export { ${name} };`
          : `export let ${name};`,
    );
  return added.length === 0 ? text : `${text}\n${added.join(" ")}\n`;
}
