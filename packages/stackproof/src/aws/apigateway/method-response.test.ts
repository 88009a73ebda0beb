// Answers of methods.
import { given, type Inputs, out, stack, testResource, unknown } from "../testing.ts";
import { methodResponse } from "./method-response.ts";
import { SMALL_API } from "./testing.ts";

const TOKEN = "aws:apigateway/methodResponse:MethodResponse";
const ok: Inputs = {
  restApi: out("api.id"),
  resourceId: out("items.id"),
  httpMethod: out("get.httpMethod"),
  statusCode: "200",
};
const order = given("aws:apigateway/model:Model", {
  restApi: out("api.id"),
  name: "Order",
  contentType: "application/json",
  schema: '{"type":"object"}',
});

testResource(methodResponse, {
  given: { ...SMALL_API, order },
  accepts: {
    "a status code": ok,
    "a number, which the provider takes": {
      ...ok,
      statusCode: "404",
      responseModels: { "application/json": "Empty" },
    },
    "headers and a model": {
      ...ok,
      responseModels: { "application/json": out("order.name") },
      responseParameters: { "method.response.header.Access-Control-Allow-Origin": true },
    },
    "another status code of the method": stack(ok, {
      with: { bad: given(TOKEN, { ...ok, statusCode: "400" }) },
    }),
    "a method by its verb, waited for": stack({ ...ok, httpMethod: "GET" }, { dependsOn: ["get"] }),
    "a method of an OpenAPI body": stack(
      { ...ok, httpMethod: "PUT" },
      { with: { api: given("aws:apigateway/restApi:RestApi", { body: "{}" }) } },
    ),
    "a resource that nobody knows": { ...ok, resourceId: unknown() },
  },
  rejects: {
    "same-status": stack(ok, { with: { first: given(TOKEN, ok) } }),
    "before-its-method": stack({ ...ok, httpMethod: "GET" }, { with: { get: SMALL_API["get"] ?? order } }),
    "before-its-models": stack(
      { ...ok, responseModels: { "application/json": "Order" } },
      { with: { order } },
    ),
    "method-missing": { ...ok, httpMethod: "PUT" },
    "no-such-model": { ...ok, responseModels: { "application/json": "Order" } },
    "parameter-name": { ...ok, responseParameters: { "Access-Control-Allow-Origin": true } },
    "invalid-status-code": { ...ok, statusCode: "2XX" },
  },
  outputs: [{ of: ok, are: { id: /^agmr-[a-z0-9]{10}-[a-z0-9]{6}-GET-200$/ } }],
});
