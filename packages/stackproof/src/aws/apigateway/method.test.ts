// Methods of REST APIs.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { method } from "./method.ts";
import { SMALL_API } from "./testing.ts";

const METHOD = "aws:apigateway/method:Method";
const open = {
  restApi: out("api.id"),
  resourceId: out("items.id"),
  httpMethod: "POST",
  authorization: "NONE",
};
const pools = given("aws:apigateway/authorizer:Authorizer", {
  restApi: out("api.id"),
  type: "COGNITO_USER_POOLS",
  providerArns: ["arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_Example1"],
});
const order = given("aws:apigateway/model:Model", {
  restApi: out("api.id"),
  name: "Order",
  contentType: "application/json",
  schema: '{"type":"object"}',
});
const web = given(
  "aws:apigateway/integration:Integration",
  {
    restApi: out("api.id"),
    resourceId: out("items.id"),
    httpMethod: "POST",
    type: "HTTP_PROXY",
    integrationHttpMethod: "POST",
    uri: "https://example.com/items",
  },
  { dependsOn: ["self"] },
);
const staged = {
  web,
  deployment: given(
    "aws:apigateway/deployment:Deployment",
    { restApi: out("api.id") },
    { dependsOn: ["web"] },
  ),
  stage: given("aws:apigateway/stage:Stage", {
    restApi: out("api.id"),
    deployment: out("deployment.id"),
    stageName: "prod",
  }),
};
const plan = given("aws:apigateway/usagePlan:UsagePlan", {
  apiStages: [{ apiId: out("api.id"), stage: out("stage.stageName") }],
});

testResource(method, {
  given: {
    ...SMALL_API,
    pools,
    order,
    custom: given("aws:apigateway/authorizer:Authorizer", {
      restApi: out("api.id"),
      authorizerUri:
        "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:111122223333:function:auth/invocations",
    }),
    strict: given("aws:apigateway/requestValidator:RequestValidator", {
      restApi: out("other.id"),
      validateRequestBody: true,
    }),
    otherPools: { ...pools, inputs: { ...pools.inputs, restApi: out("other.id") } },
  },
  accepts: {
    "an open method": open,
    "a method of the root": { ...open, resourceId: out("api.rootResourceId") },
    "lower case, which AWS takes": { ...open, authorization: "none" },
    "a method with user pools": {
      ...open,
      authorization: "COGNITO_USER_POOLS",
      authorizerId: out("pools.id"),
      authorizationScopes: ["orders/read"],
    },
    "a method with a function that decides": {
      ...open,
      authorization: "CUSTOM",
      authorizerId: out("custom.id"),
    },
    "an authorizer of another stack": { ...open, authorization: "CUSTOM", authorizerId: "abc123" },
    "an authorization that nobody knows": {
      ...open,
      authorization: unknown(),
      authorizerId: out("pools.id"),
    },
    "models of the API and of AWS": {
      ...open,
      requestModels: { "application/json": out("order.name"), "text/plain": "Empty" },
    },
    "a model by name that exists before": stack(
      { ...open, requestModels: { "application/json": "Order" } },
      { with: { order }, dependsOn: ["order"] },
    ),
    "a model of an API with an OpenAPI body": stack(
      { ...open, requestModels: { "application/json": "Order" } },
      { with: { api: given("aws:apigateway/restApi:RestApi", { body: "{}" }) } },
    ),
    parameters: {
      ...open,
      requestParameters: {
        "method.request.path.id": true,
        "method.request.querystring.page": false,
        "method.request.header.X-Request-Id": true,
      },
    },
    "another verb of the same resource": stack(open, {
      with: { get: given(METHOD, { ...open, httpMethod: "GET" }) },
    }),
    "a key with its usage plan": stack({ ...open, apiKeyRequired: true }, { with: { ...staged, plan } }),
    "a key and a usage plan that nobody knows": stack(
      { ...open, apiKeyRequired: true },
      { with: { ...staged, plan: given("aws:apigateway/usagePlan:UsagePlan", { apiStages: unknown() }) } },
    ),
    "a key without any stage yet": { ...open, apiKeyRequired: true },
  },
  rejects: {
    "same-method": stack(open, { with: { first: given(METHOD, open) } }),
    "before-its-models": stack(
      { ...open, requestModels: { "application/json": "Order" } },
      { with: { order } },
    ),
    "authorizer-missing": [
      { ...open, authorization: "CUSTOM" },
      { ...open, authorization: "COGNITO_USER_POOLS" },
    ],
    "authorizer-type": [
      { ...open, authorization: "CUSTOM", authorizerId: out("pools.id") },
      { ...open, authorization: "COGNITO_USER_POOLS", authorizerId: out("custom.id") },
    ],
    "authorizer-unused": { ...open, authorizerId: out("pools.id") },
    "scopes-unused": { ...open, authorization: "AWS_IAM", authorizationScopes: ["orders/read"] },
    "other-api": [
      { ...open, restApi: out("other.id") },
      { ...open, requestValidatorId: out("strict.id") },
      { ...open, authorization: "COGNITO_USER_POOLS", authorizerId: out("otherPools.id") },
    ],
    "resource-is-api": { ...open, resourceId: out("api.id") },
    "no-such-model": { ...open, requestModels: { "application/json": "OrderModel" } },
    "parameter-name": { ...open, requestParameters: { "path.id": true } },
    "parameter-twice": {
      ...open,
      requestParameters: { "method.request.header.page": true, "method.request.querystring.page": true },
    },
    "key-without-plan": stack({ ...open, apiKeyRequired: true }, { with: staged }),
    "invalid-authorization": { ...open, authorization: "JWT" },
    "invalid-http-method": { ...open, httpMethod: "post" },
  },
  outputs: [{ of: open, are: { id: /^agm-[a-z0-9]{10}-[a-z0-9]{6}-POST$/, apiKeyRequired: false } }],
});
