// Resources inside of apply.
import { describe, expect, test } from "vitest";
import { rendered, short } from "../testing.ts";
import { resourcesInCallbacks } from "./resources-in-callbacks.ts";

const CHECKS = [resourcesInCallbacks];
const HEAD = 'import * as aws from "@pulumi/aws";\nimport * as pulumi from "@pulumi/pulumi";\n';
const FOUND = ["warning source/resource-in-apply index.ts:4"];

describe("a resource inside of apply", () => {
  test.each([
    ["of a property", "b.id.apply((id) =>\n new aws.s3.BucketPolicy('p', { bucket: id, policy: '' }));"],
    [
      "of all",
      "pulumi.all([b.id, b.arn]).apply(([id]) => {\n new aws.s3.BucketObject('o', { bucket: id }); });",
    ],
    [
      "in a loop",
      "b.tags.apply((tags) => { for (const key in tags)\n new aws.s3.BucketObject(key, { bucket: b }); });",
    ],
    [
      "of a lookup",
      "aws.ec2.getVpcOutput({}).id.apply((vpcId) => {\n return new aws.ec2.Subnet('s', { vpcId }); });",
    ],
  ])("%s", (_, text) => {
    expect(short(`${HEAD}const b = new aws.s3.Bucket("b"); ${text}`, CHECKS)).toEqual(FOUND);
  });

  test("of a component of the program", () => {
    const block =
      "export class Block extends pulumi.ComponentResource { constructor(n: string) { super('a:b:C', n); } }\n";
    const texts = {
      "block.ts": `${HEAD}${block}`,
      "index.ts": `${HEAD}import { Block } from "./block";\npulumi.output(1).apply(() => new Block("b"));\n`,
    };
    expect(short(texts, CHECKS)).toEqual(FOUND);
    expect(rendered(texts, CHECKS)).toMatchSnapshot();
  });
});

describe("nothing is said of", () => {
  test.each([
    ["a resource that is given an Output", "new aws.s3.BucketPolicy('p', { bucket: b.id, policy: '' });"],
    ["another thing in apply", "b.id.apply((id) => new Set([id]));"],
    ["asset and archive", "b.id.apply((id) => new pulumi.asset.StringAsset(id));"],
    [
      "a function of one's own that is called apply",
      "const own = { apply: (f: any) => f() }; own.apply(() => new aws.s3.Bucket('c'));",
    ],
    ["a class that is declared inside", "b.id.apply(() => class { a = () => new aws.s3.Bucket('c'); });"],
  ])("%s", (_, text) => {
    expect(short(`${HEAD}const b = new aws.s3.Bucket("b");\n${text}`, CHECKS)).toEqual([]);
  });
});
