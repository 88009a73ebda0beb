// Outputs and Promises as text.
import { describe, expect, test } from "vitest";
import { rendered, short } from "../testing.ts";
import { outputText } from "./output-text.ts";

const CHECKS = [outputText];
const HEAD = `import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
const bucket = new aws.s3.Bucket("b"); const config = new pulumi.Config();
`;
const ERROR = ["error source/output-as-text index.ts:5"];

describe("an Output becomes text", () => {
  test.each([
    ["in a template", "const a = `${bucket.arn}/*`;"],
    ["in a template, cast", "const a = `${bucket.arn as any}/*`;"],
    ["in a template inside of pulumi.interpolate", "pulumi.interpolate`${`x-${bucket.id}`}`;"],
    ["of urn and id", "const a = `${bucket.urn}${bucket.id}`;"],
    ["through a name", "const arn = bucket.arn; const a = `${arn}/*`;"],
    ["through a pattern", "const { arn } = bucket; const a = `${arn}/*`;"],
    ["that is part of an Output", "const a = `${bucket.websites[0].indexDocument}`;"],
    ["by +", 'const a = bucket.arn + "/*";'],
    ["by several +", 'const a = "x" + bucket.id + "-" + bucket.arn;'],
    ["by +=", 'let a = ""; a += bucket.arn;'],
    ["by String", "String(bucket.arn);"],
    ["by toString", "bucket.arn.toString();"],
    ["by JSON.stringify", "JSON.stringify({ Statement: [{ Resource: bucket.arn }] });"],
    ["by JSON.stringify of a constant", "const doc = { a: [bucket.arn] }; JSON.stringify(doc, null, 2);"],
    ["by JSON.stringify of a spread", "JSON.stringify({ ...(true ? { a: bucket.arn } : {}) });"],
    ["by JSON.stringify of itself", "JSON.stringify(bucket.tags);"],
    ["by join", '[bucket.id, "x"].join("-");'],
    ["by replace", 'const a = "x __ID__".replace("__ID__", bucket.id);'],
    ["by Buffer.from", 'Buffer.from(bucket.id).toString("base64");'],
    ["of a secret", 'const a = `postgres://${config.requireSecret("password")}`;'],
    ["of a lookup", "const a = `${aws.getRegionOutput().name}`;"],
    ["of apply", "const a = `${bucket.id.apply((id) => id)}`;"],
    ["of all, and one is forgotten", "pulumi.all([bucket.id]).apply(([id]) => `${id}${bucket.arn}`);"],
    ["of a stack reference", 'const a = `${new pulumi.StackReference("a/b/c").getOutput("x")}`;'],
    ["of a resource that is there", 'const a = `${aws.s3.Bucket.get("x", "y").arn}`;'],
    ["that was awaited", "const f = async () => `${await bucket.id}`;"],
    ["of one or the other", "const a = `${config.get('x') ? bucket.id : bucket.arn}`;"],
    ["by its type", "const f = (arn: pulumi.Output<string>) => `${arn}/*`;"],
    ["of a resource by its type", "const f = (b: aws.s3.Bucket) => `${b.arn}/*`;"],
    [
      "of an argument",
      "interface Args { arn: pulumi.Output<string> } const f = (args: Args) => `${args.arn}`;",
    ],
    [
      "of an argument's resource",
      "interface Args { vpc: aws.ec2.Vpc } const f = ({ vpc }: Args) => `${vpc.id}`;",
    ],
    [
      "of a component's field",
      "class C extends pulumi.ComponentResource { url: pulumi.Output<string> = bucket.arn; } const a = `${new C('a:b:c', 'c').url}`;",
    ],
    [
      "of this",
      "class C extends pulumi.ComponentResource { b = new aws.s3.Bucket('c'); f() { return `${this.b.arn}`; } }",
    ],
  ])("%s", (_, text) => {
    expect(short(HEAD + text, CHECKS)).toEqual(ERROR);
  });

  test("as a warning where the text is only shown, or the package is made by hand", () => {
    const texts = [
      "console.log(`made ${bucket.id}`);",
      "pulumi.log.info(`made ${bucket.id}`);",
      'throw new Error("no " + bucket.id);',
      'const a = `${new awsx.ec2.Vpc("v").vpcId}`;',
    ];
    const warning = ["warning source/output-as-text index.ts:5"];
    for (const text of texts) expect(short(HEAD + text, CHECKS)).toEqual(warning);
  });

  test("of an interface in another file", () => {
    const texts = {
      "types.ts": 'import { Output } from "@pulumi/pulumi";\nexport interface Args { arn: Output<string> }\n',
      "index.ts": 'import { Args } from "./types";\nexport const f = (args: Args) => `${args.arn}/*`;\n',
    };
    expect(short(texts, CHECKS)).toEqual(["error source/output-as-text index.ts:2"]);
  });

  test("reads well", () => {
    const text =
      "const a = `${bucket.arn}/${bucket.id}`;\nJSON.stringify({ a: bucket.arn, b: bucket.id, c: [bucket.urn] });\nBuffer.from(bucket.id);\n";
    expect(rendered(HEAD + text, CHECKS)).toMatchSnapshot();
  });
});

describe("a Promise becomes text", () => {
  test.each([
    ["of a lookup", "const a = `${aws.getCallerIdentity()}`;"],
    ["of a lookup, through a name", 'const me = aws.getCallerIdentity(); const a = "x" + me;'],
    ["in a document", "JSON.stringify({ a: aws.getRegion() });"],
    ["of an async function", "async function load() { return 1; } const a = `${load()}`;"],
    ["of an async arrow", "const load = async () => 1; const a = `${load()}`;"],
  ])("%s", (_, text) => {
    expect(short(HEAD + text, CHECKS)).toEqual(["error source/promise-as-text index.ts:5"]);
  });

  test("reads well", () => {
    expect(rendered(`${HEAD}const a = \`\${aws.getRegion()}\`;\n`, CHECKS)).toMatchSnapshot();
  });
});

test("an Input becomes text, or an Output is printed", () => {
  const text =
    "interface Args { name: pulumi.Input<string> }\nexport const f = (args: Args) => `x-${args.name}`;\nconsole.log(bucket.arn);\n";
  expect(short(HEAD + text, CHECKS)).toEqual([
    "note source/input-as-text index.ts:6",
    "note source/output-in-log index.ts:7",
  ]);
  expect(rendered(HEAD + text, CHECKS)).toMatchSnapshot();
});

describe("nothing is said of", () => {
  test.each([
    ["pulumi.interpolate", "pulumi.interpolate`${bucket.arn}/*`; pulumi.concat(bucket.arn, '/*');"],
    ["another tag", "const own = (...all: any[]) => all; own`${bucket.arn}`;"],
    ["the parameter of apply", "bucket.arn.apply((arn) => `${arn}/*`);"],
    ["the parameters of all", "pulumi.all([bucket.arn]).apply(([arn]) => JSON.stringify({ arn }));"],
    ["a parameter that hides an Output", "const arn = bucket.arn; arn.apply((arn) => `${arn}/*`);"],
    ["plain config", 'const a = `${config.require("env")}-${pulumi.getStack()}`;'],
    ["the provider's region", "const a = `${aws.config.region}`;"],
    ["a text argument", "const f = (name: string) => `${name}-x`;"],
    ["pulumi.jsonStringify", "pulumi.jsonStringify({ a: bucket.arn });"],
    ["what was awaited", "const f = async () => `${(await aws.getRegion()).name}`;"],
    ["then", "aws.getRegion().then((r) => `${r.name}`);"],
    ["get in a function that runs in AWS", "const f = () => `${bucket.id.get()}`;"],
    ["a union", "const f = (a: pulumi.Output<string> | string) => `${a}`;"],
    ["a name that is written again", 'let a: any = bucket.arn; a = "x"; const b = `${a}`;'],
    ["the result of a lookup by its type", "const f = (v: aws.ec2.GetVpcResult) => `${v.id}`;"],
    ["a statement of the SDK", "const f = (s: aws.iam.PolicyStatement) => JSON.stringify({ a: s.Action });"],
    ["an event", "const f = (e: aws.s3.BucketEvent) => `${e.Records}`;"],
    [
      "an Input that is asked about",
      'const f = (a: pulumi.Input<string>) => typeof a === "string" ? `${a}` : a;',
    ],
    ["a sum of Inputs", "const f = (a: pulumi.Input<number>, b: number) => (a as number) + b;"],
    ["apply that prints", "bucket.id.apply((id) => console.log(`id ${id}`));"],
    ["numbers", "const a = [1, 2].join() + String(3) + (4).toString();"],
    ["a class that is no resource", "class P { arn = 'x'; } const a = `${new P().arn}`;"],
    ["its own String", "function String(x: any) { return x; } String(bucket.arn);"],
    ["a value in a function of a document", "JSON.stringify({ a: bucket.arn.get() });"],
    ["the keys of an object that holds Outputs", "const o = { a: bucket.arn }; Object.keys(o).join();"],
    [
      "a field that a plain component has",
      "class C extends pulumi.ComponentResource { n: string = ''; } const a = `${new C('a:b:c', 'c').n}`;",
    ],
  ])("%s", (_, text) => {
    expect(short(HEAD + text, CHECKS)).toEqual([]);
  });
});
