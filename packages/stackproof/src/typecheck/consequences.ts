// Type check: what the compiler says only because parts of files were left out, for they do not parse. Pure.
import { basename } from "node:path";
import type { Recovered } from "../project/recover.ts";
import type { Diagnostic } from "./diagnostics.ts";

/** A file that does not parse: what is left of it, or undefined when that is nothing. */
export type BrokenFiles = ReadonlyMap<string, Recovered | undefined>;

/** A name that is nowhere, in the compiler's different words. */
const NO_SUCH_NAME = new Set([
  2304, 2305, 2307, 2318, 2339, 2353, 2459, 2460, 2503, 2551, 2552, 2561, 2582, 2583, 2584, 2613, 2614, 2662,
  2663, 2689, 2693, 2694, 2724, 2749, 18004,
]);
/** A module that does not have what is imported from it. */
const NO_SUCH_EXPORT = new Set([
  1192, 1259, 2305, 2306, 2459, 2460, 2595, 2596, 2613, 2614, 2616, 2617, 2724,
]);
/** What is said of values of type any, which is what a missing name has. */
const OF_ANY = new Set([
  2347, 2571, 7005, 7006, 7007, 7010, 7011, 7015, 7018, 7019, 7022, 7023, 7024, 7031, 7034, 7053, 18046,
]);
/** What a body that ends too early brings about: no value, no answer, no member, no use. */
const ENDS_EARLY = new Set([
  2322, 2355, 2366, 2378, 2391, 2416, 2420, 2454, 2515, 2564, 2565, 2654, 2656, 2739, 2740, 2741, 6133, 6138,
  6192, 6196, 6198, 6199, 6205, 7030,
]);

/** True for a diagnostic that may not be there when the files are whole. `file` is absolute. */
export function isConsequence({ code, text }: Diagnostic, file: string, broken: BrokenFiles): boolean {
  const own = broken.get(file);
  // Of a file of which nothing is left, and of one that only the compiler cannot read, no types are known.
  if (OF_ANY.has(code)) return true;
  if (broken.has(file) && (own === undefined || ENDS_EARLY.has(code))) return true;
  const words = new Set(text.match(/[A-Za-z_$][\w$]*/g));
  for (const [path, recovered] of broken) {
    if (NO_SUCH_EXPORT.has(code) && namesModule(text, path)) return true;
    if (recovered?.closed.some((name) => words.has(name)) === true) return true;
    if (!NO_SUCH_NAME.has(code)) continue;
    const quoted = [...text.matchAll(/'([\w$]+)'/g)].map(([, name]) => name ?? "");
    if (quoted.some((name) => recovered?.leftOut.some((part) => holdsWord(part.text, name)))) return true;
  }
  return false;
}

/** Whether a message quotes a specifier that ends in the file's name. */
function namesModule(text: string, path: string): boolean {
  const name = basename(path).replace(/\.[cm]?[jt]sx?$/, "");
  return [...text.matchAll(/["']([^"'\s]+)["']/g)].some(([, specifier = ""]) => {
    const last = basename(specifier).replace(/\.[cm]?[jt]sx?$/, "");
    return last === name || name === "index";
  });
}

function holdsWord(text: string, word: string): boolean {
  return new RegExp(`(?<![\\w$])${word.replaceAll("$", "\\$")}(?![\\w$])`).test(text);
}
