// Integrations of REST APIs.
import {
  type Given,
  given,
  type Inputs,
  interpolate,
  jsonText,
  out,
  stack,
  testResource,
  unknown,
} from "../testing.ts";
import { integration } from "./integration.ts";
import { SMALL_API } from "./testing.ts";

const at = { restApi: out("api.id"), resourceId: out("items.id"), httpMethod: out("post.httpMethod") };
const code = given("aws:lambda/function:Function", {
  role: out("role.arn"),
  runtime: "nodejs22.x",
  handler: "index.handler",
  s3Bucket: "code",
  s3Key: "items.zip",
});
const permission = (inputs: Inputs): Given =>
  given("aws:lambda/permission:Permission", {
    function: out("code.name"),
    action: "lambda:InvokeFunction",
    principal: "apigateway.amazonaws.com",
    ...inputs,
  });
const proxy = { ...at, type: "AWS_PROXY", integrationHttpMethod: "POST", uri: out("code.invokeArn") };
const elsewhere = {
  ...proxy,
  uri: "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:111122223333:function:items/invocations",
};
const web = { ...at, type: "HTTP_PROXY", integrationHttpMethod: "POST", uri: "https://example.com/items" };
const queue = {
  ...at,
  type: "AWS",
  integrationHttpMethod: "POST",
  uri: "arn:aws:apigateway:us-east-1:sqs:path/111122223333/orders",
  credentials: "arn:aws:iam::111122223333:role/send",
};
const mock = { ...at, type: "MOCK", requestTemplates: { "application/json": '{"statusCode":200}' } };
const answer = {
  response: given(
    "aws:apigateway/integrationResponse:IntegrationResponse",
    { ...at, statusCode: out("ok.statusCode") },
    { dependsOn: ["self"] },
  ),
  ok: given("aws:apigateway/methodResponse:MethodResponse", { ...at, statusCode: "200" }),
};
const post = (more: Inputs = {}): Given =>
  given("aws:apigateway/method:Method", {
    restApi: out("api.id"),
    resourceId: out("items.id"),
    httpMethod: "POST",
    authorization: "NONE",
    ...more,
  });
const api = (inputs: Inputs): Given => given("aws:apigateway/restApi:RestApi", inputs);
const allowed = (sourceArn: Inputs[string]): { readonly with: Readonly<Record<string, Given>> } => ({
  with: { allow: permission({ sourceArn }) },
});
const staged = {
  get: SMALL_API["get"] ?? post(),
  web: SMALL_API["web"] ?? post(),
  deployment: given(
    "aws:apigateway/deployment:Deployment",
    { restApi: out("api.id") },
    { dependsOn: ["web", "self"] },
  ),
  stage: SMALL_API["stage"] ?? post(),
};
const trust = jsonText({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { Service: "apigateway.amazonaws.com" }, Action: "sts:AssumeRole" },
  ],
});
const allow = (action: string): Inputs[string] =>
  jsonText({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] });
const regional = api({ endpointConfiguration: { types: "REGIONAL" } });

testResource(integration, {
  given: {
    ...SMALL_API,
    post: post(),
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
    caller: given("aws:iam/role:Role", {
      assumeRolePolicy: trust,
      inlinePolicies: [{ name: "invoke", policy: allow("lambda:InvokeFunction") }],
    }),
    writer: given("aws:iam/role:Role", {
      assumeRolePolicy: trust,
      inlinePolicies: [{ name: "write", policy: allow("sqs:SendMessage") }],
      managedPolicyArns: [],
    }),
    item: given("aws:apigateway/resource:Resource", {
      restApi: out("api.id"),
      parentId: out("items.id"),
      pathPart: "{id}",
    }),
    anyItem: given("aws:apigateway/method:Method", {
      restApi: out("api.id"),
      resourceId: out("item.id"),
      httpMethod: "ANY",
      authorization: "NONE",
    }),
  },
  accepts: {
    "a function that lets the API in": stack(proxy, allowed(interpolate`${out("api.executionArn")}/*/*`)),
    "a function that lets everybody do everything": stack(proxy, {
      with: { allow: permission({ action: "lambda:invokeFunction" }) },
    }),
    "a function that lets everything of the API in": stack(
      proxy,
      allowed(interpolate`${out("api.executionArn")}/*`),
    ),
    "a function that lets one method in": stack(
      proxy,
      allowed(interpolate`${out("api.executionArn")}/*/${out("post.httpMethod")}${out("items.path")}`),
    ),
    "a function that lets a stage in": stack(proxy, {
      with: { ...staged, allow: permission({ sourceArn: interpolate`${out("api.executionArn")}/prod/*` }) },
    }),
    "a function that lets any API in": stack(proxy, { with: { allow: permission({}) } }),
    "a function with a permission that nobody knows": stack(proxy, allowed(unknown())),
    "a function of another stack": elsewhere,
    "a function that is called with a role": {
      ...proxy,
      credentials: "arn:aws:iam::111122223333:role/invoke",
    },
    "any verb at a variable": stack(
      { ...proxy, resourceId: out("item.id"), httpMethod: out("anyItem.httpMethod") },
      allowed(interpolate`${out("api.executionArn")}/*/*${out("item.path")}`),
    ),
    "a function that streams": {
      ...elsewhere,
      responseTransferMode: "STREAM",
      timeoutMilliseconds: 600_000,
      uri: "arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/arn:aws:lambda:us-east-1:111122223333:function:items/response-streaming-invocations",
    },
    "a function that a stage variable names": {
      ...proxy,
      uri: "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:111122223333:function:${stageVariables.fn}/invocations",
    },
    "a web server": web,
    "a web server that a stage variable names": { ...web, uri: "http://${stageVariables.host}/items" },
    "a queue with its answer": stack(queue, { with: answer }),
    "a mock with its answer": stack(mock, { with: answer }),
    "the caller's own rights": stack({ ...queue, credentials: "arn:aws:iam::*:user/*" }, { with: answer }),
    "a role that API Gateway may take on": { ...proxy, credentials: out("caller.arn") },
    "a method by its verb, waited for": stack({ ...web, httpMethod: "POST" }, { dependsOn: ["post"] }),
    "a method of an OpenAPI body": stack(
      { ...web, httpMethod: "PUT" },
      { with: { api: api({ body: "{}" }) } },
    ),
    "parameters that the method declares": stack(
      {
        ...web,
        requestParameters: {
          "integration.request.path.id": "method.request.path.id",
          "integration.request.header.X-Stage": "context.stage",
          "integration.request.header.X-Key": "stageVariables.key",
          "integration.request.header.X-Source": "'api'",
          "integration.request.querystring.filter": "method.request.body.filter",
        },
        cacheKeyParameters: ["method.request.path.id"],
      },
      { with: { post: post({ requestParameters: { "method.request.path.id": true } }) } },
    ),
    "a private integration": { ...web, connectionType: "VPC_LINK", connectionId: "abc123" },
    "the longest timeout of every account": { ...web, timeoutMilliseconds: 29_000 },
  },
  rejects: {
    "same-method": stack(web, { with: { first: given("aws:apigateway/integration:Integration", web) } }),
    "before-its-method": stack({ ...web, httpMethod: "POST" }, { with: { post: post() } }),
    "method-missing": { ...web, httpMethod: "PUT" },
    "verb-missing": { ...elsewhere, integrationHttpMethod: undefined },
    "lambda-needs-post": { ...elsewhere, integrationHttpMethod: "GET" },
    "uri-missing": [
      { ...elsewhere, uri: undefined },
      { ...web, uri: undefined },
    ],
    "function-arn": { ...proxy, uri: out("code.arn") },
    "uri-no-arn": { ...proxy, uri: "https://example.com" },
    "uri-form": stack({ ...queue, uri: "arn:aws:sqs:us-east-1:111122223333:orders" }, { with: answer }),
    "not-an-invocation": {
      ...proxy,
      uri: "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:111122223333:function:items",
    },
    "proxy-without-function": { ...queue, type: "AWS_PROXY" },
    "http-uri": { ...web, uri: "example.com/items" },
    "credentials-missing": stack({ ...queue, credentials: undefined }, { with: answer }),
    "invalid-credentials": stack({ ...queue, credentials: "send" }, { with: answer }),
    "vpc-link-missing": { ...web, connectionType: "VPC_LINK" },
    "vpc-link-unused": { ...web, connectionId: "abc123" },
    "timeout-over-quota": stack({ ...web, timeoutMilliseconds: 60_000 }, { with: { api: regional } }),
    "timeout-of-edge": { ...web, timeoutMilliseconds: 60_000 },
    "timeout-too-long": { ...web, timeoutMilliseconds: 600_000 },
    "cache-key-undeclared": { ...web, cacheKeyParameters: ["method.request.querystring.page"] },
    "mapping-target": { ...web, requestParameters: { "header.X-Source": "'api'" } },
    "mapping-source": { ...web, requestParameters: { "integration.request.header.X-Source": "api" } },
    "mapping-undeclared": {
      ...web,
      requestParameters: { "integration.request.path.id": "method.request.path.id" },
    },
    "no-status-template": stack({ ...mock, requestTemplates: undefined }, { with: answer }),
    "no-response": [mock, queue],
    "function-not-permitted": [
      proxy,
      stack(proxy, { with: { allow: permission({ principal: "events.amazonaws.com" }) } }),
      stack(proxy, { with: { allow: permission({ function: "another" }) } }),
    ],
    "permission-elsewhere": [
      // An execution ARN without a path, or the API's own ARN: lambda/permission/source-never-calls says it, too.
      stack(proxy, allowed(interpolate`${out("api.executionArn")}/*/GET/items`)),
      stack(proxy, allowed(interpolate`${out("api.executionArn")}/*/POST/orders`)),
      stack(proxy, allowed(interpolate`${out("other.executionArn")}/*/*`)),
      stack(proxy, {
        with: { ...staged, allow: permission({ sourceArn: interpolate`${out("api.executionArn")}/dev/*` }) },
      }),
      stack(
        { ...proxy, resourceId: out("item.id"), httpMethod: out("anyItem.httpMethod") },
        allowed(interpolate`${out("api.executionArn")}/*/${out("anyItem.httpMethod")}${out("item.path")}`),
      ),
    ],
    "role-not-trusting": { ...proxy, credentials: out("role.arn") },
    "role-cannot-invoke": { ...proxy, credentials: out("writer.arn") },
    "invalid-type": { ...web, type: "LAMBDA" },
  },
  outputs: [
    {
      of: web,
      are: {
        id: /^agi-[a-z0-9]{10}-[a-z0-9]{6}-POST$/,
        cacheNamespace: /^[a-z0-9]{6}$/,
        passthroughBehavior: "WHEN_NO_MATCH",
        timeoutMilliseconds: 29_000,
        connectionType: "INTERNET",
        responseTransferMode: "BUFFERED",
      },
    },
  ],
});
