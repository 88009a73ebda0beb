// Assertions that nobody waits for.
import { describe, expect, test } from "vitest";
import { rendered, short, type Texts } from "../testing.ts";
import { testsNotAwaited } from "./tests-not-awaited.ts";

const CHECKS = [testsNotAwaited];
const texts = (text: string): Texts => ({
  "a.ts": "export const a: any = 1;\n",
  "stack.test.ts": `import { a } from "./a";\n${text}`,
});

describe("an assertion", () => {
  test.each([
    [
      "in apply",
      'it("b", () => { a.id.apply((id: string) => { expect(id).toBe("c"); }); });',
      "assertion-in-apply",
    ],
    [
      "in apply that is awaited",
      'it("b", async () => { await a.id.apply((id: string) => expect(id).toBe("c")); });',
      "assertion-in-apply",
    ],
    [
      "in apply that is returned",
      'it("b", () => a.id.apply((id: string) => expect(id).toBe("c")));',
      "assertion-in-apply",
    ],
    [
      "in apply of a table",
      'it.each(["c"])("b", (name) => { a.id.apply((id: string) => expect(id).toBe(name)); });',
      "assertion-in-apply",
    ],
    ["in then", 'it("b", () => { a.then((c: any) => { expect(c).toBe(1); }); });', "assertion-not-awaited"],
    [
      "in catch",
      'it("b", () => { a.go().catch((e: any) => expect(e.message).toBe("c")); });',
      "assertion-not-awaited",
    ],
    ["of a Promise", 'it("b", () => { expect(a).rejects.toThrow(); });', "assertion-not-awaited"],
    [
      "of a Promise by assert",
      'import assert from "assert"; it("b", async () => { assert.rejects(a); });',
      "assertion-not-awaited",
    ],
    [
      "of an async helper",
      'async function check() { expect(await a).toBe(1); } it("b", async () => { check(); });',
      "assertion-not-awaited",
    ],
    ["before a done that is never called", 'it("b", (done) => { expect(a).toBe(1); });', "done-never-called"],
  ])("%s", (_, text, slug) => {
    expect(short(texts(text), CHECKS)).toEqual([`warning source/${slug} stack.test.ts:2`]);
    expect(rendered(texts(text), CHECKS)).toMatchSnapshot();
  });
});

describe("nothing is said of", () => {
  test.each([
    ["done", 'it("b", (done) => { a.id.apply((id: string) => { expect(id).toBe("c"); done(); }); });'],
    [
      "done as a function",
      'it("b", (done) => { a.then((c: any) => { expect(c).toBe(1); }).then(done, done); });',
    ],
    [
      "a Promise around it",
      'it("b", async () => { await new Promise<void>((resolve) => a.apply((c: any) => { expect(c).toBe(1); resolve(); })); });',
    ],
    [
      "what comes before a wait",
      'it("b", async () => { a.apply((c: any) => expect(c).toBe(1)); await a.settled(); });',
    ],
    ["then that is returned", 'it("b", () => a.then((c: any) => expect(c).toBe(1)));'],
    ["then that is awaited", 'it("b", async () => { await a.then((c: any) => expect(c).toBe(1)); });'],
    [
      "an awaited helper",
      'async function check() { expect(await a).toBe(1); } it("b", async () => { await check(); });',
    ],
    ["a helper that is not async", 'function check() { expect(a).toBe(1); } it("b", () => { check(); });'],
    ["a kept Promise", 'it("b", async () => { const p = expect(a).resolves.toBe(1); await p; });'],
    ["Promises in a list", 'it("b", () => Promise.all([expect(a).resolves.toBe(1)]));'],
    ["apply without an assertion", 'it("b", () => { a.apply((c: any) => console.log(c)); });'],
    ["apply of functions", 'it("b", () => { a.apply(null, [1]); expect(a).toBe(1); });'],
    [
      "promise() of an Output",
      'it("b", async () => { await a.apply((c: any) => expect(c).toBe(1)).promise(); });',
    ],
    ["a skipped test", 'it.skip("b", () => { a.apply((c: any) => expect(c).toBe(1)); });'],
    ["a context of Vitest", 'import { it } from "vitest"; it("b", (context) => { expect(a).toBe(1); });'],
    [
      "a parameter that Vitest fills",
      'import { expect } from "vitest"; it("b", (done) => { expect(a).toBe(1); });',
    ],
    ["a value of a table", 'it.each([1])("b", (next) => { expect(a).toBe(1); });'],
  ])("%s", (_, text) => {
    expect(short(texts(text), CHECKS)).toEqual([]);
  });
});
