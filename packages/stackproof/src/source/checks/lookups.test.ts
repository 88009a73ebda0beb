// Promises that are used too early.
import { describe, expect, test } from "vitest";
import { rendered, short } from "../testing.ts";
import { lookups } from "./lookups.ts";

const CHECKS = [lookups];
const HEAD = `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
const zone = new aws.route53.Zone("z", { name: "a.b" });
`;

describe("a Promise is used too early", () => {
  test.each([
    ["a property of a call", "const a = (aws.getCallerIdentity() as any).accountId;"],
    ["through a name", "const me = aws.getCallerIdentity(); const a = me.accountId;"],
    [
      "in an argument",
      "const ami: any = aws.ec2.getAmi({ mostRecent: true }); new aws.ec2.Instance('i', { ami: ami.id });",
    ],
    ["by a pattern", "const { accountId } = aws.getCallerIdentity() as any;"],
    ["of an async function", "async function load() { return { a: 1 }; } const a = (load() as any).a;"],
    ["of an async arrow", "const load = async () => ({ a: 1 }); const got = load(); got.a;"],
    [
      "of a function that was imported by name",
      "import { getRegion } from '@pulumi/aws'; const a = getRegion().name;",
    ],
  ])("%s", (_, text) => {
    expect(short(HEAD + text, CHECKS)).toEqual(["error source/promise-property index.ts:4"]);
  });

  test.each([
    ["an Output", "aws.route53.getZone({ zoneId: zone.zoneId as any });"],
    ["an Output, deep", "aws.ec2.getSubnets({ filters: [{ name: 'x', values: [zone.id as any] }] });"],
    ["an Output through a name", "const id: any = zone.id; aws.route53.getZone({ zoneId: id });"],
  ])("a lookup is given %s", (_, text) => {
    expect(short(HEAD + text, CHECKS)).toEqual(["warning source/lookup-given-output index.ts:4"]);
  });

  test("and reads well", () => {
    const text =
      "const ami = aws.ec2.getAmi({ mostRecent: true });\nconst id = ami.id;\nconst load = async () => ({ a: 1 });\nconst b = load().a;\naws.route53.getZone({ zoneId: zone.zoneId });\n";
    expect(rendered(HEAD + text, CHECKS)).toMatchSnapshot();
  });
});

describe("nothing is said of", () => {
  test.each([
    ["then and catch", "aws.getRegion().then((r) => r.name).catch(() => '');"],
    [
      "await",
      "const f = async () => { const { name } = await aws.getRegion(); return (await aws.getRegion()).id + name; };",
    ],
    [
      "the form that gives an Output",
      "const a = aws.getRegionOutput().name; aws.route53.getZoneOutput({ zoneId: zone.zoneId });",
    ],
    ["pulumi.output", "const a = pulumi.output(aws.getRegion()).name;"],
    ["a Promise as an argument", "new aws.ec2.Instance('i', { ami: aws.ec2.getAmi({}).then((a) => a.id) });"],
    ["a Promise that is handed on", "const r = aws.getRegion(); const a = { r }; pulumi.all([r]);"],
    ["plain arguments", "aws.route53.getZone({ name: new pulumi.Config().require('zone') });"],
    ["a resource", "aws.s3.Bucket.get('a', 'b').arn;"],
    ["a function that is not async", "function load() { return { a: 1 }; } load().a;"],
    [
      "a function of the same name elsewhere",
      "const aws2 = { getRegion: () => ({ name: '' }) }; aws2.getRegion().name;",
    ],
    ["a generator", "async function* load() { yield 1; } load().next();"],
    ["an option that is an Output", "aws.getRegion({}, { provider: new aws.Provider('p') });"],
    ["a name that is written again", "let r: any = aws.getRegion(); r = { name: 'x' }; r.name;"],
  ])("%s", (_, text) => {
    expect(short(HEAD + text, CHECKS)).toEqual([]);
  });
});
