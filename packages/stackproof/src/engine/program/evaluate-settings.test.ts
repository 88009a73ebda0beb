// Engine, program: settings that are a program, run as a check runs them.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EvaluatedSettings } from "../../project/evaluated-settings.ts";
import { evaluateSettings } from "./evaluate-settings.ts";

const root = realpathSync(mkdtempSync(join(tmpdir(), "stackproof-evaluate-")));
const preload = join(root, "program");
afterAll(() => rmSync(root, { recursive: true, force: true }));

beforeAll(async () => {
  await build({
    bundle: true,
    platform: "node",
    target: "node20",
    packages: "external",
    format: "cjs",
    entryPoints: { "run-settings": fileURLToPath(new URL("preload/run-settings.ts", import.meta.url)) },
    outExtension: { ".js": ".cjs" },
    outdir: preload,
  });
});

let count = 0;
async function evaluate(
  text: string,
  more: { files?: Record<string, string>; name?: string; timeout?: number; signal?: AbortSignal } = {},
): Promise<EvaluatedSettings> {
  const directory = join(root, `project-${++count}`);
  const { name = "stackproof.config.ts", files = {}, ...options } = more;
  for (const [path, content] of Object.entries({ ...files, [name]: text })) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
  const found = await evaluateSettings(join(directory, name), {
    environment: {
      PATH: process.env["PATH"],
      AWS_ACCESS_KEY_ID: "AKIAREAL",
      GITHUB_TOKEN: "token",
      OWN: "own",
    },
    addedEnvironment: { ADDED: "added" },
    allowNetwork: false,
    preload,
    ...options,
  });
  return JSON.parse(JSON.stringify(found).replaceAll(`${directory}/`, "")) as EvaluatedSettings;
}

const valueOf = (value: unknown): EvaluatedSettings => ({ kind: "value", value, problems: [] });

describe("what is exported", () => {
  test.each([
    [
      "stackproof.config.ts",
      'import { defineConfig } from "stackproof";\nexport default defineConfig({ a: 1 } as never);',
    ],
    ["stackproof.config.mts", "export default { a: 1 } as { a: number };"],
    ["stackproof.config.cts", 'import p = require("./package.json");\nexport = { a: p.version };'],
    ["stackproof.config.js", "module.exports = { a: 1 };"],
    ["stackproof.config.js", "exports.__esModule = true;\nexports.default = { a: 1 };"],
    ["stackproof.config.mjs", "export default { a: await 1 };"],
    [
      "stackproof.config.cjs",
      'const { defineConfig } = require("stackproof");\nmodule.exports = defineConfig({ a: 1 });',
    ],
  ])("%s: %s", async (name, text) => {
    expect(await evaluate(text, { name, files: { "package.json": '{ "version": 1 }' } })).toEqual(
      valueOf({ a: 1 }),
    );
  });

  test("with files and packages that it imports, each in its place", async () => {
    const files = {
      "lib/regions.ts":
        'import { two } from "two";\nexport const regions: string[] = ["one", two];\nexport const here = __dirname.split("/").at(-1) + import.meta.url.split("/").at(-1);\n',
      "node_modules/two/package.json": '{ "name": "two", "main": "main.js" }',
      "node_modules/two/main.js": 'exports.two = require("./deep/three.js") + __dirname.split("/").at(-1);\n',
      "node_modules/two/deep/three.js": 'module.exports = "three";\n',
      "node_modules/data/package.json": '{ "name": "data", "version": "1.0.0" }',
    };
    const text = `import data from "data/package.json";
import { createRequire } from "node:module";
import { here, regions } from "./lib/regions";
const require = createRequire(import.meta.url);
export default { regions, here, file: __filename, data: data.version, main: require("two").two };
`;
    expect(await evaluate(text, { files })).toEqual(
      valueOf({
        regions: ["one", "threetwo"],
        here: "libregions.ts",
        file: "stackproof.config.ts",
        data: "1.0.0",
        main: "threetwo",
      }),
    );
  });

  test("whatever else it prints, starts or leaves open", async () => {
    const text = `console.log("x".repeat(1_000_000));
console.error("y");
setInterval(() => {}, 1000);
export default { a: 1 };
`;
    expect(await evaluate(text)).toEqual(valueOf({ a: 1 }));
  });

  test("with the variables of a program, and without credentials", async () => {
    const text = `const { OWN, ADDED, AWS_ACCESS_KEY_ID, GITHUB_TOKEN = "none", NODE_OPTIONS = "none" } = process.env;
export default { OWN, ADDED, AWS_ACCESS_KEY_ID, GITHUB_TOKEN, NODE_OPTIONS };
`;
    expect(await evaluate(text)).toEqual(
      valueOf({
        OWN: "own",
        ADDED: "added",
        AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
        GITHUB_TOKEN: "none",
        NODE_OPTIONS: "none",
      }),
    );
  });

  test("that is no data is said with its path, and what is too much as well", async () => {
    expect(await evaluate("export default { a: [() => 1] };")).toEqual({
      kind: "value",
      value: { a: [null] },
      problems: [{ path: ["a", 0], problem: "is a function: write what it gives" }],
    });
    expect(await evaluate('export default { a: "x".repeat(2_000_000) };')).toEqual({
      kind: "value",
      value: null,
      problems: [{ path: [], problem: "is longer than 1000000 characters as JSON" }],
    });
  });
});

describe("what goes wrong", () => {
  const place = (line: number, column: number, file = "stackproof.config.ts") => ({ file, line, column });
  test.each<[string, Record<string, unknown>]>([
    [
      'const ü = "ü"; export default { a: ]',
      { kind: "broken", faults: [{ message: 'Unexpected "]"', at: place(1, 36) }] },
    ],
    ['import "./lib/broken";', { kind: "broken", faults: [{ at: place(2, 11, "lib/broken.ts") }] }],
    [
      'import x from "./nowhere";\nexport default x;',
      { kind: "broken", faults: [{ specifier: "./nowhere", at: place(1, 15) }] },
    ],
    [
      'import x from "not-there/sub";\nexport default x;',
      { kind: "broken", faults: [{ specifier: "not-there/sub", at: place(1, 15) }] },
    ],
    [
      'import { checkProject } from "stackproof";\nexport default checkProject;',
      {
        kind: "broken",
        faults: [{ message: 'No matching export in "stackproof" for import "checkProject"' }],
      },
    ],
    [
      "export const config = {};\nexport const other = 1;",
      { kind: "no-default", names: ["config", "other"] },
    ],
    ["", { kind: "no-default", names: [] }],
    [
      "interface A {\n  b: number;\n}\nfunction f(a: A): never {\n  throw new TypeError(`no ${a.b}`);\n}\nf({ b: 1 });",
      { kind: "threw", name: "TypeError", message: "no 1", at: place(5, 9) },
    ],
    ['import "./lib/throws";', { kind: "threw", message: "deep", at: place(2, 7, "lib/throws.ts") }],
    ['throw "text";', { kind: "threw", message: "text" }],
    [
      'Promise.reject(new Error("late"));\nawait new Promise(() => setTimeout(() => {}, 500));',
      { kind: "threw", message: "late" },
    ],
    ['export default { get a() { throw new Error("got"); } };', { kind: "threw", message: "got" }],
    ["\nprocess.exit(3);\nexport default {};", { kind: "exited", code: 3, at: place(2, 9) }],
    ["await new Promise(() => {});\nexport default {};", { kind: "waits" }],
    [
      "process.kill(process.pid);\nawait new Promise(() => setTimeout(() => {}, 1000));",
      { kind: "died", how: "its process ended with SIGTERM" },
    ],
  ])("%s", async (text, expected) => {
    const files = {
      "lib/broken.ts": "const a = 1;\nconst b = ;\n",
      "lib/throws.ts": '// first\nthrow new Error("deep");\n',
    };
    expect(await evaluate(text, { files })).toMatchObject(expected);
  });

  test("the network is refused", async () => {
    const found = await evaluate('export default { a: await (await fetch("http://192.0.2.1/")).text() };');
    expect(found.kind === "threw" && found.message).toContain("refused a connection to 192.0.2.1");
  });

  test("what does not end is ended, with all that it started, and nothing stays behind", async () => {
    const before = temporary();
    const busy = await evaluate("for (;;) {}\n", { timeout: 1500 });
    expect(busy).toEqual({ kind: "timed-out", seconds: 1.5 });
    const children = `import { spawn } from "node:child_process";
spawn("sleep", ["6${process.pid}"], { detached: true, stdio: "inherit" }).unref();
await new Promise(() => setInterval(() => {}, 100));
export default {};
`;
    expect((await evaluate(children, { timeout: 1500 })).kind).toBe("timed-out");
    expect(commands()).not.toContain(`sleep 6${process.pid}`);
    expect(temporary()).toEqual(before);
  });

  test("an interruption ends it", async () => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 300);
    const found = await evaluate("for (;;) {}\n", { signal: abort.signal });
    expect(found).toEqual({ kind: "died", how: "it was interrupted" });
  });

  test("too much memory ends it", async () => {
    const found = await evaluate("const a: number[][] = [];\nfor (;;) a.push(new Array(1e6).fill(1));\n");
    expect(found).toEqual({ kind: "died", how: "it needs more than 512 MiB of memory" });
  });
});

/** The command lines of all processes, where the system shows them. */
function commands(): string[] {
  const processes = existsSync("/proc/self/cmdline")
    ? readdirSync("/proc").filter((name) => /^\d+$/.test(name))
    : [];
  return processes.flatMap((name) => {
    try {
      return [readFileSync(`/proc/${name}/cmdline`, "utf8").split("\0").join(" ").trim()];
    } catch {
      return [];
    }
  });
}

function temporary(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith("stackproof-settings-"));
}
