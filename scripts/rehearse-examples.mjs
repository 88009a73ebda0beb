// Rehearses the examples with the command line, as a user would: the systems must be clean, and of each broken program
// the finding that its expected.json names must be there. `npm start`.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const command = join(root, "packages/stackproof/bin/stackproof.js");
const reports = join(root, ".stackproof/reports");
// The projects of the systems; split-stacks has two.
const SYSTEMS = [
  "serverless-api",
  "web-tier",
  "bucket-function",
  "split-stacks/network",
  "split-stacks/application",
];
const BROKEN = join(root, "examples/broken");

rmSync(reports, { recursive: true, force: true });
mkdirSync(join(reports, "broken"), { recursive: true });

const started = performance.now();
console.log("The example systems:");
let good = true;
for (const id of SYSTEMS) {
  const checked = await check(join(root, "examples", id), join(reports, `${id.replaceAll("/", "-")}.json`));
  good = showSystem(id, checked) && good;
}

console.log("\nPrograms that are broken on purpose:");
const broken = readdirSync(BROKEN, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();
const widest = Math.max(...broken.map((id) => id.length));
let caught = 0;
for (const id of broken) {
  const folder = join(BROKEN, id);
  const checked = await check(folder, join(reports, "broken", `${id}.json`));
  const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
  if (showBroken(id.padEnd(widest), checked, expected)) caught += 1;
}
good &&= caught === broken.length;

const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(
  `\n${caught} of ${broken.length} broken programs caught. Reports: ${relative(root, reports)}/*.json (${seconds} s)`,
);
process.exitCode = good ? 0 : 1;

/**
 * Runs `stackproof check` on all stacks of a project.
 *
 * @returns {Promise<{ status: number | null; runs: object[]; error: string }>} the reports, and what went wrong
 */
async function check(directory, output) {
  const args = [command, "check", directory, "--all-stacks", "--fail-on", "warning"];
  const child = spawn(process.execPath, [...args, "--format", "json", "--output", output], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let error = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    error += text;
  });
  const status = await new Promise((resolve) => {
    child.once("error", (problem) => {
      error += problem.message;
      resolve(null);
    });
    child.once("close", resolve);
  });
  const report = existsSync(output) ? JSON.parse(readFileSync(output, "utf8")) : [];
  return { status, runs: Array.isArray(report) ? report : [report], error };
}

/** Prints a line for each stack; true when all of them would deploy without an error or a warning. */
function showSystem(id, { status, runs, error }) {
  for (const run of runs) {
    const { modelled, schema, opaque } = run.coverage;
    const coverage = `${modelled} modelled, ${schema} schema, ${opaque} opaque`;
    const time = (run.timing.totalMs / 1000).toFixed(1);
    console.log(
      `  ${id} (${run.stack}) ${run.verdict}; ${modelled + schema + opaque} resources: ${coverage} (${time} s)`,
    );
    for (const finding of run.findings) console.log(`    ${describe(finding)}\n      ${finding.message}`);
  }
  if (error !== "") console.log(`  ${id}: ${error.trim()}`);
  const clean = runs.every((run) => run.findings.every((finding) => finding.severity === "note"));
  return status === 0 && runs.length > 0 && clean;
}

/** Prints a line; true when the expected finding is there and fails the check. */
function showBroken(title, { status, runs, error }, expected) {
  const findings = runs.flatMap((run) => run.findings);
  const found = findings.find(
    ({ code, severity, at }) =>
      code === expected.code &&
      severity === expected.severity &&
      at.source?.file === expected.file &&
      at.source.line === expected.line,
  );
  const first = found ?? findings[0];
  const what = first === undefined ? `no finding ${error.trim()}` : describe(first);
  const isCaught = found !== undefined && (status === 1 || status === 2);
  console.log(`  ${title}  ${runs[0]?.verdict ?? "no report"}; ${what}`);
  if (!isCaught)
    console.log(`    MISSED: expected ${expected.severity}[${expected.code}] at ${placeText(expected)}`);
  return isCaught;
}

function describe(finding) {
  const { source } = finding.at;
  const place = source === undefined ? "" : ` at ${placeText(source)}`;
  return `${finding.severity}[${finding.code}]${place}`;
}

function placeText({ file, line }) {
  return line === undefined ? file : `${file}:${line}`;
}
