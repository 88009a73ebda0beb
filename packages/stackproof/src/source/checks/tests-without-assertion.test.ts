// Tests that check nothing.
import { describe, expect, test } from "vitest";
import { rendered, short, type Texts } from "../testing.ts";
import { testsWithoutAssertion } from "./tests-without-assertion.ts";

const CHECKS = [testsWithoutAssertion];
const FILE = "stack.test.ts";
const texts = (text: string, more: Readonly<Record<string, string>> = {}): Texts => ({
  [FILE]: text,
  ...more,
});

describe("a test that checks nothing", () => {
  test.each([
    ["is empty", 'it("creates a VPC", () => {});', "test-empty", 1],
    [
      "holds comments",
      'describe("a", () => {\n it("b", async () => {\n // expect(1).toBe(1)\n });\n});',
      "test-empty",
      2,
    ],
    [
      "only builds",
      'import { A } from "./a";\ntest("creates a VPC", () => {\n new A();\n});',
      "test-without-assertion",
      2,
    ],
    [
      "only logs",
      'it("a", async () => { const b = await import("./a"); console.log(b); });',
      "test-without-assertion",
      1,
    ],
    [
      "calls a helper that only logs",
      'it("a", () => { log(); });\nfunction log() { console.log(1); }',
      "test-without-assertion",
      1,
    ],
    [
      "runs an Output",
      'import { A } from "./a";\nit("a", () => { new A().id.apply((id) => console.log(id)); });',
      "test-without-assertion",
      2,
    ],
    ["is one of node:test", 'import test from "node:test";\ntest("a", () => {});', "test-empty", 2],
    ["is one of a table", 'test.each([1, 2])("a %i", () => {});', "test-empty", 1],
    ["holds no test", 'import { A } from "./a";\nconst b = 1;\n', "no-test", 1],
    ["holds commented tests", '// it("creates a bucket", () => {});\n', "no-test", 1],
    [
      "is skipped",
      'describe.skip("a", () => {\n it("b", () => { expect(c).toBe(1); });\n});',
      "all-tests-skipped",
      2,
    ],
    ["is only announced", 'test.todo("a");\nit("b");', "all-tests-skipped", 1],
    [
      "is skipped by its name",
      'xit("a", () => { expect(b).toBe(1); });\nit.skip("b", () => {});',
      "all-tests-skipped",
      1,
    ],
    [
      "is skipped by settings",
      'import { test } from "node:test";\ntest("a", { skip: true }, () => {});',
      "all-tests-skipped",
      2,
    ],
    [
      "keeps the others from running",
      'it("a", () => { expect(b).toBe(1); });\nit.only("b", () => { expect(b).toBe(1); });',
      "test-only",
      2,
    ],
    [
      "keeps the others from running by its name",
      'fdescribe("a", () => { it("b", () => { expect(b).toBe(1); }); });',
      "test-only",
      1,
    ],
  ])("that %s", (_, text, slug, line) => {
    const program = { "a.ts": "export class A { id: any; }\n" };
    expect(short(texts(text, program), CHECKS)).toEqual([`warning source/${slug} ${FILE}:${line}`]);
  });

  test("is told with a reason and a way out", () => {
    const body = "() => { expect(x).toBe(1); }";
    expect(
      [
        'it("a", () => {});\nit("b", () => {\n // later\n});\nit("c", () => { console.log(1); });',
        "const a = 1;",
        `it.skip("a", ${body});`,
        `it.skip("a", ${body});\nit.skip("b", ${body});`,
        `it.only("a", ${body});`,
        '// it("a", () => {});',
      ].map((text) => rendered(texts(text), CHECKS)),
    ).toMatchSnapshot();
  });
});

describe("nothing is said of", () => {
  test.each([
    ["an assertion", 'it("a", () => { expect(b).toBe(1); });'],
    ["assert", 'import assert from "node:assert";\nit("a", () => { assert(b); });'],
    ["a named function of assert", 'import { ok } from "assert";\nit("a", () => { ok(b); });'],
    ["should", 'it("a", () => { b.should.equal(1); });'],
    ["a throw", 'it("a", () => { if (b) throw new Error("c"); });'],
    ["the context of AVA", 'import test from "ava";\ntest("a", (t) => { t.is(b, 1); });'],
    [
      "a helper that asserts",
      'it("a", () => { compare(); });\nconst compare = () => { expect(b).toBe(1); };',
    ],
    [
      "a helper of a helper",
      'it("a", () => { one(); });\nfunction one() { two(); }\nfunction two() { expect(b).toBe(1); }',
    ],
    [
      "a helper by its name",
      'import { verifyStack } from "@acme/testing";\nit("a", () => { verifyStack(); });',
    ],
    [
      "a helper of another file of tests",
      'import { run } from "./helpers.test.ts";\nit("a", () => { run("b"); });',
    ],
    [
      "what a helper made",
      'import { harness } from "./helpers.test.ts";\nconst h = harness();\nit("a", () => { h.go(); });',
    ],
    [
      "supertest",
      'import request from "supertest";\nit("a", async () => { await request(b).get("/").expect(200); });',
    ],
    ["templates of CDK", 'it("a", () => { template.hasResourceProperties("A", {}); });'],
    ["a function of a table", 'test.each([[() => expect(b).toBe(1)]])("a", (run) => { run(); });'],
    ["a function that is handed in", 'const body = () => {};\nit("a", body);'],
    ["a wrapper", 'it("a", wrap(async () => {}));'],
    ["done", 'it("a", (done) => { server.listen(0, done); });'],
    ["a test that must not throw", 'it("does not throw", () => { build(); });\nfunction build() {}'],
    ["types", 'it("a", () => {\n // @ts-expect-error\n build(1);\n});\nfunction build() {}'],
    ["a test that skips itself", 'it("a", function () { this.skip(); });'],
    ["one of many that is skipped", 'it.skip("a", () => {});\nit("b", () => { expect(b).toBe(1); });'],
    ["conditions", 'it.runIf(process.env.CI)("a", () => { expect(b).toBe(1); });'],
    [
      "a function of one's own that is called test",
      'function test(a: string, b: () => void) {}\ntest("a", () => {});',
    ],
    ["test of a pattern", 'const a = /x/.test("x"); if (!a) throw new Error();'],
    [
      "a script that asserts",
      'import assert from "assert";\nassert.equal(b(), 1);\nfunction b() { return 1; }',
    ],
    [
      "tests that helpers register",
      'import { testResource } from "./helpers.test.ts";\ntestResource("a", {});',
    ],
    ["tests that an import registers", 'import "./suite";'],
  ])("%s", (_, text) => {
    const helper = {
      "helpers.test.ts": 'it("x", () => { expect(b).toBe(1); });\nexport const run = (a: any) => a;\n',
    };
    expect(short(texts(text, helper), CHECKS)).toEqual([]);
  });

  test("helpers among the tests", () => {
    expect(short({ "test/support.ts": "export const a = 1;\n" }, CHECKS)).toEqual([]);
  });
});
