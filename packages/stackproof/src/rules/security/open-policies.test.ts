import { describe, expect, test } from "vitest";
import { unknown } from "../../aws/testing.ts";
import { policy, rendered, resource, type Stack, short } from "../testing.ts";

const QUEUE = "arn:aws:sqs:us-east-1:123456789012:jobs";
const queue = (...statements: object[]): Stack => ({
  jobs: resource("aws:sqs/queuePolicy:QueuePolicy", {
    queueUrl: "https://sqs.us-east-1.amazonaws.com/123456789012/jobs",
    policy: policy(...statements),
  }),
});
const send = (more: object) => ({ Effect: "Allow", Action: "sqs:SendMessage", Resource: QUEUE, ...more });
const role = (principal: unknown, more: object = {}): Stack => ({
  worker: resource("aws:iam/role:Role", {
    assumeRolePolicy: policy({ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole", ...more }),
  }),
});
const permission = (inputs: object): Stack => ({
  call: resource("aws:lambda/permission:Permission", {
    function: "hook",
    action: "lambda:InvokeFunction",
    principal: "*",
    ...inputs,
  }),
});
const url = resource("aws:lambda/functionUrl:FunctionUrl", {
  functionName: "hook",
  authorizationType: "AWS_IAM",
});

describe("policies that let everybody in", () => {
  test.each<[string, Stack, string[]]>([
    ["a queue", queue(send({ Principal: "*" })), ["warning open-to-everybody jobs policy"]],
    [
      "a queue, as AWS",
      queue(send({ Principal: { AWS: ["*"] } })),
      ["warning open-to-everybody jobs policy"],
    ],
    ["a role", role({ AWS: "*" }), ["warning open-to-everybody worker assumeRolePolicy"]],
    ["a function", permission({}), ["warning open-to-everybody call principal"]],
  ])("%s", (_, stack, expected) => {
    expect(short(stack)).toEqual(expected);
  });

  test.each<[string, Stack]>([
    ["one account", queue(send({ Principal: { AWS: "123456789012" } }))],
    ["a service", queue(send({ Principal: { Service: "sns.amazonaws.com" } }))],
    [
      "everybody under a condition",
      queue(
        send({
          Principal: "*",
          Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:sns:us-east-1:123456789012:news" } },
        }),
      ),
    ],
    [
      "everybody but strangers",
      queue(send({ Principal: "*" }), {
        Effect: "Deny",
        Principal: "*",
        Action: "sqs:*",
        Resource: QUEUE,
        Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-abc" } },
      }),
    ],
    ["nobody", queue({ ...send({ Principal: "*" }), Effect: "Deny" })],
    ["a role for a bare *, which IAM refuses", role("*")],
    ["a role for one service", role({ Service: "lambda.amazonaws.com" })],
    [
      "a role for an organization",
      role({ AWS: "*" }, { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-abc" } } }),
    ],
    [
      "a role of which nobody knows",
      { worker: resource("aws:iam/role:Role", { assumeRolePolicy: unknown() }) },
    ],
    ["a function for one source", permission({ sourceArn: "arn:aws:s3:::uploads" })],
    ["a function for a service", permission({ principal: "s3.amazonaws.com" })],
    ["a function for an organization", permission({ principalOrgId: "o-abc" })],
    [
      "the URL of a function",
      permission({ action: "lambda:InvokeFunctionUrl", functionUrlAuthType: "NONE" }),
    ],
    ["the second permission of a URL", { ...permission({}), url }],
  ])("silent: %s", (_, stack) => {
    expect(short(stack)).toEqual([]);
  });

  test("texts", () => {
    expect(
      rendered(
        queue(send({ Principal: "*", Action: ["sqs:SendMessage", "sqs:ReceiveMessage"] })),
        role({ AWS: "*" }),
        permission({}),
      ),
    ).toMatchSnapshot();
  });
});
