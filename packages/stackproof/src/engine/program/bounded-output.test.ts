// Engine, program: what is kept of what a process prints.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BoundedOutput } from "./bounded-output.ts";

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
    const words = fc.array(fc.stringMatching(/^[a-z\n]{1,40}$/), { minLength: 101, maxLength: 130 });
    fc.assert(
      fc.property(words, (pieces) => {
        const output = new BoundedOutput(100);
        for (const piece of pieces) output.add(piece);
        const whole = pieces.join("");
        const [head = "", tail = "", more] = output.text.split(/\n… \d+ characters left out …\n/);
        expect(more).toBeUndefined();
        expect(whole.startsWith(head)).toBe(true);
        expect(whole.endsWith(tail)).toBe(true);
        expect(head.length + tail.length).toBeLessThanOrEqual(100);
        expect(output.dropped).toBeLessThan(whole.length);
        expect(output.dropped).toBeGreaterThanOrEqual(whole.length - 100);
        expect(output.text).toContain(`… ${output.dropped} characters left out …`);
      }),
    );
  });

  test("cuts at the ends of lines", () => {
    const output = new BoundedOutput(40);
    for (let line = 0; line < 1_000; line++) output.add(`line ${line}\n`);
    expect(output.text).toBe(
      `line 0\nline 1\n… ${output.dropped} characters left out …\nline 998\nline 999\n`,
    );
  });

  test("a single line without end is cut anywhere", () => {
    const output = new BoundedOutput(10);
    output.add("x".repeat(1_000_000));
    expect(output.text).toBe("xxxxx\n… 999990 characters left out …\nxxxxx");
  });
});
