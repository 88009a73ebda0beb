import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Finding } from "../findings/finding.ts";
import { Graph } from "../graph/graph.ts";
import { renderJson } from "./json.ts";
import { colourPalette } from "./palette.ts";
import { redactor } from "./redact.ts";
import { verdict } from "./run.ts";
import { manyFindings, node, sampleFinding, sampleGraph, sampleRun } from "./sample.ts";
import { renderTerminal } from "./terminal.ts";
import { printable, widthOf, wrap } from "./text.ts";
import { renderTree } from "./tree.ts";

const redact = redactor(["hunter2!"]);

describe("renderTerminal", () => {
  it("renders a whole run", () => {
    expect(renderTerminal(sampleRun(), { redact })).toMatchInlineSnapshot(`
      "stackproof: serverless-api (dev) would not deploy: 1 error, 6 warnings; 5 resources: 3 modelled, 1 schema, 1 opaque

      error[ec2/subnet/cidr-outside-vpc] Subnet range 10.1.0.0/24 is outside the range 10.0.0.0/16 of its
        VPC \`main\`.
        at  network.ts:41:9  private-a  cidrBlock
        and network.ts:22  main  cidrBlock  (the VPC's range)
        why A subnet is a part of its VPC, so every address of the subnet must belong to the VPC.
        fix Choose a cidrBlock inside 10.0.0.0/16, or give the VPC a range that holds 10.1.0.0/24.
        aws ec2:CreateSubnet answers InvalidSubnet.Range
        see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html

      warning[typescript/TS2339] Property 'a0' does not exist on type 'Bucket'.
        at  index.ts:1:1
        err TS2339: Property 'a0' does not exist.
              And more.

      warning[typescript/TS2339] Property 'a1' does not exist on type 'Bucket'.
        at  index.ts:2:1
        err TS2339: Property 'a1' does not exist.
              And more.

      warning[typescript/TS2339] Property 'a2' does not exist on type 'Bucket'.
        at  index.ts:3:1
        err TS2339: Property 'a2' does not exist.
              And more.

      … and 3 more warning[typescript/TS2339]: index.ts:4:1, index.ts:5:1, index.ts:6:1

      printed by the program (12 characters left out):
        starting
        using \\x1b[31mred\\x1b[0m [secret]

      serverless-api (dev)
      ├─ base  aws.ec2.Ami  us-west-2  (read)
      ├─ handler  aws.lambda.Function  eu-west-1
      ├─ service  awsx.ecs.FargateService  (not looked at)
      ├─ main  my.net.Network
      │  ├─ private-a  aws.ec2.Subnet  us-west-2
      │  └─ main  aws.ec2.Vpc  us-west-2
      └─ ireland  pulumi.providers.aws

      note: The values of the environment \`prod\` are not known here.
      accepted: 1 finding, by stackproof.yaml
      coverage: 5 resources: 3 modelled, 1 schema, 1 opaque
      time: 2.3 s (run 1.5 s, types 0.8 s)
      "
    `);
  });

  it("renders a clean run in few lines when quiet", () => {
    const run = sampleRun({
      findings: [],
      status: "passed",
      remarks: [],
      timing: { totalMs: 900, phases: {} },
    });
    expect(renderTerminal(run, { quiet: true })).toMatchInlineSnapshot(`
      "stackproof: serverless-api (dev) would deploy: no findings; 5 resources: 3 modelled, 1 schema, 1 opaque

      accepted: 1 finding, by stackproof.yaml
      coverage: 5 resources: 3 modelled, 1 schema, 1 opaque
      time: 0.9 s
      "
    `);
  });

  it("wraps to the width and keeps addresses whole", () => {
    const text = renderTerminal(sampleRun(), { width: 60, redact });
    const long = text
      .split("\n")
      .filter((line) => widthOf(line) > 60 && !line.includes("https://") && !line.startsWith("stackproof:"));
    expect(long).toEqual([]);
    expect(text).toContain("https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html");
  });

  it("colours only what the palette says, and the same text", () => {
    const coloured = renderTerminal(sampleRun(), { palette: colourPalette, redact });
    expect(coloured).toContain("\u001B[31merror[ec2/subnet/cidr-outside-vpc]\u001B[39m Subnet");
    expect(coloured.replaceAll(new RegExp(`${String.fromCodePoint(27)}\\[\\d+m`, "g"), "")).toBe(
      renderTerminal(sampleRun(), { redact }),
    );
  });

  it("names the call that refuses, also where its error code is not known", () => {
    const finding = { ...sampleFinding(), aws: { operation: "ec2:CreateSubnet" } };
    const text = renderTerminal(sampleRun({ findings: [finding] }), { quiet: true });
    expect(text).toContain("  aws ec2:CreateSubnet refuses it\n");
  });

  it("does not say the same twice", () => {
    const [finding] = manyFindings(1);
    if (finding === undefined) throw new Error("no finding");
    const text = renderTerminal(
      sampleRun({ findings: [{ ...finding, quote: `TS2339: ${finding.message}` }] }),
      { quiet: true },
    );
    expect(text).not.toContain("err ");
    expect(text).not.toContain("via ");
  });

  it("groups what hits many places", () => {
    const text = renderTerminal(sampleRun({ findings: manyFindings(17) }), { quiet: true });
    expect(text.match(/^warning\[/gm)).toHaveLength(3);
    expect(text).toContain("… and 14 more warning[typescript/TS2339]: index.ts:4:1, index.ts:5:1,");
    expect(renderTerminal(sampleRun({ findings: manyFindings(4) })).match(/^warning\[/gm)).toHaveLength(4);
  });

  it("lets no text steer the terminal", () => {
    const evil = "\u001B]0;title\u0007\u001B[2J\rx\u202Ey\u2028z\u009B1m\uD800";
    const graph = new Graph("p", "s");
    graph.add(node("aws:s3/bucket:Bucket", evil));
    const finding = {
      ...sampleFinding(),
      message: evil,
      why: evil,
      quote: evil,
      at: { property: evil, source: { file: evil } },
    };
    const run = sampleRun({
      project: evil,
      stack: evil,
      findings: [finding],
      graph,
      remarks: [evil],
      console: { text: evil, dropped: 0 },
    });
    const text = renderTerminal(run);
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u2028\u202E]|\p{Surrogate}/u);
    expect(text).toContain(String.raw`\x1b]0;title\x07`);
  });

  it("does not fall over odd texts", () => {
    const odd = fc.string({ unit: "binary", maxLength: 300 });
    fc.assert(
      fc.property(odd, odd, fc.integer({ min: -5, max: 200 }), (a, b, width) => {
        const graph = new Graph(a, b);
        graph.add(node(a, b, { inputs: { [a]: b, [b]: [a, { [a]: b }] } }));
        const finding = { ...sampleFinding(), code: b, message: a, quote: b, at: { urn: a, property: b } };
        const run = sampleRun({ project: a, findings: [finding], graph, console: { text: b, dropped: 0 } });
        expect(renderTerminal(run, { width, redact: redactor([a]) }).length).toBeGreaterThan(0);
        expect(() => JSON.parse(renderJson(run))).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });

  it("renders 10,000 resources and 10,000 findings in well under a second", () => {
    const graph = new Graph("p", "s");
    for (let index = 0; index < 10_000; index++) {
      graph.add(
        node("aws:s3/bucket:Bucket", `b${index}`, {
          inputs: { bucket: `b${index}`, tags: { a: "1", b: "2" } },
        }),
      );
    }
    const run = sampleRun({ graph, findings: manyFindings(10_000) });
    const start = performance.now();
    const text = renderTerminal(run, { redact });
    const json = renderJson(run, { redact });
    const elapsed = performance.now() - start;
    expect(text.split("\n").length).toBeLessThan(400);
    expect(text).toContain("… and 9800 more resources (stackproof graph shows all)");
    expect(JSON.parse(json).resources).toHaveLength(10_000);
    // It takes a quarter of a second on an idle machine; tests run beside each other.
    expect(elapsed).toBeLessThan(3000);
  });
});

function say(effect: Finding["effect"], severity: Finding["severity"]): string {
  return verdict(sampleRun({ findings: [{ ...sampleFinding(), effect, severity }] }));
}

describe("verdict", () => {
  it("says what follows from the worst finding", () => {
    expect(verdict(sampleRun())).toBe("would not deploy: 1 error, 6 warnings");
    expect(say("broken", "error")).toBe("would deploy and not work: 1 error");
    expect(say("requirement", "error")).toBe("is not what was asked for: 1 error");
    expect(say("risky", "error")).toBe("would deploy and is unsafe: 1 error");
    expect(say("rejected", "warning")).toBe("would deploy: 1 warning");
    expect(verdict(sampleRun({ findings: [] }))).toBe("would deploy: no findings");
    expect(verdict(sampleRun({ findings: [], status: "not-run" }))).toBe("could not be rehearsed");
  });
});

describe("renderTree", () => {
  it("draws everything when asked for all, and survives depth and circles", () => {
    const graph = new Graph("p", "s");
    let parent: string | undefined;
    for (let index = 0; index < 3000; index++) {
      const one = node("my:x:Y", `n${index}`, {
        kind: "component",
        urn: `urn:pulumi:s::p::my:x:Y::n${String(index).padStart(5, "0")}`,
        ...(parent !== undefined && { parent }),
      });
      graph.add(one);
      parent = one.urn;
    }
    const text = renderTree(graph);
    expect(text.split("\n")).toHaveLength(3002);
    expect(text.length).toBeLessThan(500_000);
  });

  it("shows regions only when there are several", () => {
    expect(renderTree(sampleGraph())).toContain("handler  aws.lambda.Function  eu-west-1");
    const graph = new Graph("p", "s");
    graph.add(node("aws:s3/bucket:Bucket", "one", { region: "eu-west-1" }));
    expect(renderTree(graph)).toBe("p (s)\n└─ one  aws.s3.Bucket\n");
  });
});

describe("text", () => {
  it("counts cells", () => {
    expect(widthOf("abc")).toBe(3);
    expect(widthOf("日本")).toBe(4);
    expect(widthOf("e\u0301")).toBe(1);
    expect(widthOf("🚀")).toBe(2);
  });

  it("wraps without losing anything, within the width", () => {
    const words = fc.array(
      fc.string({ unit: fc.constantFrom("a", "b", "日", "é"), minLength: 1, maxLength: 40 }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 80 }), (list, width) => {
        const lines = wrap(list.join(" "), width);
        expect(lines.join("").replaceAll(" ", "")).toBe(list.join(""));
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it("shows control characters as escapes", () => {
    expect(printable("a\u001B[31m\tb\n\u202E\u{1F680}")).toBe(
      String.raw`a\x1b[31m  b\n\u{202e}` + "\u{1F680}",
    );
  });
});
