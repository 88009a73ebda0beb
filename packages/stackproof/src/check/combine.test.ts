// One thing is said once.
import { expect, test } from "vitest";
import { defineFinding, type Finding } from "../findings/finding.ts";
import { combine } from "./combine.ts";

function finding(code: string, file = "index.ts", line = 1): Finding {
  return defineFinding(code, {
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: () => code,
  }).at({ source: { file, line } }, {});
}

function codes(...all: Finding[]): string[] {
  return combine(all).map(({ code }) => code);
}

test("the same finding twice is one", () => {
  expect(codes(finding("a/b"), finding("a/b"), finding("a/b", "index.ts", 2))).toEqual(["a/b", "a/b"]);
});

test("a file that does not parse has one finding for it, and keeps the others", () => {
  const all = [
    finding("source/cut-off"),
    finding("run/syntax-error", "index.ts", 9),
    finding("typescript/TS1005", "index.ts", 9),
    finding("typescript/TS1005", "other.ts", 9),
    finding("typescript/TS2304", "index.ts", 3),
  ];
  expect(codes(...all).sort()).toEqual(["source/cut-off", "typescript/TS1005", "typescript/TS2304"]);
});

test("what the compiler and the graph say at the same line, the text does not say again", () => {
  expect(codes(finding("source/missing-name"), finding("typescript/TS2304"))).toEqual(["typescript/TS2304"]);
  expect(codes(finding("source/output-as-text"), finding("run/output-as-text"))).toEqual([
    "run/output-as-text",
  ]);
  const elsewhere = [finding("source/missing-name"), finding("typescript/TS2304", "index.ts", 2)];
  expect(codes(...elsewhere)).toHaveLength(2);
});

test("a method that nobody wrote is called that", () => {
  expect(codes(finding("source/missing-method"), finding("typescript/TS2339"))).toEqual([
    "source/missing-method",
  ]);
});

test("the error that ends the run is quoted where the text says why", () => {
  const thrown = defineFinding("run/threw", {
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: () => "The program throws TypeError: no",
  }).at({ source: { file: "index.ts", line: 1 } }, {});
  const why = { ...finding("source/field-before-assignment"), effect: "broken" } as const;
  expect(combine([thrown, why])).toMatchObject([
    { code: "source/field-before-assignment", effect: "rejected", quote: "TypeError: no" },
  ]);
  const note = { ...finding("source/literal-region"), severity: "note" } as const;
  expect(codes(thrown, note)).toHaveLength(2);
  expect(codes(thrown, finding("source/field-before-assignment", "index.ts", 2))).toHaveLength(2);
  // What the compiler says in its place says nothing of the run.
  const all = [thrown, finding("source/missing-name"), finding("typescript/TS2304")];
  expect(codes(...all)).toEqual(["run/threw", "typescript/TS2304"]);
});

test("a missing module was found in the text", () => {
  expect(codes(finding("run/missing-module"), finding("project/import-not-found"))).toEqual([
    "project/import-not-found",
  ]);
});
