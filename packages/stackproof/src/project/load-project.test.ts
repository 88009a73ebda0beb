import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { chooseStacks, loadProject, loadStack } from "./load-project.ts";
import type { Project } from "./project.ts";
import { installed, loadWhole, program, short, testFolder } from "./test-folder.ts";

const found = async (directory: string) => short((await loadWhole(directory)).findings);

async function loaded(directory: string): Promise<Project> {
  const { project, findings } = await loadWhole(directory);
  if (project === undefined) throw new Error(JSON.stringify(findings));
  return project;
}

const project = async (...stacks: string[]) =>
  loaded(
    program(Object.fromEntries(stacks.map((name) => [`Pulumi.${name}.yaml`, `config: { size: ${name} }\n`]))),
  );

const choose = (one: Project, stack?: string, allStacks = false) => chooseStacks(one, { stack, allStacks });

describe("finding the project", () => {
  it("reads a sound project without a finding", async () => {
    const directory = program({
      "Pulumi.dev.yaml": "config: {}\n",
      "Pulumi.prod.yaml": "config: {}\n",
      "tsconfig.json": '{ // comment\n  "compilerOptions": { "strict": true, }, }',
    });
    const { project, findings, sources } = await loadWhole(directory);
    expect(findings).toEqual([]);
    expect(project).toMatchObject({
      directory,
      name: "shop",
      runtime: "nodejs",
      programDirectory: directory,
      entryPoint: ".",
      entryFile: join(directory, "index.ts"),
      isModule: false,
      packageJson: join(directory, "package.json"),
      tsconfig: join(directory, "tsconfig.json"),
      sdk: { name: "@pulumi/pulumi", version: "3.248.0" },
      stacks: ["dev", "prod"],
    });
    expect(sources).toEqual([join(directory, "index.ts")]);
  });

  it("says that there is none, in Pulumi's words", async () => {
    const directory = testFolder({ "pulumi.yaml": "name: a\n" });
    const { project, findings } = await loadWhole(directory);
    expect(project).toBeUndefined();
    expect(findings[0]?.code).toBe("project/no-project-file");
    expect(findings[0]?.quote).toContain(
      `no Pulumi.yaml project file found (searching upwards from ${directory})`,
    );
    expect(findings[0]?.fix).toContain("`pulumi.yaml`");
    expect(await found(join(directory, "nowhere"))).toEqual(["error project/no-such-folder"]);
  });

  it("searches upwards and says so", async () => {
    const directory = program({ "src/deep/x.txt": "" });
    const { project, findings } = await loadWhole(join(directory, "src", "deep"));
    expect(project?.directory).toBe(directory);
    expect(short(findings)).toEqual(["note project/found-in-parent Pulumi.yaml"]);
    expect(findings[0]?.message).toContain("`../../Pulumi.yaml`");
  });

  it("takes Pulumi.json before Pulumi.yaml, and stacks with its ending only", async () => {
    const directory = program({
      "Pulumi.json": '{ "name": "other", "runtime": "nodejs" }',
      "Pulumi.dev.json": "{}",
      "Pulumi.prod.yaml": "config: {}",
    });
    const { project, findings } = await loadWhole(directory);
    expect(project).toMatchObject({ name: "other", stacks: ["dev"] });
    expect(short(findings)).toEqual(["warning project/stack-file-not-read Pulumi.prod.yaml"]);
  });

  it("cannot start another runtime, or none", async () => {
    const python = program({ "Pulumi.yaml": "name: a\nruntime: python\n" });
    expect((await loadWhole(python)).project).toBeUndefined();
    expect(await found(python)).toEqual(["error project/runtime-not-supported Pulumi.yaml:2:10"]);
    expect(await found(program({ "Pulumi.yaml": "name: a\n" }))).toEqual([
      "error project/runtime-not-supported Pulumi.yaml:1:1",
    ]);
  });
});

describe("the SDK", () => {
  it.each([
    [{}, "npm install"],
    [{ "yarn.lock": "" }, "yarn install"],
    [{ "pnpm-lock.yaml": "" }, "pnpm install"],
    [{ "bun.lock": "" }, "bun install"],
    [
      { "Pulumi.yaml": "name: a\nruntime: { name: nodejs, options: { packagemanager: pnpm } }\n" },
      "pnpm install",
    ],
  ])("is asked for by the project's own manager: %j", async (files, command) => {
    const directory = testFolder({
      "Pulumi.yaml": "name: a\nruntime: nodejs\n",
      "package.json": '{ "dependencies": { "@pulumi/pulumi": "^3", "@pulumi/aws": "^7" } }',
      "index.ts":
        'import * as aws from "@pulumi/aws"; import * as p from "@pulumi/pulumi"; new aws.s3.Bucket("a"); p.log;',
      ...files,
    });
    const { project, findings } = await loadWhole(directory);
    expect(project?.sdk).toBeUndefined();
    expect(short(findings)).toEqual(["error project/sdk-not-installed package.json"]);
    expect(findings[0]?.fix).toBe(`Run \`${command}\`.`);
  });

  it("is looked for upwards, as in a workspace", async () => {
    const directory = testFolder({
      ...installed("@pulumi/pulumi", "3.200.0"),
      "package.json": '{ "dependencies": { "@pulumi/pulumi": "*" } }',
      "apps/web/Pulumi.yaml": "name: a\nruntime: nodejs\n",
      "apps/web/package.json": "{}",
      "apps/web/index.js": 'require("@pulumi/pulumi");',
    });
    const { project, findings } = await loadWhole(join(directory, "apps", "web"));
    expect(findings).toEqual([]);
    expect(project?.sdk?.version).toBe("3.200.0");
  });

  it("is warned of when packages bring another copy", async () => {
    const directory = program({
      "package.json": '{ "dependencies": { "@pulumi/pulumi": "^3", "@pulumi/aws": "^6" } }',
      ...installed("@pulumi/aws", "6.0.0"),
      "node_modules/@pulumi/aws/node_modules/@pulumi/pulumi/package.json": '{ "version": "2.1.0" }',
    });
    const { findings, project } = await loadWhole(directory);
    expect(short(findings)).toEqual(["warning project/sdk-copies package.json"]);
    expect(findings[0]?.message).toBe(
      "`@pulumi/pulumi` is installed in different major versions: 2.1.0 in `node_modules/@pulumi/aws/node_modules/@pulumi/pulumi`, 3.248.0 in `node_modules/@pulumi/pulumi`.",
    );
    expect(project?.packages.map((one) => one.name)).toEqual(["@pulumi/aws"]);
  });

  it("is found behind the links of pnpm", async () => {
    const inner = "node_modules/.pnpm/aws/node_modules/@pulumi";
    const directory = program({
      [`${inner}/aws/package.json`]: '{ "version": "7.0.0" }',
      [`${inner}/pulumi/package.json`]: '{ "version": "3.100.0" }',
    });
    symlinkSync(join(directory, inner, "aws"), join(directory, "node_modules", "@pulumi", "aws"));
    const { findings } = await loadWhole(directory);
    expect(short(findings)).toEqual(["warning project/sdk-copies package.json"]);
    expect(findings[0]?.message).toContain("more than once: 3.100.0 in");
  });

  it("is not counted in other projects of a workspace, which node_modules only links to", async () => {
    const directory = program({
      "apps/other/node_modules/@pulumi/pulumi/package.json": '{ "version": "3.100.0" }',
    });
    symlinkSync(join(directory, "apps", "other"), join(directory, "node_modules", "other"));
    expect(await found(directory)).toEqual([]);
  });

  it("is not confused by files in node_modules", async () => {
    expect(
      await found(program({ "node_modules/.package-lock.json": "{}", "node_modules/@scope": "" })),
    ).toEqual([]);
  });

  it("counts one copy once, however many links lead to it", async () => {
    const directory = program({ "store/aws/package.json": '{ "version": "7.0.0" }' });
    symlinkSync(join(directory, "store", "aws"), join(directory, "node_modules", "@pulumi", "aws"));
    expect(await found(directory)).toEqual([]);
  });
});

describe("tsconfig.json", () => {
  it.each([
    ['{ "compilerOptions": { "strict": true }', "error project/broken-tsconfig tsconfig.json:1:40"],
    ["{\n  compilerOptions: {} }", "error project/broken-tsconfig tsconfig.json:2:3"],
    ['{\n  "extends": "./nope.json" }', "error project/tsconfig-extends-not-found tsconfig.json:2:14"],
    [
      '{ "extends": "@tsconfig/node20/tsconfig.json" }',
      "error project/tsconfig-extends-not-found tsconfig.json:1:14",
    ],
  ])("%j", async (text, expected) => {
    expect(await found(program({ "tsconfig.json": text }))).toEqual([expected]);
    const javaScript = "name: shop\nruntime: { name: nodejs, options: { typescript: false } }\n";
    const lowered = await found(program({ "tsconfig.json": text, "Pulumi.yaml": javaScript }));
    expect(lowered).toEqual([expected.replace("error", "warning")]);
  });

  it("is sound when empty, when it extends, and when another is named", async () => {
    expect(await found(program({ "tsconfig.json": "" }))).toEqual([]);
    const base = {
      "base.json": "{}",
      "tsconfig.json": '{ "extends": ["./base", "@tsconfig/node20/tsconfig.json"] }',
    };
    expect(await found(program({ ...base, ...installed("@tsconfig/node20", "1.0.0") }))).toEqual([]);
    const named = "name: shop\nruntime: { name: nodejs, options: { tsconfig: other.json } }\n";
    expect(await found(program({ "Pulumi.yaml": named, "other.json": "{}" }))).toEqual([]);
    const { findings } = await loadWhole(program({ "Pulumi.yaml": named }));
    expect(findings[0]?.quote).toBe("tsconfig path was set to other.json but the file was not found");
  });
});

describe("stackproof.yaml", () => {
  it("lies beside the project file", async () => {
    const directory = program({ "stackproof.yaml": 'account: { id: "111122223333" }\nacount: {}\n' });
    const { settings, findings } = await loadProject(directory);
    expect(settings.account.id).toBe("111122223333");
    expect(short(findings)).toEqual(["warning project/settings-unknown-key stackproof.yaml:2:1"]);
  });
});

describe("stacks", () => {
  it("are chosen as the user would", async () => {
    expect(choose(await project())).toEqual(["dev"]);
    expect(choose(await project("prod"))).toEqual(["prod"]);
    expect(choose(await project("dev", "prod"))).toEqual(["dev"]);
    expect(choose(await project("prod", "test"), undefined, true)).toEqual(["prod", "test"]);
    expect(choose(await project("prod", "test"), "org/shop/test")).toEqual(["test"]);
    expect(choose(await project("prod", "test"))).toEqual({
      error: "There are several stacks: prod, test. Name one with --stack, or use --all-stacks.",
      stacks: ["prod", "test"],
    });
  });

  it("are read from their file, also below stackConfigDir", async () => {
    const one = await loaded(
      program({
        "Pulumi.yaml": "name: shop\nruntime: nodejs\nstackConfigDir: stacks\n",
        "stacks/Pulumi.prod.yaml": "config:\n  size: big\n",
      }),
    );
    expect(one.stacks).toEqual(["prod"]);
    const { stack, findings } = await loadStack(one, "prod", { config: {} });
    expect(findings).toEqual([]);
    expect(stack).toEqual({
      name: "prod",
      environments: [],
      config: {
        "shop:size": {
          text: "big",
          secret: false,
          source: { file: "stacks/Pulumi.prod.yaml", line: 2, column: 9 },
        },
      },
    });
  });

  it("without a file are warned of only where others have one", async () => {
    const { findings } = await loadStack(await project("prod", "test"), "prdo", { config: {} });
    expect(short(findings)).toEqual(["warning project/stack-file-not-found"]);
    expect(findings[0]?.fix).toContain("`prod`");
    expect((await loadStack(await project(), "dev", { config: {} })).findings).toEqual([]);
  });
});
