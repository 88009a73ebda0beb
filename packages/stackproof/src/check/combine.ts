// Check: puts the findings of all rooms together, and leaves out what says the same twice. Pure.
import { compareFindings, type Finding } from "../findings/finding.ts";

/** Findings of files that do not parse. */
const UNREADABLE = new Set(
  ["cut-off", "code-fence", "merge-marker", "prose", "elision", "does-not-parse"].map(
    (slug) => `source/${slug}`,
  ),
);

/** What the text says and the graph says too, at the resource whose argument it becomes. */
const SEEN_IN_GRAPH = new Set(["source/output-as-text", "source/promise-as-text"]);

/** Errors that end the run. */
const ENDS = new Set(["run/threw", "run/unhandled-rejection"]);

/** What the compiler says too, unless something hides it: `any`, JavaScript, --no-types. */
const SEEN_BY_COMPILER = new Set(
  [
    "missing-name",
    "options-as-arguments",
    "output-arithmetic",
    "output-as-key",
    "output-compared",
    "output-iterated",
    "output-keys",
    "output-method",
    "promise-property",
    "test-import-not-found",
    "used-before-declaration",
  ].map((slug) => `source/${slug}`),
);

/** All findings in the order of a report, each thing once. */
export function combine(all: readonly Finding[]): Finding[] {
  const codes = new Set(all.map(({ code }) => code));
  const unreadable = new Set(all.filter(({ code }) => UNREADABLE.has(code)).map(({ at }) => at.source?.file));
  const brokenSettings = new Set(
    all.filter(({ code }) => code === "project/settings-broken").map(({ at }) => at.source?.file),
  );
  const inGraph = linesOf(all, (code) => code === "run/output-as-text");
  const byCompiler = linesOf(all, (code) => code.startsWith("typescript/"));
  const missingMethods = linesOf(all, (code) => code === "source/missing-method");
  const seen = new Set<string>();
  return withErrorsOfRun(
    all.filter((finding) => {
      const { code, at } = finding;
      // The import that is missing was found in the text already, with its place and the command.
      if (code === "run/missing-module")
        return !codes.has("project/import-not-installed") && !codes.has("project/import-not-found");
      // The text says more exactly what the loader and the compiler stumble over, each at a place of its own.
      if (code === "run/syntax-error" || isSyntaxOfTypes(code)) return !unreadable.has(at.source?.file);
      // The program does not load its settings; they were found where they are read.
      if (UNREADABLE.has(code) && brokenSettings.has(at.source?.file)) return false;
      // The compiler speaks of a property that some type lacks; the text knows that it is a method which nobody wrote.
      if (code === "typescript/TS2339") return !missingMethods.has(lineOf(finding));
      if (SEEN_IN_GRAPH.has(code)) return !inGraph.has(lineOf(finding));
      if (SEEN_BY_COMPILER.has(code)) return !byCompiler.has(lineOf(finding));
      return true;
    }),
  )
    .filter(({ code, at, message }) => {
      const key = JSON.stringify([code, at, message]);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .sort(compareFindings);
}

/** Where the text says why the run ends, the error that it ends with is quoted there, and not said again. */
function withErrorsOfRun(all: readonly Finding[]): Finding[] {
  const thrown = new Map<string, Finding>();
  const explained = new Set<string>();
  for (const finding of all) {
    if (finding.at.source === undefined) continue;
    if (ENDS.has(finding.code)) thrown.set(lineOf(finding), finding);
    else if (isErrorOfText(finding)) explained.add(lineOf(finding));
  }
  return all
    .filter(({ code, at }) => !ENDS.has(code) || at.source === undefined || !explained.has(lineOf({ at })))
    .map((finding) => {
      const end = isErrorOfText(finding) ? thrown.get(lineOf(finding)) : undefined;
      if (end === undefined) return finding;
      const quote = finding.quote ?? end.quote ?? end.message.replace(/^.*?(?:throws|fails with) /, "");
      return { ...finding, effect: "rejected", quote };
    });
}

function isErrorOfText({ code, severity }: Finding): boolean {
  return severity === "error" && code.startsWith("source/");
}

function linesOf(all: readonly Finding[], isMeant: (code: string) => boolean): ReadonlySet<string> {
  return new Set(all.filter(({ code }) => isMeant(code)).map(lineOf));
}

function lineOf({ at: { source } }: Pick<Finding, "at">): string {
  return `${source?.file}:${source?.line}`;
}

/** TypeScript's errors of syntax have the numbers from 1000 to 1999. */
function isSyntaxOfTypes(code: string): boolean {
  return /^typescript\/TS1\d{3}$/.test(code);
}
