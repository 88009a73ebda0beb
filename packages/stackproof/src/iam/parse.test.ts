import { describe, expect, it } from "vitest";
import { containsUnknown, type PropertyMap, type PropertyValue, Secret, Unknown } from "../core/value.ts";
import type { PolicyScope } from "./check-resources.ts";
import { POLICY_KINDS, type PolicyKind } from "./kinds.ts";
import { parsePolicy } from "./parse.ts";
import { POLICY_SLUGS, type PolicyProblem, type PolicySlug } from "./problem.ts";

const PLACEHOLDER = "rehearsed-0123456789ab";
const SCOPE: PolicyScope = { partition: "aws", region: "us-east-1", account: "123456789012" };
const LAMBDA = { Service: "lambda.amazonaws.com" };

function one(statement: PropertyMap): PropertyMap {
  return { Version: "2012-10-17", Statement: [statement] };
}

function identity(more: PropertyMap): PropertyMap {
  return one({ Effect: "Allow", Action: "logs:PutLogEvents", Resource: "*", ...more });
}

function trust(more: PropertyMap): PropertyMap {
  return one({ Effect: "Allow", Principal: LAMBDA, Action: "sts:AssumeRole", ...more });
}

function bucket(more: PropertyMap): PropertyMap {
  return one({
    Effect: "Allow",
    Principal: { AWS: "123456789012" },
    Action: "s3:GetObject",
    Resource: "arn:aws:s3:::b/*",
    ...more,
  });
}

function statements(count: number, length: number): PropertyMap {
  return {
    Version: "2012-10-17",
    Statement: Array.from({ length: count }, () => ({
      Effect: "Allow",
      Action: "dynamodb:GetItem",
      Resource: `arn:aws:dynamodb:us-east-1:123456789012:table/${"x".repeat(length)}`,
    })),
  };
}

function render(problem: PolicyProblem): string {
  const { severity, effect, evidence, slug, says, why, fix, quote, aws, docs, line, column } = problem;
  return [
    `${severity} ${effect} ${evidence} ${slug}${line === undefined ? "" : ` ${line}:${column ?? 0}`}`,
    `  policy ${says}.`,
    `  why ${why}`,
    `  fix ${fix}`,
    ...(quote === undefined ? [] : [`  quote ${quote}`]),
    ...(aws === undefined ? [] : [`  aws ${aws.operation} ${aws.code ?? "without a known code"}`]),
    `  see ${docs}`,
  ].join("\n");
}

function problemsOf(value: PropertyValue, kind: PolicyKind): readonly PolicyProblem[] {
  return parsePolicy(value, kind, SCOPE).problems;
}

type Case = readonly [PolicyKind, PropertyValue];

/** By slug: documents that give exactly this problem. */
const REJECTS: Readonly<Record<PolicySlug, readonly Case[]>> = {
  "no-json": [
    ["trust", '{"Version": "2012-10-17",\n "Statement": [}'],
    ["trust", ""],
  ],
  "no-object": [
    ["trust", "[]"],
    ["trust", '"text"'],
  ],
  "duplicate-key": [
    [
      "identity",
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Effect":"Deny","Action":"*","Resource":"*"}]}',
    ],
    [
      "s3-bucket",
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::b"}]}',
    ],
  ],
  "unknown-element": [
    ["identity", identity({ Conditions: {} })],
    ["identity", { ...identity({}), Statements: [] }],
  ],
  "missing-version": [
    ["identity-managed", { Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] }],
    [
      "identity-inline-role",
      {
        Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/${aws:username}" }],
      },
    ],
  ],
  "wrong-version": [["trust", { ...trust({}), Version: "2024-01-01" }]],
  "old-version": [["identity-managed", { ...identity({}), Version: "2008-10-17" }]],
  "missing-statement": [
    ["trust", { Version: "2012-10-17" }],
    ["trust", { Version: "2012-10-17", Statement: [] }],
  ],
  "no-statement": [
    [
      "trust",
      { Version: "2012-10-17", Statement: ["text", (trust({})["Statement"] as PropertyValue[])[0] ?? null] },
    ],
  ],
  "missing-effect": [["identity", one({ Action: "*", Resource: "*" })]],
  "wrong-effect": [["identity", identity({ Effect: "allow" })]],
  "both-elements": [["identity", identity({ NotAction: "iam:*" })]],
  "missing-action": [
    ["identity", one({ Effect: "Allow", Resource: "*" })],
    ["identity", identity({ Action: [] })],
  ],
  "missing-resource": [
    ["identity", one({ Effect: "Allow", Action: "s3:GetObject" })],
    ["identity", identity({ Resource: [] })],
    ["s3-bucket", one({ Effect: "Allow", Principal: LAMBDA, Action: "s3:GetObject" })],
    ["kms-key", one({ Effect: "Allow", Principal: LAMBDA, Action: "kms:Decrypt" })],
  ],
  "wrong-type": [["identity", identity({ Action: ["logs:PutLogEvents", { a: "b" }] })]],
  "missing-principal": [
    ["trust", one({ Effect: "Allow", Action: "sts:AssumeRole" })],
    ["s3-bucket", one({ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" })],
    ["trust", trust({ Principal: {} })],
  ],
  "unsupported-principal": [
    ["identity", identity({ Principal: "*" })],
    ["trust", one({ Effect: "Deny", NotPrincipal: LAMBDA, Action: "sts:AssumeRole" })],
  ],
  "unsupported-resource": [["trust", trust({ Resource: "*" })]],
  "wrong-principal": [
    ["trust", trust({ Principal: "lambda.amazonaws.com" })],
    ["trust", trust({ Principal: "*" })],
    ["trust", trust({ Principal: { Services: "lambda.amazonaws.com" } })],
    ["trust", trust({ Principal: { AWS: "lambda.amazonaws.com" } })],
    ["trust", trust({ Principal: { AWS: "12345678901" } })],
    ["trust", trust({ Principal: { AWS: "arn:aws:iam::123456789012:role/*" } })],
    ["trust", trust({ Principal: { AWS: "arn:aws:iam::123456789012:group/ops" } })],
    ["trust", trust({ Principal: { AWS: "arn:aws:iam::123456789012:instance-profile/web" } })],
    ["trust", trust({ Principal: { AWS: "arn:aws:iam::12345:root" } })],
    ["trust", trust({ Principal: { AWS: "arn:aws:lambda:us-east-1:123456789012:function:f" } })],
    ["trust", trust({ Principal: { AWS: "ops" } })],
    [
      "trust",
      trust({
        Action: "sts:AssumeRoleWithWebIdentity",
        Principal: { Federated: "arn:aws:iam::123456789012:role/x" },
      }),
    ],
    ["s3-bucket", bucket({ Principal: { Federated: "accounts.google.com" } })],
  ],
  "placeholder-account": [
    ["s3-bucket", bucket({ Principal: { AWS: "arn:aws:iam::111122223333:root" } })],
    ["trust", trust({ Principal: { AWS: "000000000000" } })],
  ],
  "unknown-service-principal": [
    ["trust", trust({ Principal: { Service: "lambda" } })],
    ["trust", trust({ Principal: { Service: "lambda.aws.com" } })],
    ["trust", trust({ Principal: { Service: "ecs-task.amazonaws.com" } })],
    ["trust", trust({ Principal: { Service: "shop-orders.amazonaws.com" } })],
  ],
  "trust-action": [
    ["trust", trust({ Action: "s3:GetObject" })],
    ["trust", trust({ Action: ["sts:AssumeRole", "sts:TagSessions"] })],
  ],
  "action-not-of-principal": [
    [
      "trust",
      trust({
        Principal: {
          Federated: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
        },
      }),
    ],
    ["trust", trust({ Action: "sts:AssumeRoleWithWebIdentity" })],
  ],
  "action-of-other-service": [
    ["s3-bucket", bucket({ Action: "kms:Decrypt", Resource: "arn:aws:s3:::b" })],
    ["sns-topic", one({ Effect: "Allow", Principal: LAMBDA, Action: "sqs:SendMessage", Resource: "*" })],
    ["sqs-queue", one({ Effect: "Allow", Principal: LAMBDA, Action: "sns:Publish", Resource: "*" })],
  ],
  "action-form": [
    ["identity", identity({ Action: "PutLogEvents" })],
    ["identity", identity({ Action: "logs:logs:PutLogEvents" })],
    ["identity", identity({ Action: "*:Get*" })],
    ["identity", identity({ Action: "log groups:PutLogEvents" })],
  ],
  "unknown-service": [["identity", identity({ Action: "log:PutLogEvents" })]],
  "unknown-action": [
    ["identity", identity({ Action: "logs:PutLogEvent" })],
    ["s3-bucket", bucket({ Action: "s3:GetObjects" })],
    ["s3-bucket", bucket({ Action: "s3:ComposeSymphony" })],
  ],
  "wildcard-matches-nothing": [["identity", identity({ Action: "logs:Compose*" })]],
  "resource-form": [
    ["identity", identity({ Action: "s3:GetObject", Resource: "my-bucket/*" })],
    ["identity", identity({ Action: "s3:GetObject", Resource: "arn:aws:*:::b" })],
    ["identity", identity({ Action: "s3:GetObject", Resource: "arn:aws" })],
    ["sqs-queue", one({ Effect: "Allow", Principal: LAMBDA, Action: "sqs:SendMessage", Resource: "orders" })],
  ],
  "wrong-partition": [
    ["identity", identity({ Action: "s3:GetObject", Resource: "arn:1:o.apply" })],
    ["identity", identity({ Action: "s3:GetObject", Resource: "arn:aws-cn:s3:::b/*" })],
  ],
  "resource-region": [
    ["identity", identity({ Action: "s3:GetObject", Resource: "arn:aws:s3:us-east-1:123456789012:b/a" })],
    ["identity", identity({ Action: "iam:PassRole", Resource: "arn:aws:iam:us-east-1:123456789012:role/x" })],
  ],
  "resource-matches-nothing": [
    [
      "identity",
      identity({ Action: "dynamodb:GetItem", Resource: "arn:aws:dynamodb:us-east-1:123456789012:tables/a" }),
    ],
    [
      "identity",
      identity({
        Action: "lambda:InvokeFunction",
        Resource: "arn:aws:lambda:us-east-1:123456789012:function/f",
      }),
    ],
    ["identity", identity({ Action: "sqs:SendMessage", Resource: "arn:aws:sqs:us-east-1:1234:q" })],
    ["identity", identity({ Action: "sqs:SendMessage", Resource: "arn:aws:sqs::123456789012:q" })],
    ["identity", identity({ Action: "sqs:SendMessage", Resource: "arn:aws:SQS:us-east-1:123456789012:q" })],
  ],
  "resource-not-of-action": [
    ["identity", identity({ Action: "s3:GetObject", Resource: "arn:aws:s3:::b" })],
    ["identity", identity({ Action: ["s3:ListBucket", "s3:GetObject"], Resource: "arn:aws:s3:::b/*" })],
    [
      "identity",
      identity({
        Action: ["ec2:DescribeInstances", "ec2:DescribeSubnets", "ec2:StartInstances"],
        Resource: "arn:aws:ec2:us-east-1:123456789012:instance/i-0",
      }),
    ],
    [
      "identity",
      identity({
        Action: "logs:PutLogEvents",
        Resource: "arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/f",
      }),
    ],
    ["s3-bucket", bucket({ Action: ["s3:GetObject", "s3:ListBucket"] })],
  ],
  "unresolved-variable": [
    ["identity", identity({ Action: "s3:GetObject", Resource: "arn:aws:s3:::${bucketName}/*" })],
    [
      "identity",
      identity({ Action: "sqs:SendMessage", Resource: "arn:aws:sqs:us-east-1:${account.id}:orders" }),
    ],
    ["identity", identity({ Condition: { StringEquals: { "aws:SourceAccount": "${accountId}" } } })],
  ],
  "unknown-operator": [
    ["identity", identity({ Condition: { StringEqual: { "aws:SourceVpc": "vpc-1" } } })],
    ["identity", identity({ Condition: { NullIfExists: { "aws:SourceVpc": "true" } } })],
    [
      "s3-bucket",
      bucket({
        Action: "s3:GetBucketPolicy",
        Resource: "arn:aws:s3:::b",
        Condition: { StringEqual: { "aws:SourceVpc": "vpc-1" } },
      }),
    ],
  ],
  "wrong-condition": [
    ["identity", identity({ Condition: { "aws:SourceVpc": "vpc-1" } })],
    ["identity", identity({ Condition: "aws:SourceVpc" })],
    ["identity", identity({ Condition: { StringEquals: { "aws:SourceVpc": { a: "b" } } } })],
  ],
  "condition-value": [
    ["identity", identity({ Condition: { Bool: { "aws:SecureTransport": "yes" } } })],
    ["identity", identity({ Condition: { StringEquals: { "aws:PrincipalArn": "arn:aws:iam::*:role/x" } } })],
    ["identity", identity({ Condition: { IpAddress: { "aws:SourceIp": "office" } } })],
    ["identity", identity({ Condition: { NumericLessThan: { "aws:MultiFactorAuthAge": "1h" } } })],
    ["identity", identity({ Condition: { DateLessThan: { "aws:CurrentTime": "soon" } } })],
  ],
  "unknown-condition-key": [
    ["identity", identity({ Condition: { StringEquals: { "aws:SourceVpcs": "vpc-1" } } })],
    ["identity", identity({ Condition: { StringEquals: { "s3:prefixes": "a" } } })],
    ["identity", identity({ Condition: { StringEquals: { SourceVpc: "vpc-1" } } })],
  ],
  "duplicate-condition-key": [
    ["identity", identity({ Condition: { StringEquals: { "aws:SourceVpc": "a", "aws:sourcevpc": "b" } } })],
  ],
  "sid-form": [
    ["identity", identity({ Sid: "read-orders" })],
    ["trust", trust({ Sid: "let lambda in" })],
  ],
  "sid-twice": [
    [
      "identity",
      {
        Version: "2012-10-17",
        Statement: ["logs:PutLogEvents", "logs:CreateLogStream"].map((Action) => ({
          Sid: "Logs",
          Effect: "Allow",
          Action,
          Resource: "*",
        })),
      },
    ],
  ],
  "too-long": [
    ["identity-managed", statements(60, 40)],
    ["identity-inline-user", statements(20, 40)],
    ["identity-inline-role", statements(100, 40)],
    [
      "trust",
      trust({
        Principal: {
          AWS: Array.from(
            { length: 40 },
            (_, index) => `arn:aws:iam::123456789012:role/${"x".repeat(20)}${index}`,
          ),
        },
      }),
    ],
    [
      "s3-bucket",
      bucket({
        Resource: Array.from({ length: 400 }, (_, index) => `arn:aws:s3:::bucket/${"x".repeat(40)}${index}`),
      }),
    ],
  ],
  "wrong-character": [["identity", identity({ Sid: "Logs", Resource: "arn:aws:logs:*:*:log-group:a—b:*" })]],
};

describe("problems", () => {
  const cases = Object.entries(REJECTS).flatMap(([slug, list]) =>
    list.map(([kind, value], index) => [`${slug} ${index + 1}`, slug, kind, value] as const),
  );

  it.each(cases)("%s", (_title, slug, kind, value) => {
    const problems = problemsOf(value, kind);
    expect(problems.map((problem) => problem.slug)).toEqual([slug]);
    expect(problems.map(render).join("\n")).toMatchSnapshot();
  });

  it.each(cases)("%s, as a text, also in a secret", (_title, slug, kind, value) => {
    const text = typeof value === "string" ? value : JSON.stringify(value, undefined, 2);
    const found = problemsOf(new Secret(text), kind).map((problem) => problem.slug);
    expect(found).toEqual([slug]);
  });

  it("have a case each", () => {
    expect(Object.keys(REJECTS).sort()).toEqual([...POLICY_SLUGS].sort());
  });

  it("are refused only with evidence", () => {
    const all = cases.flatMap(([, , kind, value]) => problemsOf(value, kind));
    expect(all.filter(({ severity, evidence }) => severity === "error" && evidence === "inferred")).toEqual(
      [],
    );
    expect(all.filter(({ effect, severity }) => effect === "broken" && severity === "error")).toEqual([]);
  });
});

/** A value that is unknown in part has no text of its own. */
function canBeText(value: PropertyValue): boolean {
  return typeof value !== "string" && !containsUnknown(value);
}

describe("no problem", () => {
  it.each<[string, PolicyKind, PropertyValue]>([
    [
      "a function's rights",
      "identity-inline-role",
      identity({
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: "arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/f:*",
      }),
    ],
    ["everything", "identity-managed", identity({ Action: "*" })],
    [
      "a bucket and its objects",
      "identity",
      identity({
        Action: ["s3:ListBucket", "s3:GetObject"],
        Resource: ["arn:aws:s3:::b", "arn:aws:s3:::b/*"],
      }),
    ],
    [
      "buckets by prefix",
      "identity",
      identity({ Action: ["s3:ListBucket", "s3:GetObject"], Resource: "arn:aws:s3:::b*" }),
    ],
    ["all buckets", "identity", identity({ Action: "s3:ListAllMyBuckets", Resource: "arn:aws:s3:::*" })],
    [
      "a home folder",
      "identity",
      identity({ Action: "s3:GetObject", Resource: "arn:aws:s3:::b/${aws:username}/*" }),
    ],
    [
      "an access point",
      "identity",
      identity({
        Action: "s3:GetObject",
        Resource: "arn:aws:s3:us-east-1:123456789012:accesspoint/a/object/*",
      }),
    ],
    [
      "a version of a function",
      "identity",
      identity({
        Action: "lambda:InvokeFunction",
        Resource: [
          "arn:aws:lambda:us-east-1:123456789012:function:f",
          "arn:aws:lambda:us-east-1:123456789012:function:f:*",
        ],
      }),
    ],
    [
      "a table's indexes",
      "identity",
      identity({
        Action: "dynamodb:Query",
        Resource: "arn:aws:dynamodb:us-east-1:123456789012:table/t/index/*",
      }),
    ],
    ["a shortened ARN", "identity", identity({ Action: "sqs:*", Resource: "arn:aws:sqs:*" })],
    [
      "a partition that is left open",
      "identity",
      identity({ Action: "s3:GetObject", Resource: "arn:*:s3:::b/*" }),
    ],
    [
      "public parameters",
      "identity",
      identity({ Action: "ssm:GetParameter", Resource: "arn:aws:ssm:*::parameter/aws/service/*" }),
    ],
    [
      "an image",
      "identity",
      identity({
        Action: "ec2:RunInstances",
        Resource: ["arn:aws:ec2:us-east-1::image/ami-0", "arn:aws:ec2:us-east-1:123456789012:instance/*"],
      }),
    ],
    [
      "a service role",
      "identity",
      identity({
        Action: "iam:PassRole",
        Resource: "arn:aws:iam::123456789012:role/x",
        Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
      }),
    ],
    ["an old version", "identity-inline-role", { ...identity({}), Version: "2008-10-17" }],
    ["no version in a trust policy", "trust", { Statement: trust({})["Statement"] ?? null }],
    [
      "one statement without a list",
      "trust",
      { Version: "2012-10-17", Statement: { Effect: "Allow", Principal: LAMBDA, Action: "sts:AssumeRole" } },
    ],
    [
      "conditions of all kinds",
      "identity",
      identity({
        Condition: {
          StringLikeIfExists: { "aws:PrincipalArn": "arn:aws:iam::*:role/x" },
          "ForAnyValue:StringEquals": { "aws:TagKeys": ["a"] },
          Null: { "aws:SourceVpc": true },
          IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "2001:db8::/32"] },
          NumericLessThanEquals: { "s3:max-keys": 10 },
          DateGreaterThan: { "aws:CurrentTime": "2026-01-01T00:00:00Z" },
        },
      }),
    ],
    [
      "tag keys",
      "identity",
      identity({
        Condition: { StringEquals: { "aws:ResourceTag/team": "shop", "ec2:ResourceTag/team": "shop" } },
      }),
    ],
    [
      "the claims of GitHub",
      "trust",
      trust({
        Action: "sts:AssumeRoleWithWebIdentity",
        Principal: {
          Federated: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
        },
        Condition: {
          StringLike: { "token.actions.githubusercontent.com:sub": "repo:shop/*" },
          StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
        },
      }),
    ],
    [
      "sessions with tags",
      "trust",
      trust({ Action: ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"] }),
    ],
    [
      "another account",
      "trust",
      trust({
        Principal: {
          AWS: ["210987654321", "arn:aws:iam::210987654321:root", "arn:aws:iam::210987654321:role/a/b"],
        },
      }),
    ],
    [
      "the account itself, whatever its digits",
      "trust",
      trust({ Principal: { AWS: "arn:aws:iam::123456789012:root" } }),
    ],
    [
      "anyone with a condition",
      "trust",
      trust({ Principal: { AWS: "*" }, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } }),
    ],
    [
      "a service in a region",
      "kms-key",
      one({
        Sid: "Allow logs",
        Effect: "Allow",
        Principal: { Service: "logs.eu-west-1.amazonaws.com" },
        Action: "kms:*",
        Resource: "*",
      }),
    ],
    [
      "an origin access identity",
      "s3-bucket",
      bucket({
        Principal: { AWS: "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E2QWRUHEXAMPLE" },
      }),
    ],
    ["a canonical user", "s3-bucket", bucket({ Principal: { CanonicalUser: "a".repeat(64) } })],
    [
      "TLS only",
      "s3-bucket",
      bucket({
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: ["arn:aws:s3:::b", "arn:aws:s3:::b/*"],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
    ],
    [
      "two statements of one Sid in a bucket policy",
      "s3-bucket",
      {
        Version: "2012-10-17",
        Statement: [0, 1].map(
          () => (bucket({ Sid: "read objects" })["Statement"] as PropertyValue[])[0] ?? null,
        ),
      },
    ],
    [
      "API Gateway's short form",
      "rest-api",
      one({ Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" }),
    ],
    [
      "what is not known",
      "trust",
      trust({ Principal: { Service: PLACEHOLDER }, Action: new Unknown(PLACEHOLDER, "x") }),
    ],
    [
      "actions of older guides",
      "identity",
      identity({ Action: ["SNS:Receive", "logs:PutLogEventsBatch", "logs:PutLogEvents"] }),
    ],
    [
      "a connection under its older name",
      "identity",
      identity({
        Action: "codeconnections:GetConnection",
        Resource: "arn:aws:codestar-connections:us-east-1:123456789012:connection/guid-string",
      }),
    ],
    [
      "an unknown resource",
      "identity",
      identity({ Action: ["s3:GetObject", "ec2:DescribeInstances"], Resource: [PLACEHOLDER] }),
    ],
    [
      "a resource of a type without a model, whose service is guessed",
      "identity",
      identity({
        Action: "firehose:PutRecord",
        Resource: `arn:aws:kinesis:us-east-1:123456789012:${PLACEHOLDER}`,
      }),
    ],
    [
      "an Output as part of an ARN, which is reported elsewhere",
      "identity",
      identity({
        Action: "bedrock:InvokeAgent",
        Resource:
          "arn:Calling [toString] on an [Output<T>] is not supported.:bedrock:us-east-1:123456789012:agent/*",
      }),
    ],
    [
      "an Output as text, which is reported elsewhere",
      "identity",
      identity({ Resource: "Calling [toString] on an [Output<T>] is not supported." }),
    ],
    ["an unknown list", "identity", { Version: "2012-10-17", Statement: new Unknown(undefined, "x") }],
    [
      "white space that is not counted",
      "identity-managed",
      `${" ".repeat(7000)}${JSON.stringify(identity({}))}`,
    ],
  ])("%s", (_title, kind, value) => {
    const forms = [value, ...(canBeText(value) ? [JSON.stringify(value)] : [])];
    expect(forms.flatMap((form) => problemsOf(form, kind).map(render))).toEqual([]);
  });

  it("with a document that nobody knows", () => {
    for (const value of [undefined, null, new Unknown(PLACEHOLDER, "x"), PLACEHOLDER]) {
      for (const kind of POLICY_KINDS) {
        expect(parsePolicy(value, kind)).toEqual({ document: undefined, problems: [], isUnknown: true });
      }
    }
  });
});

it("counts a document as the provider sends it, without white space", () => {
  const Statement = Array.from({ length: 80 }, (_, index) => ({
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::123456789012:root" },
    Action: "s3:GetObject",
    Resource: `arn:aws:s3:::example-bucket/prefix-${index}/*`,
  }));
  const text = JSON.stringify({ Version: "2012-10-17", Statement }, undefined, 10);
  expect(text.length).toBeGreaterThan(20_480);
  expect(problemsOf(text, "s3-bucket")).toEqual([]);
});

describe("a text with a placeholder in it", () => {
  it("is read around the placeholder", () => {
    const text = JSON.stringify(identity({ Action: ["logs:PutLogEvent", "logs:*"], Resource: PLACEHOLDER }));
    const { document, problems } = parsePolicy(new Unknown(text, "output `arn` of `queue`"), "identity");
    expect(document?.statements).toHaveLength(1);
    expect(problems.map(({ slug }) => slug)).toEqual(["unknown-action"]);
  });

  it("is not counted", () => {
    const text = JSON.stringify(
      identity({ Resource: `arn:aws:sqs:us-east-1:123456789012:${PLACEHOLDER}${"x".repeat(9000)}` }),
    );
    expect(
      parsePolicy(new Unknown(text, "x"), "identity-managed").problems.map(({ slug }) => slug),
    ).not.toContain("too-long");
  });
});

it("says where in a text a problem is", () => {
  const text = JSON.stringify(identity({ Action: "logs:PutLogEvent" }), undefined, 2);
  expect(problemsOf(text, "identity")).toMatchObject([
    { path: ["Statement", 0, "Action"], line: 6, column: 17 },
  ]);
});

it("takes the example of each kind", () => {
  for (const kind of ["identity-managed", "identity-inline-user", "identity-inline-group"] as const) {
    expect(problemsOf(identity({}), kind)).toEqual([]);
  }
});
