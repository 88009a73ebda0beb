// Words in place of code.
import { describe, expect, test } from "vitest";
import { rendered, short } from "../testing.ts";
import { leftOut } from "./left-out.ts";

const CHECKS = [leftOut];
const HEAD = 'import * as pulumi from "@pulumi/pulumi"; declare const some: any;\n';

describe("a comment in place of code", () => {
  test.each(
    [
      "// ... rest of the code",
      "// ... rest of the code remains the same ...",
      "// ... existing code ...",
      "// ...existing resources",
      "// … other resources",
      "// existing code ...",
      "// Rest of the implementation remains unchanged.",
      "// The rest of your code here",
      "// implementation here",
      "// Implementation goes here",
      "// Your code here",
      "/* your code here */",
      "// Lambda function code goes here",
      "// Add your own logic here",
      "// The other resources are omitted for brevity",
      "// omitted for brevity",
      "// not implemented",
      "// The rest is omitted.",
      "// Alarm resources to be added later",
    ].map((text) => [text.replace("Not implemented yet", "not implemented"), text]),
  )("%s", (text) => {
    expect(short(`const a = 1;\n${text}\nsome(a);\n`, CHECKS)).toEqual([
      "warning source/code-left-out index.ts:2",
    ]);
  });

  test.each([
    "// TODO: add alarms",
    "// FIXME(ana) wrong zone",
    "// ...",
    "// Add more resources as needed",
    "// add other tags here",
  ])("%s, as a note", (text) => {
    expect(short(`const a = 1;\n${text}\nsome(a);\n`, CHECKS)).toEqual(["note source/left-to-do index.ts:2"]);
  });

  test("as a report shows it", () => {
    expect(rendered("// ... rest of the resources\n// TODO: alarms\n", CHECKS)).toMatchSnapshot();
  });
});

describe("nothing is said of the comment", () => {
  test.each([
    "// The rest of the subnets are private",
    "// Rest of the network: routes and gateways.",
    "// the Lambda code comes from the build folder",
    "// Security groups go first, the code of the function later",
    "// Names of other resources that AWS keeps",
    "// (Optional) If omitted, a certificate will be created.",
    "// Export some values for use elsewhere",
    "// Todos of the user are kept in this table",
    "// See https://example.com/... for more",
    "// The implementation of the handler is in app/",
    "// Add the bucket policy",
    "// The partitions of other clouds (aws-iso and others) are left out",
    "// eslint-disable-next-line",
    "/** The existing code of the stack, or `...` when none is given. */",
  ])("%s", (text) => {
    expect(short(`const a = 1;\n${text}\nsome(a);\n`, CHECKS)).toEqual([]);
  });
});

describe("a function without code", () => {
  test.each([
    [
      "that throws",
      "function create() {\nthrow new Error('Not implemented'); }\ncreate();",
      "error source/not-implemented",
      3,
    ],
    [
      "that throws in a method",
      "class A { constructor() { this.create(); } create() {\nthrow new Error('createAlb is not yet implemented'); } }\nnew A();",
      "error source/not-implemented",
      3,
    ],
    [
      "that throws on some way",
      "const create = () => {\nthrow new Error('TODO'); };\nif (some) create();",
      "warning source/not-implemented",
      3,
    ],
    ["that is empty", "function createAlb() {}\ncreateAlb();", "warning source/empty-function", 2],
    [
      "that is empty but for a comment",
      "class A { constructor() { this.createAlb(); }\ncreateAlb() { /* load balancer */ } }\nnew A();",
      "warning source/empty-function",
      3,
    ],
    [
      "that is an arrow function",
      "const setupAlarms = () => {};\nsetupAlarms();",
      "warning source/empty-function",
      2,
    ],
  ])("%s", (_, text, code, line) => {
    expect(short(HEAD + text, CHECKS)).toEqual([`${code} index.ts:${line}`]);
    expect(rendered(HEAD + text, CHECKS)).toMatchSnapshot();
  });

  test.each([
    ["that nobody calls", "export function createAlb() {}"],
    ["that promises nothing", "function noop() {}\nnoop();"],
    [
      "that a derived class writes",
      "class A { constructor() { this.addAlarms(); } addAlarms() {} }\nclass B extends A { addAlarms() { some(); } }\nclass C extends A {}\nnew B(); new C();",
    ],
    ["that says that it is meant", "function addTags() { /* nothing to add */ }\naddTags();"],
    ["that is a constructor", "class A { constructor(private readonly a: any) {} }\nnew A(1);"],
    ["that throws something else", "function create() { throw new Error('no zone'); }\nif (some) create();"],
    [
      "that throws for one case",
      "function create(kind: string) { if (kind !== 'a') throw new Error('not implemented'); return 1; }\ncreate('a');",
    ],
    [
      "of a provider",
      "const provider = { async update() { throw new Error('not implemented'); } };\nsome(provider);",
    ],
    ["that is handed on", "some({ onError: () => {} });"],
  ])("%s: nothing is said", (_, text) => {
    expect(short(HEAD + text, CHECKS)).toEqual([]);
  });
});

describe("a component without resources", () => {
  const block = (body: string): string =>
    `class Block extends pulumi.ComponentResource {\nconstructor(name: string) { super("a:b:Block", name); ${body} } }\n`;

  test.each([
    ["that only calls super", block("")],
    ["that only registers outputs", block("this.registerOutputs({});")],
    ["that has no constructor", "class Block extends pulumi.ComponentResource {}\n"],
  ])("%s", (_, text) => {
    expect(short(`${HEAD}${text}new Block("a");`, CHECKS)).toEqual([
      "warning source/empty-component index.ts:2",
    ]);
    expect(rendered(`${HEAD}${text}new Block("a");`, CHECKS)).toMatchSnapshot();
  });

  test.each([
    ["that nobody makes", `export ${block("")}`],
    ["that makes something", `${block("some(this);")}new Block("a");`],
    ["that is a parent by its name", `${block("")}const parent = new Block("a"); some({ parent });`],
    ["that is a parent", `${block("")}const block = new Block("a"); some({ parent: block });`],
    [
      "that is derived from",
      `class A extends pulumi.ComponentResource { b = some(this); }\nclass B extends A {}\nnew B("a", "b");`,
    ],
    [
      "that lives in a provider",
      `class A extends pulumi.ComponentResource { constructor() { super("a:b:C", "n", {}, {}, true); } }\nnew A();`,
    ],
    ["of another kind", "class A {}\nclass B extends A {}\nnew B();"],
  ])("%s: nothing is said", (_, text) => {
    expect(short(HEAD + text, CHECKS)).toEqual([]);
  });
});
