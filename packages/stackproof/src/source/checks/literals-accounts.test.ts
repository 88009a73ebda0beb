// Accounts that are written into the program.
import { describe, expect, test } from "vitest";
import { rendered, short } from "../testing.ts";
import { literalsAccounts } from "./literals-accounts.ts";

const CHECKS = [literalsAccounts];
const HEAD = 'import * as aws from "@pulumi/aws";\nimport * as pulumi from "@pulumi/pulumi";\n';
const all = (text: string): string[] => short(HEAD + text, CHECKS);

describe("an account", () => {
  test.each([
    [
      "in an ARN",
      'new aws.lambda.Permission("p", { sourceArn: "arn:aws:sns:us-east-1:482915736204:jobs" });',
    ],
    ["in an ARN of a template", "const arn = `arn:aws:iam::482915736204:role/${name}`; const name = 'x';"],
    [
      "in a policy that is text",
      'const policy = `{ "Statement": [{ "Resource": "arn:aws:sqs:us-east-1:482915736204:jobs" }] }`;',
    ],
    ["in a list", 'const keys = ["arn:aws:kms:us-east-1:482915736204:key/abc"];'],
    [
      "in the address of an image",
      'const image = "482915736204.dkr.ecr.us-east-1.amazonaws.com/api:latest";',
    ],
    ["in the address of a queue", 'const url = "https://sqs.us-east-1.amazonaws.com/482915736204/jobs";'],
    ["alone, by its name", 'const accountId = "482915736204";'],
    ["alone, as a property", 'new aws.lambda.Permission("p", { sourceAccount: "482915736204" });'],
    [
      "in a script",
      "const userData = `#!/bin/bash\ndocker pull 482915736204.dkr.ecr.us-east-1.amazonaws.com/a`;",
    ],
  ])("%s", (_, text) => {
    expect(all(text).map((one) => one.replace(/:\d+$/, ""))).toEqual([
      "warning source/literal-account index.ts",
    ]);
  });

  test("is named with its place", () => {
    const text =
      'export const role =\n  "arn:aws:iam::482915736204:role/deploy";\nexport const queueAccountId = "482915736204";\n';
    expect(short(HEAD + text, CHECKS)).toEqual([
      "warning source/literal-account index.ts:4",
      "warning source/literal-account index.ts:5",
    ]);
    expect(rendered(HEAD + text, CHECKS)).toMatchSnapshot();
  });

  test.each([
    ["of the documentation", 'const arn = "arn:aws:sns:us-east-1:123456789012:alerts";'],
    [
      "of the documentation, in place of a configured one",
      'const arn = args.arn ?? "arn:aws:acm:us-east-1:111122223333:certificate/x"; declare const args: any;',
    ],
    ["of zeros", 'const accountId = "000000000000";'],
  ])("that is an example: %s", (_, text) => {
    expect(all(text)).toEqual(["warning source/placeholder-account index.ts:3"]);
    expect(rendered(HEAD + text, CHECKS)).toMatchSnapshot();
  });
});

describe("nothing is said of", () => {
  test.each([
    [
      "the account of the provider",
      "const arn = pulumi.interpolate`arn:aws:iam::${me.accountId}:role/x`; declare const me: any;",
    ],
    ["policies of AWS", 'const arn = "arn:aws:iam::aws:policy/ReadOnlyAccess";'],
    ["accounts of load balancers", 'const logs = "arn:aws:iam::127311923021:root";'],
    ["images of EKS", 'const image = "602401143452.dkr.ecr.us-west-2.amazonaws.com/eks/pause:3.5";'],
    ["owners of images", 'aws.ec2.getAmi({ owners: ["482915736204"], mostRecent: true });'],
    [
      "layers of others",
      'const layers = ["arn:aws:lambda:us-east-1:580247275435:layer:LambdaInsightsExtension:14"];',
    ],
    ["principals of a policy", 'const policy = { Principal: { AWS: "arn:aws:iam::482915736204:root" } };'],
    [
      "what may be configured",
      'const arn = config.get("arn") ?? "arn:aws:sns:us-east-1:482915736204:x"; declare const config: any;',
    ],
    [
      "a choice by stack",
      'const accountId = stack === "prod" ? "482915736204" : "582915736204"; declare const stack: string;',
    ],
    ["a guard", 'if (id === "482915736204") throw new Error("not here"); declare const id: string;'],
    ["the provider's guard", 'new aws.Provider("p", { allowedAccountIds: ["482915736204"] });'],
    ["words", 'throw new Error("write it like arn:aws:iam::123456789012:role/name");'],
    [
      "an example in a message",
      'function problem() { return `layers is odd. Give "arn:aws:lambda:us-west-2:111122223333:x:y".`; }',
    ],
    [
      "twelve digits of another thing",
      'const phone = "482915736204"; const time = { created: "202611211433" };',
    ],
    [
      "an import of a resource",
      'new aws.sns.Topic("t", {}, { import: "arn:aws:sns:us-east-1:482915736204:t" });',
    ],
    ["a type", 'type Account = "482915736204";'],
    ["a comment", "// arn:aws:iam::123456789012:role/x\n"],
  ])("%s", (_, text) => {
    expect(all(text)).toEqual([]);
  });

  test("tests", () => {
    const texts = { "index.ts": HEAD, "index.test.ts": 'const accountId = "123456789012";' };
    expect(short(texts, CHECKS)).toEqual([]);
  });
});
