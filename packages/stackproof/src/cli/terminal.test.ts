// Command line: colours, width and the words for our own faults.
import { describe, expect, test } from "vitest";
import { colourPalette, plainPalette } from "../report/palette.ts";
import { OurFault } from "./exit.ts";
import { choosePalette, terminalWidth } from "./terminal.ts";

describe("colours", () => {
  test.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: "1" }, true, false],
    [{ NO_COLOR: "" }, true, true],
    [{ CI: "true" }, true, false],
    [{ CI: "" }, true, true],
    [{ TERM: "dumb" }, true, false],
    [{ FORCE_COLOR: "1" }, false, true],
    [{ FORCE_COLOR: "0" }, true, false],
    [{ FORCE_COLOR: "false" }, true, false],
    [{ FORCE_COLOR: "" }, false, false],
    [{ FORCE_COLOR: "1", NO_COLOR: "1", CI: "1", TERM: "dumb" }, false, true],
  ])("%j on a terminal %s", (environment, isTerminal, expected) => {
    expect(choosePalette(environment, isTerminal)).toBe(expected ? colourPalette : plainPalette);
  });
});

test("the width stays between what is readable", () => {
  expect([undefined, 1, 80, 119, 500].map(terminalWidth)).toEqual([100, 40, 80, 119, 120]);
});

describe("our own faults", () => {
  test("say so and keep the stack", () => {
    const { text } = new OurFault(new RangeError("too far"));
    expect(text).toMatch(
      /^stackproof: this is a fault of stackproof, not of your program\.\nPlease report it/,
    );
    expect(text).toContain("RangeError: too far\n    at ");
  });

  test.each([["a text"], [undefined], [null], [42]])("%j can be one", (thrown) => {
    expect(new OurFault(thrown).text).toContain(String(thrown));
  });
});
