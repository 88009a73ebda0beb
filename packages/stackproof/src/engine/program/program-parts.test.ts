// Engine, program: the parts that stand around a program's process.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { PassThrough } from "node:stream";
import * as fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { startAwsEndpoint } from "./aws-endpoint.ts";
import { BoundedOutput } from "./bounded-output.ts";
import { programEnvironment } from "./environment.ts";
import { descendants, killGroup, killLeftovers, killTree } from "./leftovers.ts";
import { ALLOWANCE, watchMemory } from "./memory.ts";
import { Lines, parseReport, readReports } from "./read-reports.ts";
import type { ProgramReport } from "./reports.ts";
import { RUN_VARIABLE } from "./run-variable.ts";
import { transpileOptions } from "./tsconfig.ts";

describe("BoundedOutput", () => {
  test("what fits is kept as it is, however it comes", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 20 }), { maxLength: 10 }), (pieces) => {
        const output = new BoundedOutput(1_000);
        for (const piece of pieces) output.add(piece);
        expect([output.text, output.dropped]).toEqual([pieces.join(""), 0]);
      }),
    );
  });

  test("of what is too long, beginning and end stay and the rest is counted", () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z\n]{0,40}$/), { minLength: 20, maxLength: 60 }),
        (pieces) => {
          const output = new BoundedOutput(100);
          for (const piece of pieces) output.add(piece);
          const whole = pieces.join("");
          const [head = "", tail = ""] = output.text.split(/\n… \d+ characters left out …\n/);
          const kept = output.dropped === 0 ? [whole, ""] : [head, tail];
        expect(whole.startsWith(kept[0] ?? "")).toBe(true);
        expect(whole.endsWith(kept[1] ?? "")).toBe(true);
        expect(output.text.includes("characters left out")).toBe(output.dropped > 0);
        expect(output.dropped === 0 || head.length + tail.length <= 100).toBe(true);
        expect(output.dropped).toBeLessThanOrEqual(whole.length);
        expect(output.dropped === 0 ? whole.length <= 100 : output.dropped >= whole.length - 100).toBe(true);
      }),
    );
  });

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

describe("the endpoint that stands for AWS", () => {
  const signed = (service: string) =>
    `AWS4-HMAC-SHA256 Credential=A/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=s`;

  test("refuses in the form that the protocol wants, and names service and operation", async () => {
    const endpoint = await startAwsEndpoint();
    try {
      const query = await fetch(endpoint.address, {
        method: "POST",
        headers: { authorization: signed("ec2") },
        body: "Version=1&Action=DescribeVpcs",
      });
      expect([query.status, query.headers.get("content-type")]).toEqual([403, "text/xml"]);
      expect(await query.text()).toContain("<Code>StackproofRefused</Code>");
      const json = await fetch(endpoint.address, {
        method: "POST",
        headers: {
          authorization: signed("dynamodb"),
          "content-type": "application/x-amz-json-1.0",
          "x-amz-target": "DynamoDB_20120810.ListTables",
        },
        body: "{}",
      });
      expect(await json.json()).toMatchObject({ __type: "StackproofRefused" });
      await fetch(`${endpoint.address}/bucket/key?x=1`, {
        method: "PUT",
        headers: { authorization: signed("s3") },
        body: "x".repeat(1_000_000),
      });
      await fetch(endpoint.address);
      expect(endpoint.calls).toEqual([
        { service: "ec2", operation: "DescribeVpcs" },
        { service: "dynamodb", operation: "ListTables" },
        { service: "s3", operation: "PUT /bucket/key" },
        { service: "unknown service", operation: "GET /" },
      ]);
    } finally {
      endpoint.close();
    }
  });

  test("is closed for good", async () => {
    const endpoint = await startAwsEndpoint();
    endpoint.close();
    await expect(fetch(endpoint.address)).rejects.toThrow("fetch failed");
  });
});

describe("leftovers", () => {
  test("descendants, also in a circle", () => {
    const parents = new Map([
      [2, 1],
      [3, 2],
      [4, 2],
      [5, 1],
      [6, 5],
      [9, 8],
      [20, 21],
      [21, 20],
    ]);
    expect(descendants(2, parents).sort((a, b) => a - b)).toEqual([3, 4]);
    expect(descendants(1, parents).sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6]);
    expect(descendants(20, parents)).toEqual([21]);
    expect(descendants(7, parents)).toEqual([]);
  });

  const sleepers: number[] = [];
  const sleeper = (environment: Record<string, string>): { pid: number; ended: Promise<unknown> } => {
    const child = spawn("sleep", ["60"], {
      detached: true,
      stdio: "ignore",
      env: { ...environment, PATH: process.env["PATH"] },
    });
    const ended = new Promise((resolve) => child.once("exit", (_, signal) => resolve(signal)));
    sleepers.push(child.pid ?? 0);
    return { pid: child.pid ?? 0, ended };
  };
  afterAll(() => sleepers.forEach(killGroup));

  test.runIf(process.platform === "linux")("processes with the mark end, others stay", async () => {
    const marked = sleeper({ [RUN_VARIABLE]: `test-${process.pid}` });
    const other = sleeper({ [RUN_VARIABLE]: `test-${process.pid}0` });
    await new Promise((resolve) => setTimeout(resolve, 100));
    killLeftovers(`test-${process.pid}`);
    expect(await marked.ended).toBe("SIGKILL");
    expect(() => process.kill(other.pid, 0)).not.toThrow();
    killTree(other.pid);
    expect(await other.ended).toBe("SIGKILL");
  });

  test("what is gone already is no error", () => {
    expect(() => killGroup(2 ** 22 + 1)).not.toThrow();
    expect(() => killTree(2 ** 22 + 1)).not.toThrow();
  });

  test.runIf(process.platform === "linux")("memory: the bound is noticed, and only once", async () => {
    const used = (Number(readFileSync("/proc/self/statm", "latin1").split(" ")[1]) * 4096) / 2 ** 20;
    let calls = 0;
    const end = watchMemory(process.pid, used - ALLOWANCE - 20, () => calls++);
    const never = watchMemory(process.pid, used + 4_096, () => (calls += 100));
    const gone = watchMemory(2 ** 22 + 1, 1, () => (calls += 100));
    await new Promise((resolve) => setTimeout(resolve, 700));
    for (const stop of [end, never, gone]) stop();
    expect(calls).toBe(1);
  });
});
