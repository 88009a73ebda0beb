// Engine, program: reports are believed only when they are whole and of a known shape.
import { PassThrough } from "node:stream";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Lines, parseReport, readReports } from "./read-reports.ts";
import type { ProgramReport } from "./reports.ts";

describe("lines", () => {
  test("come whole however the text is cut; those that are too long are dropped", () => {
    const lines = fc.array(fc.stringMatching(/^[a-z]{0,12}$/));
    fc.assert(
      fc.property(lines, fc.array(fc.nat(12)), (given, cuts) => {
        const taken: string[] = [];
        const reader = new Lines((line) => taken.push(line), 8);
        let rest = given.map((line) => `${line}\n`).join("");
        for (const cut of cuts) {
          reader.add(rest.slice(0, cut));
          rest = rest.slice(cut);
        }
        reader.add(rest);
        expect(taken).toEqual(given.filter((line) => line.length <= 8));
      }),
    );
  });
});

describe("reports", () => {
  const frame = { file: "/a.ts", line: 1, column: 2 };
  test.each<ProgramReport>([
    { kind: "spawned" },
    { kind: "exit-called", code: 0, frames: [frame] },
    { kind: "network", host: "x", port: undefined, frames: [] },
    {
      kind: "error",
      how: "thrown",
      name: "Error",
      message: "m",
      code: undefined,
      frames: [frame],
      at: undefined,
    },
    { kind: "error", how: "rejection", name: "Error", message: "m", code: "E", frames: [], at: frame },
    {
      kind: "pending",
      what: "resource",
      type: "t",
      name: "n",
      waits: [{ property: "p", from: ["a"] }],
      frames: [],
    },
    { kind: "stack-output", stack: "s", output: "o", placeholders: ["p"], frames: [] },
    { kind: "stack-output-missing", stack: "s", output: "o", has: [], isRequired: true, frames: [] },
  ])("%j is one", (report) => {
    expect(parseReport(JSON.stringify(report))).toEqual(JSON.parse(JSON.stringify(report)));
  });

  test.each([
    "",
    "{",
    "null",
    "[]",
    '"spawned"',
    '{"kind":1}',
    '{"kind":"toString"}',
    '{"kind":"__proto__"}',
    '{"kind":"network"}',
    '{"kind":"network","host":5,"frames":[]}',
    '{"kind":"network","host":"h","frames":[null]}',
    '{"kind":"error","how":"eaten","name":"n","message":"m","frames":[]}',
    '{"kind":"pending","what":"resource","type":"t","name":"n","waits":[{}],"frames":[]}',
  ])("%s is none", (line) => {
    expect(parseReport(line)).toBeUndefined();
  });

  test("a stream that breaks off leaves what came before", async () => {
    const stream = new PassThrough();
    const reports: ProgramReport[] = [];
    const end = readReports(stream, reports);
    stream.write('{"kind":"spawned"}\n{"kind":"spaw');
    stream.end();
    await end;
    expect(reports).toEqual([{ kind: "spawned" }]);
  });
});
