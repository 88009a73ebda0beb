// The requirements of stackproof.yaml.
import { describe, expect, test } from "vitest";
import { readSettings } from "./settings.ts";
import { short } from "./test-folder.ts";

const read = (text: string) => readSettings(text, "stackproof.yaml");

describe("requirements", () => {
  test("are read with their words and places", () => {
    const { settings, findings } = read(`stacks: [dev, prod]
regions: [us-east-1]
naming:
  "aws:lambda/function:Function": "{env}-{name}"
tags:
  required: [Environment]
  values: { project: shop }
require:
  "aws:apigateway/restApi:RestApi": ">=1"
  "logs per function": true
  aws.s3.Bucket: 2
forbid: ["aws:ec2/vpc:Vpc"]
reach: ["internet -> alb:443"]
permit: ["not * may iam:*"]
files: { only: ["index.ts"], required: ["README.md"] }
outputs: [apiUrl]
limits: { resources: 200 }
suppress:
  - { code: "s3/bucket/no-access-log", at: "logs", reason: "log bucket", until: 2027-01-01 }
`);
    expect(findings).toEqual([]);
    expect(settings.requirements).toMatchSnapshot();
  });

  test.each([
    [
      "a text in place of a list",
      "regions: us-east-1\n",
      "error project/settings-invalid stackproof.yaml:1:10",
    ],
    [
      "a comparison that is none",
      'require: { "aws.s3.Bucket": "many" }\n',
      "error project/settings-invalid stackproof.yaml:1:29",
    ],
    [
      "a suppression without a reason",
      'suppress: [{ code: "a/b" }]\n',
      "error project/settings-invalid stackproof.yaml:1:12",
    ],
    [
      "an end that is no day",
      "suppress: [{ code: a, reason: b, until: soon }]\n",
      "error project/settings-invalid stackproof.yaml:1:41",
    ],
    [
      "an unknown key inside",
      "files: { onyl: [a] }\n",
      "warning project/settings-unknown-key stackproof.yaml:1:10",
    ],
    [
      "a negative limit",
      "limits: { resources: -1 }\n",
      "error project/settings-invalid stackproof.yaml:1:22",
    ],
  ])("say where there is %s", (_, text, expected) => {
    expect(short(read(text).findings)).toEqual([expected]);
  });
});
