// Kinds: what each takes, reads and says.
import { describe, expect, test } from "vitest";
import { Archive, Asset, type PropertyValue, ResourceReference, Secret, Unknown } from "../../core/value.ts";
import { anything, list, map, object, tags } from "./collections.ts";
import { base64, file, json, timestamp } from "./formats.ts";
import { type Kind, known, replaces, withDefault } from "./kind.ts";
import { cidr4, cidr6, ip4 } from "./network.ts";
import { arn, parseArn } from "./references.ts";
import { bool, int, number, oneOf, port, text } from "./scalars.ts";

/** What a kind says of a value, with the provider's words behind a bar. */
function said(
  kind: Kind<unknown>,
  value: PropertyValue,
  attribute: string | undefined = "some_name",
): string[] {
  const lines: string[] = [];
  const inner = known(value);
  if (inner === undefined) return lines;
  kind.check(inner, {
    path: ["some"],
    attribute,
    self: undefined,
    world: undefined,
    report: ({ says, quote, path }) =>
      lines.push([path.slice(1).join("."), says, quote].filter(Boolean).join(" | ")),
  });
  return lines;
}

function read<T>(kind: Kind<T>, value: PropertyValue): T | undefined {
  const inner = known(value);
  return inner === undefined ? undefined : kind.decode(inner);
}

describe("texts", () => {
  const name = text({ min: 2, max: 5, pattern: /^[a-z]+$/, of: "lower-case letters" });

  test("length, counted in characters", () => {
    expect(said(name, "ab")).toEqual([]);
    expect(said(name, "abcdef")).toEqual([
      'is "abcdef", 6 characters long; it takes 2 to 5 characters of lower-case letters | expected length of some_name to be in the range (2 - 5), got abcdef',
    ]);
    expect(said(text({ max: 2 }), "😀😀")).toEqual([]);
    expect(said(text({ max: 2 }, { by: "framework" }), "abc")).toEqual([
      'is "abc", 3 characters long; it takes at most 2 characters | Attribute some_name string length must be at most 2, got: 3',
    ]);
  });

  test("pattern", () => {
    expect(said(name, "Ab")).toEqual(['is "Ab"; it takes lower-case letters, 2 to 5 characters']);
  });

  test("numbers, booleans and resources are read as the bridge reads them", () => {
    expect(read(text(), 5)).toBe("5");
    expect(read(text(), true)).toBe("true");
    expect(read(text(), new ResourceReference("urn", "vpc-1"))).toBe("vpc-1");
    expect(read(text(), ["a"])).toBeUndefined();
    expect(read(text(), new Secret("a"))).toBe("a");
    expect(read(text(), new Unknown("a", undefined))).toBeUndefined();
  });
});

describe("enumerations", () => {
  test("in the provider's words", () => {
    const interval = oneOf([60, 600]);
    expect(said(interval, 60)).toEqual([]);
    expect(said(interval, "600")).toEqual([]);
    expect(said(interval, 300)).toEqual([
      "is 300; it takes 60 or 600 | expected some_name to be one of [60 600], got 300",
    ]);
    expect(said(oneOf(["ACCEPT", "REJECT"]), "accept")).toEqual([
      'is "accept"; it takes "ACCEPT" or "REJECT" | expected some_name to be one of ["ACCEPT" "REJECT"], got accept',
    ]);
    expect(said(oneOf(["a", "b"], { by: "aws" }), "c")).toEqual(['is "c"; it takes "a" or "b"']);
    expect(said(oneOf(["a", "b"], { by: "framework" }), "c")).toEqual([
      'is "c"; it takes "a" or "b" | Attribute some_name value must be one of: ["a" "b"], got: "c"',
    ]);
  });

  test("of many values the nearest is named", () => {
    const many = oneOf(
      Array.from({ length: 30 }, (_, index) => `value-${index}`),
      { by: "aws" },
    );
    expect(said(many, "valeu-7")).toEqual([
      'is "valeu-7"; it takes one of 30 values; the nearest is "value-7"',
    ]);
  });
});

describe("numbers", () => {
  test("ranges, exceptions and steps", () => {
    expect(said(int({ min: 1, max: 3 }), 4)).toEqual([
      "is 4; it takes 1 to 3 | expected some_name to be in the range (1 - 3), got 4",
    ]);
    expect(said(int({ min: 1, max: 3, also: [-1] }), -1)).toEqual([]);
    expect(said(int({ min: 60, multipleOf: 60, unit: "seconds" }), 90)).toEqual([
      "is 90; it takes 60 or more seconds, in steps of 60",
    ]);
    expect(said(int(), 1.5)).toEqual(["is 1.5; it takes a whole number"]);
    expect(said(number({ max: 1 }), 0.5)).toEqual([]);
    expect(said(port(), 65_536)).toHaveLength(1);
    expect(read(int(), "42")).toBe(42);
    expect(read(int(), "many")).toBeUndefined();
    expect(read(bool(), "true")).toBe(true);
  });
});

describe("collections", () => {
  test("lists: count, elements, doubles", () => {
    const ports = list(port(), { min: 1, max: 2, unique: true });
    expect(said(ports, [1, 2])).toEqual([]);
    expect(said(ports, [])).toEqual(["has 0 elements; it takes 1 to 2"]);
    expect(said(ports, [1, 1])).toEqual(["1 | is 1 for the second time"]);
    expect(said(ports, [1, 70_000])).toEqual(["1 | is 70000; it takes 0 to 65535"]);
    expect(read(ports, [1, new Unknown("2", undefined)])).toEqual([1, undefined]);
  });

  test("objects: defaults of what is absent, nothing of what is unknown", () => {
    const volume = object({ size: int({ min: 1 }), kind: withDefault(text(), "gp3") });
    expect(read(volume, { size: 0 })).toEqual({ size: 0, kind: "gp3" });
    expect(read(volume, { kind: new Unknown("x", undefined) })).toEqual({ size: undefined, kind: undefined });
    expect(said(volume, { size: 0 })).toEqual([
      "size | is 0; it takes 1 or more | expected some_name.0.size to be at least (1), got 0",
    ]);
    expect(said(list(volume), [{ size: 0 }])).toEqual(["0.size | is 0; it takes 1 or more"]);
  });

  test("maps and tags", () => {
    expect(said(map(int({ max: 1 })), { a: 2 })).toEqual(["a | is 2; it takes 1 or less"]);
    expect(said(tags(), { Name: "a" })).toEqual([]);
    expect(said(tags(), { "aws:x": "a" })).toEqual([
      "aws:x | has a key that begins with aws:, which is AWS's own",
    ]);
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, "v"]));
    expect(said(tags(), many)).toEqual(["has 51 tags; it takes at most 50"]);
    expect(said(tags(), { a: "v".repeat(257) })).toHaveLength(1);
  });
});

describe("formats", () => {
  test("ranges and addresses", () => {
    expect(said(cidr4({ min: 16, max: 28 }), "10.0.0.0/16")).toEqual([]);
    expect(said(cidr4({ min: 16, max: 28 }), "10.0.0.0/8")).toEqual([
      'is "10.0.0.0/8"; it takes an IPv4 range in CIDR notation between /16 and /28',
    ]);
    expect(said(cidr4(), "10.0.0.1/24")).toEqual([
      'is "10.0.0.1/24", whose address is not the first of its range; it takes "10.0.0.0/24" | "10.0.0.1/24" is not a valid IPv4 CIDR block; did you mean "10.0.0.0/24"?',
    ]);
    expect(said(cidr4(), "10.0.0.0.0/20")).toEqual([
      'is "10.0.0.0.0/20"; it takes an IPv4 range in CIDR notation | "10.0.0.0.0/20" is not a valid CIDR block: invalid CIDR address: 10.0.0.0.0/20',
    ]);
    expect(said(cidr4(), "2001:db8::/56")).toHaveLength(1);
    expect(said(cidr6(), "2001:db8::/56")).toEqual([]);
    expect(said(ip4(), "10.0.0.256")).toHaveLength(1);
  });

  test("JSON, times, base64, files", () => {
    expect(said(json(), '{"a": 1}')).toEqual([]);
    expect(said(json(), '{"a": }')).toEqual(['is no JSON from line 1, column 7: "{\\"a\\": }"']);
    expect(said(json(), "{")).toHaveLength(1);
    expect(said(timestamp(), "2026-11-21T08:00:00Z")).toEqual([]);
    expect(said(timestamp(), "2026-13-41T08:00:00Z")).toHaveLength(1);
    expect(said(base64(), "ZXhhbXBsZQ==")).toEqual([]);
    expect(said(base64(), "#!/bin/bash")).toHaveLength(1);
    expect(read(file(), new Asset({ text: "" }))).toBeInstanceOf(Asset);
    expect(read(file(), new Archive({ assets: {} }))).toBeInstanceOf(Archive);
    expect(read(anything(), { a: 1 })).toEqual({ a: 1 });
  });

  test("ARNs", () => {
    const role = arn({ service: "iam", resource: /^role\//, of: "the ARN of a role" });
    expect(said(role, "arn:aws:iam::111122223333:role/a/b")).toEqual([]);
    expect(said(role, "arn:aws:iam::111122223333:user/a")).toHaveLength(1);
    expect(said(role, "arn:aws:s3:::a")).toEqual([
      'is "arn:aws:s3:::a", an ARN of s3; it takes the ARN of a role',
    ]);
    expect(said(role, "my-role")).toEqual([
      'is "my-role", which is no ARN; it takes the ARN of a role | "some_name" (my-role) is an invalid ARN: arn: invalid prefix',
    ]);
    expect(parseArn("arn:aws-cn:s3:::bucket/key")).toEqual({
      partition: "aws-cn",
      service: "s3",
      region: "",
      account: "",
      resource: "bucket/key",
    });
    expect(parseArn("arn:aws:lambda:us-east-1:aws:function:x")?.account).toBe("aws");
  });
});

test("marks of a kind do not change what it takes", () => {
  const kind = replaces(withDefault(int({ max: 3 }), 1));
  expect(kind).toMatchObject({ replaces: true, fallback: 1, expects: "3 or less" });
  expect(said(kind, 4)).toHaveLength(1);
});
