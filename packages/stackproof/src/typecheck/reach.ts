// Type check: which files a program loads when it starts. ts-node checks a file when it is loaded, and only then, so
// that a type error elsewhere does not stop `pulumi up`. Pure but for the view of files.
import { dirname, join } from "node:path";
import { parseText } from "../project/parse.ts";
import type { FileView } from "./file-view.ts";

const ENDINGS = ["", ".ts", ".tsx", ".mts", ".cts", ".js", ".json", "/index.ts", "/index.tsx", "/index.js"];
const MAXIMUM_FILES = 5000;

/**
 * The files that loading `entry` loads, itself among them. Imports that TypeScript leaves out, because they bring only
 * types, lead nowhere; a dynamic import of a fixed path counts.
 */
export function loadedFiles(entry: string, files: FileView): ReadonlySet<string> {
  const loaded = new Set<string>([entry]);
  for (const file of loaded) {
    if (loaded.size > MAXIMUM_FILES) break;
    for (const wanted of importsOf(file, files.read(file) ?? "")) {
      const target = resolveFile(join(dirname(file), wanted.specifier), files);
      if (target === undefined || loaded.has(target)) continue;
      if (wanted.named !== undefined && bringsOnlyTypes(target, wanted.named, files)) continue;
      loaded.add(target);
    }
  }
  return loaded;
}

/** One import of a relative path. `named` holds the imported names, when nothing else is imported. */
interface Import {
  readonly specifier: string;
  readonly named: readonly string[] | undefined;
}

function importsOf(file: string, text: string): Import[] {
  if (!/\.[cm]?[jt]sx?$/.test(file)) return [];
  const { module, program } = parseText(file, text);
  const found: Import[] = [];
  for (const statement of module.staticImports) {
    const entries = statement.entries.filter((entry) => !entry.isType);
    if (entries.length === 0 && statement.entries.length > 0) continue;
    const names = entries.map((entry) => entry.importName.name ?? undefined);
    const named = names.length > 0 ? names.filter((name) => name !== undefined) : undefined;
    found.push({
      specifier: statement.moduleRequest.value,
      named: named?.length === names.length ? named : undefined,
    });
  }
  for (const statement of module.staticExports) {
    for (const entry of statement.entries) {
      if (entry.moduleRequest !== null && !entry.isType)
        found.push({ specifier: entry.moduleRequest.value, named: undefined });
    }
  }
  // `require` and `import x = require` are calls and declarations, not in the list of imports; a comment or string
  // that holds one is cut out first by keeping only what the parser says is code.
  const comments = /\/\*[\s\S]*?\*\/|(?<![:"'`])\/\/[^\n]*/g;
  if (program.body.length > 0) {
    for (const match of text
      .replaceAll(comments, " ")
      .matchAll(/\b(?:require|import)\s*\(\s*["']([^"']+)["']\s*[,)]/g)) {
      found.push({ specifier: match[1] ?? "", named: undefined });
    }
  }
  return found.filter(({ specifier }) => /^\.\.?(?:\/|$)/.test(specifier));
}

/** The file that a relative path means, with the endings that Node and TypeScript try. */
export function resolveFile(path: string, files: FileView): string | undefined {
  const asSource = path.replace(/\.([cm]?)js$/, ".$1ts");
  const candidates = [...(asSource === path ? [] : [asSource]), ...ENDINGS.map((ending) => path + ending)];
  return candidates.find((candidate) => files.kind(candidate) === "file");
}

/** True when a module declares each of the names as interface or type. */
function bringsOnlyTypes(file: string, names: readonly string[], files: FileView): boolean {
  if (!/\.[cm]?tsx?$/.test(file)) return false;
  if (/\.d\.[cm]?ts$/.test(file)) return true;
  const text = files.read(file) ?? "";
  return names.every(
    (name) =>
      new RegExp(`\\bexport\\s+(?:declare\\s+)?(?:interface|type)\\s+${escape(name)}\\b`).test(text) &&
      !new RegExp(
        `\\bexport\\s+(?:declare\\s+)?(?:abstract\\s+)?(?:const|let|var|class|function|async\\s+function|enum)\\s+${escape(name)}\\b`,
      ).test(text),
  );
}

function escape(name: string): string {
  return name.replaceAll("$", "\\$");
}
