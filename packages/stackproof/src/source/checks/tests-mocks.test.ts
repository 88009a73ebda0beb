// Tests of mocks.
import { describe, expect, test } from "vitest";
import { rendered, short, type Texts } from "../testing.ts";
import { testsMocks } from "./tests-mocks.ts";

const CHECKS = [testsMocks];
const A = { "a.ts": "export const a: any = 1;\n", "b.ts": "export const b: any = 1;\n" };
const texts = (text: string): Texts => ({ ...A, "stack.test.ts": text });
const mocks = (state: string, test: string): string =>
  `import { a } from "./a"; pulumi.runtime.setMocks({ newResource: (args: any) => ({ id: args.name, state: ${state} }), call: () => ({}) });\nit("b", async () => {\n${test}\n});\n`;
const OWN = '{ ...args.inputs, cidrBlock: "10.0.0.0/16", arn: "arn:aws:x" }';

describe("a test of its own mock", () => {
  test.each([
    [
      "that answers what is asserted",
      mocks(OWN, 'expect(a.cidrBlock).toBe("10.0.0.0/16");'),
      "mock-answer-asserted",
      3,
    ],
    [
      "in apply",
      mocks(OWN, 'a.cidrBlock.apply((c: any) => expect(c).toBe("10.0.0.0/16"));'),
      "mock-answer-asserted",
      3,
    ],
    [
      "with a helper",
      mocks(OWN, 'const c = await get(a.cidrBlock); expect(c).toBe("10.0.0.0/16");'),
      "mock-answer-asserted",
      3,
    ],
    [
      "as a class",
      'class M { newResource(args: any) { return { id: "x", state: { engine: "postgres" } }; } }\nit("b", () => { expect(a.engine).toBe("postgres"); });',
      "mock-answer-asserted",
      2,
    ],
    [
      "that it calls itself",
      'it("b", () => { const send = jest.fn(); send("c");\nexpect(send).toHaveBeenCalledWith("c"); });',
      "mock-tested-alone",
      2,
    ],
  ])("%s", (_, text, slug, line) => {
    expect(short(texts(text), CHECKS)).toEqual([`warning source/${slug} stack.test.ts:${line}`]);
    expect(rendered(texts(text), CHECKS)).toMatchSnapshot();
  });
});

test("mocks that answer by type are only noted", () => {
  const answer = '{ ...args.inputs, ...(args.type === "x" ? {} : {}), engine: "postgres" }';
  expect(short(texts(mocks(answer, 'expect(a.engine).toBe("postgres");')), CHECKS)).toEqual([
    "note source/mock-answer-asserted stack.test.ts:3",
  ]);
});

describe("nothing is said of", () => {
  test.each([
    [
      "defaults that the inputs replace",
      mocks('{ cidrBlock: "10.0.0.0/16", ...args.inputs }', 'expect(a.cidrBlock).toBe("10.0.0.0/16");'),
    ],
    ["what only AWS knows, on its way", mocks(OWN, 'expect(a.arn).toBe("arn:aws:x");')],
    [
      "defaults that are spread",
      mocks(
        '{ ...{ cidrBlock: "10.0.0.0/16" }, ...args.inputs }',
        'expect(a.cidrBlock).toBe("10.0.0.0/16");',
      ),
    ],
    [
      "nested defaults",
      mocks('{ tags: { Env: "test" }, ...args.inputs }', 'expect(a.tags.Env).toBe("test");'),
    ],
    ["another value", mocks(OWN, 'expect(a.cidrBlock).toBe("10.1.0.0/16");')],
    ["another property", mocks(OWN, 'expect(a.range).toBe("10.0.0.0/16");')],
    [
      "a mock that is handed on",
      'import { a } from "./a";\nit("b", () => { const send = jest.fn(); a(send); send("x"); expect(send).toHaveBeenCalledTimes(2); });',
    ],
    [
      "a mock inside of an object",
      'import { a } from "./a";\nit("b", () => { const send = vi.fn(); a({ send }); expect(send).toHaveBeenCalled(); });',
    ],
    [
      "a mock that a function calls",
      'import { a } from "./a";\nit("b", () => { const send = vi.fn(); a(() => send()); expect(send).toHaveBeenCalled(); });',
    ],
  ])("%s", (_, text) => {
    expect(short(texts(text), CHECKS)).toEqual([]);
  });
});
