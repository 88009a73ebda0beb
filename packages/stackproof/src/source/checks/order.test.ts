// Variables and classes that are used before their declaration.
import { describe, expect, test } from "vitest";
import { rendered, short } from "../testing.ts";
import { order } from "./order.ts";

const CHECKS = [order];
const HEAD =
  'import * as aws from "@pulumi/aws"; import * as pulumi from "@pulumi/pulumi"; declare const some: any;\n';
const ERROR = "error source/used-before-declaration index.ts:2";
const WARNING = "warning source/used-before-declaration index.ts:2";
const GROUPS = `const web = new aws.ec2.SecurityGroup("web", {
  egress: [{ protocol: "tcp", fromPort: 5432, toPort: 5432, securityGroups: [database.id] }],
});
const database = new aws.ec2.SecurityGroup("database", {
  ingress: [{ protocol: "tcp", fromPort: 5432, toPort: 5432, securityGroups: [web.id] }],
});
`;

describe("a use before the declaration", () => {
  test.each([
    ["of a resource", "some(vpc.id);\nconst vpc = new aws.ec2.Vpc('v');", ERROR],
    ["of a class", "new Network();\nclass Network {}", ERROR],
    ["of itself", "const vpc = some(vpc.id);", ERROR],
    ["by a function that is called before", "const id = () => vpc.id; id();\nconst vpc = some();", ERROR],
    [
      "by a declared function that is called before",
      "make(); function make() { return vpc.id; }\nlet vpc = some();",
      ERROR,
    ],
    [
      "by a class that is made before",
      "class A { constructor() { this.make(); } make() { vpc.id; } } new A();\nconst vpc = some();",
      ERROR,
    ],
    ["by a callback that runs at once", "some.map(() => vpc.id);\nconst vpc = some();", WARNING],
    ["on some way", "if (some) some(vpc.id);\nconst vpc = some();", WARNING],
    ["in a constructor", "class A { constructor() { some(vpc.id); const vpc = some(); } }\nnew A();", ERROR],
    [
      "in a function that nobody calls",
      "export function make() { some(vpc.id); const vpc = some(); }",
      WARNING,
    ],
    ["of an export whose part is taken", "some(vpc.id);\nexport const vpc = some();", ERROR],
    ["of an export", "some(vpc);\nexport const vpc = some();", WARNING],
  ])("%s", (_, text, line) => {
    expect(short(HEAD + text, CHECKS)).toEqual([line]);
  });

  test("as a report shows it", () => {
    const text = "some(vpc.id);\nconst vpc = make();\nfunction make() { return name; }\nconst name = '';\n";
    expect(rendered(HEAD + text, CHECKS)).toMatchSnapshot();
  });
});

describe("resources that name each other", () => {
  test("are two security groups", () => {
    expect(short(HEAD + GROUPS, CHECKS)).toEqual(["error source/resources-name-each-other index.ts:3"]);
    expect(rendered(HEAD + GROUPS, CHECKS)).toMatchSnapshot();
  });

  test("are others", () => {
    const text =
      "const a = new aws.s3.Bucket('a', { bucket: b.id });\nconst b = new aws.s3.Bucket('b', { bucket: a.id });\n";
    expect(rendered(HEAD + text, CHECKS)).toMatchSnapshot();
  });
});

describe("nothing is said of", () => {
  test.each([
    ["the right order", "const vpc = some(); some(vpc.id);"],
    ["a function that is called after", "function make() { return vpc.id; }\nconst vpc = some(); make();"],
    ["a callback that runs later", "some.apply(() => vpc.id);\nconst vpc = some();"],
    ["a callback of an unknown function", "some(() => vpc.id);\nconst vpc = some();"],
    [
      "a handler of a resource",
      "new aws.lambda.CallbackFunction('f', { callback: async () => table.name });\nconst table = some();",
    ],
    ["a function declaration", "make(); function make() {}"],
    ["a type", "let a: Network; type B = typeof vpc; class Network {} const vpc = 1;"],
    ["an export list", "export { vpc };\nconst vpc = some();"],
    [
      "a class that names itself",
      "class A { static make() { return new A(); } static all: A[] = [new A()]; }",
    ],
    ["a default in a pattern", "const { from, to = from } = some();"],
    [
      "what comes after an await",
      "async function main() { await some(); vpc.id; } main();\nconst vpc = some();",
    ],
    [
      "a variable of the same name",
      "function make() { const vpc = some(); return vpc.id; } make();\nconst vpc = some();",
    ],
    ["a loop", "for (const a of some) { const b = a; some(b); }"],
    ["a var", "some(vpc);\nvar vpc = 1;"],
    ["a declared variable", "some(vpc);\ndeclare const vpc: any;"],
    ["a field initializer", "class A { id = vpc.id; }\nconst vpc = some(); new A();"],
    [
      "rules apart from their groups",
      "const a = new aws.ec2.SecurityGroup('a'); const b = new aws.ec2.SecurityGroup('b', { ingress: [{ protocol: '-1', fromPort: 0, toPort: 0, securityGroups: [a.id] }] });",
    ],
  ])("%s", (_, text) => {
    expect(short(HEAD + text, CHECKS)).toEqual([]);
  });
});
