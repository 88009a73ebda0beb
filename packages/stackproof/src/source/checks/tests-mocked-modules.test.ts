// Tests that replace the module that they test.
import { describe, expect, test } from "vitest";
import { rendered, short, type Texts } from "../testing.ts";
import { testsMockedModules } from "./tests-mocked-modules.ts";

const CHECKS = [testsMockedModules];
const A = { "a.ts": "export const a: any = 1;\n", "b.ts": "export const b: any = 1;\n" };
const texts = (text: string): Texts => ({ ...A, "stack.test.ts": text });

describe("a mock", () => {
  test.each([
    [
      "in place of the program",
      'import { a } from "./a";\njest.mock("./a");\nit("b", () => { expect(a()).toBe(1); });',
      "tested-module-mocked",
      2,
    ],
    [
      "in place of the program, by a function",
      'import { a } from "./a";\nvi.mock("./a", () => ({ a: () => 1 }));\nit("b", () => { expect(a()).toBe(1); });',
      "tested-module-mocked",
      2,
    ],
  ])("%s", (_, text, slug, line) => {
    expect(short(texts(text), CHECKS)).toEqual([`warning source/${slug} stack.test.ts:${line}`]);
    expect(rendered(texts(text), CHECKS)).toMatchSnapshot();
  });
});

describe("nothing is said of", () => {
  test.each([
    [
      "a module that the tested one uses",
      'import { a } from "./a";\nimport { b } from "./b";\njest.mock("./b");\nit("c", () => { expect(a(b)).toBe(1); });',
    ],
    [
      "a module that is loaded later",
      'jest.mock("./b");\nimport { b } from "./b";\nit("c", async () => { const { a } = await import("./a"); expect(a(b)).toBe(1); });',
    ],
    [
      "a module that stays what it is",
      'import { a } from "./a";\njest.mock("./a", () => ({ ...jest.requireActual("./a"), c: 1 }));\nit("c", () => { expect(a()).toBe(1); });',
    ],
    [
      "a package",
      'import { a } from "./a";\njest.mock("@pulumi/aws");\nit("c", () => { expect(a()).toBe(1); });',
    ],
    [
      "a listening mock",
      'import { a } from "./a";\nvi.mock("./a", { spy: true });\nit("c", () => { expect(a()).toBe(1); });',
    ],
    [
      "a package of one's own",
      'import { a } from "@acme/stack";\nimport { b } from "./b";\njest.mock("./b");\nit("c", () => { expect(a(b)).toBe(1); });',
    ],
  ])("%s", (_, text) => {
    expect(short(texts(text), CHECKS)).toEqual([]);
  });
});
