// Engine, function, inside: hooks of ES modules, in a thread of their own. Where the SDK that the runtime brings is not in
// the code, a module takes its place that has the names which are imported.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isBrought } from "./stand-ins.ts";

const SCHEME = "stackproof:";
let version = 0;

/** Called once, before anything is imported. */
export function initialize(data: { readonly version: number }): void {
  version = data.version;
}

type Next<T> = (...given: readonly unknown[]) => Promise<T>;

interface Resolved {
  readonly url: string;
  readonly format?: string;
  readonly shortCircuit?: boolean;
}

/** A module of the SDK that is not there becomes an address of ours. */
export async function resolve(
  specifier: string,
  context: { readonly parentURL?: string },
  next: Next<Resolved>,
): Promise<Resolved> {
  try {
    return await next(specifier, context);
  } catch (error) {
    if (!isBrought(specifier, version)) throw error;
    const names = namesOf(context.parentURL);
    const url = `${SCHEME}${specifier}?${names.join(",")}`;
    return { url, format: "module", shortCircuit: true };
  }
}

/** The text of a module of ours. */
export async function load(url: string, context: object, next: Next<object>): Promise<object> {
  if (!url.startsWith(SCHEME)) return await next(url, context);
  const [specifier = "", names = ""] = url.slice(SCHEME.length).split("?", 2);
  const made = `globalThis[Symbol.for("stackproof.standIn")](${JSON.stringify(specifier)})`;
  const exports = names.split(",").filter((name) => name !== "");
  const source = [
    `const made = ${made};`,
    "export default made;",
    ...exports.map((name) => `export const ${name} = made[${JSON.stringify(name)}];`),
  ];
  return { format: "module", source: source.join("\n"), shortCircuit: true };
}

/** A module that is asked for more than so many names is no handler. */
const MOST_NAMES = 5000;
const NO_NAMES = new Set(
  "await break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let made new null package private protected public return static super switch this throw true try typeof var void while with yield".split(
    " ",
  ),
);

/**
 * All words of the importing file that may be names: what `await import(…)` is asked for stands anywhere in it, and a name
 * too many does no harm.
 */
function namesOf(parent: string | undefined): string[] {
  if (parent === undefined || !parent.startsWith("file:")) return [];
  const text = readFileSync(fileURLToPath(parent), "utf8");
  const names = new Set<string>();
  for (const [name] of text.matchAll(/(?<![\w$])[A-Za-z_$][\w$]*/g)) {
    if (!NO_NAMES.has(name)) names.add(name);
    if (names.size >= MOST_NAMES) break;
  }
  return [...names].sort();
}
