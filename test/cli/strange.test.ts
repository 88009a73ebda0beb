// CLI: strange names and sizes, module systems, and the same bytes on every run.
import { afterAll, describe, expect, test } from "vitest";
import { check, codes, Projects, stackproof } from "./harness.ts";

const projects = new Projects();
afterAll(() => projects.remove());

/** Everything that could steer a terminal or that nobody sees; joiners belong to scripts and emoji. */
const STEERS = /(?!\n)\p{Cc}|[\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/u;

const CLASS = `import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
class Part extends pulumi.ComponentResource { constructor(name: string, options?: pulumi.ComponentResourceOptions) { super("my:index:Part", name, {}, options); this.registerOutputs({}); } }
`;

describe("odd text", () => {
  const directory = projects.project(
    "odd",
    `${CLASS}
for (const name of ["\\u202Eevil", "zero\\u200Bwidth", "\\u001b[31mred\\u001b[0m", "new\\nline", "nul\\0nul", "a::b", "日本語", "👩‍👩‍👧", "$chain$", "__proto__", "constructor", "x".repeat(3000)]) new Part(name);
new random.RandomPet("__proto__", { keepers: { ["__proto__"]: "x", constructor: "y", "\\u001b[2J": "\\u202E" } });
console.log("\\u001b[2J\\u001b[1;1H cleared \\u202E \\u0007 \\r back");
pulumi.log.warn("log \\u001b]0;title\\u0007 \\u2066");
export const out = { "\\u001b[31mkey": "\\u001b[31mvalue\\u202E" };
`,
  );

  test("the terminal report and the tree show what could steer a terminal as escapes", async () => {
    for (const command of [
      ["check", directory, "--no-types"],
      ["graph", directory],
    ]) {
      const { code, stdout, stderr } = await stackproof(command);
      expect(code).toBe(0);
      expect(STEERS.exec(stdout + stderr)).toBeNull();
      for (const shown of [
        "\\u{202e}evil",
        "zero\\u{200b}width",
        "\\x1b[31mred",
        "new\\nline",
        "nul\\x00nul",
        "a::b",
        "日本語",
        "👩‍👩‍👧",
      ]) {
        expect(stdout).toContain(shown);
      }
    }
  });

  test("JSON keeps every name as it is", async () => {
    const { code, report, stdout } = await check(directory);
    expect(code).toBe(0);
    const names = report.resources.map(({ name }) => name);
    for (const name of [
      "\u202Eevil",
      "zero\u200Bwidth",
      "\u001b[31mred\u001b[0m",
      "new\nline",
      "a::b",
      "__proto__",
      "constructor",
    ]) {
      expect(names).toContain(name);
    }
    expect(report.outputs["out"]).toEqual({ "\u001b[31mkey": "\u001b[31mvalue\u202E" });
    expect(/(?!\n)\p{Cc}/u.exec(stdout)).toBeNull();
  });
});

describe("sizes", () => {
  test("3,000 resources", async () => {
    const program = `${CLASS}for (let i = 0; i < 3000; i++) new Part("part" + i);`;
    const { code, stdout, memory } = await stackproof([
      "check",
      projects.project("many", program),
      "--no-types",
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain("… and 2800 more resources");
    expect(stdout.split("\n").length).toBeLessThan(230);
    expect(memory).toBeLessThan(300);
  });

  test("deep values, a deep tree and long texts", async () => {
    const program = `${CLASS}
let value: any = "x"; for (let i = 0; i < 300; i++) value = i % 2 ? { a: value } : [value];
export const deep = value;
export const long = "o".repeat(5_000_000);
let parent: Part | undefined; for (let i = 0; i < 200; i++) parent = new Part("p" + i, parent && { parent });
new random.RandomPet("pet", { keepers: { big: "h".repeat(10_000_000) } });`;
    const directory = projects.project("deep", program);
    const { code, report } = await check(directory);
    expect([code, ...codes(report)]).toEqual([0]);
    expect(report.resources.filter(({ kind }) => kind === "component")).toHaveLength(200);
    const { stdout, memory } = await stackproof(["check", directory, "--no-types"]);
    expect(stdout.length).toBeLessThan(50_000);
    expect(memory).toBeLessThan(400);
  });
});

describe("module systems", () => {
  const body = `import * as random from "@pulumi/random";\nconst pet = new random.RandomPet("pet");\nexport const first = pet.id;\n`;
  const esm = {
    "package.json": JSON.stringify({
      type: "module",
      dependencies: { "@pulumi/pulumi": "^3", "@pulumi/random": "^4" },
    }),
  };
  test.each([
    ["typescript", body, {}],
    ["module", `${body}await Promise.resolve();\n`, esm],
    [
      "javascript",
      "",
      {
        "index.js": `const random = require("@pulumi/random");\nconst pet = new random.RandomPet("pet");\nexports.first = pet.id;\n`,
      },
    ],
    ["javascript-module", "", { ...esm, "index.js": body }],
  ])("%s", async (name, program, more) => {
    const { code, report } = await check(projects.project(name, program, more));
    expect([code, ...codes(report)]).toEqual([0]);
    expect(report.outputs["first"]).toMatch(/^\w+-\w+$/);
  });
});

describe("the same bytes", () => {
  const program = `${CLASS}
const names = Array.from({ length: 40 }, (_, i) => "r" + i);
if (process.env.SHUFFLE === "1") names.sort(() => Math.random() - 0.5);
const later = (name: string) => new Promise<string>((done) => setTimeout(done, process.env.SHUFFLE === "1" ? Math.random() * 200 : 1, name));
const outer = new Part("outer");
for (const name of names) new random.RandomPet(name, { prefix: later(name) }, { parent: outer });
new random.RandomPassword("password", { length: 20 });
new random.RandomUuid("uuid");
new random.RandomShuffle("shuffle", { inputs: names.slice().sort() });
for (const name of names) new random.RandomPet("undefined-" + name);
export const all = outer.urn;
`;
  const directory = projects.project("same", program);
  const bytes = async (environment: readonly string[]): Promise<string> => {
    const { stdout } = await check(directory, environment);
    const at = stdout.indexOf('\n"timing":');
    expect(at).toBeGreaterThan(0);
    return stdout.slice(0, at);
  };

  test("twice, and in any order of registration", async () => {
    const first = await bytes([]);
    expect(first).toContain('"name":"r39"');
    expect(first).toContain("run/undefined-in-text");
    expect(await bytes([])).toBe(first);
    expect(await bytes(["--env", "SHUFFLE=1"])).toBe(first);
    expect(await bytes(["--env", "SHUFFLE=1"])).toBe(first);
  });
});
