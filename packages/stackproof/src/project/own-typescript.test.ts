// Which TypeScript Pulumi loads a program with.
import { expect, test } from "vitest";
import { installed, loadWhole, program, short } from "./test-folder.ts";

async function found(options: object, more: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const files = { "tsconfig.json": JSON.stringify({ compilerOptions: options }), ...more };
  return short((await loadWhole(program(files))).findings);
}

test.each([
  [{ target: "ES2022" }],
  [{ module: "nodenext" }],
  [{ module: "commonjs", moduleResolution: "bundler" }],
])("%j needs a TypeScript of the project's own", async (options) => {
  expect(await found(options)).toEqual(["error project/typescript-not-installed tsconfig.json"]);
  expect(await found(options, installed("typescript", "5.9.3"))).toEqual([]);
});

test.each([[{ target: "es2020", module: "CommonJS", moduleResolution: "node" }], [{ strict: true }]])(
  "%j does not",
  async (options) => {
    expect(await found(options)).toEqual([]);
  },
);

test("a program in JavaScript loads none", async () => {
  const files = {
    "index.js": "",
    "package.json": JSON.stringify({
      name: "shop",
      main: "index.js",
      dependencies: { "@pulumi/pulumi": "^3" },
    }),
  };
  expect(await found({ target: "es2022" }, files)).not.toContain(
    "error project/typescript-not-installed tsconfig.json",
  );
});
