// Methods and functions that exist nowhere.
import { describe, expect, test } from "vitest";
import { rendered, short } from "../testing.ts";
import { methods } from "./methods.ts";

const CHECKS = [methods];
const HEAD =
  'import * as aws from "@pulumi/aws"; import * as pulumi from "@pulumi/pulumi"; declare const some: any;\n';

describe("a method that is called and not there", () => {
  test.each([
    ["from the constructor", "class A { constructor() {\nthis.createListener(); } }\nnew A();", "error"],
    [
      "two calls deep",
      "class A { constructor() { this.create(); } create() {\nthis.createListener(); } }\nnew A();",
      "error",
    ],
    [
      "of a component",
      "class A extends pulumi.ComponentResource { constructor() { super('a:b:C', 'c');\nthis.createListener(); } }\nnew A();",
      "error",
    ],
    [
      "of a class that nobody makes",
      "export class A { constructor() {\nthis.createListener(); } }",
      "warning",
    ],
    ["on some way", "class A { constructor() { if (some)\nthis.createListener(); } }\nnew A();", "warning"],
    [
      "in a callback",
      "class A { constructor() { some.apply(() =>\nthis.createListener()); } }\nnew A();",
      "warning",
    ],
  ])("%s", (_, text, severity) => {
    expect(short(HEAD + text, CHECKS)).toEqual([`${severity} source/missing-method index.ts:3`]);
  });

  test("as a report shows it", () => {
    const text =
      "class WebTier { constructor() { this.createListeners(); this.addAlarms(); }\n createListener() {} }\nnew WebTier();\n";
    expect(rendered(HEAD + text, CHECKS)).toMatchSnapshot();
  });
});

describe("no missing method is", () => {
  test.each([
    ["a method", "class A { constructor() { this.make(); } make() {} }"],
    [
      "a method of a class above",
      "class B { make() {} }\nclass A extends B { constructor() { super(); this.make(); } }",
    ],
    ["an abstract one", "abstract class A { constructor() { this.make(); } abstract make(): void; }"],
    [
      "one that the derived class has",
      "class A { constructor() { (this as any).x; this.make(); } }\nclass B extends A { make() {} }",
    ],
    ["a field", "class A { make = () => 1; constructor() { this.make(); } }"],
    ["an assigned field", "class A { constructor() { this.make = () => 1; this.make(); } }"],
    ["a parameter that is a field", "class A { constructor(private make: () => void) { this.make(); } }"],
    [
      "one of a package's class",
      "class A extends aws.s3.Bucket { go() { this.onObjectCreated('x', some); } }",
    ],
    [
      "one of components",
      "class A extends pulumi.ComponentResource { constructor() { super('a:b:C', 'c'); this.registerOutputs({}); } }",
    ],
    ["one of objects", "class A { go() { return this.toString() + this.hasOwnProperty('a'); } }"],
    ["one of a mixed class", "class A extends some(Object) { go() { this.make(); } }"],
    ["one that Object.assign gives", "class A { constructor() { Object.assign(this, some); this.make(); } }"],
    [
      "one of an interface of the same name",
      "interface A { make(): void }\nclass A { go() { this.make(); } }",
    ],
    ["one of another object", "class A { go() { return { make() {}, go() { this.make(); } }; } }"],
    ["a static one", "class A { static make() {} static go() { this.make(); } }"],
    ["one that may be there", "class A { go() { (this as any).make?.(); } }"],
  ])("%s", (_, text) => {
    expect(short(HEAD + text, CHECKS)).toEqual([]);
  });
});

describe("a name that nothing declares", () => {
  test.each([
    ["is called", "createAlb();", "error", 2],
    ["is made", "new AlbComponent('a');", "error", 2],
    ["is handed on", "some(vpcId);", "error", 2],
    ["is called in a function that is called", "function make() {\ncreateAlb(); }\nmake();", "error", 3],
    ["is called in a handler", "some(async () => {\nloadItems(); });", "warning", 3],
    ["is called twice", "const f = () => createAlb();\ncreateAlb();", "error", 3],
  ])("%s", (_, text, severity, line) => {
    expect(short(HEAD + text, CHECKS)).toEqual([`${severity} source/missing-name index.ts:${line}`]);
  });

  test("as a report shows it", () => {
    const text = "function createBuckets() {}\ncreateBucket();\nnew AlbComponent('web', { vpcId });\n";
    expect(rendered(HEAD + text, CHECKS)).toMatchSnapshot();
  });
});

describe("a name is known that is", () => {
  test.each([
    ["of the language", "some(Array, Promise, JSON, undefined, NaN, Symbol, structuredClone, globalThis);"],
    [
      "of Node",
      "some(process.env, Buffer, __dirname, require, module, console, setTimeout, fetch, URL, crypto);",
    ],
    ["asked for", "some(typeof window === 'undefined');"],
    ["a type", "type B = Foo; const a: Bar = some; function f(x: Baz): Qux { return x as any; }"],
    ["declared", "declare function later(): void;\nlater();"],
    ["declared for all", "declare global { function later(): void }\nlater();"],
    ["of a referenced file", "/// <reference path='./config.d.ts' />\nsst();"],
    ["made global", "(globalThis as any).later = () => 1;\nsome(later);"],
    ["of a framework", "$config({});"],
    ["a label, key or member", "const a = { key: 1 }; a.key; loop: for (;;) break loop;"],
    [
      "of a pattern",
      "const { x, ...rest } = some; some(x, rest); function f({ y }: any, [z]: any) { return y + z; }",
    ],
    ["an enum or namespace", "enum Tier { Web }\nnamespace N { export const a = 1; }\nsome(Tier.Web, N.a);"],
    ["caught", "try { some(); } catch (e) { some(e); }"],
    ["of a class expression", "const A = class B { c = B; };\nsome(A);"],
    ["arguments", "function f() { return arguments.length; }\nsome(f);"],
    ["imported by equals", "import fs = require('fs');\nsome(fs);"],
  ])("%s", (_, text) => {
    expect(short(HEAD + text, CHECKS)).toEqual([]);
  });
});
