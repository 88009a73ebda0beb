import { describe, expect, it } from "vitest";
import { placeAt, plainOf, readData } from "./yaml-data.ts";
import { resolveScalar } from "./yaml-scalar.ts";

describe("resolveScalar, as Go's yaml.v3", () => {
  const cases: [string, string, unknown][] = [
    ["", "null", undefined],
    ["~", "null", undefined],
    ["TRUE", "boolean", true],
    ["yes", "string", "yes"],
    ["80", "integer", 80n],
    ["+5", "integer", 5n],
    ["1_000", "integer", 1000n],
    ["0777", "integer", 511n],
    ["0o17", "integer", 15n],
    ["0x1F", "integer", 31n],
    ["012345678901", "float", 12345678901],
    ["18446744073709551615", "integer", 18446744073709551615n],
    ["18446744073709551616", "float", 18446744073709552000],
    ["1.50", "float", 1.5],
    [".5", "float", 0.5],
    ["1.2.3", "string", "1.2.3"],
    ["10.0.0.0/16", "string", "10.0.0.0/16"],
    ["-", "string", "-"],
    ["2012-10-17", "timestamp", "2012-10-17 00:00:00 +0000 UTC"],
    ["2012-13-17", "string", "2012-13-17"],
    ["2020-01-02T03:04:05Z", "timestamp", "2020-01-02 03:04:05 +0000 UTC"],
    ["20:30", "string", "20:30"],
  ];
  it.each(cases)("%s", (source, kind, value) => {
    const found = resolveScalar("PLAIN", undefined, source);
    expect(found.kind).toBe(kind);
    expect("value" in found ? found.value : undefined).toBe(value);
  });

  it("takes quoted scalars and !!str as they are", () => {
    expect(resolveScalar("QUOTE_DOUBLE", undefined, "080")).toEqual({ kind: "string", value: "080" });
    expect(resolveScalar("PLAIN", "tag:yaml.org,2002:str", "80")).toEqual({ kind: "string", value: "80" });
  });
});

describe("readData", () => {
  it("follows anchors and merge keys, of which the own keys win", () => {
    const { root } = readData("base: &b { a: 1, b: 2 }\nown:\n  <<: *b\n  b: 3\nsame: *b\n", "x.yaml");
    expect(root && plainOf(root)).toEqual({
      base: { a: 1, b: 2 },
      own: { a: 1, b: 3 },
      same: { a: 1, b: 2 },
    });
  });

  it("reads the first document only, as Go does", () => {
    const { root, problems } = readData("a: 1\n---\nb: 2\n", "x.yaml");
    expect(problems).toEqual([]);
    expect(root && plainOf(root)).toEqual({ a: 1 });
  });

  it("gives line and column of a fault", () => {
    const { root, problems } = readData("name: a\nruntime: b: c\n", "x.yaml");
    expect(root).toBeUndefined();
    expect(problems[0]?.place).toMatchObject({ file: "x.yaml", line: 2 });
  });

  it("tells keys that are no text", () => {
    expect(readData("a:\n  80: http\n  '90': x\n", "x.yaml").oddKeys).toEqual([
      { text: "80", place: { file: "x.yaml", line: 2, column: 3 } },
    ]);
  });

  it("refuses in JSON what only YAML allows", () => {
    const { problems } = readData('{\n  "a": 1,\n}', "Pulumi.json");
    expect(problems[0]?.place).toEqual({ file: "Pulumi.json", line: 3, column: 1 });
    const { root } = readData('{ "a": [1, "2", null, true] }', "Pulumi.json");
    expect(root && plainOf(root)).toEqual({ a: [1, "2", null, true] });
  });
});

it("counts lines and columns from one", () => {
  expect(placeAt("f", "ab\ncd", 4)).toEqual({ file: "f", line: 2, column: 2 });
  expect(placeAt("f", "ab", 0)).toEqual({ file: "f", line: 1, column: 1 });
});
