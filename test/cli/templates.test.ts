// CLI: new projects from the examples: each passes the check and its own tests, and nothing is overwritten.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { Projects, type Report, stackproof } from "./harness.ts";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
const projects = new Projects();
afterAll(() => projects.remove());

/** What each template is made of: its Pulumi projects, by folder, and the stacks of each. */
const TEMPLATES = [
  { template: "serverless-api", made: { "": ["dev", "prod"] }, handlerTests: 1 },
  { template: "web-tier", made: { "": ["dev", "prod"] }, handlerTests: 0 },
  { template: "bucket-function", made: { "": ["dev", "prod"] }, handlerTests: 1 },
  {
    template: "split-stacks",
    made: { network: ["dev", "prod"], application: ["dev", "existing", "prod"] },
    handlerTests: 1,
  },
];

/** Where a name stands for the project. */
const AS_PROJECT = (name: string): RegExp =>
  new RegExp(`^name: "?${name}"?$|"name": "${name}"|project: "${name}"|(?:^|[\\s\`"'])${name}:[A-Za-z]`, "m");

function filesOf(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(directory, path)).isFile())
    .sort();
}

function textOf(directory: string, path: string): string {
  return readFileSync(join(directory, path), "utf8");
}

async function made(template: string, folder: string): Promise<string> {
  const { code, stderr } = await stackproof(["init", "--template", template, folder], {}, projects.root);
  expect([code, stderr]).toEqual([0, ""]);
  return join(projects.root, folder);
}

test("every example is a template", () => {
  const examples = readdirSync(join(REPOSITORY, "examples")).filter((name) => name !== "broken");
  expect(examples.sort()).toEqual(TEMPLATES.map(({ template }) => template).sort());
});

describe.each(TEMPLATES)("$template", ({ template, made: stacksOf, handlerTests }) => {
  const name = `my-${template.replace("-", "")}`;
  const directory = join(projects.root, name);

  test("is a project under its own name", async () => {
    const { code, stdout, stderr } = await stackproof(
      ["init", "--template", template, name],
      {},
      projects.root,
    );
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.split("\n")).toHaveLength(4);
    for (const words of [`cd ${name}`, "npm install", "npx stackproof check", "pulumi up --stack dev"])
      expect(stdout).toContain(words);

    const source = join(REPOSITORY, "examples", template);
    const expected = filesOf(source).filter((path) => !/(?:^|\/)(?:node_modules|\.)/.test(path));
    expect(filesOf(directory)).toEqual([...expected, ".gitignore"].sort());
    expect(textOf(directory, ".gitignore").split("\n")).toEqual([
      "node_modules/",
      ".stackproof/",
      "dist/",
      "",
    ]);

    const { version } = JSON.parse(
      readFileSync(join(REPOSITORY, "packages/stackproof/package.json"), "utf8"),
    ) as { version: string };
    for (const folder of Object.keys(stacksOf)) {
      const own = folder === "" ? name : `${name}-${folder}`;
      expect(textOf(directory, join(folder, "Pulumi.yaml"))).toMatch(`name: ${own}\n`);
      expect(JSON.parse(textOf(directory, join(folder, "package.json")))).toMatchObject({
        name: own,
        scripts: { check: "stackproof check --all-stacks" },
        devDependencies: { stackproof: `^${version}` },
      });
    }
    const references = filesOf(directory).flatMap((path) =>
      Array.from(
        textOf(directory, path).matchAll(/otherStack\(\{ project: "([^"]+)"/g),
        ([, found]) => found,
      ),
    );
    expect(references).toEqual("application" in stacksOf ? [`${name}-network`] : []);
    for (const path of filesOf(directory)) {
      const text = textOf(directory, path);
      expect(text.includes(template) ? path : "").toBe("");
      for (const folder of Object.keys(stacksOf).filter((one) => one !== ""))
        expect(AS_PROJECT(folder).test(text) ? path : "").toBe("");
    }
  });

  test.each(Object.entries(stacksOf))(
    "deploys without an error or a warning: ./%s %j",
    async (folder, stacks) => {
      const arguments_ = ["check", join(directory, folder), "--all-stacks", "--format", "json"];
      const { code, stdout, stderr } = await stackproof([...arguments_, "--fail-on", "warning"]);
      const reports = JSON.parse(stdout) as (Report & { stack: string; remarks: unknown[] })[];
      expect(
        reports.flatMap(({ findings }) =>
          findings.filter(({ severity }) => severity !== "note").map(({ message }) => message),
        ),
      ).toEqual([]);
      expect([code, stderr]).toEqual([0, ""]);
      expect(reports.map(({ stack, status }) => `${stack} ${status}`)).toEqual(
        stacks.map((stack) => `${stack} passed`),
      );
    },
  );

  test("passes its own tests", () => {
    const files = filesOf(directory).filter((path) => path.endsWith(".test.mjs"));
    expect(files).toHaveLength(handlerTests);
    for (const file of files.map((path) => join(directory, path))) {
      const { status, stdout } = spawnSync(process.execPath, ["--test", basename(file)], {
        encoding: "utf8",
        cwd: dirname(file),
      });
      expect(status === 0 ? "" : stdout).toBe("");
      expect(/^# pass (\d+)$/m.exec(stdout)?.[1]).toMatch(/^[1-9]/);
    }
  });
});

test("what the files ask of a program is asked of a new project as well", async () => {
  const directory = await made("serverless-api", "asked");
  const file = join(directory, "index.ts");
  writeFileSync(
    file,
    `${readFileSync(file, "utf8")}\nnew aws.ec2.Vpc("own", { cidrBlock: "10.0.0.0/16" });\n`,
  );
  const { code, stdout } = await stackproof(["check", directory, "--stack", "dev", "--no-types"]);
  expect(code).toBe(1);
  expect(stdout).toContain("error[requirements/forbidden] `own`");
});

describe("the name", () => {
  test("is that of --name, or of the folder with hyphens for what no name may have", async () => {
    const named = join(projects.root, "somewhere");
    expect((await stackproof(["init", "--template", "web-tier", named, "--name", "1e3"])).code).toBe(0);
    expect(textOf(named, "Pulumi.yaml")).toMatch(/^name: "1e3"\n/);
    expect(textOf(named, "README.md")).toMatch(/^# 1e3\n/);
    const spaced = await made("bucket-function", "My new (shop)");
    expect(textOf(spaced, "Pulumi.yaml")).toMatch(/^name: My-new-shop\n/);
    expect(JSON.parse(textOf(spaced, "package.json"))).toMatchObject({ name: "my-new-shop" });
  });

  test("may be as long as Pulumi takes it, and have all of its signs", async () => {
    const name = `A_.-${"b".repeat(96)}`;
    const directory = join(projects.root, "long");
    expect(
      (await stackproof(["init", "--template", "bucket-function", directory, "--name", name])).code,
    ).toBe(0);
    const { code, stdout } = await stackproof([
      "check",
      directory,
      "--stack",
      "prod",
      "--no-types",
      "--fail-on",
      "warning",
    ]);
    expect(code === 0 ? "" : stdout).toBe("");
  });
});

test("the folder in which one is will do, when only git has files in it", async () => {
  const directory = projects.folder("here", { ".git/HEAD": "ref: refs/heads/main\n" });
  const { code, stdout } = await stackproof(["init", "--template", "web-tier"], {}, directory);
  expect(code).toBe(0);
  expect(stdout).toContain("cd . && npm install");
  expect(textOf(directory, "Pulumi.yaml")).toMatch(/^name: here\n/);
});

describe("is refused in one line, and nothing is written:", () => {
  const root = projects.folder("refusals", { "there/notes.txt": "mine" });
  const there = join(root, "there");

  test.each([
    [
      "an unknown template",
      ["nope", "new"],
      'there is no template "nope". Choose one of serverless-api, web-tier, bucket-function, split-stacks.',
    ],
    ["a name of every object", ["constructor", "new"], 'there is no template "constructor".'],
    ["a folder with files", ["web-tier", "there"], "there is not empty."],
    ["a file", ["web-tier", "there/notes.txt"], "there/notes.txt cannot take a project: ENOTDIR"],
    [
      "a folder below a file",
      ["web-tier", "there/notes.txt/new"],
      "there/notes.txt/new cannot take a project: ENOTDIR",
    ],
    [
      "a parent that cannot be written",
      ["web-tier", "/proc/new"],
      "the project could not be written: ENOENT",
    ],
    [
      "a bad name",
      ["web-tier", "new", "--name", "my shop"],
      'the project\'s name "my shop" has other characters',
    ],
    [
      "a name for the namespace of the provider",
      ["web-tier", "aws"],
      'the project\'s name "aws" belongs to Pulumi. Give it another one: --name',
    ],
    ["a folder without a letter", ["web-tier", "…"], 'the project\'s name "" is empty.'],
    [
      "a name without room",
      ["split-stacks", "new", "--name", "a".repeat(89)],
      "is longer than 88 characters",
    ],
  ])("%s", async (_, [template = "", ...more], message) => {
    const { code, stdout, stderr } = await stackproof(["init", "--template", template, ...more], {}, root);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`stackproof: `);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(filesOf(root)).toEqual(["there/notes.txt"]);
    expect(readFileSync(join(there, "notes.txt"), "utf8")).toBe("mine");
  });

  test("--name without --template", async () => {
    const { code, stderr } = await stackproof(["init", "--name", "shop", there]);
    expect([code, existsSync(join(there, "stackproof.yaml"))]).toEqual([2, false]);
    expect(stderr).toContain("it needs --template as well");
  });
});
