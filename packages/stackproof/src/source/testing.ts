// Source: for the tests of this room.
import { join } from "node:path";
import { compareFindings, type Finding } from "../findings/finding.ts";
import type { Files } from "../project/files.ts";
import { renderOneFinding } from "../report/terminal.ts";
import type { SourceCheck } from "./check.ts";
import { checkSources } from "./check-sources.ts";

/** Files that exist in memory only, below /app. */
function memoryFiles(texts: Readonly<Record<string, string>>): Files {
  const paths = Object.keys(texts).map((name) => join("/app", name));
  return {
    readText: (path) => texts[path.slice("/app/".length)],
    kind: (path) => {
      if (paths.includes(path)) return "file";
      return paths.some((one) => one.startsWith(`${path}/`)) ? "directory" : undefined;
    },
    list: (path) => [
      ...new Set(
        paths
          .filter((one) => one.startsWith(`${path}/`))
          .map((one) => one.slice(path.length + 1).split("/")[0] ?? ""),
      ),
    ],
    realPath: (path) => path,
  };
}

/** Files by path; or the text of index.ts alone. */
export type Texts = string | Readonly<Record<string, string>>;

/**
 * What checks find in files. All files are loaded by the program but tests (`*.test.ts`) and what lies in `beside/`.
 *
 * @param checks default: all of them
 */
export function findingsIn(texts: Texts, checks?: readonly SourceCheck[]): Finding[] {
  const all = typeof texts === "string" ? { "index.ts": texts } : texts;
  const loaded = Object.keys(all).filter((name) => !/\.test\.|^beside\/|^tests?\//.test(name));
  const inputs = {
    loaded: loaded.map((name) => join("/app", name)),
    directory: "/app",
    show: (path: string) => path.slice("/app/".length),
    files: memoryFiles(all),
  };
  return [...checkSources(inputs, checks).findings].sort(compareFindings);
}

/** In short: `severity code file:line`. */
export function short(texts: Texts, checks?: readonly SourceCheck[]): string[] {
  return findingsIn(texts, checks).map(
    ({ severity, code, at: { source } }) => `${severity} ${code} ${source?.file}:${source?.line}`,
  );
}

/** As a report shows them, for snapshots: the whole of what a user reads. */
export function rendered(texts: Texts, checks?: readonly SourceCheck[]): string {
  return findingsIn(texts, checks)
    .map((finding) => renderOneFinding(finding))
    .join("\n");
}
