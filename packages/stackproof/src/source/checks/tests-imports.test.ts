// Tests that import what does not exist.
import { describe, expect, test } from "vitest";
import { rendered, short, type Texts } from "../testing.ts";
import { testsImports } from "./tests-imports.ts";

const CHECKS = [testsImports];
const PROGRAM = {
  "lib/tap-stack.ts": "export const a = 1;\n",
  "package.json": "{}",
  "lib/data/index.ts": "export {};\n",
};
const texts = (text: string): Texts => ({ ...PROGRAM, "test/stack.test.ts": text });

describe("an import of a test", () => {
  test.each([
    ["of a slip", 'import { a } from "../lib/tap-stak";'],
    ["of a file that was never written", 'import { a } from "../lib/network/vpc";'],
    ["with require", 'const { a } = require("../lib/stack");'],
  ])("%s", (_, text) => {
    expect(short(texts(text), CHECKS)).toEqual(["warning source/test-import-not-found test/stack.test.ts:1"]);
    expect(rendered(texts(text), CHECKS)).toMatchSnapshot();
  });
});

describe("nothing is said of", () => {
  test.each([
    ["a file", 'import { a } from "../lib/tap-stack";'],
    ["a file by another ending", 'import { a } from "../lib/tap-stack.js";'],
    ["a folder", 'import { a } from "../lib/data";'],
    ["data", 'import p from "../package.json";\nimport o from "../flat-outputs.json";'],
    ["a package", 'import { a } from "@acme/stack";'],
    ["types", 'import type { A } from "../lib/types";\nimport { type B } from "../lib/types";'],
    ["what a build makes", 'import { a } from "../dist/index";\nimport { b } from "../bin/tap.js";'],
    [
      "what a mock stands for",
      'import { a } from "../lib/gone";\njest.mock("../lib/gone", () => ({ a: 1 }), { virtual: true });',
    ],
    ["a require that may fail", 'it("a", () => { const b = require("../lib/gone"); });'],
  ])("%s", (_, text) => {
    expect(short(texts(text), CHECKS)).toEqual([]);
  });
});
