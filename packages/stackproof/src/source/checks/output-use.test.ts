// Outputs that are used as what they stand for.
import { describe, expect, test } from "vitest";
import { rendered, short } from "../testing.ts";
import { outputUse } from "./output-use.ts";

const CHECKS = [outputUse];
const HEAD = `import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
const zones = aws.getAvailabilityZonesOutput({ state: "available" }); const vpc = new aws.ec2.Vpc("v");
`;

describe("a use is found", () => {
  test.each([
    ["a method of a text", 'vpc.cidrBlock.split(".");', "error source/output-method"],
    ["a method of a list", "zones.names.map((n) => n);", "error source/output-method"],
    ["then", "(vpc.id as any).then((id: string) => id);", "error source/output-method"],
    ["for of", "for (const n of zones.names as any) n;", "error source/output-iterated"],
    ["a spread list", "const a = [...(zones.names as any)];", "error source/output-iterated"],
    ["a spread argument", "Math.max(...(zones.names as any));", "error source/output-iterated"],
    ["a pattern", "const [a] = zones.names as any;", "error source/output-iterated"],
    ["for in", "for (const n in zones.names) n;", "error source/output-keys"],
    ["a spread object", "const a = { ...vpc.tags };", "error source/output-keys"],
    ["Object.entries", "Object.entries(vpc.tags as any);", "error source/output-keys"],
    ["a key", "const a = { [vpc.id as any]: 1 };", "error source/output-as-key"],
    ["an index", "const a: any = {}; a[vpc.id as any];", "error source/output-as-key"],
    ["a key of a Map", "const a = new Map(); a.set(vpc.id, 1);", "warning source/output-as-map-key"],
    ["a member of a Set", "const a = new Set(); a.has(vpc.id);", "warning source/output-as-map-key"],
    ["await", "const f = async () => await vpc.id;", "warning source/output-awaited"],
  ])("%s", (_, text, found) => {
    expect(short(HEAD + text, CHECKS)).toEqual([`${found} index.ts:5`]);
  });

  test("and reads well", () => {
    const text =
      'vpc.cidrBlock.split(".");\nfor (const n of zones.names) n;\nconst t = { ...vpc.tags };\nconst k = { [vpc.id]: 1 };\nconst m = new Map();\nm.set(vpc.id, 1);\nconst f = async () => await vpc.id;\n';
    expect(rendered(HEAD + text, CHECKS)).toMatchSnapshot();
  });
});

describe("nothing is said of", () => {
  test.each([
    [
      "an index of an Output",
      "const a = zones.names[0]; const b = zones.names.length; const i = 1; zones.names[i];",
    ],
    ["apply and get", "zones.names.apply((n) => n.map((x) => x)); () => vpc.id.get();"],
    ["a list of Outputs", "[vpc.id, vpc.arn].map((x) => x); for (const a of [vpc.id]) a; [...[vpc.id]];"],
    ["methods of resources", "const b = new aws.s3.Bucket('b'); b.onObjectCreated('x', async () => {});"],
    ["a package made by hand", "new awsx.ec2.Vpc('w').publicSubnetIds.map((x: any) => x);"],
    ["an awaited lookup", "const f = async () => (await aws.getAvailabilityZones()).names.map((n) => n);"],
    ["then of a lookup", "aws.getRegion().then((r) => r.name);"],
    ["an Output as a value", "const m = new Map(); m.set('a', vpc.id); const a = { id: vpc.id };"],
    ["an argument of a resource", "new aws.ec2.Subnet('s', { vpcId: vpc.id, tags: vpc.tags });"],
    ["a spread of plain things", "const o = { a: vpc.id }; const a = { ...o }; [...'abc'];"],
    ["config", "const c = new pulumi.Config(); c.get('a')?.split(',').map((x) => x);"],
    ["an object of its own", "const own = { get: (k: any) => k }; own.get(vpc.id);"],
    ["an Input", "const f = (a: pulumi.Input<string[]>) => (a as string[]).map((x) => x);"],
  ])("%s", (_, text) => {
    expect(short(HEAD + text, CHECKS)).toEqual([]);
  });
});
