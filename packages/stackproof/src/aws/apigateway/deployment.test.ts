// Deployments of REST APIs.
import { type Given, given, type Inputs, jsonText, out, stack, testResource, unknown } from "../testing.ts";
import { deployment } from "./deployment.ts";
import { SMALL_API } from "./testing.ts";

const own = { restApi: out("api.id") };
const stage = given("aws:apigateway/stage:Stage", {
  restApi: out("api.id"),
  deployment: out("self.id"),
  stageName: "prod",
});
const named = (name: string): Given => SMALL_API[name] ?? stage;
const full = { get: named("get"), web: named("web"), stage };
const api = (inputs: Inputs): Given => given("aws:apigateway/restApi:RestApi", inputs);
const body = (get: Inputs): Given =>
  api({
    body: jsonText({
      openapi: "3.0.1",
      info: { title: "items", version: "1" },
      paths: { "/items": { get } },
    }),
  });
const integrated = {
  responses: {},
  "x-amazon-apigateway-integration": { type: "http_proxy", httpMethod: "GET", uri: "https://example.com" },
};
const isPrivate = api({ endpointConfiguration: { types: "PRIVATE" } });
const policy = given("aws:apigateway/restApiPolicy:RestApiPolicy", {
  restApiId: out("api.id"),
  policy: jsonText({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: "*",
        Action: "execute-api:Invoke",
        Resource: "arn:aws:execute-api:us-east-1:111122223333:*/*",
      },
    ],
  }),
});
const unauthorized = given("aws:apigateway/response:Response", {
  restApiId: out("api.id"),
  responseType: "UNAUTHORIZED",
});
const ofGet = { restApi: out("api.id"), resourceId: out("items.id"), httpMethod: out("get.httpMethod") };
const ok = given("aws:apigateway/methodResponse:MethodResponse", { ...ofGet, statusCode: "200" });
const mapped = given(
  "aws:apigateway/integrationResponse:IntegrationResponse",
  { ...ofGet, statusCode: "200" },
  { dependsOn: ["web"] },
);
const put = given("aws:apigateway/method:Method", {
  restApi: out("api.id"),
  resourceId: out("items.id"),
  httpMethod: "PUT",
  authorization: "NONE",
});
const webPut = given("aws:apigateway/integration:Integration", {
  restApi: out("api.id"),
  resourceId: out("items.id"),
  httpMethod: out("put.httpMethod"),
  type: "HTTP_PROXY",
  integrationHttpMethod: "PUT",
  uri: "https://example.com/items",
});

testResource(deployment, {
  given: SMALL_API,
  accepts: {
    "a response that is made long before": stack(own, {
      with: { ...full, unauthorized },
      dependsOn: ["web"],
    }),
    "a method's answer beside its integration": stack(own, {
      with: { ...full, ok, mapped },
      dependsOn: ["mapped"],
    }),
    "a deployment that waits for the integration": stack(own, { with: full, dependsOn: ["web"] }),
    "one that waits through its triggers": stack(
      { ...own, triggers: { redeploy: out("web.id") }, variables: { table: "items" } },
      { with: full },
    ),
    "one of an API with an OpenAPI body": stack(own, { with: { api: body(integrated), stage } }),
    "one of an API with a body that nobody knows": stack(own, {
      with: { api: api({ body: unknown() }), stage },
    }),
    "one of an API with a body in YAML": stack(own, {
      with: { api: api({ body: "openapi: 3.0.1\n" }), stage },
    }),
    "one that is served by another stage of the API": stack(own, {
      with: { ...full, deployment: named("deployment"), stage: named("stage") },
      dependsOn: ["web"],
    }),
    "one of a private API with its policy": stack(own, {
      with: { ...full, api: isPrivate, policy },
      dependsOn: ["web", "policy"],
    }),
    "one of a private API with a policy of its own": stack(own, {
      with: {
        ...full,
        api: given("aws:apigateway/restApi:RestApi", {
          endpointConfiguration: { types: "PRIVATE" },
          policy: policy.inputs["policy"],
        }),
      },
      dependsOn: ["web"],
    }),
    "one of an API of another stack": { restApi: "a1b2c3d4e5" },
    "one of an API that was only read": stack(own, {
      with: { api: given("aws:apigateway/restApi:RestApi", {}, { read: true }) },
    }),
    "one with methods of an API that nobody knows": stack(own, {
      with: {
        stage,
        hidden: given("aws:apigateway/method:Method", {
          restApi: unknown(),
          resourceId: "abc123",
          httpMethod: "GET",
          authorization: "NONE",
        }),
      },
    }),
  },
  rejects: {
    "before-any-method": stack(own, { with: full }),
    "before-integrations": stack(own, { with: { ...full, put, webPut }, dependsOn: ["web"] }),
    "before-responses": [
      stack(own, { with: { ...full, ok }, dependsOn: ["web"] }),
      stack(own, { with: { ...full, ok, mapped }, dependsOn: ["web", "ok"] }),
    ],
    "before-policy": stack(own, { with: { ...full, api: isPrivate, policy }, dependsOn: ["web"] }),
    "no-methods": [
      stack(own, { with: { stage } }),
      stack(own, { with: { stage, api: api({ body: jsonText({ openapi: "3.0.1", paths: {} }) }) } }),
    ],
    "method-without-integration": stack(own, { with: { ...full, put }, dependsOn: ["web", "put"] }),
    "operation-without-integration": stack(own, { with: { api: body({ responses: {} }), stage } }),
    "private-without-policy": stack(own, { with: { ...full, api: isPrivate }, dependsOn: ["web"] }),
    "no-stage": stack(own, { with: { get: named("get"), web: named("web") }, dependsOn: ["web"] }),
  },
  outputs: [{ of: stack(own, { with: full, dependsOn: ["web"] }), are: { id: /^[a-z0-9]{6}$/ } }],
});
