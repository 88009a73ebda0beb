// Requirements, held against small programs.
import { describe, expect, test } from "vitest";
import { Unknown } from "../core/value.ts";
import { findingsOf, type Given, rendered, short } from "./testing.ts";

const BUCKET = "aws:s3/bucket:Bucket";
const FUNCTION = "aws:lambda/function:Function";
const bucket = (name: string, more: Partial<Given> = {}): Given => ({
  type: BUCKET,
  name,
  inputs: { bucket: name },
  ...more,
});

describe("regions", () => {
  const yaml = "regions: [us-east-1, us-west-2]\n";
  const there = bucket("there", { region: "us-west-2" });

  test("holds resources to them, wants each used, and providers of its own", () => {
    const given = [bucket("a", { region: "eu-west-1" }), bucket("b", { provider: "default_7_48_0" })];
    expect(short(yaml, given)).toEqual([
      "error requirements/region index.ts:1",
      "error requirements/region-unused stackproof.yaml:1",
      "warning requirements/default-provider index.ts:2",
    ]);
    expect(rendered(yaml, given)).toMatchSnapshot();
  });

  test("says nothing of global types, other packages and unknown regions", () => {
    const role = { type: "aws:iam/role:Role", name: "r", region: undefined };
    const pet = { type: "random:index/randomPet:RandomPet", name: "p", region: undefined };
    expect(short(yaml, [bucket("a"), there, role, pet])).toEqual([]);
    expect(short(yaml, [bucket("a"), bucket("b", { region: undefined })])).toEqual([]);
  });
});

describe("naming", () => {
  const yaml = 'naming: { "aws:lambda/function:Function": "{env}-{name}", "*": "prod-{service}-{what}" }\n';
  const fn = (name: string, physical: unknown): Given => ({
    type: FUNCTION,
    name,
    inputs: { name: physical as string },
  });

  test("holds names to the pattern of their type, and all others to *", () => {
    const given = [fn("f", "dev-f"), bucket("logs"), fn("g", "prod-g"), bucket("prod-shop-logs")];
    expect(short(yaml, given)).toEqual([
      "error requirements/name index.ts:1",
      "error requirements/name index.ts:2",
    ]);
    expect(rendered(yaml, given)).toMatchSnapshot();
  });

  test.each([
    ["an unknown name", [fn("f", new Unknown("x", undefined)), bucket("prod-shop-a")]],
    ["a type without a name", [fn("f", "prod-f"), { type: "aws:ec2/vpc:Vpc", name: "v" }]],
    ["another case", [fn("f", "PROD-f")]],
  ])("says nothing of %s", (_, given) => {
    expect(short(yaml, given)).toEqual([]);
  });

  test("says when nothing has the type", () => {
    expect(short('naming: { aws.sqs.Queue: "{env}-{name}" }\n', [bucket("a")])).toEqual([
      "warning requirements/name-of-nothing stackproof.yaml:1",
    ]);
  });
});

describe("tags", () => {
  const yaml = "tags: { required: [Environment], values: { project: shop } }\n";
  const tagged = (name: string, tagsAll: Given["outputs"] = {}): Given =>
    bucket(name, { outputs: { tagsAll } });

  test("must be there, with the value that was asked for", () => {
    const given = [
      tagged("a", { environment: "prod", project: "shop" }),
      tagged("b", { Environment: "x", project: "y" }),
    ];
    expect(short(yaml, given)).toEqual([
      "error requirements/tag-missing index.ts:1",
      "error requirements/tag-value index.ts:2",
    ]);
    expect(rendered(yaml, given)).toMatchSnapshot();
  });

  test("says nothing of what takes no tags, and of values that nobody knows", () => {
    const hidden = tagged("a", { Environment: "x", project: new Unknown("x", undefined) });
    expect(short(yaml, [bucket("none"), hidden])).toEqual([]);
  });
});

describe("require, forbid and limits", () => {
  test("count types and components", () => {
    const yaml = `require: { "aws:apigateway/restApi:RestApi": ">=1", TapStack: 1, aws.s3.Bucket: "<=1" }
forbid: [aws.ec2.Vpc]
limits: { resources: 2 }
`;
    const given = [
      bucket("a"),
      bucket("b"),
      { type: "aws:ec2/vpc:Vpc", name: "v" },
      { type: "aws:ec2/vpc:Vpc", name: "read", kind: "read" as const },
      { type: "my:index:TapStack", name: "t", kind: "component" as const },
    ];
    expect(short(yaml, given)).toEqual([
      "error requirements/forbidden index.ts:3",
      "error requirements/missing stackproof.yaml:1",
      "error requirements/missing stackproof.yaml:1",
      "error requirements/too-many-resources stackproof.yaml:3",
    ]);
    expect(rendered(yaml, given)).toMatchSnapshot();
  });

  test("know phrases", () => {
    const yaml =
      'require: { "logs per function": true, "role per function": true, "alarm per function": true }\n';
    const fn = (name: string): Given => ({ type: FUNCTION, name, inputs: { name, role: "arn:role" } });
    const group = { type: "aws:cloudwatch/logGroup:LogGroup", name: "g", inputs: { name: "/aws/lambda/f" } };
    const alarm = {
      type: "aws:cloudwatch/metricAlarm:MetricAlarm",
      name: "alarm",
      inputs: { namespace: "AWS/Lambda", metricName: "Errors", dimensions: { FunctionName: "f" } },
    };
    expect(short(yaml, [fn("f"), fn("g"), group, alarm])).toEqual([
      "error requirements/function-shares-role index.ts:2",
      "error requirements/function-without-alarm index.ts:2",
      "error requirements/function-without-logs index.ts:2",
    ]);
    expect(short(yaml, [fn("f"), group, alarm])).toEqual([]);
    expect(rendered(yaml, [fn("f"), fn("g"), group, alarm])).toMatchSnapshot();
  });

  test("say what cannot be understood", () => {
    const yaml = 'require: { "logs per functions": true }\nforbid: ["no vpc please"]\n';
    expect(rendered(yaml, [bucket("a")])).toMatchSnapshot();
  });
});

test("a program that ended early is not told what it lacks, only what it has and must not", () => {
  const yaml = "require: { aws.sqs.Queue: 1 }\nforbid: [aws.s3.Bucket]\noutputs: [url]\n";
  expect(findingsOf(yaml, [bucket("a")], {}, false).map(({ code }) => code)).toEqual([
    "requirements/forbidden",
  ]);
  expect(findingsOf(yaml, [bucket("a")]).map(({ code }) => code)).toHaveLength(3);
});

test("outputs are those of the stack", () => {
  const yaml = "outputs: [apiUrl, name]\n";
  expect(short(yaml, [], { apiURL: "https://x", name: "n" })).toEqual([
    "error requirements/output-missing stackproof.yaml:1",
  ]);
  expect(rendered(yaml, [], { apiURL: "https://x", name: "n" })).toMatchSnapshot();
  expect(short(yaml, [], { apiUrl: "https://x", name: "n" })).toEqual([]);
});
