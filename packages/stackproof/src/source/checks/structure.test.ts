// How a program is divided.
import { describe, expect, test } from "vitest";
import { rendered, short } from "../testing.ts";
import { structure } from "./structure.ts";

const CHECKS = [structure];
const HEAD = 'import * as aws from "@pulumi/aws";\nimport * as pulumi from "@pulumi/pulumi";\n';
const queues = (count: number): string =>
  Array.from({ length: count }, (_, index) => `new aws.sqs.Queue("q${index}");\n`).join("");
const made = (types: readonly string[]): string =>
  types.map((type) => `new aws.${type}("x", {}, { parent: this });`).join("\n");
const component = (body: string): string =>
  `${HEAD}class All extends pulumi.ComponentResource { constructor(n: string) { super("a:b:All", n);\n${body} } }`;
const SEVEN = [
  "sns.Topic",
  "sqs.Queue",
  "ecr.Repository",
  "ecs.Cluster",
  "cognito.UserPool",
  "dynamodb.Table",
  "route53.Zone",
];

describe("a file with everything", () => {
  test("with many resources", () => {
    expect(short(HEAD + queues(26), CHECKS)).toEqual(["note source/flat-file index.ts:3"]);
    expect(rendered(HEAD + queues(26), CHECKS)).toMatchSnapshot();
  });

  test("with many resources in functions", () => {
    const text = `${HEAD}function main() {\n${queues(26)}}\nmain();`;
    expect(short(text, CHECKS)).toEqual(["note source/flat-file index.ts:4"]);
  });

  test("that is long", () => {
    expect(short(HEAD + queues(13) + "\n".repeat(500), CHECKS)).toEqual(["note source/flat-file index.ts:3"]);
  });

  test.each([
    ["fewer resources", HEAD + queues(25)],
    ["resources in components", component(queues(40))],
    ["length and few resources", HEAD + queues(12) + "\n".repeat(500)],
    ["many things that are no resources", HEAD + "new Map();\n".repeat(40)],
    ["a part that does not parse", `${HEAD}${queues(26)}const x = {`],
  ])("is not one with %s", (_, text) => {
    expect(short(text, CHECKS)).toEqual([]);
  });

  test("is not several files", () => {
    const texts = { "index.ts": `import "./a";\n${HEAD}${queues(20)}`, "a.ts": HEAD + queues(20) };
    expect(short(texts, CHECKS)).toEqual([]);
  });
});

describe("a component of many services", () => {
  test("as a report shows it", () => {
    expect(short(component(made(SEVEN)), CHECKS)).toEqual(["note source/mixed-component index.ts:3"]);
    expect(rendered(component(made(SEVEN)), CHECKS)).toMatchSnapshot();
  });

  test.each([
    ["six services", made(SEVEN.slice(1))],
    [
      "six services and those that go with any",
      made([...SEVEN.slice(1), "iam.Role", "kms.Key", "s3.Bucket", "cloudwatch.LogGroup", "ec2.Vpc"]),
    ],
    ["many resources of one service", queues(20)],
    ["a service twice", made([...SEVEN.slice(1), "sqs.QueuePolicy"])],
  ])("is not one of %s", (_, body) => {
    expect(short(component(body), CHECKS)).toEqual([]);
  });

  test("is not a plain class", () => {
    expect(short(`${HEAD}class All { constructor() {\n${made(SEVEN)} } }`, CHECKS)).toEqual([]);
  });
});
