// CLI: arguments, formats, colours, exit statuses, and projects that cannot be read.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { check, codes, Projects, stackproof } from "./harness.ts";

const projects = new Projects();
afterAll(() => projects.remove());

const clean = projects.project(
  "clean",
  `import * as random from "@pulumi/random";\nnew random.RandomPet("pet", { length: 2 });\n`,
);
const warns = projects.project(
  "warns",
  `import * as net from "net";\nnet.connect({ host: "example.com", port: 80 }).on("error", () => undefined);\n`,
);
const notes = projects.project(
  "notes",
  `import * as pulumi from "@pulumi/pulumi";\npulumi.log.warn("take care");\n`,
);
const throws = projects.project("throws", `throw new Error("it went wrong");\n`);

describe("help", () => {
  test("the program's help has examples and the exit statuses", async () => {
    const { code, stdout } = await stackproof(["--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain("Examples:\n  stackproof check ");
    expect(stdout).toMatch(/Exit status: 0 clean, 1 findings .*--fail-on, 2 could not run/);
  });

  test("each command has help that says its options, without values that mean nothing", async () => {
    for (const command of ["check", "graph"]) {
      const { code, stdout } = await stackproof([command, "--help"]);
      expect(code).toBe(0);
      expect(stdout).toContain(`Usage: stackproof ${command} [options] [directory]`);
      expect(stdout).toContain("--timeout <seconds>");
      expect(stdout).not.toMatch(/default: (?:false|\{\})/);
    }
    expect((await stackproof(["check", "--help"])).stdout).toContain("Examples:");
  });

  test("nothing to do is help, and no success", async () => {
    const { code, stdout, stderr } = await stackproof([]);
    expect(code).toBe(2);
    expect(stdout + stderr).toContain("Usage: stackproof");
  });

  test("the version is the package's", async () => {
    const { code, stdout } = await stackproof(["--version"]);
    const manifest = new URL("../../packages/stackproof/package.json", import.meta.url);
    const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
    expect([code, stdout.trim()]).toEqual([0, version]);
  });
});

describe("wrong arguments end with 2 and say what would be right", () => {
  test.each([
    [["chek", clean], /unknown command 'chek'[\s\S]*Did you mean check\?/],
    [["check", "--qiet", clean], /unknown option '--qiet'[\s\S]*Did you mean --quiet\?/],
    [["check", clean, "second"], /too many arguments/],
    [["check", "--config", "novalue", clean], /name=value; "novalue" has no value/],
    [["check", "--config", "=value", clean], /name=value/],
    [["check", "--fail-on", "bad", clean], /error, warning, note, never/],
    [["check", "--format", "xml", clean], /terminal, json/],
    [["check", "--timeout", "0", clean], /number greater than 0/],
    [["check", "--timeout", "soon", clean], /number greater than 0/],
    [["check", "--memory", "-1", clean], /number greater than 0/],
    [["check", "--stack", "", clean], /A stack's name has letters/],
    [["check", "--stack", "a b", clean], /A stack's name has letters/],
    [["check", "--stack", "dev", "--all-stacks", clean], /cannot be used with/],
  ])("%j", async (words, message) => {
    const { code, stdout, stderr } = await stackproof(words);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain("    at ");
  });
});

describe("projects that cannot be read end with 2", () => {
  const broken = projects.folder("broken", { "Pulumi.yaml": "name: broken\nruntime: [nodejs\nmain: x\n" });
  test.each([
    ["a folder that does not exist", join(projects.root, "nowhere"), "project/no-such-folder"],
    ["a file", join(clean, "index.ts"), "project/no-such-folder"],
    ["an empty folder", projects.folder("empty", {}), "project/no-project-file"],
    ["broken YAML", broken, /^project\//],
    ["an empty Pulumi.yaml", projects.folder("blank", { "Pulumi.yaml": "" }), /^project\//],
    ["a Pulumi.yaml that is a list", projects.folder("list", { "Pulumi.yaml": "- 1\n" }), /^project\//],
  ])("%s", async (_, directory, code) => {
    const outcome = await check(directory);
    expect(outcome.code).toBe(2);
    expect(outcome.report.status).toBe("not-run");
    expect(outcome.report.findings[0]?.code).toMatch(code);
    expect(outcome.report.findings[0]?.severity).toBe("error");
    expect(outcome.stderr).toBe("");
  });

  test("broken YAML has its line", async () => {
    const { report } = await check(broken);
    expect(report.findings[0]?.at.source).toMatchObject({ file: "Pulumi.yaml" });
    expect(report.findings[0]?.at.source?.line).toBeGreaterThanOrEqual(2);
  });

  test("the terminal report has no empty names", async () => {
    const { stdout } = await stackproof(["check", join(projects.root, "nowhere")]);
    expect(stdout).toMatch(/^stackproof: could not be rehearsed/);
  });
});

describe("exit status", () => {
  test("--fail-on decides what fails", async () => {
    const table = [
      [clean, "note", 0],
      [notes, "warning", 0],
      [notes, "note", 1],
      [warns, "error", 0],
      [warns, "warning", 1],
      [throws, "error", 1],
      [throws, "never", 0],
    ] as const;
    for (const [directory, severity, expected] of table) {
      const { code } = await check(directory, ["--fail-on", severity]);
      expect([directory, severity, code]).toEqual([directory, severity, expected]);
    }
  });

  test("the default is error", async () => {
    expect((await check(warns)).code).toBe(0);
    const { code, report } = await check(throws);
    expect([code, report.status, ...codes(report)]).toEqual([1, "failed", "error run/threw"]);
  });
});

describe("report", () => {
  test("--output writes the same report into a file, and makes the folder", async () => {
    const file = join(projects.root, "reports/deep/report.json");
    const { code, stdout } = await stackproof([
      "check",
      clean,
      "--no-types",
      "--format",
      "json",
      "--output",
      file,
    ]);
    expect([code, stdout]).toEqual([0, ""]);
    const report = JSON.parse(readFileSync(file, "utf8")) as { project: string };
    expect(report.project).toBe("clean");
  });

  test("a relative --output counts from the working folder", async () => {
    const { code } = await stackproof(
      ["check", clean, "--no-types", "--output", "here.txt"],
      {},
      projects.root,
    );
    expect(code).toBe(0);
    expect(existsSync(join(projects.root, "here.txt"))).toBe(true);
  });

  test("an --output that cannot be written ends with 2", async () => {
    for (const file of [join(clean, "index.ts/report.txt"), projects.root, "/proc/none/report.txt"]) {
      const { code, stderr } = await stackproof(["check", clean, "--no-types", "--output", file]);
      expect([file, code]).toEqual([file, 2]);
      expect(stderr).toContain("could not be written");
    }
  });

  test("--quiet leaves out the tree and what the program printed", async () => {
    const loud = projects.project(
      "loud",
      `import * as random from "@pulumi/random";\nconsole.log("hello there");\nnew random.RandomPet("pet");\n`,
    );
    const { stdout: whole } = await stackproof(["check", loud, "--no-types"]);
    const { stdout: quiet } = await stackproof(["check", loud, "--no-types", "--quiet"]);
    expect(whole).toContain("hello there");
    expect(whole).toContain("└─ pet");
    expect(quiet).not.toContain("hello there");
    expect(quiet).not.toContain("└─");
    expect(quiet).toMatch(/^stackproof: loud \(dev\) would deploy/);
  });

  test("without a terminal there is no colour; FORCE_COLOR brings it, NO_COLOR and CI do not", async () => {
    const coloured = async (environment: Record<string, string>): Promise<boolean> =>
      (await stackproof(["check", join(projects.root, "nowhere")], environment)).stdout.includes("\u001b[");
    expect(await coloured({})).toBe(false);
    expect(await coloured({ FORCE_COLOR: "1" })).toBe(true);
    expect(await coloured({ FORCE_COLOR: "0" })).toBe(false);
    expect(await coloured({ NO_COLOR: "1" })).toBe(false);
    expect(await coloured({ CI: "true" })).toBe(false);
    expect(await coloured({ FORCE_COLOR: "1", CI: "true" })).toBe(true);
  });

  test("a pipe that closes early is no fault", async () => {
    const { start } = await import("./harness.ts");
    const running = start(["check", clean, "--no-types"]);
    running.process.stdout?.destroy();
    const { stderr } = await running.outcome;
    expect(stderr).not.toContain("fault of stackproof");
  });

  test("graph prints the tree alone", async () => {
    const { code, stdout } = await stackproof(["graph", clean]);
    expect(code).toBe(0);
    expect(stdout).toBe("clean (dev)\n└─ pet  random.RandomPet\n");
  });

  test("graph says on the other stream that a program failed, in one safe line", async () => {
    const odd = projects.project("oddgraph", `throw new Error("red \\u001b[31m text");\n`);
    const { stdout, stderr } = await stackproof(["graph", odd]);
    expect(stdout).not.toContain("\u001b");
    expect(stderr).toContain("red \\x1b[31m text");
    expect(stderr).not.toContain("\u001b");
  });
});

describe("stacks", () => {
  const several = projects.project(
    "several",
    `import * as pulumi from "@pulumi/pulumi";\nexport const stack = pulumi.getStack();\n`,
    {
      "Pulumi.a.yaml": "config: {}\n",
      "Pulumi.b.yaml": "config: {}\n",
    },
  );

  test("several stacks need a choice", async () => {
    const { code, stderr } = await stackproof(["check", several]);
    expect(code).toBe(2);
    expect(stderr).toContain("There are several stacks: a, b.");
  });

  test("--all-stacks gives a list of reports", async () => {
    const { code, stdout } = await stackproof([
      "check",
      several,
      "--all-stacks",
      "--no-types",
      "--format",
      "json",
    ]);
    const reports = JSON.parse(stdout) as { stack: string; outputs: { stack: string } }[];
    expect(code).toBe(0);
    expect(reports.map(({ stack, outputs }) => [stack, outputs.stack])).toEqual([
      ["a", "a"],
      ["b", "b"],
    ]);
  });
});
