// Source: runs all checks over all files, in one walk of each. The public face of the room.
import type { Finding } from "../findings/finding.ts";
import { diskFiles, type Files } from "../project/files.ts";
import { type SourceCheck, SourceView } from "./check.ts";
import { checks as allChecks } from "./checks/index.ts";
import { chooseFiles } from "./choose-files.ts";
import { Meanings } from "./meanings.ts";
import { Names } from "./names.ts";
import { type Node, type SourceFile, walk } from "./source-file.ts";
import { Sources } from "./sources.ts";

/** What the checks need to know. */
export interface SourceInputs {
  /** Absolute paths of the files that the program's imports reach, the entry file included. */
  readonly loaded: readonly string[];
  /** The program's folder. */
  readonly directory: string;
  readonly show: (path: string) => string;
  readonly files?: Files;
}

type Visit = (node: Node, view: SourceView) => void;

/** What the checks found. */
export interface SourceResult {
  readonly findings: readonly Finding[];
  /** How many files were looked at, and how many lines they have. */
  readonly files: number;
  readonly lines: number;
}

/** Checks the text of a project. A file that does not parse hides nothing of the others. */
export function checkSources(inputs: SourceInputs, checks: readonly SourceCheck[] = allChecks): SourceResult {
  const disk = inputs.files ?? diskFiles;
  const { files } = chooseFiles(inputs.loaded, inputs.directory, inputs.show, disk);
  const sources = new Sources(files, disk);
  const meanings = new Meanings(new Names(sources));
  const findings: Finding[] = [];
  for (const source of files) {
    const view = new SourceView(source, sources, meanings, (finding) => findings.push(finding));
    checkFile(source, view, checks);
  }
  return { findings, files: files.length, lines: files.reduce((sum, { lineCount }) => sum + lineCount, 0) };
}

function checkFile(source: SourceFile, view: SourceView, checks: readonly SourceCheck[]): void {
  const visits = new Map<string, Visit[]>();
  for (const { kinds = ["program"], visit, file } of checks) {
    if (!kinds.includes(source.kind)) continue;
    file?.(view);
    for (const [type, one] of Object.entries(visit ?? {})) {
      // The key says of which type the node is that the function is given.
      visits.set(type, [...(visits.get(type) ?? []), one as Visit]);
    }
  }
  if (visits.size === 0 || source.problems.length > 0) return;
  walk(source.program, (node) => {
    for (const visit of visits.get(node.type) ?? []) visit(node, view);
  });
}
