// API Gateway: what the tests of REST APIs share: a small API that deploys. Imported by tests only.
import { type Given, given, out } from "../testing.ts";

/** An API with GET /items that calls a web server, its deployment and its stage. */
export const SMALL_API: Readonly<Record<string, Given>> = {
  api: given("aws:apigateway/restApi:RestApi", {}),
  items: given("aws:apigateway/resource:Resource", {
    restApi: out("api.id"),
    parentId: out("api.rootResourceId"),
    pathPart: "items",
  }),
  get: given("aws:apigateway/method:Method", {
    restApi: out("api.id"),
    resourceId: out("items.id"),
    httpMethod: "GET",
    authorization: "NONE",
  }),
  web: given("aws:apigateway/integration:Integration", {
    restApi: out("api.id"),
    resourceId: out("items.id"),
    httpMethod: out("get.httpMethod"),
    type: "HTTP_PROXY",
    integrationHttpMethod: "GET",
    uri: "https://example.com/items",
  }),
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
  other: given("aws:apigateway/restApi:RestApi", {}),
};
