// Engine, program: the endpoint that stands for AWS, and what ends and bounds processes.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { startAwsEndpoint } from "./aws-endpoint.ts";
import { descendants, killGroup, killLeftovers, killTree } from "./leftovers.ts";
import { ALLOWANCE, watchMemory } from "./memory.ts";
import { RUN_VARIABLE } from "./run-variable.ts";

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
      await fetch(`${endpoint.address}/bucket/key?x-id=GetObject`, {
        headers: { authorization: signed("s3") },
      });
      await fetch(endpoint.address);
      expect(endpoint.calls).toEqual([
        { service: "ec2", operation: "DescribeVpcs" },
        { service: "dynamodb", operation: "ListTables" },
        { service: "s3", operation: "PUT /bucket/key" },
        { service: "s3", operation: "GetObject" },
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
    const end = watchMemory(process.pid, used / 2 - ALLOWANCE, () => calls++);
    const never = watchMemory(process.pid, used + 4_096, () => (calls += 100));
    const gone = watchMemory(2 ** 22 + 1, 1, () => (calls += 100));
    await new Promise((resolve) => setTimeout(resolve, 700));
    for (const stop of [end, never, gone]) stop();
    expect(calls).toBe(1);
  });
});
