// Test support: the same cases with another Node and other packages: the tool itself runs in that Node.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Where and with what the cases run. */
export interface Elsewhere {
  /** The folder that the cases are copied to. It is emptied first, and removed at the end. */
  readonly directory: string;
  /** The Node binary that runs the tool and the programs. Default: this one. */
  readonly node?: string;
  /** A node_modules folder with @pulumi/pulumi, @pulumi/aws and @pulumi/random. Default: this repository's. */
  readonly nodeModules?: string;
  /** A regular expression for the names of the cases. Default: all. */
  readonly only?: string;
}

/** What one case gave, or why the tool itself failed. */
export interface ElsewhereResult {
  readonly name: string;
  readonly text?: string;
  readonly problem?: string;
}

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Rehearses the cases that fit the packages. Needs a build (`npm run build`) for the files that run inside programs.
 *
 * @returns the golden of each case, to be compared with its expected.txt
 * @throws Error with what was printed when the Node binary does not run the tool
 */
export async function rehearseElsewhere(options: Elsewhere): Promise<ElsewhereResult[]> {
  // In the repository, so that the tool finds its own dependencies there.
  const tool = join(ROOT, "test/.run", `tool-${process.pid}-${Date.now()}`);
  mkdirSync(tool, { recursive: true });
  try {
    await build({
      entryPoints: [join(ROOT, "test/support/elsewhere-worker.ts")],
      outdir: tool,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      splitting: true,
      platform: "node",
      format: "esm",
      target: "node20",
      packages: "external",
      logLevel: "warning",
    });
    cpSync(join(ROOT, "packages/stackproof/dist/program"), join(tool, "program"), { recursive: true });
    return await run(options.node ?? process.execPath, join(tool, "elsewhere-worker.mjs"), options);
  } finally {
    rmSync(tool, { recursive: true, force: true });
  }
}

async function run(node: string, worker: string, options: Elsewhere): Promise<ElsewhereResult[]> {
  const settings = { ...options, programs: join(ROOT, "test/programs") };
  const child = spawn(node, [worker, JSON.stringify(settings)], { stdio: ["ignore", "pipe", "pipe"] });
  const results: ElsewhereResult[] = [];
  let printed = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  const lines = createInterface({ input: child.stdout, crlfDelay: Infinity });
  lines.on("line", (line) => results.push(JSON.parse(line) as ElsewhereResult));
  const drained = new Promise((resolve) => lines.once("close", resolve));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  await drained;
  if (code !== 0) throw new Error(`${node} ended with exit code ${code}:\n${printed}`);
  return results.sort((a, b) => (a.name < b.name ? -1 : 1));
}
