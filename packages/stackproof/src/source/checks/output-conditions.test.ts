// Outputs that decide.
import { describe, expect, test } from "vitest";
import { rendered, short } from "../testing.ts";
import { outputConditions } from "./output-conditions.ts";

const CHECKS = [outputConditions];
const HEAD = `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
const db = new aws.rds.Instance("d", { instanceClass: "x" }); const config = new pulumi.Config();
`;

describe("a decision is found", () => {
  test.each([
    ["if", "if (db.multiAz) { config.get('a'); }", "warning source/output-as-condition"],
    ["not", "const a = !db.multiAz;", "warning source/output-as-condition"],
    ["?:", "const a = db.multiAz ? 1 : 2;", "warning source/output-as-condition"],
    ["&&", "const a = db.multiAz && 1;", "warning source/output-as-condition"],
    [
      "deep in a condition",
      "if (config.get('a') && !db.multiAz) config.get('b');",
      "warning source/output-as-condition",
    ],
    ["||, whose other side is never used", "const a = db.address || 'x';", "note source/output-as-condition"],
    [
      "a guard that never throws",
      "if (!db.address) { throw new Error('x'); }",
      "note source/output-as-condition",
    ],
    [
      "a Promise",
      "async function ok() { return false; }\nif (ok()) config.get('a');",
      "warning source/output-as-condition",
    ],
    [
      "an argument",
      "const f = (on: pulumi.Output<boolean>) => (on ? 1 : 2);",
      "warning source/output-as-condition",
    ],
    ["=== a text", "if (db.engine === 'mysql') config.get('a');", "error source/output-compared"],
    ["!=", "const a = 'mysql' != db.engine;", "error source/output-compared"],
    ["<", "const a = db.port < 1024;", "error source/output-compared"],
    ["=== another Output", "const a = db.engine === db.engineVersion;", "warning source/output-compared"],
    ["switch", "switch (db.engine) { case 'mysql': config.get('a'); }", "error source/output-compared"],
    ["a difference", "const a = db.port - 1;", "error source/output-arithmetic"],
    ["a sign", "const a = -db.port;", "error source/output-arithmetic"],
    ["Number", "const a = Number(db.port);", "error source/output-arithmetic"],
    ["parseInt", "const a = parseInt(db.engineVersion as any, 10);", "error source/output-arithmetic"],
    ["Math", "const a = Math.max(db.port as any, 1);", "error source/output-arithmetic"],
  ])("%s", (_, text, found) => {
    const line = 4 + text.split("\n").length - 1;
    expect(short(HEAD + text, CHECKS)).toEqual([`${found} index.ts:${line}`]);
  });

  test("and reads well", () => {
    const text =
      "if (db.multiAz) config.get('a');\nif (aws.getRegion()) config.get('a');\nconst b = db.engine === 'mysql';\nswitch (db.engine) { case 'mysql': config.get('a'); }\nconst c = db.port * 2;\n";
    expect(rendered(HEAD + text, CHECKS)).toMatchSnapshot();
  });
});

describe("nothing is said of", () => {
  test.each([
    ["a value in apply", "db.multiAz.apply((on) => (on ? 1 : 2));"],
    ["plain config", "if (config.getBoolean('a') || config.get('b') === 'x') config.get('c');"],
    [
      "a secret that may not be there",
      "const a = config.getSecret('a') || 'x'; if (config.getSecret('b')) config.get('c');",
    ],
    ["an optional argument", "const f = (on?: pulumi.Output<boolean>) => on ?? true;"],
    ["an optional field", "interface A { on?: pulumi.Output<string> } const f = (a: A) => a.on || 'x';"],
    ["an Input", "const f = (on: pulumi.Input<boolean>) => (on ? 1 : 2);"],
    ["a resource", "const f = (d?: aws.rds.Instance) => (d ? d.address : '');"],
    ["a resource that may be missing", "const f = (v?: aws.ec2.Vpc) => v?.id ?? 'x';"],
    ["the branch of a condition", "const a = config.get('a') ? db.address : undefined;"],
    ["the right side", "const a = config.get('a') || db.address; const b = config.get('b') && db.address;"],
    ["undefined", "const a = db.address === undefined || db.address !== null;"],
    ["typeof", "const a = typeof db.address === 'string';"],
    [
      "a field that is set in some cases",
      "class A { x?: pulumi.Output<string>; f() { return this.x || 'x'; } }",
    ],
    [
      "a field that an if sets",
      "class A { x: any; constructor() { if (config.get('a')) this.x = db.address; if (this.x) config.get('b'); } }",
    ],
    [
      "the role of a callback",
      "const f = new aws.lambda.CallbackFunction('f', { callback: async () => 1 }); const a = f.roleInstance ? 1 : 2;",
    ],
    ["switch over true", "switch (true) { default: config.get('a'); }"],
    ["sums of plain numbers", "const a = 3 - 1; const b = Number('3'); const c = Math.max(1, 2);"],
    [
      "a component that chooses",
      "const f = (a: { d: aws.rds.Instance }) => (config.get('a') ? a.d.address : a.d.arn);",
    ],
  ])("%s", (_, text) => {
    expect(short(HEAD + text, CHECKS)).toEqual([]);
  });
});
