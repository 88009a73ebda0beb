// Type tokens of components.
import { describe, expect, test } from "vitest";
import { findingsIn, rendered, short } from "../testing.ts";
import { componentTokens } from "./component-tokens.ts";

const CHECKS = [componentTokens];
const HEAD = 'import * as pulumi from "@pulumi/pulumi";\n';
const component = (name: string, type: string): string =>
  `export class ${name} extends pulumi.ComponentResource { constructor(n: string, t: string) { super(${type}, n); } }\n`;

describe("a type that is no token", () => {
  test.each([
    ["one part", '"Network"', "warning", "app:index:A"],
    ["two parts", '"custom:Network"', "warning", "custom:index:Network"],
    ["an empty part", '"custom::Network"', "warning", "custom:index:Network"],
    ["a space", '"custom:network:My Network"', "warning", "custom:network/My:Network"],
    ["slashes", '"custom/network/Network"', "warning", "custom:network:Network"],
    ["four parts", '"custom:aws:network:Network"', "note", "custom:aws/network:Network"],
    ["in a template", "`Network`", "warning", "app:index:A"],
    ["in a constant", "TYPE", "warning", "custom:index:Network"],
  ])("%s", (_, type, severity, better) => {
    const text = `${HEAD}const TYPE = "custom:Network";${component("A", type)}`;
    expect(short(text, CHECKS)).toEqual([`${severity} source/component-type index.ts:2`]);
    expect(findingsIn(text, CHECKS)[0]?.fix).toContain(`"${better}"`);
  });

  test("as a report shows it", () => {
    expect(rendered(HEAD + component("Network", '"Network"'), CHECKS)).toMatchSnapshot();
  });

  test.each([
    ["three parts", '"custom:index:Network"'],
    ["a module with a slash", '"custom:network/vpc:Vpc"'],
    ["a name with signs", '"my-org.x:infra_core:Vpc"'],
    ["a part that is computed", "`custom:${t}`"],
    ["a parameter", "t"],
    ["a call", "typeOf('x')"],
  ])("is not %s", (_, type) => {
    expect(short(HEAD + component("A", type), CHECKS)).toEqual([]);
  });
});

describe("a type of two classes", () => {
  const texts = {
    "index.ts": 'import { Orders } from "./orders";\nimport { Payments } from "./payments";\n',
    "orders.ts": HEAD + component("Orders", '"shop:index:Orders"'),
    "payments.ts": HEAD + component("Payments", '"shop:index:Orders"'),
  };

  test("in two files", () => {
    expect(short(texts, CHECKS)).toEqual(["warning source/component-type-shared payments.ts:2"]);
    expect(rendered(texts, CHECKS)).toMatchSnapshot();
  });

  test("in one file", () => {
    const text = `${HEAD}${component("A", '"a:b:A"')}${component("B", "'a:b:A'")}${component("C", '"a:b:C"')}`;
    expect(short(text, CHECKS)).toEqual(["warning source/component-type-shared index.ts:3"]);
  });

  test.each([
    ["two types", HEAD + component("A", '"a:b:A"') + component("B", '"a:b:B"')],
    [
      "a class below, which has no type of its own",
      `${HEAD}${component("A", '"a:b:A"')}class B extends A { constructor() { super("a:b:A", ""); } }`,
    ],
    [
      "a test beside it",
      { "index.ts": HEAD + component("A", '"a:b:A"'), "a.test.ts": HEAD + component("A", '"a:b:A"') },
    ],
  ])("is not %s", (_, text) => {
    expect(short(text, CHECKS)).toEqual([]);
  });
});
