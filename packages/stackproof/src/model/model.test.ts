import { describe, expect, it } from "vitest";
import { Placeholders } from "../core/placeholder.ts";
import { Secret, Unknown } from "../core/value.ts";
import type { PackageSchema, SchemaProperties } from "../schema/schema.ts";
import { completeResult } from "./complete-result.ts";
import { answerDataSource, defineDataSource, known } from "./data-source.ts";
import { isDocumentationId } from "./documentation-ids.ts";
import { matchesWildcards, passes } from "./filters.ts";
import { repeatableId, repeatableUpper, repeatableUuid } from "./ids.ts";
import { plainMap } from "./plain.ts";
import { crc32Text, terraformTextSet } from "./terraform-set.ts";
import { textOf, worldOf } from "./testing.ts";

describe("filters", () => {
  it.each([
    ["al2023-*", "al2023-ami", true],
    ["a?c", "abc", true],
    ["a?c", "ac", false],
    ["a\\*c", "a*c", true],
    ["a\\*c", "abc", false],
    ["1.2", "1x2", false],
    ["", "", true],
    ["(x)[y]{z}|^$+", "(x)[y]{z}|^$+", true],
  ])("pattern %s on %s", (pattern, value, expected) => {
    expect(matchesWildcards(pattern, value)).toBe(expected);
  });

  it("pass when one value of each filter fits; a no outweighs an unknown", () => {
    const values = (name: string) => (name === "known" ? ["a"] : undefined);
    expect(passes([{ name: "known", values: ["b", "a"] }], values)).toBe("yes");
    expect(
      passes(
        [
          { name: "known", values: ["a"] },
          { name: "other", values: ["x"] },
        ],
        values,
      ),
    ).toBe("unknown");
    expect(
      passes(
        [
          { name: "other", values: ["x"] },
          { name: "known", values: ["b"] },
        ],
        values,
      ),
    ).toBe("no");
    expect(passes([], values)).toBe("yes");
  });
});

describe("ids", () => {
  it("have the form that AWS gives them and depend on every part", () => {
    expect(repeatableId("vpc", "1", "us-east-1")).toMatch(/^vpc-0[0-9a-f]{16}$/);
    expect(repeatableId("vpc", "1", "us-east-1")).not.toBe(repeatableId("vpc", "1", "us-east-2"));
    expect(repeatableId("vpc", "a", "b")).not.toBe(repeatableId("vpc", "ab"));
    expect(repeatableUpper("Z", 21, "x")).toMatch(/^Z[A-Z2-7]{20}$/);
    expect(repeatableUuid("x")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it.each([
    "vpc-12345678",
    "vpc-12345",
    "ami-0c55b159cbfafe1f0",
    "subnet-0123456789abcdef0",
    "sg-xxxxxxxx",
    "vpc-aaaaaaaa",
  ])("%s is of documentation", (id) => {
    expect(isDocumentationId(id)).toBe(true);
  });

  it.each(["vpc-0f3a9c2b7d1e4a5c6", "ami-1812c061", "ami-abcdef12", "subnet-1a2b3c4d", "vpc"])(
    "%s is not",
    (id) => {
      expect(isDocumentationId(id)).toBe(false);
    },
  );
});

describe("Terraform's sets", () => {
  it("use CRC-32", () => {
    expect(crc32Text("123456789")).toBe(String(0xcbf43926));
    expect(crc32Text("")).toBe("0");
  });

  it("hold each member once, in the order of the hashes as texts", () => {
    const members = terraformTextSet(["b", "a", "b", "c"]);
    expect([...members].sort()).toEqual(["a", "b", "c"]);
    const hashes = members.map((member) => crc32Text(`${member};`));
    expect(hashes).toEqual([...hashes].sort());
  });
});

describe("completion", () => {
  const nested: SchemaProperties = {
    name: { type: { kind: "string" }, required: true },
    size: { type: { kind: "number" }, required: true },
  };
  const schema: PackageSchema = {
    name: "aws",
    version: "7.0.0",
    resource: () => undefined,
    function: (token) => ({ token, inputs: {}, outputs: shape }),
    object: (name) => (name === "Nested" ? nested : undefined),
    resourceTokens: () => [],
  };
  const shape: SchemaProperties = {
    text: { type: { kind: "string" }, required: true },
    mode: { type: { kind: "string", values: ["on", "off"] }, required: true },
    flag: { type: { kind: "boolean" }, required: true },
    map: { type: { kind: "map", element: { kind: "string" } }, required: true },
    list: { type: { kind: "list", element: { kind: "object", name: "Nested" } }, required: true },
    echo: { type: { kind: "string" }, required: false },
    region: { type: { kind: "string" }, required: true },
  };
  const context = {
    token: "aws:x/getY:getY",
    region: "us-east-1",
    args: {},
    schema,
    placeholders: new Placeholders(),
  };

  it("fills in what is missing, at any depth, and nothing else", () => {
    const result = completeResult({ list: [{ name: "given" }] }, shape, context);
    expect(result).toMatchObject({ mode: "on", flag: false, map: {}, list: [{ name: "given", size: 1 }] });
    expect("echo" in result).toBe(false);
    expect(context.placeholders.originOf(textOf(result["text"]))).toBe("result `text` of `aws.x.getY`");
    expect(completeResult({}, shape, context)["list"]).toEqual([
      { name: expect.stringMatching(/^rehearsed-/), size: 1 },
    ]);
  });

  it("is part of an answer, with the arguments repeated and the region of the argument", () => {
    const source = defineDataSource({
      token: "aws:x/getY:getY",
      docs: "https://example.com",
      answer: (_args, world) => known({ text: world.region ?? "" }),
    });
    const answer = answerDataSource(
      source,
      { echo: new Secret("said"), region: "eu-west-1" },
      worldOf({ schema }),
    );
    expect(answer).toMatchObject({
      kind: "answer",
      result: { text: "eu-west-1", region: "eu-west-1", echo: "said", flag: false },
    });
  });
});

it("plain arguments keep the texts that the program saw", () => {
  const args = {
    a: new Secret(new Unknown("rehearsed-0", "x")),
    b: [new Secret("s")],
    c: new Unknown(undefined, undefined),
    d: { e: 1 },
  };
  expect(plainMap(args)).toEqual({ a: "rehearsed-0", b: ["s"], d: { e: 1 } });
});
