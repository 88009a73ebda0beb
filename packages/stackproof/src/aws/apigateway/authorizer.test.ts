// Authorizers of REST APIs.
import { given, interpolate, jsonText, out, stack, testResource, unknown } from "../testing.ts";
import { authorizer } from "./authorizer.ts";

const code = given("aws:lambda/function:Function", {
  role: out("role.arn"),
  runtime: "nodejs22.x",
  handler: "index.handler",
  s3Bucket: "code",
  s3Key: "authorize.zip",
});
const permission = (inputs: Parameters<typeof given>[1]) =>
  given("aws:lambda/permission:Permission", {
    function: out("code.name"),
    action: "lambda:InvokeFunction",
    principal: "apigateway.amazonaws.com",
    ...inputs,
  });
const forApi = permission({ sourceArn: interpolate`${out("api.executionArn")}/*` });
const token = { restApi: out("api.id"), authorizerUri: out("code.invokeArn") };
const many = Object.fromEntries(
  Array.from({ length: 10 }, (_, index) => [
    `a${index}`,
    given("aws:apigateway/authorizer:Authorizer", {
      restApi: out("api.id"),
      name: `a${index}`,
      type: "COGNITO_USER_POOLS",
      providerArns: ["arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_Example1"],
    }),
  ]),
);

testResource(authorizer, {
  given: {
    api: given("aws:apigateway/restApi:RestApi", {}),
    role: given("aws:iam/role:Role", {
      assumeRolePolicy: jsonText({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
        ],
      }),
      managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"],
    }),
    code,
    idle: given("aws:iam/role:Role", {
      assumeRolePolicy: jsonText({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: { Service: "apigateway.amazonaws.com" }, Action: "sts:AssumeRole" },
        ],
      }),
      managedPolicyArns: [],
      inlinePolicies: [],
    }),
  },
  accepts: {
    "a function with permission for all of the API": stack(token, { with: { forApi } }),
    "a function with permission for any caller": stack(token, { with: { open: permission({}) } }),
    "a function that is called with a role": {
      ...token,
      authorizerCredentials: "arn:aws:iam::111122223333:role/invoke",
    },
    "a function with a permission that nobody knows": stack(token, {
      with: { hidden: permission({ sourceArn: unknown() }) },
    }),
    "a function of another stack": {
      restApi: out("api.id"),
      authorizerUri:
        "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:111122223333:function:auth/invocations",
    },
    "a request authorizer": stack(
      {
        ...token,
        type: "REQUEST",
        identitySource: "method.request.header.Authorization, method.request.querystring.tenant,context.path",
        authorizerResultTtlInSeconds: 0,
      },
      { with: { forApi } },
    ),
    "user pools": {
      restApi: out("api.id"),
      type: "COGNITO_USER_POOLS",
      providerArns: ["arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_Example1"],
    },
    "a function that a stage variable names": {
      restApi: out("api.id"),
      authorizerUri:
        "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${stageVariables.auth}/invocations",
    },
  },
  rejects: {
    "uri-missing": { restApi: out("api.id") },
    "pools-missing": [
      { restApi: out("api.id"), type: "COGNITO_USER_POOLS" },
      { restApi: out("api.id"), type: "COGNITO_USER_POOLS", providerArns: [] },
    ],
    "uri-form": { restApi: out("api.id"), authorizerUri: out("code.arn") },
    "identity-source": [
      stack({ ...token, identitySource: "Authorization" }, { with: { forApi } }),
      stack(
        {
          ...token,
          identitySource: "method.request.header.Authorization,method.request.header.Tenant",
        },
        { with: { forApi } },
      ),
      stack(
        { ...token, type: "REQUEST", identitySource: "$request.header.Authorization" },
        { with: { forApi } },
      ),
    ],
    "function-not-permitted": [
      token,
      stack(token, { with: { bucket: permission({ principal: "s3.amazonaws.com" }) } }),
    ],
    "permission-elsewhere": stack(token, {
      with: { methods: permission({ sourceArn: interpolate`${out("api.executionArn")}/*/GET/items` }) },
    }),
    "role-not-trusting": { ...token, authorizerCredentials: out("role.arn") },
    "role-cannot-invoke": { ...token, authorizerCredentials: out("idle.arn") },
    "same-name": stack(
      { ...token, name: "auth" },
      {
        with: {
          forApi,
          first: given("aws:apigateway/authorizer:Authorizer", { ...token, name: "auth" }),
        },
      },
    ),
    "over-quota-authorizers-per-api": stack(token, { with: { ...many, forApi } }),
  },
  outputs: [
    {
      of: token,
      are: {
        id: /^[a-z0-9]{6}$/,
        arn: /^arn:aws:apigateway:us-east-1::\/restapis\/[a-z0-9]{10}\/authorizers\/[a-z0-9]{6}$/,
        type: "TOKEN",
        identitySource: "method.request.header.Authorization",
        authorizerResultTtlInSeconds: 300,
      },
    },
  ],
});
