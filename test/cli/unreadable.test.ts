// CLI: a file that does not parse hides nothing of the others, and the run goes on as far as it can.
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { check, codes, Projects, stackproof } from "./harness.ts";

const projects = new Projects();
afterAll(() => projects.remove());

const NAMES = 'import * as random from "@pulumi/random";\n';
/** A length of 0 is refused by the provider. */
const refused = (name: string): string => `new random.RandomString("${name}", { length: "none" as any });\n`;

interface Remarks {
  readonly remarks: readonly string[];
}

describe("the rest of a file is rehearsed", () => {
  test("when the program is cut off", async () => {
    const directory = projects.project(
      "entry",
      `${NAMES}${refused("first")}const second = new random.RandomString("second", {\n  length: 4,\n  upp`,
    );
    const { report, code } = await check(directory);
    expect(code).toBe(1);
    expect(report.status).toBe("failed");
    expect(report.resources.map(({ name }) => name)).toContain("first");
    expect(codes(report)).toEqual(["error schema/wrong-type", "error source/cut-off"]);
    expect(report.findings[0]?.at.source).toMatchObject({ file: "index.ts", line: 2 });
    expect((report as unknown as Remarks).remarks[0]).toBe(
      "index.ts does not parse. It was rehearsed without lines 3-5, which cannot run; " +
        "nothing is said of what may only be missing there.",
    );
  });

  test("when a file that it loads is cut off, and the rest then ends early", async () => {
    const directory = projects.project("part", `import { make, later } from "./part";\nmake();\nlater();\n`, {
      "part.ts": `${NAMES}export function make() {\n  ${refused("first")}  return new random.RandomString("x", {\n`,
    });
    const { report } = await check(directory);
    expect(codes(report)).toEqual(["error schema/wrong-type", "error source/cut-off"]);
    expect(report.findings[0]?.at.source).toMatchObject({ file: "part.ts", line: 3 });
    expect((report as unknown as Remarks).remarks.slice(0, 2)).toMatchInlineSnapshot(`
      [
        "part.ts does not parse. It was rehearsed without line 4, which cannot run; nothing is said of what may only be missing there.",
        "Without that part the program did not run to its end, so that resources may be missing: The program throws TypeError: (0 , import_part.later) is not a function (index.ts:3:1)",
      ]
    `);
  });

  test("when nothing is left of a file that it loads", async () => {
    const directory = projects.project(
      "empty",
      `${NAMES}import { a } from "./part";\n${refused("first")}a();\n`,
      {
        "part.ts": "export const a = f({\n  b: 1,\n",
      },
    );
    expect(codes((await check(directory)).report)).toEqual([
      "error schema/wrong-type",
      "error source/cut-off",
    ]);
  });

  test("of each stack alike", async () => {
    const directory = projects.project("stacks", `${NAMES}${refused("first")}const second = (;\n`, {
      "Pulumi.dev.yaml": "config: {}\n",
      "Pulumi.prod.yaml": "config: {}\n",
    });
    const { stdout } = await stackproof([
      "check",
      directory,
      "--no-types",
      "--all-stacks",
      "--format",
      "json",
    ]);
    const runs = JSON.parse(stdout) as { findings: { code: string }[] }[];
    expect(runs.map(({ findings }) => findings.map(({ code }) => code))).toEqual([
      ["schema/wrong-type", "source/does-not-parse"],
      ["schema/wrong-type", "source/does-not-parse"],
    ]);
  });

  test("and nothing is left behind", async () => {
    const temporary = join(projects.root, "temporary");
    mkdirSync(temporary);
    const directory = projects.project("clean", `${NAMES}${refused("first")}const second = (;\n`);
    await check(directory, [], { TMPDIR: temporary });
    expect(readdirSync(temporary).filter((name) => name.startsWith("stackproof"))).toEqual([]);
  });
});

describe("types of the other files are checked", () => {
  const wrong = 'export const count: number = "one";\n';

  test.each([
    ["the program", { "index.ts": `import "./names";\nexport const a = f({\n` }],
    [
      "a file that it loads",
      { "index.ts": 'import "./names";\nimport { a } from "./part";\nexport const b = a;\n' },
    ],
    ["a test", { "index.ts": 'import "./names";\n', "test/names.test.ts": "describe(() => {\n" }],
  ])("when %s does not parse", async (_, files) => {
    const name = `types-${Object.keys(files).length}-${files["index.ts"].length}`;
    const directory = projects.project(name, "", {
      "names.ts": wrong,
      "part.ts": "export const a = (;\n",
      ...files,
    });
    const { stdout } = await stackproof(["check", directory, "--format", "json"]);
    const { findings } = JSON.parse(stdout) as {
      findings: { code: string; at: { source?: { file: string } } }[];
    };
    const ofTypes = findings.filter(({ code }) => code.startsWith("typescript/"));
    expect(ofTypes.map(({ code, at }) => `${code} ${at.source?.file}`)).toEqual([
      "typescript/TS2322 names.ts",
    ]);
  });
});

describe("nothing changes", () => {
  test("for a file that the program does not load", async () => {
    const directory = projects.project("beside", `${NAMES}${refused("first")}`, {
      "old.ts": "const a = (;\n",
    });
    const { report } = await check(directory);
    expect(codes(report)).toEqual(["error schema/wrong-type", "warning source/does-not-parse"]);
    expect((report as unknown as Remarks).remarks).toEqual(["Types were not checked (--no-types)."]);
  });

  test("for a package that does not parse", async () => {
    const directory = projects.project("package", 'import "broken";\n', {
      "package.json": JSON.stringify({ dependencies: { "@pulumi/pulumi": "^3", broken: "*" } }),
      "node_modules/broken/package.json": JSON.stringify({ name: "broken", version: "1.0.0" }),
      "node_modules/broken/index.js": "exports.a = 1;\nexports.b = (;\n",
    });
    const { report } = await check(directory);
    expect(report.findings.map(({ code }) => code.split("/")[0])).toEqual(["run"]);
    expect((report as unknown as Remarks).remarks).toEqual(["Types were not checked (--no-types)."]);
  });

  test("for a file of which nothing is left", async () => {
    const directory = projects.project("nothing", "export const a = f({\n  b: 1,\n");
    const { report } = await check(directory);
    expect(codes(report)).toEqual(["error source/cut-off"]);
    expect(report.resources.filter(({ kind }) => kind !== "stack")).toEqual([]);
  });
});
