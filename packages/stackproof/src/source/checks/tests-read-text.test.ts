// Tests that read the program's text.
import { describe, expect, test } from "vitest";
import { rendered, short, type Texts } from "../testing.ts";
import { testsReadText } from "./tests-read-text.ts";

const CHECKS = [testsReadText];
const HEAD = `import * as fs from "fs"; import * as path from "path"; import assert from "assert";
const read = fs.readFileSync(path.join(__dirname, "../lib/stack.ts"), "utf8");
let later: string; beforeAll(async () => { later = await fs.promises.readFile(\`\${root}/lib/stack.ts\`, "utf8"); });
const root = ".."; const data = fs.readFileSync("Pulumi.yaml", "utf8"); const made = fs.readFileSync("out/stack.g.ts", "utf8");
`;
const texts = (body: string): Texts => ({
  "lib/stack.ts": "export const a = 1;\n",
  "test/stack.test.ts": `${HEAD}it("a", async () => {\n${body}\n});\n`,
});

describe("an assertion of the program's text", () => {
  test.each([
    ["whole", "expect(read).toContain('new aws.s3.Bucket');"],
    ["with a pattern", "expect(/Bucket/.test(read)).toBe(true);"],
    ["with includes", "assert.ok(read.includes('Bucket'));"],
    ["with match", "expect(read.match(/Bucket/g)).toHaveLength(2);"],
    ["read before", "expect(later).toMatch(/Bucket/);"],
  ])("%s", (_, text) => {
    expect(short(texts(text), CHECKS)).toEqual(["note source/test-reads-text test/stack.test.ts:6"]);
  });

  test("is told with a reason and a way out", () => {
    expect(rendered(texts("expect(read).toContain('Bucket');"), CHECKS)).toMatchSnapshot();
  });
});

describe("nothing is said of", () => {
  test.each([
    ["data", "expect(data).toContain('runtime: nodejs');"],
    ["code that was generated", "expect(made).toContain('class');"],
    ["text that is not asserted", "console.log(read);"],
    ["other values", "const other = 'Bucket'; expect(other).toContain('B');"],
  ])("%s", (_, text) => {
    expect(short(texts(text), CHECKS)).toEqual([]);
  });
});
