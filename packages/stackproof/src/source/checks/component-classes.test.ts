// Classes that make resources.
import { describe, expect, test } from "vitest";
import { rendered, short } from "../testing.ts";
import { componentClasses } from "./component-classes.ts";

const CHECKS = [componentClasses];
const HEAD = 'import * as aws from "@pulumi/aws";\nimport * as pulumi from "@pulumi/pulumi";\n';
const BASE = "class Base extends pulumi.ComponentResource { constructor(n) { super('a:b:Base', n); ";

describe("a plain class that makes resources", () => {
  test.each([
    ["in its constructor", "class A { constructor() { new aws.sqs.Queue('q'); } }"],
    [
      "in a method that the constructor calls",
      "class A { constructor() { this.go(); } go() { new aws.sqs.Queue('q'); } }",
    ],
    [
      "in a private method",
      "class A { constructor() { this.#go(); } #go() { new aws.sqs.Queue(`q`, {}); } }",
    ],
    ["in the value of a field", "class A { readonly queue = new aws.sqs.Queue('q', { delaySeconds: 1 }); }"],
    ["in a loop", "class A { constructor(list) { list.forEach((n) => new aws.sqs.Queue(n, {})); } }"],
    [
      "below another plain class",
      "class A extends B { constructor() { super(); new aws.sqs.Queue('q'); } }\nclass B {}",
    ],
    ["as a class without a name", "export default class { constructor() { new aws.sqs.Queue('q'); } }"],
  ])("%s", (_, text) => {
    expect(short(HEAD + text, CHECKS)).toEqual(["warning source/plain-class index.ts:3"]);
  });

  test("as a report shows it", () => {
    const text = `${HEAD}class Messaging {
  constructor(name: string) {
    const topic = new aws.sns.Topic(name);
    new aws.sqs.Queue(name, {});
    new aws.sns.TopicSubscription(name, { topic, protocol: "sqs", endpoint: "" });
    new aws.ssm.Parameter(name, { type: "String", value: topic.arn });
  }
}`;
    expect(rendered(text, CHECKS)).toMatchSnapshot();
  });

  test.each([
    [
      "that are children of what it is given",
      "class A { constructor(parent) { new aws.sqs.Queue('q', {}, { parent }); } }",
    ],
    [
      "only when it is asked",
      "class A { constructor() { this.x = 1; } make() { return new aws.sqs.Queue('q'); } }",
    ],
    [
      "in a function that it keeps",
      "class A { constructor() { this.makers = { queue: () => new aws.sqs.Queue('q') }; } }",
    ],
    ["of no package of a provider", "class A { constructor() { new Map(); new pulumi.Config('a'); } }"],
    ["that are providers", "class A { constructor() { new aws.Provider('p', { region: 'us-east-1' }); } }"],
    [
      "that are clients of AWS",
      "class A { constructor() { new aws.sdk.S3(); new aws.sdk.DynamoDB('x', 1); } }",
    ],
    [
      "and extends what is not seen",
      "import { Stack } from 'other'; class A extends Stack { constructor() { super(); new aws.sqs.Queue('q'); } }",
    ],
    ["in a static method", "class A { static make() { return new aws.sqs.Queue('q'); } }"],
  ])("is left alone with resources %s", (_, text) => {
    expect(short(HEAD + text, CHECKS)).toEqual([]);
  });
});

describe("registerOutputs", () => {
  test.each([
    [
      "is never called, with an output",
      "class A extends pulumi.ComponentResource { url: pulumi.Output<string>; constructor(n) { super('a:b:A', n); } }",
      "warning",
    ],
    [
      "is never called, without outputs",
      "class A extends pulumi.ComponentResource { #x = 1; constructor(n) { super('a:b:A', n); } }",
      "note",
    ],
    [
      "is never called, with a private output",
      "class A extends pulumi.ComponentResource { private x: pulumi.Output<string>; constructor(n) { super('a:b:A', n); } }",
      "note",
    ],
  ])("%s", (_, text, severity) => {
    expect(short(HEAD + text, CHECKS)).toEqual([`${severity} source/no-register-outputs index.ts:3`]);
  });

  test("as a report shows it", () => {
    const text = `${HEAD}class Site extends pulumi.ComponentResource {
  readonly url: pulumi.Output<string>;
  readonly zone: pulumi.Output<string>;
  constructor(name: string) { super("app:index:Site", name); }
}
class Empty extends pulumi.ComponentResource { constructor(name: string) { super("app:index:Empty", name); } }`;
    expect(rendered(text, CHECKS)).toMatchSnapshot();
  });

  test.each([
    ["is called", `${BASE} this.registerOutputs(); } }`],
    ["is called in another method", `${BASE} this.end(); } end() { this.registerOutputs({}); } }`],
    [
      "is called by the class above",
      `${BASE} this.registerOutputs({}); } }\nclass A extends Base { constructor(n) { super(n); } }`,
    ],
    ["is called under another name", `${BASE} const self = this; self.registerOutputs({}); } }`],
    ["is not needed where the outputs are initialized", `${BASE} } async initialize() { return {}; } }`],
    ["may be called below an abstract class", `abstract ${BASE} } }`],
    [
      "may be called below a class that only others construct",
      BASE.replace("constructor", "protected constructor") + "} }",
    ],
    [
      "is not for what another program makes",
      "class A extends pulumi.ComponentResource { constructor(n) { super('a:b:A', n, {}, {}, true); } }",
    ],
    [
      "is not for a class without a constructor",
      `${BASE} this.registerOutputs(); } }\nclass A extends Base {}`,
    ],
    [
      "is not for other resources",
      "class A extends pulumi.dynamic.Resource { constructor(n) { super({}, n, {}); } }",
    ],
  ])("%s", (_, text) => {
    expect(short(HEAD + text, CHECKS)).toEqual([]);
  });
});
