import { describe, expect, test } from "vitest";
import { out, unknown } from "../../aws/testing.ts";
import { policy, rendered, resource, type Stack, short } from "../testing.ts";

const allow = (actions: unknown, resources: unknown = "*", more: object = {}) => ({
  Effect: "Allow",
  Action: actions,
  Resource: resources,
  ...more,
});
const inline = (...statements: object[]): Stack => ({
  rights: resource("aws:iam/rolePolicy:RolePolicy", { role: "worker", policy: policy(...statements) }),
});
const roleOf = (principal: object): Stack => ({
  worker: resource("aws:iam/role:Role", {
    name: "worker",
    assumeRolePolicy: policy({ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" }),
  }),
});
const attached = (arn: string, principal: object): Stack => ({
  attachment: resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
    role: out("worker.name"),
    policyArn: arn,
  }),
  ...roleOf(principal),
});
const ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
const LAMBDA = { Service: "lambda.amazonaws.com" };

describe("policies that allow too much", () => {
  test.each<[string, Stack, string[]]>([
    ["everything", inline(allow("*")), ["warning all-actions rights policy"]],
    ["everything, in a list", inline(allow(["*"], ["*"])), ["warning all-actions rights policy"]],
    [
      "everything, and more",
      inline(allow("*"), allow("s3:*"), allow("iam:PassRole")),
      ["warning all-actions rights policy"],
    ],
    [
      "a managed policy that is attached",
      {
        attachment: resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
          role: "worker",
          policyArn: out("all.arn"),
        }),
        all: resource("aws:iam/policy:Policy", { policy: policy(allow("*")) }),
      },
      ["warning all-actions all policy"],
    ],
    [
      "an inline policy of a role",
      {
        worker: resource("aws:iam/role:Role", {
          assumeRolePolicy: policy({ Effect: "Allow", Principal: LAMBDA, Action: "sts:AssumeRole" }),
          inlinePolicies: [{ name: "all", policy: policy(allow("*")) }],
        }),
      },
      ["warning all-actions worker inlinePolicies[0].policy"],
    ],
    [
      "any role handed on",
      inline(allow(["ecs:RunTask", "iam:PassRole"])),
      ["warning pass-any-role rights policy"],
    ],
    [
      "any role of an account",
      inline(allow("iam:PassRole", "arn:aws:iam::123456789012:role/*")),
      ["warning pass-any-role rights policy"],
    ],
    ["all of IAM", inline(allow("iam:*")), ["warning pass-any-role rights policy"]],
    [
      "all of a service",
      inline(allow(["s3:*", "logs:CreateLogGroup"])),
      ["note all-actions-of-service rights policy"],
    ],
    ["an administrator", attached(ADMIN, LAMBDA), ["warning administrator-role attachment policyArn"]],
    [
      "one who can make himself an administrator",
      attached("arn:aws:iam::aws:policy/IAMFullAccess", { Service: "ec2.amazonaws.com" }),
      ["warning administrator-role attachment policyArn"],
    ],
  ])("%s", (_, stack, expected) => {
    expect(short(stack)).toEqual(expected);
  });

  test.each<[string, Stack]>([
    ["an action on everything", inline(allow("cloudwatch:PutMetricData"))],
    ["everything on one bucket", inline(allow("*", "arn:aws:s3:::uploads/*"))],
    [
      "all of a service on its own things",
      inline(allow("s3:*", ["arn:aws:s3:::uploads", "arn:aws:s3:::uploads/*"])),
    ],
    ["all that begins alike", inline(allow("s3:Get*"))],
    [
      "everything, under a condition",
      inline(allow("*", "*", { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } })),
    ],
    ["everything denied", inline({ Effect: "Deny", Action: "*", Resource: "*" })],
    ["all but something", inline({ Effect: "Allow", NotAction: "iam:*", Resource: "*" })],
    [
      "a role handed to one service",
      inline(
        allow("iam:PassRole", "*", {
          Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
        }),
      ),
    ],
    ["a role of one's own handed on", inline(allow("iam:PassRole", "arn:aws:iam::123456789012:role/task"))],
    [
      "a policy that nobody knows",
      { rights: resource("aws:iam/rolePolicy:RolePolicy", { role: "worker", policy: unknown() }) },
    ],
    [
      "a boundary, which gives nothing",
      {
        worker: resource("aws:iam/role:Role", {
          assumeRolePolicy: policy({ Effect: "Allow", Principal: LAMBDA, Action: "sts:AssumeRole" }),
          permissionsBoundary: out("limits.arn"),
        }),
        limits: resource("aws:iam/policy:Policy", { policy: policy(allow("*")) }),
      },
    ],
    ["an administrator who is a person", attached(ADMIN, { AWS: "arn:aws:iam::123456789012:root" })],
    [
      "a pipeline outside of AWS",
      attached(ADMIN, {
        Federated: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
      }),
    ],
    ["a role of CloudFormation", attached(ADMIN, { Service: "cloudformation.amazonaws.com" })],
    [
      "another managed policy",
      attached("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole", LAMBDA),
    ],
    [
      "a role that nobody knows",
      {
        attachment: resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
          role: unknown(),
          policyArn: ADMIN,
        }),
      },
    ],
  ])("silent: %s", (_, stack) => {
    expect(short(stack)).toEqual([]);
  });

  test("texts", () => {
    const two: Stack = {
      one: resource("aws:iam/rolePolicy:RolePolicy", { role: "a", policy: policy(allow("s3:*")) }),
      two: resource("aws:iam/rolePolicy:RolePolicy", { role: "b", policy: policy(allow("sqs:*")) }),
    };
    const several = inline(allow("s3:GetObject", "arn:aws:s3:::uploads/*"), { Sid: "Admin", ...allow("*") });
    expect(
      rendered(
        inline(allow("*")),
        several,
        inline(allow("iam:PassRole")),
        inline(allow(["s3:*", "sqs:*"])),
        two,
        attached(ADMIN, LAMBDA),
      ),
    ).toMatchSnapshot();
  });
});
