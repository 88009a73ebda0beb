// BucketFunction: events and filters.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkTrigger, checkWrites, filtersOf, filterValue, type Trigger } from "./object-events.ts";

const CREATED = ["s3:ObjectCreated:*"];
const part = fc.string({ unit: fc.constantFrom("a", "b", "/", "=", " "), minLength: 1, maxLength: 4 });
const parts = fc.array(part, { maxLength: 3 });

function isTaken(trigger: Trigger): boolean {
  try {
    checkTrigger("uploads", trigger);
    return true;
  } catch {
    return false;
  }
}

describe("filters", () => {
  test("one for each prefix with each suffix", () => {
    expect(filtersOf([], [])).toEqual([{}]);
    expect(filtersOf(["in/"], [])).toEqual([{ filterPrefix: "in/" }]);
    expect(filtersOf(["a/", "b/"], [".png", ".jpg"])).toEqual([
      { filterPrefix: "a/", filterSuffix: ".png" },
      { filterPrefix: "a/", filterSuffix: ".jpg" },
      { filterPrefix: "b/", filterSuffix: ".png" },
      { filterPrefix: "b/", filterSuffix: ".jpg" },
    ]);
  });

  test("special characters are written as S3 wants them", () => {
    expect(filterValue("year=2026/my files/")).toBe("year%3D2026/my+files/");
    expect(filterValue("a+b~(1)!.png")).toBe("a%2Bb%7E(1)!.png");
    expect(filterValue("bücher/")).toBe("b%C3%BCcher/");
  });

  test("of those that are taken, no two match one key", () => {
    fc.assert(
      fc.property(parts, parts, part, (prefixes, suffixes, middle) => {
        fc.pre(isTaken({ events: CREATED, prefixes, suffixes }));
        for (const prefix of prefixes.length === 0 ? [""] : prefixes) {
          for (const suffix of suffixes.length === 0 ? [""] : suffixes) {
            const key = `${prefix}${middle}${suffix}`;
            const matching = filtersOf(prefixes, suffixes).filter(
              ({ filterPrefix = "", filterSuffix = "" }) =>
                filterValue(key).startsWith(filterPrefix) && filterValue(key).endsWith(filterSuffix),
            );
            expect(matching).toHaveLength(1);
          }
        }
      }),
    );
  });
});

describe("events", () => {
  test("one kind beside another", () => {
    const events = ["s3:ObjectCreated:Put", "s3:ObjectCreated:Copy", "s3:ObjectRemoved:*"];
    expect(isTaken({ events, prefixes: [], suffixes: [] })).toBe(true);
  });

  test("one inside another", () => {
    const events = ["s3:ObjectCreated:Put", "s3:ObjectCreated:*"];
    expect(() => checkTrigger("uploads", { events, prefixes: [], suffixes: [] })).toThrow(
      'Leave "s3:ObjectCreated:Put" out.',
    );
  });

  test("nearly known", () => {
    expect(() => checkTrigger("uploads", { events: ["ObjectRemoved"], prefixes: [], suffixes: [] })).toThrow(
      'Write "s3:ObjectRemoved:*".',
    );
  });
});

test("results that are taken call nothing", () => {
  fc.assert(
    fc.property(parts, part, part, (prefixes, place, rest) => {
      try {
        checkWrites("uploads", place, prefixes);
      } catch {
        return;
      }
      expect(prefixes.filter((prefix) => `${place}${rest}`.startsWith(prefix))).toEqual([]);
    }),
  );
});
