// Routes of APIs.
import { given, interpolate, out, stack, testResource, unknown } from "../testing.ts";
import { route } from "./route.ts";

const items = {
  apiId: out("http.id"),
  routeKey: "GET /items",
  target: interpolate`integrations/${out("shop.id")}`,
};
const socket = { apiId: out("socket.id"), routeKey: "send", target: "integrations/abcdef1" };
const stage = given("aws:apigatewayv2/stage:Stage", {
  apiId: out("http.id"),
  name: "$default",
  autoDeploy: true,
});
const chat = given("aws:apigatewayv2/stage:Stage", {
  apiId: out("socket.id"),
  name: "prod",
  autoDeploy: true,
});
const on = (inputs: object) => stack(inputs as never, { with: { stage } });
const onSocket = (inputs: object) => stack(inputs as never, { with: { chat } });

testResource(route, {
  given: {
    http: given("aws:apigatewayv2/api:Api", { protocolType: "HTTP" }),
    other: given("aws:apigatewayv2/api:Api", { protocolType: "HTTP" }),
    socket: given("aws:apigatewayv2/api:Api", {
      protocolType: "WEBSOCKET",
      routeSelectionExpression: "$request.body.action",
    }),
    shop: given("aws:apigatewayv2/integration:Integration", {
      apiId: out("http.id"),
      integrationType: "HTTP_PROXY",
      integrationMethod: "ANY",
      integrationUri: "https://shop.example.com",
    }),
    elsewhere: given("aws:apigatewayv2/integration:Integration", {
      apiId: out("other.id"),
      integrationType: "HTTP_PROXY",
      integrationMethod: "ANY",
      integrationUri: "https://shop.example.com",
    }),
    jwt: given("aws:apigatewayv2/authorizer:Authorizer", {
      apiId: out("http.id"),
      authorizerType: "JWT",
      identitySources: ["$request.header.Authorization"],
      jwtConfiguration: { audiences: ["shop"], issuer: "https://id.example.com" },
    }),
  },
  accepts: {
    "a method and path": on(items),
    "the default route": on({ ...items, routeKey: "$default" }),
    "a greedy variable": on({ ...items, routeKey: "ANY /files/{folder}/{proxy+}" }),
    "a JWT authorizer": on({
      ...items,
      authorizationType: "JWT",
      authorizerId: out("jwt.id"),
      authorizationScopes: ["shop/read"],
    }),
    "a route of a WebSocket API": onSocket(socket),
    "authorization of $connect": onSocket({ ...socket, routeKey: "$connect", authorizationType: "AWS_IAM" }),
    "an API of another stack": { apiId: "a1b2c3d4e5", routeKey: "whatever", target: "integrations/abcdef1" },
    "what nobody knows": { apiId: unknown(), routeKey: unknown(), target: unknown() },
  },
  rejects: {
    "route-key-form": [
      on({ ...items, routeKey: "/items" }),
      on({ ...items, routeKey: "get /items" }),
      on({ ...items, routeKey: "GET items" }),
      on({ ...items, routeKey: "GET /{proxy+}/items" }),
    ],
    "target-form": [on({ ...items, target: out("shop.id") }), on({ ...items, target: "lambda" })],
    "integration-of-other-api": on({ ...items, target: interpolate`integrations/${out("elsewhere.id")}` }),
    "no-target": on({ ...items, target: undefined }),
    "authorizer-needed": on({ ...items, authorizationType: "JWT" }),
    "authorizer-of-other-type": on({ ...items, authorizationType: "CUSTOM", authorizerId: out("jwt.id") }),
    "authorizer-unused": on({ ...items, authorizerId: out("jwt.id") }),
    "authorization-not-taken": [
      on({ ...items, authorizationScopes: ["read"] }),
      on({ ...items, apiKeyRequired: true }),
      onSocket({ ...socket, authorizationType: "AWS_IAM" }),
    ],
    "duplicate-key": stack(items, { with: { stage, more: given("aws:apigatewayv2/route:Route", items) } }),
    "wrong-reference": on({ ...items, apiId: out("http.arn") }),
  },
  outputs: [{ of: items, are: { id: /^[a-z0-9]{7}$/, authorizationType: "NONE" } }],
});
