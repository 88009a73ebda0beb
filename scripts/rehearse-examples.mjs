// Rehearses the examples with the command line, as a user would: the systems must be clean, and of each broken program
// the findings that its expected.json names must be there: one, or a list of `findings`. `npm start`.
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
const AT_ONCE = 2;
const SEVERITIES = ["note", "warning", "error"];

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
  .map(({ name }) => ({ id: name, expected: expectedOf(name) }))
  .sort((a, b) => (a.id < b.id ? -1 : 1));
const widest = Math.max(...broken.map(({ id }) => id.length));
// Two at a time, printed in their order.
const checks = [];
for (const [index, { id, expected }] of broken.entries()) {
  const output = join(reports, "broken", `${id}.json`);
  const before = checks[index - AT_ONCE] ?? Promise.resolve();
  checks.push(before.then(() => check(join(BROKEN, id), output, worst(expected), needsTypes(expected))));
}
let caught = 0;
for (const [index, { id, expected }] of broken.entries()) {
  if (showBroken(id.padEnd(widest), await checks[index], expected)) caught += 1;
}
good &&= caught === broken.length;

const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(
  `\n${caught} of ${broken.length} broken programs caught. Reports: ${relative(root, reports)}/*.json (${seconds} s)`,
);
process.exitCode = good ? 0 : 1;

/** What must be found in a broken program. */
function expectedOf(id) {
  const expected = JSON.parse(readFileSync(join(BROKEN, id, "expected.json"), "utf8"));
  return expected.findings ?? [expected];
}

function worst(findings) {
  return SEVERITIES[Math.max(...findings.map(({ severity }) => SEVERITIES.indexOf(severity)))];
}

/** The compiler takes as long as the rest: it is started where it is to find something. */
function needsTypes(findings) {
  return findings.some(({ code }) => code.startsWith("typescript/"));
}

/**
 * Runs `stackproof check` on all stacks of a project.
 *
 * @returns {Promise<{ status: number | null; runs: object[]; error: string }>} the reports, and what went wrong
 */
async function check(directory, output, failOn = "warning", types = true) {
  const args = [command, "check", directory, "--all-stacks", "--fail-on", failOn];
  if (!types) args.push("--no-types");
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

/** Prints a line; true when all expected findings are there and fail the check. */
function showBroken(title, { status, runs, error }, expected) {
  const findings = runs.flatMap((run) => run.findings);
  const isThere = (one) =>
    findings.some(
      ({ code, severity, at }) =>
        code === one.code &&
        severity === one.severity &&
        at.source?.file === one.file &&
        at.source?.line === one.line,
    );
  const missed = expected.filter((one) => !isThere(one));
  const [first] = expected;
  const all = expected.length === 1 ? describeExpected(first) : `${expected.length} findings`;
  const other = findings[0] === undefined ? `no finding ${error.trim()}` : describe(findings[0]);
  console.log(`  ${title}  ${runs[0]?.verdict ?? "no report"}; ${missed.length === 0 ? all : other}`);
  for (const one of missed) console.log(`    MISSED: expected ${describeExpected(one)}`);
  const fails = status === 1 || status === 2;
  if (!fails && missed.length === 0) console.log(`    MISSED: the check ended with ${status}`);
  return missed.length === 0 && fails;
}

function describe(finding) {
  const { source } = finding.at;
  const place = source === undefined ? "" : ` at ${placeText(source)}`;
  return `${finding.severity}[${finding.code}]${place}`;
}

/** An expected finding; those of a seed's program say which of its failures they show. */
function describeExpected({ code, severity, failure, ...place }) {
  const id = failure === undefined ? "" : `${failure}: `;
  return `${id}${severity}[${code}]${place.file === undefined ? "" : ` at ${placeText(place)}`}`;
}

function placeText({ file, line }) {
  return line === undefined ? file : `${file}:${line}`;
}
