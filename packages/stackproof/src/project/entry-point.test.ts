import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { installed, loadWhole, short, testFolder } from "./test-folder.ts";

/** A program without entry file, to which the case adds its own. */
async function load(files: Record<string, string>, manifest: object = {}, main?: string) {
  const directory = testFolder({
    "Pulumi.yaml": `name: shop\nruntime: nodejs\n${main === undefined ? "" : `main: ${main}\n`}`,
    "package.json": JSON.stringify({ dependencies: { "@pulumi/pulumi": "^3" }, ...manifest }),
    ...installed("@pulumi/pulumi", "3.248.0"),
    ...files,
  });
  const { project, findings } = await loadWhole(directory);
  const entry = project?.entryFile;
  return {
    entry: entry === undefined ? undefined : entry.slice(directory.length + 1).replaceAll("\\", "/"),
    directory,
    project,
    findings,
    short: short(findings),
  };
}

const module = { type: "module" };

describe("entry points that are found", () => {
  it.each([
    ["index.js first", { "index.js": "" }, {}, undefined, "index.js"],
    ["index.ts", { "index.ts": "" }, {}, undefined, "index.ts"],
    ["a module's index.mts", { "index.mts": "" }, module, undefined, "index.mts"],
    ["main of Pulumi.yaml, a folder", { "src/index.ts": "" }, {}, "src/", "src/index.ts"],
    ["main of Pulumi.yaml, a file", { "src/app.ts": "" }, {}, "./src/app.ts", "src/app.ts"],
    [
      "main of Pulumi.yaml before that of package.json",
      { "app.ts": "", "lib.js": "" },
      { main: "lib.js" },
      "app.ts",
      "app.ts",
    ],
    ["main of package.json", { "lib/a.ts": "" }, { main: "lib/a.ts" }, undefined, "lib/a.ts"],
    ["main of package.json, a folder", { "lib/index.ts": "" }, { main: "lib" }, undefined, "lib/index.ts"],
    ["exports", { "a.js": "", "b.js": "" }, { exports: "./a.js", main: "b.js" }, undefined, "a.js"],
    ["exports with a dot", { "a.js": "" }, { exports: { ".": "./a.js" } }, undefined, "a.js"],
    [
      "exports with conditions",
      { "a.js": "" },
      { exports: { ".": { require: "./a.js" } } },
      undefined,
      "a.js",
    ],
    [
      "a module's exports",
      { "a.mjs": "" },
      { ...module, exports: { ".": { import: "./a.mjs" } } },
      undefined,
      "a.mjs",
    ],
  ])("%s", async (_name, files, manifest, main, expected) => {
    const found = await load(files, manifest, main);
    expect(found.short).toEqual([]);
    expect(found.entry).toBe(expected);
  });

  it("run in the folder of main", async () => {
    const found = await load({ "src/app.ts": "" }, {}, "src/app.ts");
    expect(found.project).toMatchObject({
      programDirectory: join(found.directory, "src"),
      entryPoint: "app.ts",
    });
    const folder = await load({ "src/index.ts": "" }, {}, "src");
    expect(folder.project).toMatchObject({
      programDirectory: join(folder.directory, "src"),
      entryPoint: ".",
    });
  });
});

describe("entry points with a fault", () => {
  it("main that does not exist", async () => {
    const found = await load({ "src/index.ts": "" }, {}, "scr");
    expect(found.short).toEqual(["error project/main-not-found Pulumi.yaml:3:7"]);
    expect(found.findings[0]?.fix).toBe("Write `main: src`.");
    expect(found.findings[0]?.quote).toContain("project 'main' could not be read: stat scr");
  });

  it("none at all: every path that was tried", async () => {
    const found = await load({ "app.ts": "" });
    expect(found.entry).toBeUndefined();
    expect(found.short).toEqual(["error project/no-entry-point Pulumi.yaml"]);
    expect(found.findings[0]?.message).toContain(
      "`index.js`, `index.json`, `index.node`, `index.ts`, `index.tsx`",
    );
    expect(found.findings[0]?.quote).toContain("We failed to locate the entry point for your program");
    const esm = await load({ "index.cjs": "" }, module);
    expect(esm.findings[0]?.quote).toContain("No entrypoint found in");
  });

  it("not built, and no source to fall back to", async () => {
    const found = await load({ "src/app.ts": "" }, { main: "dist/app.js", scripts: { build: "tsc -p ." } });
    expect(found.short).toEqual(["error project/no-entry-point Pulumi.yaml"]);
    expect(found.findings[0]?.message).toContain("`dist/app.js`");
    expect(found.findings[0]?.fix).toContain("`tsc -p .`");
  });

  it("not built, with index.ts to fall back to: Pulumi's warning", async () => {
    const found = await load({ "index.ts": "" }, { main: "bin/index.js" });
    expect(found.entry).toBe("index.ts");
    expect(found.short).toEqual(["warning project/entry-not-built package.json:1:48"]);
    expect(found.findings[0]?.quote).toBe(
      "Could not find entry point 'bin/index.js' specified in package.json",
    );
    const bare = await load({ "index.ts": "" }, { main: "index" });
    expect(bare.short).toEqual(["note project/entry-not-built package.json:1:48"]);
  });

  it("index.js beside index.ts", async () => {
    const found = await load({ "index.ts": "", "index.js": "" });
    expect(found.entry).toBe("index.js");
    expect(found.short).toEqual(["warning project/index-js-first index.js"]);
    expect((await load({ "index.ts": "", "index.js": "" }, {}, "index.ts")).short).toEqual([]);
  });

  it("a package.json that is no JSON", async () => {
    const found = await load({ "index.ts": "", "package.json": '{ "main": "index.ts", }' });
    expect(found.short).toContain("error project/broken-package-json package.json:1:23");
  });
});
