// Type check: turns what the compiler said into findings. Pure but for the view of files.
import { isAbsolute, join, relative, sep } from "node:path";
import type { Finding, Severity } from "../findings/finding.ts";
import { certaintyOf, type ModulePresence } from "./certainty.ts";
import type { Diagnostic } from "./diagnostics.ts";
import type { FileView } from "./file-view.ts";
import { moreTypeErrors, typeErrorFinding } from "./findings.ts";
import type { Standing } from "./plan.ts";
import { loadedFiles, resolveFile } from "./reach.ts";
import { fixOf, messageOf, packageName } from "./wording.ts";

/** What is needed to judge diagnostics. */
export interface JudgeContext {
  /** Findings have their files relative to it. */
  readonly projectDirectory: string;
  /** The compiler printed its paths relative to it. */
  readonly workingDirectory: string;
  readonly entry: string;
  readonly tests: readonly string[];
  readonly moduleFolders: readonly string[];
  readonly standing: Standing;
}

/** "Cannot find name 'describe'" and its kin: a test's globals come from its runner, which we do not ask. */
const MISSING_GLOBAL = new Set([2304, 2582, 2593]);

/**
 * The findings for diagnostics, in their order. A type error in a file that the program loads is an error when the
 * project's own compiler says it too and Pulumi checks types; otherwise it is a warning.
 *
 * @param more how many further diagnostics the compiler printed
 */
export function judge(
  diagnostics: readonly Diagnostic[],
  more: number,
  context: JudgeContext,
  files: FileView,
): Finding[] {
  if (diagnostics.length === 0) return [];
  const loaded = loadedFiles(context.entry, files);
  const tests = new Set(context.tests);
  const findings: Finding[] = [];
  for (const printed of diagnostics) {
    if (printed.file === undefined) continue;
    const diagnostic = {
      ...printed,
      file: printed.file,
      text: withoutMachinePaths(printed.text, context.projectDirectory),
    };
    const path = isAbsolute(diagnostic.file)
      ? diagnostic.file
      : join(context.workingDirectory, diagnostic.file);
    if (tests.has(path) && MISSING_GLOBAL.has(diagnostic.code)) continue;
    const sourceLine = (files.read(path) ?? "").split("\n")[(diagnostic.line ?? 1) - 1] ?? "";
    const certainty = certaintyOf(
      diagnostic,
      context.standing,
      sourceLine,
      presenceOf(diagnostic, path, context, files),
    );
    if (certainty === "ours") continue;
    const { severity, why } = weight(
      certainty === "sure",
      loaded.has(path),
      tests.has(path),
      path,
      context.standing,
    );
    const place = {
      file: projectPath(path, context.projectDirectory),
      ...(diagnostic.line !== undefined && { line: diagnostic.line }),
      ...(diagnostic.column !== undefined && { column: diagnostic.column }),
    };
    const quote = `TS${diagnostic.code}: ${diagnostic.text}`;
    findings.push(
      typeErrorFinding(
        diagnostic.code,
        { message: messageOf(diagnostic), why, fix: fixOf(diagnostic), quote },
        place,
        severity,
      ),
    );
  }
  if (more > 0) findings.push(moreTypeErrors.at({}, { shown: diagnostics.length, more }));
  return findings;
}

function weight(
  sure: boolean,
  loaded: boolean,
  test: boolean,
  path: string,
  standing: Standing,
): { severity: Severity; why: string } {
  if (test)
    return {
      severity: "warning",
      why: "The tests do not pass the type check; the deployment does not load them.",
    };
  if (!loaded || /\.[cm]?jsx?$/.test(path)) {
    return {
      severity: "warning",
      why: "The deployment does not type-check this file, so it is not stopped by it.",
    };
  }
  if (standing.harmlessBecause !== undefined) return { severity: "warning", why: standing.harmlessBecause };
  if (!sure) {
    const own = standing.typescript?.join(".") ?? "3.8, which Pulumi brings along";
    return {
      severity: "warning",
      why: `TypeScript 7 says so; the program's own TypeScript (${own}) may not.`,
    };
  }
  return {
    severity: "error",
    why: "Pulumi type-checks a program before it runs, and stops at the first file with an error.",
  };
}

/** Whether the module of "cannot find module" is on disk. */
function presenceOf(
  diagnostic: Diagnostic,
  path: string,
  context: JudgeContext,
  files: FileView,
): ModulePresence {
  const specifier = /module '([^']+)'/.exec(diagnostic.text)?.[1];
  if (specifier === undefined || diagnostic.code !== 2307) return "unknown";
  if (/^\.\.?(?:\/|$)/.test(specifier)) {
    return resolveFile(join(path, "..", specifier), files) === undefined ? "absent" : "present";
  }
  // Without a path mapping only node_modules can hold it; with one, absence there proves nothing.
  if (/^(?:node:|#|\/|@\/|~)/.test(specifier)) return "unknown";
  const name = packageName(specifier);
  return context.moduleFolders.some((folder) => files.kind(join(folder, name)) !== undefined)
    ? "present"
    : "absent";
}

/** Types in messages name the file that they are from; a report is the same on every machine. */
function withoutMachinePaths(text: string, directory: string): string {
  return text
    .replaceAll(`${directory}${sep}`, "")
    .replaceAll(/(["'])(?:[A-Za-z]:)?\/[^"'\n]*?\/(?=node_modules\/)/g, "$1");
}

/** The path as reports show it: relative with forward slashes inside the project, absolute outside. */
function projectPath(path: string, directory: string): string {
  const inside = relative(directory, path);
  return inside.startsWith("..") || isAbsolute(inside) ? path : inside.split(sep).join("/");
}
