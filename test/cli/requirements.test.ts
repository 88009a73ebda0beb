// CLI: what stackproof.yaml asks for, what it accepts, and baselines.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { check, codes, Projects, stackproof } from "./harness.ts";

const projects = new Projects();
afterAll(() => projects.remove());

const PROGRAM = `import * as random from "@pulumi/random";
new random.RandomPet("pet", { length: 2 });
export const name = "pet";
`;

test("requirements that are not met fail the check, with the words and the place of each", async () => {
  const directory = projects.project("asked", PROGRAM, {
    "stackproof.yaml": `stacks: [prod]
require: { "random:index/randomPassword:RandomPassword": ">=1" }
forbid: [random.RandomPet]
files: { only: [index.ts], required: [README.md] }
outputs: [name, url]
limits: { resources: 0 }
`,
    "extra.txt": "",
  });
  const { code, report } = await check(directory);
  expect(code).toBe(1);
  expect(report.verdict).toMatch(/^is not what was asked for/);
  expect(
    report.findings.map(({ code: found, at }) => `${found} ${at.source?.file}:${at.source?.line ?? ""}`),
  ).toEqual([
    "requirements/file-not-asked-for extra.txt:",
    "requirements/forbidden index.ts:2",
    "requirements/stack-missing stackproof.yaml:1",
    "requirements/missing stackproof.yaml:2",
    "requirements/file-missing stackproof.yaml:4",
    "requirements/output-missing stackproof.yaml:5",
    "requirements/too-many-resources stackproof.yaml:6",
  ]);
});

test("a suppression takes a finding out, and the report says so", async () => {
  const directory = projects.project("accepts", PROGRAM, {
    "stackproof.yaml": `forbid: ["random:index/randomPet:RandomPet"]
suppress: [{ code: requirements/forbidden, at: pet, reason: "moved next month", until: 2999-01-01 }]
`,
  });
  const { code, report, stdout } = await check(directory);
  expect([code, codes(report)]).toEqual([0, []]);
  expect(stdout).toContain('"reason":"moved next month"');
  expect((await stackproof(["check", directory, "--no-types"])).stdout).toContain(
    "accepted: 1 finding, by stackproof.yaml",
  );
});

test("a suppression without use is said of a whole run only", async () => {
  const settings = {
    "stackproof.yaml": "suppress: [{ code: rules/logs-kept-forever, reason: they are few }]\n",
  };
  const whole = projects.project("unused", PROGRAM, settings);
  expect(codes((await check(whole)).report)).toEqual(["warning requirements/suppression-unused"]);
  const thrown = projects.project("unused-thrown", `${PROGRAM}throw new Error("no");\n`, settings);
  expect(codes((await check(thrown)).report)).toEqual(["error run/threw"]);
});

test("a baseline accepts what is there, and only what is new fails", async () => {
  const directory = projects.project("baseline", PROGRAM, {
    "stackproof.yaml": 'forbid: ["random:index/randomPet:RandomPet"]\n',
  });
  const file = join(directory, "known/baseline.json");
  const arguments_ = ["check", directory, "--no-types", "--baseline", file];
  const first = await stackproof(arguments_);
  expect([first.code, first.stdout]).toEqual([0, ""]);
  expect(first.stderr).toContain("it accepts 1 findings");
  expect((await stackproof(arguments_)).code).toBe(0);
  writeFileSync(join(directory, "index.ts"), `${PROGRAM}new random.RandomPet("other", {});\n`);
  const third = await stackproof(arguments_);
  expect(third.code).toBe(1);
  expect(third.stdout).toContain("`other`");
  expect(third.stdout).not.toContain("error[requirements/forbidden] `pet`");
  expect(readFileSync(file, "utf8")).toContain("::pet");
});

test("a baseline that is none, and one of a program that cannot run, are refused", async () => {
  const directory = projects.project("refused", 'throw new Error("no");\n', { "baseline.json": "[]" });
  const none = await stackproof(["check", directory, "--baseline", join(directory, "baseline.json")]);
  expect([none.code, none.stdout]).toEqual([2, ""]);
  expect(none.stderr).toContain("it is no baseline of this version");
  rmSync(join(directory, "baseline.json"));
  writeFileSync(join(directory, "Pulumi.yaml"), "name: [\n");
  const broken = await stackproof(["check", directory, "--baseline", join(directory, "baseline.json")]);
  expect(broken.code).toBe(2);
  expect(existsSync(join(directory, "baseline.json"))).toBe(false);
});

test("init writes a first stackproof.yaml that the program meets, and overwrites none", async () => {
  const directory = projects.project("begins", PROGRAM, { "Pulumi.dev.yaml": "config: {}\n" });
  const first = await stackproof(["init", directory]);
  expect([first.code, first.stderr]).toEqual([0, ""]);
  expect(readFileSync(join(directory, "stackproof.yaml"), "utf8")).toContain("outputs:\n  - name\n");
  expect(codes((await check(directory)).report)).toEqual([]);
  const second = await stackproof(["init", directory]);
  expect(second.code).toBe(2);
  expect(second.stderr).toContain("is there already");
});

test("init says when there is nothing to begin with", async () => {
  const directory = projects.project("breaks", 'throw new Error("no");\n');
  writeFileSync(join(directory, "Pulumi.yaml"), "name: breaks\nruntime: go\n");
  const { code, stderr } = await stackproof(["init", directory]);
  expect(code).toBe(2);
  expect(stderr).toContain("could not be rehearsed");
  expect(existsSync(join(directory, "stackproof.yaml"))).toBe(false);
});
