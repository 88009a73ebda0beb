// Findings: declaring, making, ordering.
import { describe, expect, test } from "vitest";
import { atLeast, compareFindings, defineFinding, type Finding } from "./finding.ts";

const size = defineFinding<{ found: number; hint?: string }>("room/size", {
  severity: "error",
  effect: "rejected",
  evidence: "documented",
  message: ({ found }) => `Size is ${found}.`,
  why: "It matters.",
  fix: ({ hint }) => hint,
  docs: "https://example.com",
});

describe("defineFinding", () => {
  test("an error needs evidence", () => {
    const spec = { severity: "error", effect: "rejected", message: () => "" } as const;
    expect(() => defineFinding("a/b", { ...spec, evidence: "inferred" })).toThrow("a/b");
    expect(() => defineFinding("a/b", { ...spec, evidence: "observed" })).not.toThrow();
    expect(() => defineFinding("a/b", { ...spec, severity: "warning", evidence: "inferred" })).not.toThrow();
  });

  test("texts come from the parameters; what has none is left out", () => {
    expect(size.at({ urn: "u" }, { found: 3 })).toEqual({
      code: "room/size",
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: "Size is 3.",
      why: "It matters.",
      docs: "https://example.com",
      at: { urn: "u" },
    });
    expect(size.at({}, { found: 3, hint: "Write 2." }).fix).toBe("Write 2.");
  });

  test("a single finding can be milder than declared, never worse", () => {
    expect(size.at({}, { found: 1 }, { severity: "note" }).severity).toBe("note");
    const note = defineFinding("a/b", {
      severity: "note",
      effect: "risky",
      evidence: "inferred",
      message: () => "",
    });
    expect(note.at({}, {}, { severity: "error" }).severity).toBe("note");
  });

  test("empty lists of further places are left out", () => {
    expect(size.at({}, { found: 1 }, { related: [], frames: [] })).not.toHaveProperty("related");
    expect(size.at({}, { found: 1 }, { frames: [{ file: "a.ts" }] }).frames).toEqual([{ file: "a.ts" }]);
  });
});

describe("order", () => {
  test("atLeast", () => {
    expect(atLeast("error", "warning")).toBe(true);
    expect(atLeast("warning", "warning")).toBe(true);
    expect(atLeast("note", "warning")).toBe(false);
  });

  test("by severity, place, code, resource, property and message, whatever the order before", () => {
    const make = (
      severity: Finding["severity"],
      line: number | undefined,
      code: string,
      message: string,
    ): Finding => ({
      code,
      severity,
      effect: "risky",
      evidence: "observed",
      message,
      at: line === undefined ? {} : { source: { file: "a.ts", line } },
    });
    const sorted = [
      make("error", 2, "b", "1"),
      make("error", 10, "a", "1"),
      make("error", 10, "b", "1"),
      make("error", 10, "b", "2"),
      make("error", undefined, "a", "1"),
      make("warning", 1, "a", "1"),
      make("note", undefined, "a", "1"),
    ];
    expect([...sorted].reverse().sort(compareFindings)).toEqual(sorted);
  });
});
