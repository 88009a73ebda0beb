// Core: names, values and placeholders.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearest } from "./nearest.ts";
import { comparePlaces, formatPlace, type SourcePlace } from "./place.ts";
import { holdsPlaceholder, Placeholders } from "./placeholder.ts";
import {
  childUrn,
  displayToken,
  formatUrn,
  nameOfUrn,
  packageOfToken,
  parseUrn,
  STACK_TYPE,
  typeOfUrn,
} from "./urn.ts";
import {
  containsSecret,
  containsUnknown,
  formatPath,
  knownString,
  type PathStep,
  Secret,
  setProperty,
  Unknown,
  unwrapSecret,
  walk,
} from "./value.ts";

describe("URNs", () => {
  const part = fc.stringMatching(/^[\w.-]{1,12}$/);
  test("what is put together comes apart again, whatever the name holds", () => {
    fc.assert(
      fc.property(part, part, part, fc.string(), (stack, project, type, name) => {
        const parts = { stack, project, typeChain: `pkg:mod:${type}`, name };
        expect(parseUrn(formatUrn(parts))).toEqual(parts);
      }),
    );
  });

  test("a name may hold the separator", () => {
    expect(nameOfUrn("urn:pulumi:dev::p::a:b:C::x::y")).toBe("x::y");
  });

  test("the chain of types grows with each component, and not with the stack", () => {
    const stack = { stack: "dev", project: "p" };
    const root = childUrn(stack, undefined, STACK_TYPE, "p-dev");
    const outer = childUrn(stack, root, "my:index:Outer", "outer");
    const inner = childUrn(stack, outer, "my:index:Inner", "inner");
    expect(outer).toBe("urn:pulumi:dev::p::my:index:Outer::outer");
    expect(childUrn(stack, inner, "aws:s3/bucket:Bucket", "b")).toBe(
      "urn:pulumi:dev::p::my:index:Outer$my:index:Inner$aws:s3/bucket:Bucket::b",
    );
    expect(typeOfUrn(inner)).toBe("my:index:Inner");
  });

  test.each(["", "urn:pulumi:dev", "urn:pulumi:dev::p::t", "urn:aws:dev::p::t::n"])("%j is none", (text) => {
    expect(parseUrn(text)).toBeUndefined();
    expect(nameOfUrn(text)).toBe(text);
  });

  test("tokens", () => {
    expect(packageOfToken("aws:ec2/vpc:Vpc")).toBe("aws");
    expect(packageOfToken("pulumi:providers:aws")).toBe("aws");
    expect(packageOfToken(STACK_TYPE)).toBe("pulumi");
    expect(displayToken("aws:ec2/vpc:Vpc")).toBe("aws.ec2.Vpc");
    expect(displayToken("random:index/randomPet:RandomPet")).toBe("random.RandomPet");
  });
});

describe("nearest", () => {
  const names = ["cidrBlock", "tags", "enableDnsSupport", "instanceTenancy"];
  test.each([
    ["cidr_block", "cidrBlock"],
    ["cidrblok", "cidrBlock"],
    ["tasg", "tags"],
    ["enableDnsSuport", "enableDnsSupport"],
    ["vpcId", undefined],
    ["", undefined],
  ])("%s -> %s", (wrong, right) => {
    expect(nearest(wrong, names)).toBe(right);
  });

  test("is never the name itself, and always one of the candidates", () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (name, candidates) => {
        const found = nearest(name, candidates);
        expect(found === undefined || (found !== name && candidates.includes(found))).toBe(true);
      }),
    );
  });
});

describe("values", () => {
  test("secrets and unknowns are found at any depth, and unwrapped", () => {
    const value = {
      list: ["a", { deep: new Secret(new Secret("inner")) }],
      gone: new Unknown("text", "somewhere"),
    };
    expect([containsSecret(value), containsUnknown(value)]).toEqual([true, true]);
    expect([containsSecret(["a"]), containsUnknown({ a: 1 }), containsSecret(undefined)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(containsUnknown(new Secret([new Unknown(undefined, undefined)]))).toBe(true);
    expect(unwrapSecret(new Secret(new Secret("inner")))).toBe("inner");
    expect([knownString(new Secret("x")), knownString(1), knownString(new Unknown("x", undefined))]).toEqual([
      "x",
      undefined,
      undefined,
    ]);
  });

  test("walk names the path of each part", () => {
    const seen: string[] = [];
    walk({ a: [new Secret({ "my key": 1 })], b: null }, (part: unknown, path: PathStep[]) => {
      if (typeof part !== "object" || part === null) seen.push(formatPath(path));
    });
    expect(seen).toEqual(['a[0]["my key"]', "b"]);
  });

  test("a path with quotes stays readable", () => {
    expect(formatPath(["tags", 'a"b', 0, "ok"])).toBe('tags["a\\"b"][0].ok');
  });

  test("__proto__ is a name like any other", () => {
    const map: Record<string, number> = {};
    setProperty(map, "__proto__", 1);
    setProperty(map, "plain", 2);
    expect(Object.entries(map)).toEqual([
      ["__proto__", 1],
      ["plain", 2],
    ]);
    expect(Object.getPrototypeOf(map)).toBe(Object.prototype);
  });
});

describe("placeholders", () => {
  test("are the same for the same seed and known inside other texts, in any case", () => {
    const one = new Placeholders();
    const text = one.text("seed", "output `arn` of `queue`");
    expect(new Placeholders().text("seed", "other")).toBe(text);
    expect(one.text("seed 2", "x")).not.toBe(text);
    expect(one.originOf(`arn:${text.toUpperCase()}/*`)).toBe("output `arn` of `queue`");
    expect(one.originOf("rehearsed-000000000000")).toBeUndefined();
    expect(holdsPlaceholder(text.slice(0, 14))).toBe(true);
    expect(holdsPlaceholder("a rehearsed program")).toBe(false);
  });
});

describe("places", () => {
  test("are written as editors read them", () => {
    expect(formatPlace({ file: "a.ts" })).toBe("a.ts");
    expect(formatPlace({ file: "a.ts", line: 4 })).toBe("a.ts:4");
    expect(formatPlace({ file: "a.ts", line: 4, column: 2 })).toBe("a.ts:4:2");
  });

  test("have one order, with what has no place at the end", () => {
    const places: SourcePlace[] = [
      { file: "b.ts", line: 1 },
      { file: "a.ts", line: 10 },
      { file: "a.ts", line: 9, column: 3 },
      { file: "a.ts", line: 9, column: 1 },
    ];
    expect(places.sort(comparePlaces).map(formatPlace)).toEqual([
      "a.ts:9:1",
      "a.ts:9:3",
      "a.ts:10",
      "b.ts:1",
    ]);
    expect(comparePlaces(undefined, { file: "z.ts" })).toBeGreaterThan(0);
    expect(comparePlaces({ file: "z.ts" }, undefined)).toBeLessThan(0);
    expect(comparePlaces(undefined, undefined)).toBe(0);
  });
});
