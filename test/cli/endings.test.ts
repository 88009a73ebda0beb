// CLI: however a program ends, there is a report and one explanation.
import { afterAll, describe, expect, test } from "vitest";
import { check, codes, Projects, stackproof } from "./harness.ts";

const projects = new Projects();
afterAll(() => projects.remove());

describe("a program that throws", () => {
  test.each([
    ["text", `throw "just a text";`, "just a text"],
    ["null", `throw null;`, "null"],
    ["undefined", `throw undefined;`, "undefined"],
    ["number", `throw 42;`, "42"],
    ["function", `throw function named() { return 1; };`, "function named"],
    [
      "circle",
      `const o: any = { get a() { throw new Error("no"); } }; o.self = o; throw o;`,
      "[object Object]",
    ],
    [
      "message-is-no-text",
      `const e = new Error("x"); Object.defineProperty(e, "message", { value: 42 }); throw e;`,
      "42",
    ],
  ])("%s", async (name, program, message) => {
    const { code, report } = await check(projects.project(`throws-${name}`, program));
    expect(code).toBe(1);
    expect(report.findings).toHaveLength(1);
    expect(report.findings[0]).toMatchObject({ severity: "error" });
    expect(report.findings[0]?.message).toContain(message);
  });

  test("an error with errors behind it names them", async () => {
    const program = `throw new AggregateError([new Error("one"), new TypeError("two")], "several", { cause: "the cause" });`;
    const { report } = await check(projects.project("behind", program));
    expect(report.findings).toHaveLength(1);
    expect(report.findings[0]).toMatchObject({
      code: "run/threw",
      at: { source: { file: "index.ts", line: 1 } },
    });
    expect(report.findings[0]?.quote).toBe("several\n- Error: one\n- TypeError: two\nCause: the cause");
  });

  test("a huge value and a huge message stay readable", async () => {
    const value = `const o: any = {}; for (let i = 0; i < 100_000; i++) o["key" + i] = "x".repeat(100); throw o;`;
    const message = `throw new Error("y".repeat(20_000_000));`;
    for (const [name, program] of [
      ["hugevalue", value],
      ["hugemessage", message],
    ] as const) {
      const { code, stdout, memory } = await stackproof([
        "check",
        projects.project(name, program),
        "--no-types",
      ]);
      expect(code).toBe(1);
      expect(stdout.length).toBeLessThan(4_000);
      expect(stdout).toMatch(/… \d+ more lines/);
      expect(memory).toBeLessThan(300);
    }
  });

  test("a syntax error has its place, in TypeScript, JavaScript and modules", async () => {
    const text = "const a = 1;\nconst b = = 2;\n";
    const module = {
      "package.json": JSON.stringify({ type: "module", dependencies: { "@pulumi/pulumi": "^3" } }),
    };
    for (const [name, file, more] of [
      ["syntaxts", "index.ts", {}],
      ["syntaxjs", "index.js", { "index.js": text }],
      ["syntaxmodule", "index.ts", module],
    ] as const) {
      const { code, report } = await check(projects.project(name, text, more));
      expect(code).toBe(1);
      expect(
        report.findings.map((finding) => [finding.code, finding.at.source?.file, finding.at.source?.line]),
      ).toEqual([["source/does-not-parse", file, 2]]);
    }
  });
});

describe("a program that ends itself", () => {
  test.each([
    ["sigkill", `process.kill(process.pid, "SIGKILL");`, 2, "run/failed", "SIGKILL"],
    ["abort", `process.abort();`, 2, "run/failed", "SIGABRT"],
    [
      "exit0",
      `import * as random from "@pulumi/random"; new random.RandomPet("pet"); process.exit(0);`,
      1,
      "run/exited-early",
      "process.exit(0)",
    ],
    ["exit3", `process.exit(3);`, 1, "run/exited-early", "process.exit(3)"],
  ])("%s", async (name, program, expected, finding, message) => {
    const { code, report } = await check(projects.project(name, program));
    expect(code).toBe(expected);
    expect(codes(report)).toEqual([`error ${finding}`]);
    expect(report.findings[0]?.message).toContain(message);
  });
});

describe("bounds", () => {
  test("an endless loop ends after --timeout", async () => {
    const { code, report, elapsed } = await check(projects.project("loop", `for (;;) {}`), [
      "--timeout",
      "1.5",
    ]);
    expect([code, ...codes(report)]).toEqual([2, "error run/timed-out"]);
    expect(elapsed).toBeLessThan(8_000);
  });

  test("a timer that never stops ends after --timeout, with what was registered", async () => {
    const program = `import * as random from "@pulumi/random"; new random.RandomPet("pet"); setInterval(() => undefined, 50);`;
    const { code, report } = await check(projects.project("timer", program), ["--timeout", "5"]);
    expect([code, ...codes(report)]).toEqual([2, "error run/timed-out"]);
    expect(report.resources.map(({ name }) => name)).toContain("pet");
  });

  test("a time limit beyond what a timer takes is no limit", async () => {
    const { code } = await check(projects.project("patient", ""), ["--timeout", "1e9"]);
    expect(code).toBe(0);
  });

  test("memory without end is stopped at --memory, on the heap and beside it", async () => {
    const heap = `const a: unknown[] = []; for (;;) a.push(new Array(1000).fill(Math.random()));`;
    const buffers = `const a: Buffer[] = []; setInterval(() => a.push(Buffer.alloc(40_000_000, 1)), 5);`;
    for (const [name, program] of [
      ["heap", heap],
      ["buffers", buffers],
    ] as const) {
      const { code, report } = await check(projects.project(name, program), [
        "--memory",
        "150",
        "--timeout",
        "60",
      ]);
      expect([name, code, ...codes(report)]).toEqual([name, 2, "error run/out-of-memory"]);
      expect(report.findings[0]?.message).toContain("150 MiB");
    }
  });

  test("a program that prints without measure costs little, and its first and last lines are kept", async () => {
    const program = `
      import { writeSync } from "fs";
      const all = (text: string) => {
        let rest = Buffer.from(text);
        while (rest.length > 0) try { rest = rest.subarray(writeSync(1, rest)); } catch (e: any) { if (e.code !== "EAGAIN") throw e; }
      };
      all("the first line\\n");
      const block = ("n".repeat(99) + "\\n").repeat(50_000);
      for (let i = 0; i < 200; i++) all(block);
      all("the last line\\n");`;
    const { code, report, memory, stdout } = await check(projects.project("noisy", program));
    expect(code).toBe(0);
    expect(memory).toBeLessThan(300);
    expect(stdout.length).toBeLessThan(400_000);
    expect(report.console.dropped).toBeGreaterThan(990_000_000);
    expect(report.console.text.startsWith("the first line\n")).toBe(true);
    expect(report.console.text.endsWith("the last line\n")).toBe(true);
    // Cut at the ends of lines.
    expect(report.console.text.split("\n").every((line) => line.length === 99 || !/^n+$/.test(line))).toBe(
      true,
    );
  });
});

describe("a program that disturbs what it stands on", () => {
  test("junk and floods on the loader's own channel", async () => {
    const program = `
      import { writeSync } from "fs";
      const lines = ["null", "42", "[]", "{", '{"kind":"error"}', '{"kind":"network"}', '{"kind":"toString"}', '{"kind":"error","how":"thrown","name":5,"message":{},"frames":"no"}'];
      writeSync(3, lines.join("\\n") + "\\n");
      const block = Buffer.alloc(1_000_000, "z");
      for (let i = 0; i < 100; i++) { let rest = block; while (rest.length > 0) try { rest = rest.subarray(writeSync(3, rest)); } catch (e: any) { if (e.code !== "EAGAIN") throw e; } }`;
    const { code, report, memory } = await check(projects.project("junk", program));
    expect([code, ...codes(report)]).toEqual([0]);
    expect(memory).toBeLessThan(300);
  });

  test("closed streams and channels", async () => {
    const program = `
      import { closeSync } from "fs"; import * as random from "@pulumi/random";
      for (const one of [1, 2, 3, 4]) try { closeSync(one); } catch {}
      new random.RandomPet("pet");
      throw new Error("after all was closed");`;
    const { code, report } = await check(projects.project("closed", program));
    expect(code).toBe(1);
    expect(report.findings[0]).toMatchObject({ severity: "error" });
  });

  test("changed prototypes", async () => {
    const program = `
      import * as random from "@pulumi/random";
      Object.defineProperty(Object.prototype, "evil", { value: "evil", writable: true, configurable: true });
      Object.defineProperty(Array.prototype, "shout", { value() { return "!"; } });
      (String.prototype as any).shout = function () { return "!"; };
      new random.RandomPet("pet", { length: 3 });`;
    const { code, report } = await check(projects.project("prototypes", program));
    expect([code, ...codes(report)]).toEqual([0]);
    expect(report.resources.map(({ name }) => name)).toContain("pet");
  });

  test("JSON and string methods that lie do not break the tool", async () => {
    const program = `
      JSON.stringify = () => "{}";
      (String.prototype as any).trim = function () { throw new Error("no trim"); };
      throw new Error("after");`;
    const { code, report } = await check(projects.project("liar", program));
    expect(code).toBe(1);
    expect(report.findings.length).toBeGreaterThan(0);
  });

  test("another working folder", async () => {
    const program = `
      import * as random from "@pulumi/random";
      process.chdir("/");
      new random.RandomPet("pet");
      throw new Error("from the root");`;
    const { report } = await check(projects.project("chdir", program));
    expect(report.findings[0]?.at.source).toMatchObject({ file: "index.ts", line: 5 });
  });
});
