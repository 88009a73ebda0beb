import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { knownString, type PropertyMap, Secret, Unknown } from "../../core/value.ts";
import { createRequest, testContext } from "../testing.ts";
import { createRandomHost } from "./random.ts";

const context = testContext();
const host = createRandomHost(context);

function make(kind: string, inputs: PropertyMap, name = "value"): { id: string; outputs: PropertyMap } {
  const type = `random:index/${kind[0]?.toLowerCase()}${kind.slice(1)}:${kind}`;
  const made = host.create?.(createRequest(type, name, inputs));
  if (made === undefined) throw new Error(`${type} is not served`);
  return made;
}

const texts = fc.record({
  extra: fc.nat(30),
  minUpper: fc.nat(8),
  minLower: fc.nat(8),
  minNumeric: fc.nat(8),
  minSpecial: fc.nat(8),
  upper: fc.boolean(),
  lower: fc.boolean(),
  special: fc.boolean(),
});

describe("RandomString and RandomPassword", () => {
  it("hold at least what the minimums ask for, and exactly the length", () => {
    fc.assert(
      fc.property(texts, fc.constantFrom("RandomString", "RandomPassword"), ({ extra, ...rules }, kind) => {
        const length = Math.max(
          1,
          rules.minUpper + rules.minLower + rules.minNumeric + rules.minSpecial + extra,
        );
        const result = knownString(make(kind, { ...rules, length }).outputs["result"]) ?? "";
        const count = (pattern: RegExp): number => result.match(pattern)?.length ?? 0;
        expect(result).toHaveLength(length);
        expect(count(/[A-Z]/g)).toBeGreaterThanOrEqual(rules.minUpper);
        expect(count(/[a-z]/g)).toBeGreaterThanOrEqual(rules.minLower);
        expect(count(/[0-9]/g)).toBeGreaterThanOrEqual(rules.minNumeric);
        expect(count(/[^A-Za-z0-9]/g)).toBeGreaterThanOrEqual(rules.minSpecial);
        expect(rules.upper || count(/[A-Z]/g) === rules.minUpper).toBe(true);
        expect(rules.lower || count(/[a-z]/g) === rules.minLower).toBe(true);
        expect(rules.special || count(/[^A-Za-z0-9]/g) === rules.minSpecial).toBe(true);
      }),
    );
  });

  it("use the provider's special characters, or the program's", () => {
    const special = { length: 200, upper: false, lower: false, numeric: false };
    expect(make("RandomString", special).outputs["result"]).toMatch(/^[!@#$%&*()\-_=+[\]{}<>:?]{200}$/);
    expect(make("RandomString", { ...special, overrideSpecial: "_~" }).outputs["result"]).toMatch(
      /^[_~]{200}$/,
    );
  });

  it("take `number` for `numeric`", () => {
    const { outputs } = make("RandomString", { length: 100, number: false });
    expect(outputs["result"]).toMatch(/^[^0-9]{100}$/);
    expect(outputs).toMatchObject({ numeric: false, number: false, upper: true, minLower: 0 });
  });

  it("differ in id and in secrecy", () => {
    const text = make("RandomString", { length: 12 });
    expect(text.id).toBe(text.outputs["result"]);
    const password = make("RandomPassword", { length: 12 });
    expect(password.id).toBe("none");
    expect(password.outputs["result"]).toBeInstanceOf(Secret);
    expect(knownString(password.outputs["bcryptHash"])).toMatch(
      /^\$2a\$10\$[./A-Za-z0-9]{21}[.Oeu][./A-Za-z0-9]{31}$/,
    );
  });

  it.each([
    [{ length: 3, minUpper: 2, minNumeric: 2 }, "length 3 is less than the 4 characters"],
    [{ length: 0 }, "length 0 is less than the 1 characters"],
    [{ length: 8, upper: false, lower: false, numeric: false, special: false }, "are all false"],
  ])("report inputs that no value fulfils: %j", (inputs, words) => {
    const before = context.findings.length;
    make("RandomPassword", inputs);
    expect(context.findings.slice(before).map((finding) => finding.message)).toEqual([
      expect.stringContaining(words),
    ]);
  });

  it.each([
    { length: 4, minUpper: 2, minNumeric: 2 },
    { length: new Unknown("1", undefined), minUpper: 20 },
    { length: 8, upper: false, lower: false, special: false },
  ])("report nothing that the provider takes: %j", (inputs: PropertyMap) => {
    const before = context.findings.length;
    make("RandomString", inputs);
    expect(context.findings).toHaveLength(before);
  });
});

describe("every random value", () => {
  const kinds: [string, PropertyMap][] = [
    ["RandomId", { byteLength: 8 }],
    ["RandomBytes", { length: 16 }],
    ["RandomString", { length: 20 }],
    ["RandomPassword", { length: 20 }],
    ["RandomPet", { length: 4 }],
    ["RandomInteger", { min: 0, max: 2 ** 40 }],
    ["RandomUuid", {}],
    ["RandomUuid4", {}],
    ["RandomUuid7", {}],
    ["RandomShuffle", { inputs: "abcdefghijklmnop".split("") }],
  ];

  it.each(kinds)("%s is the same twice, and new with another URN or other keepers", (kind, inputs) => {
    const shown = (name: string, more: PropertyMap = {}): string => {
      const { keepers: _, ...outputs } = make(kind, { ...inputs, ...more }, name).outputs;
      return JSON.stringify([make(kind, { ...inputs, ...more }, name).id, outputs]);
    };
    expect(shown("one")).toBe(shown("one"));
    expect(shown("one")).not.toBe(shown("two"));
    expect(shown("one", { keepers: { a: "1" } })).not.toBe(shown("one", { keepers: { a: "2" } }));
    expect(shown("one", { keepers: { a: "1", b: "2" } })).toBe(shown("one", { keepers: { b: "2", a: "1" } }));
  });
});

describe("RandomId", () => {
  it("tells the same bytes in four ways, each behind the prefix", () => {
    const { id, outputs } = make("RandomId", { byteLength: 6, prefix: "x-" });
    const bytes = Buffer.from(id, "base64url");
    expect(bytes).toHaveLength(6);
    expect(outputs).toMatchObject({
      b64Url: `x-${id}`,
      b64Std: `x-${bytes.toString("base64")}`,
      hex: `x-${bytes.toString("hex")}`,
      dec: `x-${BigInt(`0x${bytes.toString("hex")}`)}`,
    });
  });
});

describe("RandomBytes", () => {
  it("is secret, and its id is the base64 text", () => {
    const { id, outputs } = make("RandomBytes", { length: 9 });
    expect(outputs["base64"]).toEqual(new Secret(id));
    expect(outputs["hex"]).toEqual(new Secret(Buffer.from(id, "base64").toString("hex")));
  });
});

describe("RandomPet", () => {
  it.each([
    [{}, /^[a-z]+-[a-z]+$/],
    [{ length: 1 }, /^[a-z]+$/],
    [{ length: 3, separator: "_" }, /^[a-z]+_[a-z]+_[a-z]+$/],
    [{ prefix: "web" }, /^web-[a-z]+-[a-z]+$/],
  ])("%j", (inputs, form) => {
    expect(make("RandomPet", inputs).id).toMatch(form);
  });
});

describe("RandomInteger", () => {
  it("lies between min and max, both included", () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(), fc.string(), (min, span, name) => {
        const { id, outputs } = make("RandomInteger", { min, max: min + span }, name);
        expect(Number(id)).toBe(outputs["result"]);
        expect(outputs["result"]).toBeGreaterThanOrEqual(min);
        expect(outputs["result"]).toBeLessThanOrEqual(min + span);
      }),
    );
    const seen = new Set(
      Array.from({ length: 60 }, (_, i) => make("RandomInteger", { min: 1, max: 3 }, `n${i}`).id),
    );
    expect([...seen].sort()).toEqual(["1", "2", "3"]);
  });

  it("goes by its seed alone when it has one", () => {
    const inputs = { min: 1, max: 1_000_000, seed: "s" };
    expect(make("RandomInteger", inputs, "a").id).toBe(make("RandomInteger", inputs, "b").id);
  });

  it("reports a min above max", () => {
    const before = context.findings.length;
    make("RandomInteger", { min: 5, max: 4 });
    expect(context.findings.at(-1)?.message).toContain("min 5 is above max 4");
    make("RandomInteger", { min: 4, max: 4 });
    expect(context.findings).toHaveLength(before + 1);
  });
});

describe("RandomUuid", () => {
  it.each([
    ["RandomUuid", 4],
    ["RandomUuid4", 4],
    ["RandomUuid7", 7],
  ])("%s has version %i", (kind, version) => {
    expect(make(kind, {}).id).toMatch(
      new RegExp(`^[0-9a-f]{8}-[0-9a-f]{4}-${version}[0-9a-f]{3}-[89ab][0-9a-f]{3}-`),
    );
  });
});

describe("RandomShuffle", () => {
  it("keeps the items, cut or repeated to the count", () => {
    const inputs = ["a", "b", "c"];
    const { results } = make("RandomShuffle", { inputs }).outputs;
    expect(results).toHaveLength(3);
    expect(results).toEqual(expect.arrayContaining(inputs));
    expect(make("RandomShuffle", { inputs, resultCount: 2 }).outputs["results"]).toHaveLength(2);
    expect(make("RandomShuffle", { inputs, resultCount: 7 }).outputs["results"]).toHaveLength(7);
    expect(make("RandomShuffle", { inputs: [], resultCount: 7 }).outputs["results"]).toEqual([]);
  });
});
