// Tests that run text.
import { describe, expect, test } from "vitest";
import { rendered, short, type Texts } from "../testing.ts";
import { testsRunText } from "./tests-run-text.ts";

const CHECKS = [testsRunText];
const HEAD = `import * as fs from "fs"; import * as vm from "node:vm"; import * as path from "path";
import { exec, execSync, execFileSync, spawnSync } from "child_process"; import { promisify } from "util";
const code = fs.readFileSync(path.join(__dirname, "../lambda/handler.js"), "utf8"); const made = code + "a"; const run = promisify(exec);
`;
const texts = (body: string): Texts => ({ "stack.test.ts": `${HEAD}it("a", async () => {\n${body}\n});\n` });

describe("a test", () => {
  test.each([
    ["with eval", "expect(eval(code)).toBe(1);", "warning", "test-runs-text"],
    ["with new Function", "new Function('event', code)({});", "warning", "test-runs-text"],
    ["with Function", "Function(code)();", "warning", "test-runs-text"],
    ["with vm", "vm.runInNewContext(code, { module: {} });", "warning", "test-runs-text"],
    ["with a script of vm", "new vm.Script(`${code}`).runInThisContext();", "warning", "test-runs-text"],
    ["with text of elsewhere", "eval(process.env.CODE ?? '');", "warning", "test-runs-text"],
    ["with node -e", 'execSync(`node -e "${made}"`);', "warning", "test-runs-text"],
    ["with arguments for node", "spawnSync(process.execPath, ['-e', code]);", "warning", "test-runs-text"],
    ["with a built command", "execSync(`aws s3 ls ${process.env.BUCKET}`);", "note", "test-builds-command"],
    [
      "with a built command, later",
      "await run('pulumi stack select ' + process.env.STACK);",
      "note",
      "test-builds-command",
    ],
  ])("%s", (_, text, severity, slug) => {
    expect(short(texts(text), CHECKS)).toEqual([`${severity} source/${slug} stack.test.ts:5`]);
  });

  test("that only asks what Node understands is only noted", () => {
    const probe =
      "const can = (code: string) => { try { return Boolean(Function(code)); } catch { return false; } };\n";
    const asserts = 'it("a", () => { expect(can("1")).toBe(true); });\n';
    expect(short({ "stack.test.ts": probe + asserts }, CHECKS)).toEqual([
      "note source/test-runs-text stack.test.ts:1",
    ]);
  });

  test("is told with a reason and a way out", () => {
    const all = [
      "eval(code);",
      "eval(process.env.CODE ?? '');",
      "execSync(`aws s3 ls ${process.env.BUCKET}`);",
    ];
    expect(all.map((text) => rendered(texts(text), CHECKS))).toMatchSnapshot();
  });
});

describe("nothing is said of", () => {
  test.each([
    ["text that is written down", "expect(eval('1 + 1')).toBe(2);"],
    ["a fixed command", "execSync('npx tsc --noEmit');"],
    ["a command of constants", "const flags = '--noEmit'; execSync(`npx tsc ${flags}`);"],
    ["arguments in a list", "execFileSync('aws', ['s3', 'ls', process.env.BUCKET ?? '']);"],
    ["a file that node runs", "spawnSync(process.execPath, ['bin/cli.js', made]);"],
    ["exec of a pattern", "expect(/a/.exec(code)).toBeNull();"],
    ["an eval of one's own", "const eval_ = (x: string) => x; eval_(code);"],
    ["a type of function", "const f: Function = () => 1; f();"],
  ])("%s", (_, text) => {
    expect(short(texts(text), CHECKS)).toEqual([]);
  });

  test("fixtures, and programs", () => {
    const eval_ = "export const run = (code: string) => eval(code);\n";
    expect(short({ "test/fixture.ts": eval_, "index.ts": eval_ }, CHECKS)).toEqual([]);
  });
});
