// What comes too late.
import { describe, expect, test } from "vitest";
import { rendered, short } from "../testing.ts";
import { lateResults } from "./async.ts";

const CHECKS = [lateResults];
const HEAD = `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
const bucket = new aws.s3.Bucket("b");
`;

describe("too late", () => {
  test.each([
    [
      "a value of apply",
      'let id = "";\nbucket.id.apply((v) => { id = v; });\nnew aws.s3.BucketPolicy("p", { bucket: id, policy: "" });',
      "late-value",
    ],
    [
      "a value of then",
      "let zone;\naws.getRegion().then((r) => { zone = r.name; });\nconst a = `${zone}a`;",
      "late-value",
    ],
    [
      "an output that apply sets",
      "export let url = '';\nbucket.id.apply((v) => { url = v; });",
      "late-export",
    ],
    [
      "an output after await",
      "export let arn: any;\nasync function main() { await aws.getRegion(); arn = bucket.arn; }\nmain();",
      "late-export",
    ],
    ["exports in then", "//\naws.getRegion().then((r) => { exports.region = r.name; });", "late-export"],
    ["module.exports in apply", "//\nbucket.id.apply((id) => { module.exports.id = id; });", "late-export"],
    [
      "the result of main",
      "async function main() { const r = await aws.getRegion(); const c = new aws.s3.Bucket('c'); return { arn: c.arn, r }; }\nmain();",
      "outputs-lost",
    ],
    [
      "the result of main with catch",
      "const main = async () => { return { arn: bucket.arn }; };\nmain().catch(console.error);",
      "outputs-lost",
    ],
    [
      "the result of a function without a name",
      "//\n(async () => { return { arn: bucket.arn }; })();",
      "outputs-lost",
    ],
  ])("%s", (_, text, slug) => {
    expect(short(HEAD + text, CHECKS)).toEqual([`warning source/${slug} index.ts:5`]);
  });

  test("and reads well", () => {
    const text =
      "let id = '';\nbucket.id.apply((v) => { id = v; });\nconst a = `x-${id}`;\nexport let region = '';\naws.getRegion().then((r) => { region = r.name; });\n";
    expect(rendered(HEAD + text, CHECKS)).toMatchSnapshot("late");
    const lost = "const main = async () => { return { arn: bucket.arn }; };\nmain();\n";
    expect(rendered(HEAD + lost, CHECKS)).toMatchSnapshot("lost");
  });
});

describe("nothing is said of", () => {
  test.each([
    [
      "a function that makes resources",
      "async function main() { await aws.getRegion(); new aws.s3.Bucket('c'); }\nmain();",
    ],
    [
      "a program that exports its function",
      "export = async () => { const r = await aws.getRegion(); return { arn: bucket.arn, r }; };",
    ],
    [
      "a result that is exported",
      "const main = async () => { return { arn: bucket.arn }; };\nexport const outputs = main();",
    ],
    [
      "a result that then takes",
      "const main = async () => { return { arn: bucket.arn }; };\nmain().then((o) => console.log(o));",
    ],
    ["a plain result", "const main = async () => { return { count: 1 }; };\nmain();"],
    ["a variable inside", "bucket.id.apply((v) => { let id = ''; id = v; return id; });"],
    ["a value that apply reads again", "let id = '';\nbucket.id.apply((v) => { id = v; return id; });"],
    [
      "a value that another function reads",
      "let id = '';\nbucket.id.apply((v) => { id = v; });\nexport const f = () => id;",
    ],
    [
      "a value that was waited for",
      "const f = async () => { let z = ''; await aws.getRegion().then((r) => { z = r.name; }); return z; };",
    ],
    [
      "a promise that is kept",
      "let z = '';\nconst p = aws.getRegion().then((r) => { z = r.name; });\nexport const a = z + p;",
    ],
    [
      "an output before await",
      "export let arn: any;\nasync function main() { arn = bucket.arn; await aws.getRegion(); }\nmain();",
    ],
    [
      "a program that waits",
      "export let arn: any;\nasync function main() { await aws.getRegion(); arn = bucket.arn; }\nawait main();",
    ],
    [
      "apply of something else",
      "let id = '';\nconst own = { apply: (f: any) => f(1) };\nown.apply((v: any) => { id = v; });\nconst a = id;",
    ],
    ["exports of a function's code", "exports.handler = async () => { await aws.getRegion(); };"],
  ])("%s", (_, text) => {
    expect(short(HEAD + text, CHECKS)).toEqual([]);
  });

  test("a module that the entry file imports", () => {
    const texts = {
      "state.ts": `${HEAD}export let id = "";\nbucket.id.apply((v) => { id = v; });\n`,
      "index.ts": 'import { id } from "./state";\nexport const a = () => id;\n',
    };
    expect(short(texts, CHECKS)).toEqual([]);
  });
});
