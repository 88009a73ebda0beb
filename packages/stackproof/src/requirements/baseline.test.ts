// Baselines.
import { expect, test } from "vitest";
import { defineFinding, type FindingPlace } from "../findings/finding.ts";
import { baselineOf, baselineText, readBaseline, withoutBaseline } from "./baseline.ts";

const fault = defineFinding<{ what: string }>("a/b/c", {
  severity: "error",
  effect: "rejected",
  evidence: "documented",
  message: ({ what }) => what,
});
const at = (urn: string, line: number): FindingPlace => ({ urn, source: { file: "index.ts", line } });

test("a baseline accepts what it saw, wherever it stands now, and as often", () => {
  const before = [
    fault.at(at("urn:a", 1), { what: "x" }),
    fault.at({ source: { file: "a.ts", line: 1 } }, { what: "y" }),
  ];
  const read = readBaseline(baselineText(baselineOf([{ stack: "dev", findings: before }])));
  if (typeof read === "string") throw new Error(read);
  const now = [
    fault.at(at("urn:a", 9), { what: "x" }),
    fault.at(at("urn:b", 9), { what: "x" }),
    fault.at({ source: { file: "a.ts", line: 5 } }, { what: "y" }),
    fault.at({ source: { file: "a.ts", line: 8 } }, { what: "y" }),
  ];
  const result = withoutBaseline(now, read, "dev");
  expect(result.findings).toEqual([now[1], now[3]]);
  expect(result.accepted.map(({ finding }) => finding)).toEqual([now[0], now[2]]);
  expect(withoutBaseline(now, read, "prod").findings).toEqual(now);
});

test.each(["", "[]", '{"version":2,"stacks":{}}', '{"version":1,"stacks":{"dev":{"a":0}}}'])(
  "%j is no baseline",
  (text) => {
    expect(readBaseline(text)).toMatch(/^it is no /);
  },
);
