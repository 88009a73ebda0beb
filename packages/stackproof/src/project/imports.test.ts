import { describe, expect, it } from "vitest";
import { importsOf } from "./module-imports.ts";
import { installed, loadWhole, program, short } from "./test-folder.ts";

const load = async (files: Record<string, string>) => {
  const { findings, sources } = await loadWhole(program(files));
  return {
    findings,
    short: short(findings),
    sources: sources.map((path) =>
      path.replace(/.*stackproof-project-[^/\\]+[/\\]/, "").replaceAll("\\", "/"),
    ),
  };
};
const found = async (files: Record<string, string>) => (await load(files)).short;

const when = (text: string, file = "a.ts") =>
  importsOf(file, text)?.map((one) => `${one.when} ${one.specifier}`);

describe("importsOf", () => {
  it.each([
    ['import "a"', ["always a"]],
    ['import { A } from "a"; new A();', ["always a"]],
    ['import type { A } from "a"; let x: A;', ["types a"]],
    ['import { A } from "a"; let x: A; function f(y: A): A { return <A>y as A; }', ["types a"]],
    ['import { type A, type B } from "a";', ["types a"]],
    ['import * as a from "a"; let x: a.b.C; type D = typeof a;', ["types a"]],
    ['import * as a from "a"; class B extends a.C implements a.D {}', ["always a"]],
    ['import { A } from "a"; class B implements A {}', ["types a"]],
    ['import { A } from "a"; export { A };', ["always a"]],
    ['import { A } from "a"; const x = { A };', ["always a"]],
    ['import { A } from "a"; const x = { A: 1 }; x.A;', ["types a"]],
    ['import A = require("a"); A.b();', ["always a"]],
    ['import A = require("a"); let x: A.B;', ["types a"]],
    ['export * from "a"', ["always a"]],
    ['export type { A } from "a"', ["types a"]],
    ['const a = require("a");', ["always a"]],
    ["const a = require(`a`).b;", ["always a"]],
    ['try { require("a"); } catch {}', ["sometimes a"]],
    ['if (x) require("a");', ["sometimes a"]],
    ['x && require("a");', ["sometimes a"]],
    ['const f = async () => { const a = require("a"); await import("b"); };', ["sometimes a", "sometimes b"]],
    ['await import("a");', ["always a"]],
    ['import("a").catch(() => 0);', ["sometimes a"]],
    ['require(name); require.resolve("a");', []],
  ])("%s", (text, expected) => {
    expect(when(text)).toEqual(expected);
  });

  it("keeps every import of JavaScript, and gives nothing for a broken file", () => {
    expect(when('import { A } from "a";', "a.mjs")).toEqual(["always a"]);
    expect(when("const = ;")).toBeUndefined();
  });
});

describe("packages", () => {
  it("that are neither named nor installed", async () => {
    const { findings, short: codes } = await load({
      "index.ts": 'import * as p from "@pulumi/pulumi";\nimport { v4 } from "uuid";\np.log; v4();',
    });
    expect(codes).toEqual(["error project/import-not-installed index.ts:2:20"]);
    expect(findings[0]).toMatchObject({
      message: "`uuid` is imported, but is neither in package.json nor installed.",
      fix: "Run `npm install uuid`.",
      quote: "Cannot find module 'uuid'",
    });
  });

  it("that are named and not installed", async () => {
    const { findings } = await load({
      "package.json": '{ "dependencies": { "@pulumi/pulumi": "^3", "@scope/a": "1" } }',
      "yarn.lock": "",
      "index.js": 'require("@pulumi/pulumi"); require("@scope/a/deep");',
      "Pulumi.yaml": "name: shop\nruntime: nodejs\nmain: index.js\n",
    });
    expect(findings[0]).toMatchObject({
      message: "`@scope/a` is in package.json and not installed.",
      fix: "Run `yarn install`.",
    });
  });

  it("that are installed and not named", async () => {
    const files = { ...installed("uuid", "1.0.0"), "index.ts": 'import { v4 } from "uuid";\nv4();' };
    expect(await found(files)).toEqual(["warning project/import-not-declared index.ts:1:20"]);
  });

  it("are told once, with the other places", async () => {
    const { findings } = await load({
      "index.ts": 'import "uuid";\nimport "./b";',
      "b.ts": 'import "uuid/x";',
    });
    expect(findings).toHaveLength(1);
    expect(findings[0]?.related).toEqual([
      { source: { file: "b.ts", line: 1, column: 8 }, note: "imported here too" },
    ]);
  });

  it.each([
    [
      "Node's own",
      'import * as fs from "fs"; import path from "node:path"; import p from "fs/promises"; fs; path; p;',
    ],
    ["types only", 'import { Handler } from "aws-lambda"; export const f: Handler = async () => 1;'],
    [
      "inside a callback that runs in the cloud",
      'export const f = () => { const aws = require("aws-sdk"); return aws; };',
    ],
    ["optional", 'let x; try { x = require("nope"); } catch { x = 1; }\nexport { x };'],
    ["addresses", 'await import("data:text/javascript,1"); import "file:///nope.js";'],
    ["of package.json's imports", 'import "#own/thing";'],
  ])("are not missing: %s", async (_name, text) => {
    expect(await found({ "index.ts": text })).toEqual([]);
  });

  it("may be passed on where only their types are installed", async () => {
    const text = 'import { Handler } from "aws-lambda"; export { Handler };';
    expect(await found({ "index.ts": text, ...installed("@types/aws-lambda", "8.0.0") })).toEqual([]);
    expect(await found({ "index.ts": text })).toEqual(["error project/import-not-installed index.ts:1:25"]);
  });

  it("may be the project itself", async () => {
    const manifest =
      '{ "name": "shop", "exports": { ".": "./index.ts", "./b": "./b.ts" }, "dependencies": { "@pulumi/pulumi": "1" } }';
    expect(await found({ "package.json": manifest, "index.ts": 'import "shop/b";', "b.ts": "" })).toEqual([]);
  });

  it("may still come with others while nothing is installed", async () => {
    const sdk = { "node_modules/@pulumi/pulumi/package.json": "" };
    const codes = await found({ ...sdk, "index.ts": 'import "uuid";' });
    expect(codes).toEqual([
      "error project/sdk-not-installed package.json",
      "warning project/import-not-installed index.ts:1:8",
    ]);
  });

  it("are not looked for in yarn's Plug'n'Play", async () => {
    expect(await found({ ".pnp.cjs": "", "index.ts": 'import "uuid";' })).toEqual([]);
  });
});

describe("the project's own files", () => {
  it("are followed, and named", async () => {
    const { sources, short: codes } = await load({
      "index.ts":
        'import "./a"; import "./lib"; import "./c.js"; import data from "./data.json"; data; export * from "./e.mjs";',
      "a.ts": 'import "./not-looked-at"; const = ;',
      "lib/index.ts": 'import "./deep/x";',
      "lib/deep/x.tsx": "",
      "c.ts": "",
      "data.json": "{}",
      "e.mjs": "",
    });
    expect(codes).toEqual([]);
    expect(sources).toEqual([
      "a.ts",
      "c.ts",
      "data.json",
      "e.mjs",
      "index.ts",
      "lib/deep/x.tsx",
      "lib/index.ts",
    ]);
  });

  it("that do not exist", async () => {
    const { findings, short: codes } = await load({
      "index.ts": 'import "./a";\nimport { n } from "./netwrok";\nn;',
      "a.ts": "",
      "network.ts": "",
    });
    expect(codes).toEqual(["error project/import-not-found index.ts:2:19"]);
    expect(findings[0]?.fix).toBe("Did you mean `./network`?");
  });

  it("are not missing when nothing surely loads them", async () => {
    const text =
      'import type { A } from "./types-gone"; export const f = () => require("./gone"); if (process.env.X) require("./b"); let x: A;';
    expect(await found({ "index.ts": text, "b.ts": 'import "./c-gone"; import "uuid";' })).toEqual([]);
    expect(
      await found({ "index.ts": 'export * from "./types";', "types.d.ts": "export interface A {}" }),
    ).toEqual([]);
  });

  it("are looked at again when they turn out to run surely", async () => {
    const files = {
      "index.ts": 'if (process.env.X) require("./b");\nimport "./c";',
      "c.ts": 'import "./b";',
      "b.ts": 'import "uuid";',
    };
    expect(await found(files)).toEqual(["error project/import-not-installed b.ts:1:8"]);
  });

  it("do not run in circles", async () => {
    expect(await found({ "index.ts": 'import "./a";', "a.ts": 'import "./index";' })).toEqual([]);
  });
});

describe("names that only TypeScript knows", () => {
  const paths = {
    "tsconfig.json": '{ "extends": "./base.json" }',
    "base.json": '{ "compilerOptions": { "paths": { "@app/*": ["./src/*"] } } }',
  };
  const base = { "tsconfig.json": '{ "compilerOptions": { "baseUrl": "." } }' };

  it("fail at run", async () => {
    expect(await found({ ...paths, "index.ts": 'import { a } from "@app/a"; a;', "src/a.ts": "" })).toEqual([
      "error project/import-alias index.ts:1:19",
    ]);
    expect(await found({ ...base, "index.ts": 'import { a } from "src/a"; a;', "src/a.ts": "" })).toEqual([
      "error project/import-alias index.ts:1:19",
    ]);
  });

  it("are fine in types, with a loader, and where a package has the name", async () => {
    expect(
      await found({ ...paths, "index.ts": 'import { A } from "@app/a"; let x: A;', "src/a.ts": "" }),
    ).toEqual([]);
    const withLoader = {
      "index.ts": 'import "tsconfig-paths/register"; import { a } from "@app/a"; a;',
      ...installed("tsconfig-paths", "4.0.0"),
    };
    const manifest = '{ "dependencies": { "@pulumi/pulumi": "1", "tsconfig-paths": "4", "@app/a": "1" } }';
    expect(await found({ ...paths, ...withLoader, "package.json": manifest })).toEqual([]);
    const nodeArguments =
      "name: a\nruntime: { name: nodejs, options: { nodeargs: -r tsconfig-paths/register } }\n";
    expect(
      await found({ ...paths, "Pulumi.yaml": nodeArguments, "index.ts": 'import { a } from "@app/a"; a;' }),
    ).toEqual([]);
    expect(
      await found({
        ...paths,
        ...installed("@app/a", "1.0.0"),
        "package.json": manifest,
        "index.ts": 'import { a } from "@app/a"; a;',
      }),
    ).toEqual([]);
  });
});

describe("a file that does not parse", () => {
  it("is followed as far as it goes", async () => {
    const { short: codes, sources } = await load({
      "index.ts": 'import { a } from "./part";\na();\nconst b = (;\n',
      "part.ts": 'import { c } from "./missing";\nexport const a = () => c;\nexport const d = {\n',
    });
    expect(codes).toEqual(["error project/import-not-found part.ts:1:19"]);
    expect(sources).toEqual(["index.ts", "part.ts"]);
  });

  it("lacks nothing of which only its broken part speaks", async () => {
    const { short: codes } = await load({
      "index.ts": 'import { a } from "./missing";\nconst b = f(a, (;\n',
    });
    expect(codes).toEqual([]);
  });

  it("is given without that part, unless it is a package's or nobody loads it", async () => {
    const { recovered } = await loadWhole(
      program({
        "index.ts": 'import "broken";\nexport const a = 1;\nconst b = (;\n',
        "old.ts": "export const a = 1;\nconst b = (;\n",
        ...installed("broken", "1.0.0"),
        "node_modules/broken/index.js": "exports.a = 1;\nconst b = (;\n",
      }),
    );
    expect([...recovered.values()].map(({ leftOut }) => leftOut)).toEqual([
      [{ first: 3, last: 3, text: "const b = (;" }],
    ]);
  });

  it("exports what ES modules import from it, so that Node links them", async () => {
    const { recovered } = await loadWhole(
      program({
        "package.json": JSON.stringify({ name: "shop", type: "module", main: "index.ts", dependencies: {} }),
        "index.ts": 'import d, { a, b } from "./part.js";\nexport { c as e } from "./part.js";\nd(a, b);\n',
        "part.ts": "export const a = 1;\nconst b = 2;\nexport const c = {\n",
      }),
    );
    expect([...recovered.values()].map(({ text }) => text.trim().split("\n").at(-1))).toEqual([
      "export { b }; export let c; export default undefined;",
    ]);
  });

  it("is an empty module when nothing is left of it", async () => {
    const { recovered } = await loadWhole(
      program({
        "index.ts": 'import { a } from "./part";\na();\n',
        "part.ts": "export const a = {\n  b: 1,\n",
      }),
    );
    expect([...recovered.values()].map(({ text }) => text.trim())).toEqual([""]);
  });
});
