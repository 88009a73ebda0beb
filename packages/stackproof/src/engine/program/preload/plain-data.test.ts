import { runInNewContext } from "node:vm";
import { describe, expect, it, test } from "vitest";
import { plainData } from "./plain-data.ts";

const problems = (value: unknown) =>
  plainData(value).problems.map(({ path, problem }) => `${path.join(".")}: ${problem}`);

describe("plainData", () => {
  const shared = { a: 1 };
  test.each<[string, unknown]>([
    ["texts, numbers, booleans and null", { a: "x", b: [1, -1.5, true, null], c: {} }],
    ["the same object twice", { one: shared, two: [shared, shared] }],
    ["objects without a prototype", Object.assign(Object.create(null) as object, { a: 1 })],
    ["objects of another realm", runInNewContext("({ a: [1, { b: 2 }] })")],
  ])("copies %s", (_, value) => {
    const copy = plainData(value);
    expect(copy.problems).toEqual([]);
    expect(JSON.stringify(copy.value)).toBe(JSON.stringify(value));
  });

  const loop: { self?: unknown } = {};
  loop.self = { back: [loop] };
  test.each<[unknown, string]>([
    [() => 1, "is a function: write what it gives"],
    [undefined, "is undefined: leave it out, or give it a value"],
    [1n, "is a bigint, which is no data"],
    [Symbol("s"), "is a symbol, which is no data"],
    [Number.NaN, "is NaN, which is no number that can be meant"],
    [new Date(0), 'is a Date: write it as text, such as "2027-01-01"'],
    [Promise.resolve(1), "is a Promise: write `await` before it"],
    [new Map(), "is an instance of `Map`: write it as a plain object, a list or a text"],
    [new (class extends Array {})(), ""],
    [
      { __pulumiOutput: true },
      "is an Output of Pulumi, and settings are read before the program runs: write the value itself",
    ],
    [
      Object.assign(() => 1, { __pulumiOutput: true }),
      "is an Output of Pulumi, and settings are read before the program runs: write the value itself",
    ],
  ])("says where %s is", (value, problem) => {
    const found = problem === "" ? [] : [`a.1: ${problem}`];
    expect(problems({ a: ["x", value] })).toEqual(found);
    expect(plainData({ a: ["x", value] }).value).toEqual({ a: ["x", problem === "" ? [] : null] });
  });

  it("says where a value holds itself", () => {
    expect(problems({ a: loop })).toEqual(["a.self.back.0: holds itself"]);
  });

  it("says all that is wrong, and the whole when that is it", () => {
    expect(problems({ a: [undefined], b: { c: () => 1 } })).toHaveLength(2);
    expect(problems(undefined)).toEqual([": is undefined: leave it out, or give it a value"]);
  });

  it("leaves keys without a value out, as JSON does", () => {
    expect(plainData({ a: undefined, b: { c: undefined } })).toEqual({ value: { b: {} }, problems: [] });
  });

  it("looks into holes of lists", () => {
    expect(problems(Object.assign([1], { 2: 2 }))).toHaveLength(1);
  });
});
