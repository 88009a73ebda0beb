// Requirements: `permit`, held against small programs.
import { describe, expect, test } from "vitest";
import {
  buildStack,
  type Given,
  given,
  type Input,
  interpolate,
  jsonText,
  out,
  unknown,
} from "../aws/testing.ts";
import { compareFindings, type Finding } from "../findings/finding.ts";
import { readSettings } from "../project/settings.ts";
import { renderOneFinding } from "../report/terminal.ts";
import { checkPermit } from "./permit.ts";
import { readPermit } from "./permit-statement.ts";

type Stack = Readonly<Record<string, Given>>;

const document = (...statements: Input[]): Input =>
  jsonText({ Version: "2012-10-17", Statement: statements });
const allow = (
  action: string | string[],
  resource: Input = "*",
  more: Readonly<Record<string, Input>> = {},
): Input => ({
  Effect: "Allow",
  Action: action,
  Resource: resource,
  ...more,
});
const role = (service: string): Given =>
  given("aws:iam/role:Role", {
    assumeRolePolicy: document({
      Effect: "Allow",
      Principal: { Service: service },
      Action: "sts:AssumeRole",
    }),
  });
const policy = (of: string, ...statements: Input[]): Given =>
  given("aws:iam/rolePolicy:RolePolicy", { role: out(`${of}.name`), policy: document(...statements) });

const base: Stack = {
  uploads: given("aws:s3/bucket:Bucket", { bucket: "uploads-of-the-shop" }),
  logs: given("aws:cloudwatch/logGroup:LogGroup", { name: "/aws/lambda/handler" }),
  handlerRole: role("lambda.amazonaws.com"),
  handlerPolicy: policy(
    "handlerRole",
    allow(["s3:GetObject", "s3:PutObject"], interpolate`${out("uploads.arn")}/*`),
    allow("logs:PutLogEvents", interpolate`${out("logs.arn")}:*`),
  ),
  handler: given("aws:lambda/function:Function", {
    role: out("handlerRole.arn"),
    runtime: "nodejs22.x",
    handler: "index.handler",
  }),
  task: given("aws:ecs/taskDefinition:TaskDefinition", {
    family: "shop",
    containerDefinitions: "[]",
    taskRoleArn: out("handlerRole.arn"),
  }),
  service: given("aws:ecs/service:Service", { taskDefinition: out("task.arn") }),
  template: given("aws:ec2/launchTemplate:LaunchTemplate", {
    iamInstanceProfile: { name: out("profile.name") },
  }),
  fleet: given("aws:autoscaling/group:Group", {
    minSize: 1,
    maxSize: 1,
    launchTemplate: { id: out("template.id"), version: "$Latest" },
    vpcZoneIdentifiers: ["subnet-0a1b2c3d4e5f60718"],
  }),
  builder: role("codebuild.amazonaws.com"),
  // What iam: actions do not take gives no right to them.
  builderPolicy: policy("builder", allow("*", interpolate`${out("uploads.arn")}/*`)),
  adminRole: role("ec2.amazonaws.com"),
  adminPolicy: policy("adminRole", allow("iam:PassRole", out("handlerRole.arn")), allow("ec2:Describe*")),
  profile: given("aws:iam/instanceProfile:InstanceProfile", { role: out("adminRole.name") }),
  admin: given("aws:ec2/instance:Instance", {
    ami: "ami-0a1b2c3d4e5f60718",
    instanceType: "t3.micro",
    iamInstanceProfile: out("profile.name"),
  }),
};

function findingsOf(statement: string, stack: Stack = base): Finding[] {
  const { graph, world } = buildStack(stack);
  const { settings } = readSettings(`permit: ${JSON.stringify([statement])}\n`, "stackproof.yaml");
  return checkPermit({ requirements: settings.requirements, graph, world }).sort(compareFindings);
}

const codes = (statement: string, stack: Stack = base): string[] =>
  findingsOf(statement, stack).map(
    ({ severity, code }) => `${severity} ${code.slice("requirements/".length)}`,
  );

describe("holds", () => {
  test.each([
    "handler may s3:GetObject on uploads/*",
    "handler may s3:GetObject, s3:PutObject on uploads/incoming/*",
    "handler may s3:GetObject on uploads",
    "handlerRole may s3:GetObject",
    "handler may s3:GetObject on arn:aws:s3:::uploads-of-the-shop/*",
    "handler may logs:PutLogEvents on logs",
    "admin may ec2:DescribeInstances",
    "admin may iam:PassRole on handlerRole",
    "not handler may s3:DeleteObject on uploads/*",
    "not handler may iam:*",
    "handler may not s3:Delete*",
    "not * may organizations:*",
    "not handler may s3:*Bucket* on uploads/*",
    "not builder may iam:*",
    "service may s3:GetObject on uploads/*",
    "fleet may ec2:DescribeInstances",
    "not aws.iam.Role may s3:DeleteBucket",
  ])("%s", (statement) => {
    expect(codes(statement)).toEqual([]);
  });
});

describe("does not hold", () => {
  test.each<[string, string]>([
    ["handler may s3:DeleteObject on uploads/*", "error not-permitted"],
    ["handler may s3:GetObject* on uploads/*", "error not-permitted"],
    ["admin may s3:GetObject", "error not-permitted"],
    ["not * may iam:*", "error permitted"],
    ["not handler may s3:PutObject on uploads/*", "error permitted"],
    ["handler may not logs:Put*", "error permitted"],
    ["handlr may s3:GetObject", "error name-not-found"],
    ["handler may s3:GetObject on upload/*", "error name-not-found"],
    ["uploads may s3:GetObject", "error permit-without-role"],
    ["handler may s3:GetObjekt", "error permit-unclear"],
    ["handler may s4:GetObject", "error permit-unclear"],
    ["handler can s3:GetObject", "error permit-unclear"],
  ])("%s", (statement, code) => {
    expect(codes(statement)).toEqual([code]);
    expect(
      findingsOf(statement)
        .map((finding) => renderOneFinding(finding))
        .join("\n"),
    ).toMatchSnapshot();
  });
});

describe("what is not known is a note", () => {
  const condition = { Condition: { StringEquals: { "aws:PrincipalTag/team": "shop" } } };
  test.each<[string, Given]>([
    ["a condition", policy("handlerRole", allow("s3:DeleteObject", "*", condition))],
    [
      "a policy",
      given("aws:iam/rolePolicy:RolePolicy", { role: out("handlerRole.name"), policy: unknown() }),
    ],
  ])("%s", (_, more) => {
    const stack = { ...base, more };
    expect(codes("handler may s3:DeleteObject on uploads/*", stack)).toEqual(["note undecided"]);
    expect(codes("not handler may s3:DeleteObject on uploads/*", stack)).toEqual(["note undecided"]);
    expect(
      findingsOf("handler may s3:DeleteObject on uploads/*", stack)
        .map((finding) => renderOneFinding(finding))
        .join("\n"),
    ).toMatchSnapshot();
  });
});

test("what acts with no role may do nothing, and the rights of a role from elsewhere are open", () => {
  const machine = { ami: "ami-0a1b2c3d4e5f60718", instanceType: "t3.micro" };
  const stack = {
    ...base,
    bare: given("aws:ec2/instance:Instance", machine),
    other: given("aws:ec2/instance:Instance", { ...machine, iamInstanceProfile: "made-elsewhere" }),
  };
  expect(codes("not bare may iam:*", stack)).toEqual([]);
  expect(codes("bare may s3:GetObject", stack)).toEqual(["error permit-without-role"]);
  expect(codes("not other may iam:*", stack)).toEqual(["note undecided"]);
  expect(codes("other may s3:GetObject", stack)).toEqual(["note undecided"]);
  expect(codes("not uploads may iam:*", stack)).toEqual(["error permit-without-role"]);
});

describe("policies of resources", () => {
  const ofBucket = (effect: string): Given =>
    given("aws:s3/bucketPolicy:BucketPolicy", {
      bucket: out("uploads.id"),
      policy: document({
        Effect: effect,
        Principal: { AWS: out("handlerRole.arn") },
        Action: ["s3:GetObject", "s3:DeleteObject"],
        Resource: interpolate`${out("uploads.arn")}/*`,
      }),
    });

  test("let in, and keep out", () => {
    expect(codes("handler may s3:DeleteObject on uploads/*", { ...base, more: ofBucket("Allow") })).toEqual(
      [],
    );
    expect(codes("handler may s3:GetObject on uploads/*", { ...base, more: ofBucket("Deny") })).toEqual([
      "error not-permitted",
    ]);
  });

  test("a denial of the role stays one", () => {
    const denial = policy("handlerRole", { Effect: "Deny", Action: "s3:DeleteObject", Resource: "*" });
    const stack = { ...base, more: ofBucket("Allow"), denial };
    expect(codes("handler may s3:DeleteObject on uploads/*", stack)).toEqual(["error not-permitted"]);
  });
});

describe("the grammar", () => {
  test.each<[string, unknown]>([
    ["a may s3:GetObject", { isNegated: false, who: "a", actions: ["s3:GetObject"], on: undefined }],
    [
      "not * may iam:*, sts:AssumeRole on *",
      { isNegated: true, who: "*", actions: ["iam:*", "sts:AssumeRole"], on: "*" },
    ],
    ["a may not *", { isNegated: true, who: "a", actions: ["*"], on: undefined }],
    ["not a may not s3:GetObject", "it says `not` twice"],
    ["a b may s3:GetObject", "`a b` is no name"],
    ["a may read", "`read` is no action such as `s3:GetObject` or `iam:*`"],
    ["may s3:GetObject", "something is missing before or behind `may`"],
  ])("%s", (text, read) => {
    expect(readPermit(text)).toEqual(read);
  });
});
