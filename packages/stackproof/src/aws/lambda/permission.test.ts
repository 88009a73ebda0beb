import { given, interpolate, out, stack, testResource } from "../testing.ts";
import { permission } from "./permission.ts";
import { lambda, role } from "./testing.ts";

const PERMISSION = "aws:lambda/permission:Permission";
const call = (principal: string, sourceArn?: unknown) => ({
  action: "lambda:InvokeFunction",
  function: out("handler.name"),
  principal,
  sourceArn: sourceArn as string | undefined,
});
const byUrl = {
  action: "lambda:InvokeFunctionUrl",
  function: out("handler.name"),
  principal: "cloudfront.amazonaws.com",
  sourceArn: "arn:aws:cloudfront::123456789012:distribution/E1ABCDEFGHIJKL",
  functionUrlAuthType: "AWS_IAM",
};
const url = given("aws:lambda/functionUrl:FunctionUrl", {
  functionName: out("handler.name"),
  authorizationType: "NONE",
});

testResource(permission, {
  given: {
    role: role(),
    handler: lambda(),
    published: lambda({ publish: true }),
    live: given("aws:lambda/alias:Alias", {
      name: "live",
      functionName: out("published.name"),
      functionVersion: out("published.version"),
    }),
    topic: given("aws:sns/topic:Topic", {}),
    bucket: given("aws:s3/bucket:Bucket", { bucket: "uploads" }),
  },
  accepts: {
    "a topic": call("sns.amazonaws.com", out("topic.arn")),
    "a bucket": { ...call("s3.amazonaws.com", "arn:aws:s3:::uploads"), sourceAccount: "123456789012" },
    "an API": call("apigateway.amazonaws.com", "arn:aws:execute-api:us-east-1:123456789012:abcdef1234/*/*"),
    "every call of an API": call(
      "apigateway.amazonaws.com",
      "arn:aws:execute-api:us-east-1:123456789012:abcdef1234*",
    ),
    "a rule": call("events.amazonaws.com", "arn:aws:events:us-east-1:123456789012:rule/nightly"),
    "an account": call("123456789012"),
    "a skill": { ...call("alexa-appkit.amazon.com"), eventSourceToken: "amzn1.ask.skill.example" },
    "an ARN": { ...call("sns.amazonaws.com", out("topic.arn")), function: out("handler.arn") },
    "an alias": { ...call("sns.amazonaws.com", out("topic.arn")), function: out("live.arn") },
    "an alias as qualifier": {
      ...call("sns.amazonaws.com", out("topic.arn")),
      function: out("published.name"),
      qualifier: out("live.name"),
    },
    "both permissions of a URL": stack(byUrl, {
      with: {
        other: given(PERMISSION, {
          action: "lambda:InvokeFunction",
          function: out("handler.name"),
          principal: "cloudfront.amazonaws.com",
          invokedViaFunctionUrl: true,
        }),
      },
    }),
    "a public URL with permissions of its own": stack(
      {
        action: "lambda:InvokeFunctionUrl",
        function: out("handler.name"),
        principal: "*",
        functionUrlAuthType: "NONE",
      },
      { with: { url } },
    ),
    "a statement that the URL comes after": stack(
      {
        action: "lambda:InvokeFunctionUrl",
        function: out("handler.name"),
        principal: "*",
        functionUrlAuthType: "NONE",
        statementId: "FunctionURLAllowPublicAccess",
      },
      { with: { url: { ...url, dependsOn: ["self"] } } },
    ),
  },
  rejects: {
    "policy-of-latest": [
      { ...call("sns.amazonaws.com", out("topic.arn")), function: out("handler.qualifiedArn") },
      { ...call("sns.amazonaws.com", out("topic.arn")), qualifier: "$LATEST" },
    ],
    "no-principal": call("apigateway"),
    "url-settings-of-other-action": [
      { ...call("123456789012"), functionUrlAuthType: "NONE" },
      {
        action: "lambda:InvokeFunctionUrl",
        function: out("handler.name"),
        principal: "*",
        invokedViaFunctionUrl: true,
      },
    ],
    "source-never-calls": [
      call("apigateway.amazonaws.com", "arn:aws:apigateway:us-east-1::/restapis/abcdef1234"),
      call("apigateway.amazonaws.com", "arn:aws:execute-api:us-east-1:123456789012:abcdef1234"),
      call("s3.amazonaws.com", interpolate`${out("bucket.arn")}/*`),
      call("events.amazonaws.com", "arn:aws:events:us-east-1:123456789012:event-bus/default"),
      call("sns.amazonaws.com", "arn:aws:sqs:us-east-1:123456789012:jobs"),
    ],
    "url-needs-two-permissions": byUrl,
    "statement-of-the-url": stack(
      {
        action: "lambda:InvokeFunctionUrl",
        function: out("handler.name"),
        principal: "*",
        functionUrlAuthType: "NONE",
        statementId: "FunctionURLAllowPublicAccess",
      },
      { with: { url }, dependsOn: ["url"] },
    ),
    "duplicate-statement": stack(
      { ...call("sns.amazonaws.com", out("topic.arn")), statementId: "AllowSns" },
      {
        with: {
          other: given(PERMISSION, {
            ...call("123456789012"),
            function: out("handler.arn"),
            statementId: "AllowSns",
          }),
        },
      },
    ),
    "wrong-reference": { ...call("sns.amazonaws.com", out("topic.arn")), function: out("topic.arn") },
    "invalid-function": {
      ...call("sns.amazonaws.com", out("topic.arn")),
      function: out("handler.invokeArn"),
    },
    "conflicting-inputs": { ...call("123456789012"), statementId: "a", statementIdPrefix: "b" },
  },
  outputs: [
    { of: { ...call("123456789012"), statementId: "AllowAccount" }, are: { id: "AllowAccount" } },
    { of: call("123456789012"), are: { id: /^self-[0-9a-f]{7}$/, statementId: /^self-[0-9a-f]{7}$/ } },
  ],
});
