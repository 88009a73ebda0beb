import { describe, expect, it } from "vitest";
import { deprecation, readMembers, readType, unite } from "./read-types.ts";
import type { SchemaType } from "./schema.ts";

const resolve = (path: readonly string[]): SchemaType | undefined => {
  const name = path.join(".");
  if (name === "undefined") return undefined;
  if (name === "string" || name === "number" || name === "boolean") return { kind: name };
  return name.startsWith("inputs.") ? { kind: "object", name } : { kind: "any" };
};
const read = (text: string): SchemaType => readType(text, 0, resolve);

describe("readType", () => {
  it.each<[string, SchemaType]>([
    ["pulumi.Input<string | undefined>;", { kind: "string" }],
    ["pulumi.Input<pulumi.Input<number>[] | undefined>;", { kind: "list", element: { kind: "number" } }],
    ["pulumi.Input<inputs.ec2.Thing>;", { kind: "object", name: "inputs.ec2.Thing" }],
    ["{\n    [key: string]: pulumi.Input<string>;\n};", { kind: "map", element: { kind: "string" } }],
    [
      "pulumi.Input<{\n [key: string]: boolean;\n} | undefined>;",
      { kind: "map", element: { kind: "boolean" } },
    ],
    ['"TRIM_HORIZON" | "LATEST";', { kind: "string", values: ["TRIM_HORIZON", "LATEST"] }],
    ['pulumi.Input<string | "a">;', { kind: "string" }],
    ["1 | 2;", { kind: "number", values: [1, 2] }],
    ["string[][];", { kind: "list", element: { kind: "list", element: { kind: "string" } } }],
    [
      "(string | number)[];",
      { kind: "list", element: { kind: "union", options: [{ kind: "string" }, { kind: "number" }] } },
    ],
    [
      "Record<string, pulumi.Input<string>> | string[];",
      {
        kind: "union",
        options: [
          { kind: "map", element: { kind: "string" } },
          { kind: "list", element: { kind: "string" } },
        ],
      },
    ],
    ["readonly string[];", { kind: "list", element: { kind: "string" } }],
  ])("reads %s", (text, type) => {
    expect(read(text)).toEqual(type);
  });

  it.each([
    "(a: string) => void;",
    'aws.ecs.ServiceArgs["serviceRegistries"];',
    "A & B;",
    "(typeof X)[keyof typeof X];",
    "{ a: string; };",
    "T extends string ? 1 : 2;",
    "<<<",
    "",
  ])("makes any of %s", (text) => {
    expect(read(text)).toEqual({ kind: "any" });
  });
});

describe("readMembers", () => {
  const body = `{
    /**
     * Text with a { brace and "quotes".
     *
     * @deprecated Use 'other' instead.
     *     On two lines.
     */
    first?: pulumi.Input<string>;
    private hidden: string;
    static get(name: string, state?: { a: string; }): void;
    readonly second: pulumi.Output<number>;
    readonly third: pulumi.Output<number | undefined>;
    "quoted-name": string;
    default?: boolean;
    method(args: { [key: string]: string }): string;
    strange: (a: string) => void;
    constructor(name: string, args?: ThingArgs, opts?: pulumi.CustomResourceOptions);
  }
  last: string;`;
  const { properties, constructorParameters } = readMembers(body, 0, resolve);

  it("reads properties and leaves methods, static and private members out", () => {
    expect(Object.keys(properties)).toEqual([
      "first",
      "second",
      "third",
      "quoted-name",
      "default",
      "strange",
    ]);
    expect(properties["strange"]?.type).toEqual({ kind: "any" });
  });

  it("tells what is required", () => {
    const required = Object.entries(properties).filter(([, property]) => property.required);
    expect(required.map(([name]) => name)).toEqual(["second", "quoted-name", "strange"]);
  });

  it("keeps the text of a deprecation for its own property only", () => {
    expect(properties["first"]?.deprecated).toBe("Use 'other' instead. On two lines.");
    expect(properties["second"]).not.toHaveProperty("deprecated");
  });

  it("gives the constructor's parameters", () => {
    expect(constructorParameters).toContain("args?: ThingArgs");
  });

  it("ends at the end of a text that is cut off", () => {
    expect(readMembers("{ a: string; b: pulumi.Input<", 0, resolve).properties["a"]?.type).toEqual({
      kind: "string",
    });
    expect(readMembers('{ a: "', 0, resolve).properties["a"]).toBeDefined();
    expect(readMembers("{ /* ", 0, resolve).properties).toEqual({});
  });
});

describe("deprecation", () => {
  it("stops at the next tag and at the end of the comment", () => {
    expect(deprecation("/**\n * @deprecated Gone.\n * @param x y\n */")).toBe("Gone.");
    expect(deprecation("/** @deprecated Gone. */")).toBe("Gone.");
    expect(deprecation("/** Fine. */")).toBeUndefined();
  });
});

describe("unite", () => {
  it("lets any swallow all", () => {
    expect(unite([{ kind: "string" }, { kind: "any" }])).toEqual({ kind: "any" });
  });
});
