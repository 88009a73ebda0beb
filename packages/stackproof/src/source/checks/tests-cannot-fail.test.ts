// Assertions that hold whatever the program does.
import { describe, expect, test } from "vitest";
import { rendered, short, type Texts } from "../testing.ts";
import { testsCannotFail } from "./tests-cannot-fail.ts";

const CHECKS = [testsCannotFail];
const HEAD = 'import * as aws from "@pulumi/aws";\nimport { A } from "./a";\n';
const texts = (text: string): Texts => ({
  "a.ts": "export class A { x: any; }\n",
  "stack.test.ts": text.includes("it(")
    ? `${HEAD}${text}`
    : `${HEAD}it("a", async () => { const a = new A();\n${text}\n});`,
});

describe("an assertion", () => {
  test.each([
    ["of a literal", "expect(true).toBe(true);", "warning", "assertion-cannot-fail"],
    ["of a literal's truth", "expect(1).toBeTruthy();", "warning", "assertion-cannot-fail"],
    ["of assert", "assert(true);", "warning", "assertion-cannot-fail"],
    ["of assert with a word", "assert.ok(true, 'done');", "warning", "assertion-cannot-fail"],
    ["of equal literals", "assert.strictEqual('a', 'a');", "warning", "assertion-cannot-fail"],
    ["of Chai", "expect(true).to.be.true;", "warning", "assertion-cannot-fail"],
    ["of a name with itself", "expect(a).toEqual(a);", "warning", "assertion-cannot-fail"],
    ["of a property with itself", "expect(a.x.y).toBe(a.x.y);", "warning", "assertion-cannot-fail"],
    ["of anything or true", "expect(a.x || true).toBe(true);", "warning", "assertion-cannot-fail"],
    [
      "of a length from 0 on",
      "expect(a.x.length).toBeGreaterThanOrEqual(0);",
      "warning",
      "assertion-cannot-fail",
    ],
    [
      "of its own constant",
      "const cidr = '10.0.0.0/16'; expect(cidr).toBe('10.0.0.0/16');",
      "warning",
      "assertion-cannot-fail",
    ],
    [
      "of its own object",
      "const c = { vpc: { n: 2 } }; expect(c.vpc.n).toBe(2);",
      "warning",
      "assertion-cannot-fail",
    ],
    [
      "of an Output",
      "const b = new aws.s3.Bucket('b'); expect(b.arn).toBeDefined();",
      "warning",
      "assertion-cannot-fail",
    ],
    ["beside others", "expect(true).toBe(true); expect(a.x).toBe(1);", "note", "assertion-cannot-fail"],
    ["of a callback", "a.x.on('end', () => { expect(true).toBe(true); });", "note", "assertion-cannot-fail"],
    ["of what is new", "expect(new A()).toBeDefined();", "note", "new-is-defined"],
    ["of what was made", "expect(a).toBeTruthy();", "note", "new-is-defined"],
    ["without a matcher", "expect(a.x);", "warning", "expect-without-matcher"],
    ["without a call", "expect(a.x).toBeNull;", "warning", "expect-without-matcher"],
    ["that ends in not", "expect(a.x).not;", "warning", "expect-without-matcher"],
    ["of a template", "it('b', () => { expect(false).toBe(true); });", "warning", "test-template"],
    [
      "under a template's title",
      'it("Don\'t forget!", () => { expect(a).toBe(1); });',
      "warning",
      "test-template",
    ],
  ])("%s", (_, text, severity, slug) => {
    expect(short(texts(text), CHECKS)).toEqual([
      `${severity} source/${slug} stack.test.ts:${text.startsWith("it(") ? 3 : 4}`,
    ]);
  });

  test("is told with a reason and a way out", () => {
    expect(
      [
        "expect(true).toBe(true);",
        "expect(a).toBeDefined();",
        "expect(a.x);",
        "expect(a.x).toBeNull;",
        "it('b', () => { expect(false).toBe(true); });",
      ].map((text) => rendered(texts(text), CHECKS)),
    ).toMatchSnapshot();
  });
});

describe("nothing is said of", () => {
  test.each([
    ["what the program computes", "expect(a.x).toBe(true);"],
    ["unequal literals, which fail", "if (a.x) expect(true).toBe(false);"],
    [
      "a line that must not be reached",
      "try { a.x(); expect(true).toBe(false); } catch (e) { expect(e).toBe(1); }",
    ],
    ["a call compared with itself", "expect(a.x()).toEqual(a.x());"],
    ["a negation", "expect(a).not.toBe(a.x);"],
    ["counted assertions", "expect.assertions(1); a.x.on('end', () => { expect(true).toBe(true); });"],
    ["a variable that changes", "let n = 0; a.x(() => { n = 1; }); expect(n).toBe(0);"],
    ["an object that is handed on", "const c = { n: 2 }; a.x(c); expect(c.n).toBe(2);"],
    ["an object that is written", "const c = { n: 2 }; c.n = a.x; expect(c.n).toBe(2);"],
    ["a length from 1 on", "expect(a.x.length).toBeGreaterThanOrEqual(1);"],
    ["Chai's properties", "expect(a.x).to.be.true; expect(a.x).to.exist;"],
    ["Chai's chains", "expect(a.x).to.have.lengthOf(2);"],
    ["a property that may be missing", "expect(a.x).toBeDefined();"],
    ["async assertions", "await expect(a.x).resolves.toBe(true);"],
    ["matchers with settings", "expect(a.x).toEqual(expect.objectContaining({ b: 1 }));"],
    ["an expect of one's own", "it('b', () => { const expect = (x: any) => x; expect(1); });"],
    [
      "skipped tests",
      "it.skip('b', () => { expect(true).toBe(true); });\nit('c', () => { expect(b).toBe(1); });",
    ],
    ["snapshots", "expect(a.x).toMatchSnapshot();"],
  ])("%s", (_, text) => {
    expect(short(texts(text), CHECKS)).toEqual([]);
  });
});
