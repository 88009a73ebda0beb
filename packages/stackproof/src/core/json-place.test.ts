// Where a text stops being JSON.
import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonErrorPlace } from "./json-place.ts";

test.each([
  ["", 1, 1],
  ['{"a": }', 1, 7],
  ["{", 1, 2],
  ['{\n  "a": 1,\n}', 3, 1],
  ["{'a': 1}", 1, 2],
  ["[1 2]", 1, 4],
  ['["a\nb"]', 1, 2],
  ["{} x", 1, 4],
  ["nul", 1, 1],
  ["01", 1, 2],
  ['{"a" 1}', 1, 6],
  ["[}", 1, 2],
])("%j ends at line %d, column %d", (text, line, column) => {
  expect(jsonErrorPlace(text)).toEqual({ line, column });
});

test("JSON has no such place", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(jsonErrorPlace(JSON.stringify(value, null, 2))).toBeUndefined();
    }),
  );
});

test("a text that was cut ends where it was cut, or before", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), fc.nat(), (value, at) => {
      const whole = JSON.stringify([value]);
      const cut = whole.slice(0, at % whole.length);
      const place = jsonErrorPlace(cut);
      expect(place).toBeDefined();
      expect(place?.column).toBeLessThanOrEqual(cut.length + 1);
    }),
  );
});
