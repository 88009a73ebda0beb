// Type check: runs the native compiler of TypeScript 7. The one file of this room that touches files and processes.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import type { Finding } from "../findings/finding.ts";
import type { Project } from "../project/project.ts";
import { type Diagnostic, DiagnosticReader } from "./diagnostics.ts";
import { diskView } from "./disk-view.ts";
import { typeCheckFacts } from "./facts.ts";
import { hiddenErrors } from "./hidden-errors.ts";
import { asTexts } from "./json-text.ts";
import { judge } from "./judge.ts";
import { planTypeCheck, type TypeCheckConfig } from "./plan.ts";

/** What a type check found. */
export interface TypeCheckResult {
  readonly findings: Finding[];
  readonly elapsedMs: number;
  /** Why nothing, or not everything, was checked. */
  readonly skipped?: string;
}

/** How a type check is limited. */
export interface TypeCheckOptions {
  /** Ends the compiler at once. */
  readonly signal?: AbortSignal;
  /** Milliseconds after which the compiler is ended. Default 120,000. */
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 120_000;
const KEPT_DIAGNOSTICS = 200;
const CONFIG_FILE = "tsconfig.json";

/**
 * One checker, so that the order of types in messages does not depend on the machine. The garbage collector rests up
 * to 1 GiB: a program with @pulumi/aws needs 0.37 GB, and collecting costs a third of the time, more when another
 * process has the second core.
 */
const COMPILER_ARGUMENTS = ["--pretty", "false", "--checkers", "1"];
const COMPILER_ENVIRONMENT = { GOGC: "off", GOMEMLIMIT: "1GiB" };

/**
 * Type-checks a program with TypeScript 7, in a process of its own, while the caller goes on.
 *
 * Never throws for anything in the program. A compiler that is missing, was ended or takes too long is said in
 * `skipped`.
 */
export async function startTypeCheck(
  project: Project,
  options: TypeCheckOptions = {},
): Promise<TypeCheckResult> {
  const start = performance.now();
  const done = (findings: Finding[], skipped?: string): TypeCheckResult => ({
    findings,
    elapsedMs: Math.round(performance.now() - start),
    ...(skipped !== undefined && { skipped }),
  });
  const facts = typeCheckFacts(project, diskView);
  const plan = planTypeCheck(facts);
  if (plan.kind === "skip") return done([], plan.reason);
  const compiler = compilerPath();
  if (compiler === undefined) {
    return done(
      [],
      `TypeScript 7 has no compiler for ${process.platform}-${process.arch}, or it is not installed`,
    );
  }
  const folder = mkdtempSync(join(tmpdir(), "stackproof-types-"));
  try {
    let config = plan.config;
    let run = await runCompiler(compiler, folder, config, project.directory, options);
    const better = withoutBrokenTypes(config, run.diagnostics);
    if (better !== undefined && run.ended === undefined) {
      config = better;
      run = await runCompiler(compiler, folder, config, project.directory, options);
    }
    if (run.ended !== undefined) return done([], run.ended);
    const context = {
      projectDirectory: project.directory,
      workingDirectory: project.directory,
      entry: plan.entry,
      tests: facts.tests,
      moduleFolders: facts.moduleFolders,
      standing: plan.standing,
    };
    const hidden = await hiddenErrors(run.diagnostics, {
      compiler,
      config: join(folder, CONFIG_FILE),
      workingDirectory: project.directory,
      read: (path) => diskView.read(path),
      timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      signal: options.signal,
    });
    const diagnostics = [...run.diagnostics, ...(hidden ?? [])].slice(0, KEPT_DIAGNOSTICS);
    const unanswered =
      hidden === undefined ? "a file does not parse, which hides the types of the others" : undefined;
    return done(judge(diagnostics, run.more, context, diskView), refusal(run) ?? unanswered);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface CompilerRun {
  readonly diagnostics: readonly Diagnostic[];
  readonly more: number;
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly brokenPackages: boolean;
  /** What the compiler wrote besides diagnostics, when it fell over. */
  readonly noise: string;
  /** Why there is no whole answer. */
  readonly ended: string | undefined;
}

function runCompiler(
  compiler: string,
  folder: string,
  config: TypeCheckConfig,
  workingDirectory: string,
  options: TypeCheckOptions,
): Promise<CompilerRun> {
  const path = join(folder, CONFIG_FILE);
  writeFileSync(path, JSON.stringify(config));
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  return new Promise((finished) => {
    const reader = new DiagnosticReader(KEPT_DIAGNOSTICS, (file) =>
      /(?:^|[/\\])node_modules[/\\]/.test(file),
    );
    let noise = "";
    let ended: string | undefined;
    const child = spawn(compiler, ["--project", path, ...COMPILER_ARGUMENTS], {
      cwd: workingDirectory,
      env: { ...process.env, ...COMPILER_ENVIRONMENT, PWD: workingDirectory },
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    const end = (reason: string): void => {
      ended ??= reason;
      child.kill("SIGKILL");
    };
    const abort = (): void => end("the type check was stopped");
    const timer = setTimeout(() => end(`the type check took longer than ${timeoutMs / 1000} s`), timeoutMs);
    if (options.signal?.aborted === true) abort();
    options.signal?.addEventListener("abort", abort, { once: true });
    child.stdout.setEncoding("utf8").on("data", (piece: string) => reader.push(piece));
    child.stderr.setEncoding("utf8").on("data", (piece: string) => {
      if (noise.length < 2000) noise += piece.slice(0, 2000 - noise.length);
    });
    const finish = (exitCode: number | null): void => {
      clearTimeout(timer);
      options.signal?.removeEventListener("abort", abort);
      reader.end();
      finished({
        diagnostics: reader.kept,
        more: reader.more,
        exitCode,
        brokenPackages: reader.ignoredSyntaxErrors,
        noise,
        ended,
      });
    };
    child.on("error", (error) => {
      ended ??= `the compiler did not start: ${error.message}`;
      finish(null);
    });
    child.on("close", finish);
  });
}

/**
 * Packages of types that are empty or broken stop this compiler before it looks at the program, which Pulumi's does
 * not do. Gives the configuration without them, or undefined when there are none.
 */
function withoutBrokenTypes(
  config: TypeCheckConfig,
  diagnostics: readonly Diagnostic[],
): TypeCheckConfig | undefined {
  const broken = new Set<string>();
  for (const diagnostic of diagnostics) {
    if (diagnostic.code === 2688) broken.add(/'([^']+)'/.exec(diagnostic.text)?.[1] ?? "");
  }
  if (broken.size === 0) return undefined;
  const types = asTexts(config.compilerOptions["types"]) ?? [];
  const roots = asTexts(config.compilerOptions["typeRoots"]) ?? [];
  const all = types.includes("*")
    ? roots
        .flatMap((root) => diskView.list(root))
        .filter((entry) => entry.kind === "directory" && !entry.name.startsWith("."))
    : [];
  const names = [...new Set([...types.filter((name) => name !== "*"), ...all.map((entry) => entry.name)])];
  const left = names.filter((name) => !broken.has(name));
  return { ...config, compilerOptions: { ...config.compilerOptions, types: left } };
}

/** What to say when the compiler did not look at the program, or not at all of it. */
function refusal(run: CompilerRun): string | undefined {
  if (
    run.exitCode === 0 ||
    run.diagnostics.some(({ file }) => file !== undefined && !file.endsWith("tsconfig.json"))
  ) {
    return undefined;
  }
  if (run.brokenPackages)
    return "a package in node_modules has TypeScript that does not parse, which hides the rest";
  const words = run.diagnostics[0]?.text ?? run.noise.trim().split("\n")[0] ?? "";
  if (run.exitCode === null) return "the compiler was ended from outside, perhaps for want of memory";
  // Type errors in node_modules alone end with a code too, and say nothing of the program.
  return words === "" ? undefined : `the compiler did not look at the program: ${words}`;
}

/**
 * The native compiler for this machine: the file that the start script of TypeScript 7 would run, without the time
 * that a second Node takes. Undefined when the package for this platform is not installed.
 */
function compilerPath(): string | undefined {
  try {
    const alias = createRequire(import.meta.url).resolve("typescript-7/package.json");
    const platform = `@typescript/typescript-${process.platform}-${process.arch}/package.json`;
    const folder = join(dirname(createRequire(alias).resolve(platform)), "lib");
    const path = join(folder, process.platform === "win32" ? "tsc.exe" : "tsc");
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}
