// Texts that wait to be replaced.
import { describe, expect, test } from "vitest";
import { rendered, short } from "../testing.ts";
import { placeholders } from "./placeholders.ts";

const CHECKS = [placeholders];
const HEAD = 'import * as aws from "@pulumi/aws"; declare const some: any;\n';
const bucket = (text: string): string => `${HEAD}new aws.s3.Bucket("b", {\n  bucket: ${text},\n});\n`;

describe("a text that waits to be replaced", () => {
  test.each([
    '"your-bucket-name"',
    '"my-your-bucket-name"',
    '"your_domain.example"',
    '"REPLACE_ME"',
    '"change-me"',
    '"<account-id>"',
    '"<your bucket>"',
    '"TODO"',
    '"arn:aws:iam::xxxxxxxxxxxx:role/app"',
    '"arn:aws:s3:::your-bucket-name/*"',
    `\`arn:aws:acm:us-east-1:\${some}:certificate/<certificate-id>\``,
    '"yourdomain.com"',
    '["REPLACE_ME"]',
  ])("%s", (text) => {
    expect(short(bucket(text), CHECKS)).toEqual(["warning source/placeholder index.ts:3"]);
  });

  test("as a report shows it", () => {
    expect(rendered(bucket('"your-bucket-name"'), CHECKS)).toMatchSnapshot();
  });
});

describe("nothing is said of", () => {
  test.each([
    ["a name", bucket('"bucket-of-yours"')],
    ["a generic", bucket('"a<b>c"')],
    ["a long name of x", bucket('"xx-data"')],
    ["a text of several lines", bucket('"your-bucket-name\\nand more"')],
    ["an id, which another check judges", bucket('"vpc-xxxxxxxx"')],
    ["a description", `${HEAD}new aws.ec2.SecurityGroup("g", { description: "TODO" });`],
    [
      "a password, which another check judges",
      `${HEAD}new aws.rds.Instance("d", { password: "REPLACE_ME", instanceClass: "" });`,
    ],
    ["a logical name", `${HEAD}new aws.s3.Bucket("your-bucket-name", {});`],
    ["a text elsewhere", `${HEAD}some("your-bucket-name"); const a = { bucket: "REPLACE_ME" };`],
    ["the argument of a call in between", bucket('some("your-bucket-name")')],
    ["HTML", bucket('"<title>Site</title>"')],
  ])("%s", (_, text) => {
    expect(short(text, CHECKS)).toEqual([]);
  });
});
