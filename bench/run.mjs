// Bench: what a check costs, against floors that are measured in the same run. Prints the table of docs/performance.md.
// node bench/run.mjs [--runs N] [--only cold|checks|text|traffic|scale]
import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  functionFiles,
  functionProgram,
  groupsProgram,
  largeFiles,
  largeProgram,
  manyProgram,
  servicesProgram,
  writeProgram,
} from "./programs.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const run = join(root, "bench/.run");
const require = createRequire(import.meta.url);
const argument = (name, otherwise) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const runs = Number(argument("--runs", "7"));
const only = argument("--only", undefined);
const tool = join(root, "packages/stackproof");
const cache = join(run, "cache");

/** Runs a command to its end and measures it. */
function measure(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, STACKPROOF_CACHE_DIR: cache, CI: "true", ...options.env },
      stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
    });
    let errors = "";
    child.stderr.on("data", (text) => (errors += text));
    child.stdio[3].resume();
    let peak = 0;
    const sample = setInterval(() => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
        peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
      } catch {
        // The process has ended, or this system has no /proc.
      }
    }, 50);
    child.on("exit", (code) => {
      clearInterval(sample);
      if (code !== (options.code ?? 0))
        reject(new Error(`${command} ${args.join(" ")} ended with ${code}: ${errors}`));
      else resolve({ seconds: (performance.now() - start) / 1000, peak });
    });
  });
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const check = (folder, ...more) =>
  measure(process.execPath, [
    join(tool, "bin/stackproof.js"),
    "check",
    folder,
    "--format",
    "json",
    "--fail-on",
    "never",
    "--timeout",
    "600",
    ...more,
  ]);

/** The program under mocks, with esbuild as its loader and the SDK as it is: what a fast unit test costs. */
const mocks = (folder) =>
  measure(process.execPath, ["--require", join(root, "bench/hook.cjs"), join(folder, "mocks.ts")], {
    cwd: folder,
  });

/** The same with the loader that rehearsals use, which also loads seldom used parts of the SDK late. */
const mocksWithOurs = (folder) =>
  measure(process.execPath, ["--require", join(tool, "dist/program/preload.cjs"), join(folder, "mocks.ts")], {
    cwd: folder,
    env: {
      STACKPROOF_PROGRAM: JSON.stringify({
        sdk: join(root, "node_modules/@pulumi/pulumi"),
        esbuild: require.resolve("esbuild"),
        isModule: false,
        tsconfig: "{}",
        esModuleInterop: true,
        allowNetwork: false,
      }),
    },
  });

/** The program under mocks with ts-node and its type check, which is how Pulumi's language host loads TypeScript. */
const tsNode = (folder) =>
  measure(process.execPath, ["--require", require.resolve("ts-node/register"), join(folder, "mocks.ts")], {
    cwd: folder,
  });

/** TypeScript 7 alone on the same program. */
const compiler = (folder) => {
  const platform = `@typescript/typescript-${process.platform}-${process.arch}`;
  const home = createRequire(join(tool, "package.json")).resolve("typescript-7/package.json");
  const tsc = join(createRequire(home).resolve(`${platform}/package.json`), "../lib/tsc");
  const options =
    "--ignoreConfig --noEmit --skipLibCheck --strict --target es2020 --module preserve --moduleResolution bundler --types node";
  return measure(tsc, [...options.split(" "), join(folder, "index.ts")], {
    cwd: folder,
    env: { GOGC: "off", GOMEMLIMIT: "1GiB" },
  });
};

async function cold() {
  const folder = writeProgram(run, "groups", groupsProgram);
  const kinds = {
    "program under mocks, esbuild as loader (floor 1)": () => mocks(folder),
    "program under mocks, the loader of rehearsals": () => mocksWithOurs(folder),
    "program under mocks, ts-node with types (floor 2)": () => tsNode(folder),
    "TypeScript 7 alone": () => compiler(folder),
    "check --no-types, empty schema cache": () => {
      rmSync(cache, { recursive: true, force: true });
      return check(folder, "--no-types");
    },
    "check --no-types": () => check(folder, "--no-types"),
    check: () => check(folder),
  };
  const seconds = new Map(Object.keys(kinds).map((name) => [name, []]));
  for (let round = 0; round < runs; round++) {
    for (const [name, measured] of Object.entries(kinds)) {
      // ts-node takes long; three rounds of it are enough for a median.
      if (name.includes("ts-node") && round >= 3) continue;
      seconds.get(name).push((await measured()).seconds);
    }
  }
  const of = (name) => median(seconds.get(name));
  console.log(
    `\n60 resources, median of ${runs} runs in turn, ${cpus().length} cores, Node ${process.versions.node}\n`,
  );
  console.log("| what | seconds |\n|---|---|");
  for (const name of Object.keys(kinds)) console.log(`| ${name} | ${of(name).toFixed(2)} |`);
  const [floor1, ours, floor2, types] = Object.keys(kinds).map(of);
  console.log("\n| ratio | measured | goal |\n|---|---|---|");
  const row = (name, value, goal) => console.log(`| ${name} | ${value.toFixed(2)} | at most ${goal} |`);
  row("check --no-types / floor 1", of("check --no-types") / floor1, "1.4");
  row(
    "check --no-types with an empty cache / floor 1",
    of("check --no-types, empty schema cache") / floor1,
    "1.4",
  );
  console.log(
    `| check --no-types / mocks with the loader of rehearsals | ${(of("check --no-types") / ours).toFixed(2)} | |`,
  );
  row("check / max(floor 1, TypeScript 7 alone)", of("check") / Math.max(floor1, types), "1.25");
  row("check / floor 2", of("check") / floor2, "0.3");
}

async function scale() {
  console.log(
    "\n| resources | seconds | peak memory of the tool's process, MiB | time against half as many |\n|---|---|---|---|",
  );
  let before;
  for (const count of [1000, 2000, 4000, 8000, 10000]) {
    const folder = writeProgram(run, `many-${count}`, manyProgram(count));
    const measured = [];
    for (let round = 0; round < Math.min(3, runs); round++) measured.push(await check(folder, "--no-types"));
    const seconds = median(measured.map((one) => one.seconds));
    const peak = Math.max(...measured.map((one) => one.peak));
    const ratio =
      before !== undefined && count === before.count * 2 ? (seconds / before.seconds).toFixed(2) : "";
    console.log(`| ${count} | ${seconds.toFixed(2)} | ${peak.toFixed(0)} | ${ratio} |`);
    before = { count, seconds };
  }
}

/** What the models and the other checks of the graph cost, once the program has ended. */
async function checks() {
  const folder = writeProgram(run, "services", servicesProgram);
  const report = join(run, "report.json");
  const measured = [];
  let resources = 0;
  for (let round = 0; round < runs; round++) {
    await check(folder, "--no-types", "--output", report);
    const { timing, coverage } = JSON.parse(readFileSync(report, "utf8"));
    measured.push(timing.phases.checks);
    resources = coverage.resources;
  }
  console.log(
    `\nChecks of the graph after the program's end, ${resources} resources, median of ${runs} runs\n`,
  );
  console.log("| what | milliseconds | goal |\n|---|---|---|");
  console.log(`| models, schema and run checks | ${median(measured)} | under 150 |`);
}

/** What the checks of the text cost, beside the run, against the compiler alone on the same text. */
async function text() {
  const folder = writeProgram(run, "large", largeProgram, largeFiles);
  const report = join(run, "report.json");
  const [measured, types] = [[], []];
  for (let round = 0; round < Math.min(5, runs); round++) {
    await check(folder, "--no-types", "--output", report);
    measured.push(JSON.parse(readFileSync(report, "utf8")).timing.phases.text / 1000);
    types.push((await compiler(folder)).seconds);
  }
  const lines = Object.values(largeFiles).reduce((sum, file) => sum + file.split("\n").length, 0);
  const seconds = median(measured);
  console.log(
    `\n${Object.keys(largeFiles).length} files, ${lines} lines, median of ${measured.length} runs\n`,
  );
  console.log("| what | seconds | goal |\n|---|---|---|");
  console.log(`| source checks, beside the run | ${seconds.toFixed(2)} | under 1.5 |`);
  console.log(`| TypeScript 7 alone | ${median(types).toFixed(2)} | |`);
}

/** What a request costs whose function runs, against a process of Node that does the same. */
async function traffic() {
  const requests = 20;
  const without = writeProgram(run, "no-traffic", functionProgram, {
    "functions/handler.js": functionFiles(0)["functions/handler.js"],
  });
  const folder = writeProgram(run, "traffic", functionProgram, functionFiles(requests));
  const plain = "require('./functions/handler.js').handler({ rawPath: '/' }).then(() => process.exit(0))";
  const [base, measured, floor] = [[], [], []];
  for (let round = 0; round < Math.min(5, runs); round++) {
    base.push((await check(without, "--no-types")).seconds);
    measured.push((await check(folder, "--no-types")).seconds);
    floor.push((await measure(process.execPath, ["-e", plain], { cwd: folder })).seconds);
  }
  const each = (median(measured) - median(base)) / requests;
  console.log(`\n${requests} requests to one function, median of ${measured.length} runs\n`);
  console.log("| what | milliseconds | goal |\n|---|---|---|");
  console.log(`| a request whose function runs | ${(each * 1000).toFixed(0)} | under 250 |`);
  console.log(`| the handler in a process of Node alone (floor) | ${(median(floor) * 1000).toFixed(0)} | |`);
}

if (only === undefined || only === "cold") await cold();
if (only === undefined || only === "checks") await checks();
if (only === undefined || only === "text") await text();
if (only === undefined || only === "traffic") await traffic();
if (only === undefined || only === "scale") await scale();
rmSync(run, { recursive: true, force: true });
