import { describe, expect, it } from "vitest";
import type { PropertyValue } from "../core/value.ts";
import { Unknown } from "../core/value.ts";
import type { PolicyDocument } from "./document.ts";
import { type AccessRequest, type Caller, denies, identityAllows, resourceAllows } from "./evaluate.ts";
import { parsePolicy } from "./parse.ts";

const PLACEHOLDER = "rehearsed-0123456789ab";
const TABLE = "arn:aws:dynamodb:us-east-1:123456789012:table/orders";

function read(...statements: PropertyValue[]): PolicyDocument {
  const { document } = parsePolicy({ Version: "2012-10-17", Statement: statements }, "resource");
  if (document === undefined) throw new Error("no document");
  return document;
}

function allow(action: PropertyValue, resource: PropertyValue, more: object = {}): PropertyValue {
  return { Effect: "Allow", Action: action, Resource: resource, ...more };
}

function identity(statements: PropertyValue[], request: AccessRequest): string {
  return identityAllows([read(...statements)], request);
}

describe("identity policies", () => {
  const get = { action: "dynamodb:GetItem", resource: TABLE };

  it.each<[string, PropertyValue[], string]>([
    ["nothing", [allow("sqs:*", "*")], "no"],
    ["the action", [allow("dynamodb:GetItem", TABLE)], "yes"],
    ["the action in another case", [allow("DynamoDB:getitem", TABLE)], "yes"],
    ["a pattern", [allow(["dynamodb:Get*", "s3:*"], "arn:aws:dynamodb:*:*:table/*")], "yes"],
    ["another table", [allow("dynamodb:GetItem", `${TABLE}-archive`)], "no"],
    ["all but", [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }], "yes"],
    ["all but this", [{ Effect: "Allow", NotAction: "dynamodb:*", Resource: "*" }], "no"],
    ["all but this table", [{ Effect: "Allow", Action: "*", NotResource: TABLE }], "no"],
    [
      "an unknown table",
      [allow("dynamodb:GetItem", `arn:aws:dynamodb:us-east-1:123456789012:table/${PLACEHOLDER}`)],
      "unknown",
    ],
    ["a denied action", [allow("*", "*"), { Effect: "Deny", Action: "dynamodb:*", Resource: "*" }], "no"],
    ["another denied action", [allow("*", "*"), { Effect: "Deny", Action: "s3:*", Resource: "*" }], "yes"],
    [
      "an action that may be denied",
      [allow("*", "*"), { Effect: "Deny", Action: "*", Resource: PLACEHOLDER }],
      "unknown",
    ],
    [
      "a condition of which nothing is known",
      [allow("*", "*", { Condition: { Bool: { "aws:SecureTransport": "true" } } })],
      "unknown",
    ],
    ["an unknown effect", [{ Effect: new Unknown("x", "y"), Action: "*", Resource: "*" }], "unknown"],
  ])("%s", (_title, statements, verdict) => {
    expect(identity(statements, get)).toBe(verdict);
  });

  it("are asked for all of a pattern", () => {
    const all = { action: "s3:GetObject", resource: "arn:aws:s3:::b/*" };
    expect(identity([allow("s3:GetObject", "arn:aws:s3:::b/*")], all)).toBe("yes");
    expect(identity([allow("s3:GetObject", "arn:aws:s3:::b/public/*")], all)).toBe("unknown");
    expect(identity([allow("s3:GetObject", "arn:aws:s3:::b")], all)).toBe("no");
    expect(identity([allow("s3:GetObject", "arn:aws:s3:::c/*")], all)).toBe("no");
  });

  it("grant actions without resources by a star", () => {
    const list = { action: "ec2:DescribeSubnets", resource: "*" };
    expect(identity([allow("ec2:Describe*", "*")], list)).toBe("yes");
    expect(identity([allow("ec2:Describe*", "arn:aws:ec2:*:*:subnet/*")], list)).toBe("no");
  });
});

describe("policies of resources", () => {
  const ROLE = "arn:aws:iam::123456789012:role/orders";
  const send = (principal: PropertyValue, caller: Caller, more: object = {}): string =>
    resourceAllows(
      read({ Effect: "Allow", Principal: principal, Action: "sqs:SendMessage", Resource: "*", ...more }),
      {
        principal: caller,
        action: "sqs:SendMessage",
        resource: "arn:aws:sqs:us-east-1:123456789012:q",
      },
    );

  it.each<[PropertyValue, Caller, string]>([
    ["*", { service: "s3.amazonaws.com" }, "yes"],
    [{ AWS: "*" }, "anonymous", "yes"],
    [{ Service: "s3.amazonaws.com" }, { service: "s3.amazonaws.com" }, "yes"],
    [{ Service: "s3.amazonaws.com" }, { service: "sns.amazonaws.com" }, "no"],
    [{ Service: "s3.amazonaws.com" }, { service: ["sns.amazonaws.com", "s3.amazonaws.com"] }, "yes"],
    [{ Service: "logs.us-east-1.amazonaws.com" }, { service: "logs.amazonaws.com" }, "unknown"],
    [{ Service: "logs.us-east-1.amazonaws.com" }, { service: "logs.eu-west-1.amazonaws.com" }, "no"],
    [{ Service: PLACEHOLDER }, { service: "s3.amazonaws.com" }, "unknown"],
    [{ AWS: ROLE }, { role: ROLE }, "yes"],
    [{ AWS: `${ROLE}-2` }, { role: ROLE }, "no"],
    [{ AWS: "arn:aws:sts::123456789012:assumed-role/orders/s" }, { role: ROLE }, "unknown"],
    [{ AWS: "AROAEXAMPLEEXAMPLEEX" }, { role: ROLE }, "unknown"],
    // The account leaves the decision to the role's own policies.
    [{ AWS: "arn:aws:iam::123456789012:root" }, { role: ROLE }, "no"],
    [{ AWS: "arn:aws:iam::123456789012:root" }, { account: "123456789012" }, "yes"],
    [{ AWS: "123456789012" }, { account: "123456789012" }, "yes"],
    [{ AWS: "123456789012" }, { account: "210987654321" }, "no"],
    [{ AWS: PLACEHOLDER }, { role: ROLE }, "unknown"],
    [{ Federated: "accounts.google.com" }, { federated: "accounts.google.com" }, "yes"],
  ])("principal %j, caller %j: %s", (principal, caller, verdict) => {
    expect(send(principal, caller)).toBe(verdict);
  });

  it("turn NotPrincipal around", () => {
    const document = read({ Effect: "Deny", NotPrincipal: { AWS: ROLE }, Action: "*", Resource: "*" });
    const request = { action: "sqs:SendMessage", resource: "*" };
    expect(denies(document, { ...request, principal: { role: ROLE } })).toBe("no");
    expect(denies(document, { ...request, principal: { role: `${ROLE}-2` } })).toBe("yes");
  });
});

describe("conditions", () => {
  const meets = (condition: PropertyValue, context?: AccessRequest["context"]): string =>
    identity([allow("*", "*", { Condition: condition })], {
      action: "sqs:SendMessage",
      resource: "*",
      ...(context !== undefined && { context }),
    });
  const ARN = "arn:aws:s3:::logs";

  it.each<[PropertyValue, AccessRequest["context"], string]>([
    [{ ArnLike: { "aws:SourceArn": "arn:aws:s3:::lo*" } }, { "AWS:SourceArn": ARN }, "yes"],
    [{ ArnEquals: { "aws:SourceArn": "arn:aws:s3:::other" } }, { "aws:SourceArn": ARN }, "no"],
    [{ StringEquals: { "aws:SourceArn": "arn:aws:s3:::lo*" } }, { "aws:SourceArn": ARN }, "no"],
    [{ StringLike: { "aws:SourceArn": "arn:aws:s3:::lo*" } }, { "aws:SourceArn": ARN }, "yes"],
    [{ StringEquals: { "aws:SourceAccount": ["1", "2"] } }, { "aws:SourceAccount": "2" }, "yes"],
    [{ StringNotEquals: { "aws:SourceAccount": ["1", "2"] } }, { "aws:SourceAccount": "2" }, "no"],
    [{ StringNotEquals: { "aws:SourceAccount": "1" } }, { "aws:SourceAccount": null }, "yes"],
    [{ StringEquals: { "aws:SourceAccount": "1" } }, { "aws:SourceAccount": null }, "no"],
    [{ StringEqualsIfExists: { "aws:SourceAccount": "1" } }, { "aws:SourceAccount": null }, "yes"],
    [{ StringEquals: { "aws:SourceAccount": "1" } }, {}, "unknown"],
    [{ StringEquals: { "aws:SourceAccount": PLACEHOLDER } }, { "aws:SourceAccount": "1" }, "unknown"],
    [{ Bool: { "aws:SecureTransport": "false" } }, { "aws:SecureTransport": "true" }, "no"],
    [{ Null: { "aws:SourceArn": "true" } }, { "aws:SourceArn": ARN }, "no"],
    [{ Null: { "aws:SourceArn": "false" } }, { "aws:SourceArn": ARN }, "yes"],
    [{ IpAddress: { "aws:SourceIp": "10.0.0.0/8" } }, { "aws:SourceIp": "10.1.2.3" }, "unknown"],
    [{ "ForAllValues:StringEquals": { "aws:TagKeys": ["a"] } }, { "aws:TagKeys": ["a", "b"] }, "no"],
    [{ "ForAnyValue:StringEquals": { "aws:TagKeys": ["a"] } }, { "aws:TagKeys": ["a", "b"] }, "yes"],
    [
      { StringEquals: { "aws:SourceAccount": "1" }, Bool: { "aws:SecureTransport": "true" } },
      { "aws:SourceAccount": "2" },
      "no",
    ],
    [{ StringEqual: { "aws:SourceAccount": "1" } }, { "aws:SourceAccount": "1" }, "unknown"],
  ])("%j with %j: %s", (condition, context, verdict) => {
    expect(meets(condition, context)).toBe(verdict);
  });
});
