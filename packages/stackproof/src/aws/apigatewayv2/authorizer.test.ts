// Authorizers of APIs.
import { archive, given, type Inputs, interpolate, out, stack, testResource, unknown } from "../testing.ts";
import { authorizer } from "./authorizer.ts";

const jwt = {
  apiId: out("http.id"),
  authorizerType: "JWT",
  identitySources: ["$request.header.Authorization"],
  jwtConfiguration: { audiences: ["shop"], issuer: "https://id.example.com" },
};
const ask = {
  apiId: out("http.id"),
  authorizerType: "REQUEST",
  authorizerUri: out("handler.invokeArn"),
  identitySources: ["$request.header.Authorization"],
  authorizerPayloadFormatVersion: "2.0",
};
const permission = (more: Inputs = {}) =>
  given("aws:lambda/permission:Permission", {
    action: "lambda:InvokeFunction",
    function: out("handler.name"),
    principal: "apigateway.amazonaws.com",
    sourceArn: interpolate`${out("http.executionArn")}/authorizers/*`,
    ...more,
  });
const allowed = (inputs: object) => stack(inputs as never, { with: { permission: permission() } });

testResource(authorizer, {
  given: {
    http: given("aws:apigatewayv2/api:Api", { protocolType: "HTTP" }),
    other: given("aws:apigatewayv2/api:Api", { protocolType: "HTTP" }),
    socket: given("aws:apigatewayv2/api:Api", {
      protocolType: "WEBSOCKET",
      routeSelectionExpression: "$request.body.action",
    }),
    handler: given("aws:lambda/function:Function", {
      role: "arn:aws:iam::123456789012:role/handler",
      runtime: "nodejs22.x",
      handler: "index.handler",
      code: archive({ "index.js": "exports.handler = async () => ({ isAuthorized: true });" }),
    }),
  },
  accepts: {
    "a JWT authorizer": jwt,
    "a Lambda authorizer": allowed({
      ...ask,
      enableSimpleResponses: true,
      authorizerResultTtlInSeconds: 300,
    }),
    "one without cache and identity source": allowed({
      ...ask,
      identitySources: undefined,
      authorizerResultTtlInSeconds: 0,
    }),
    "one of a WebSocket API": stack(
      {
        ...ask,
        apiId: out("socket.id"),
        identitySources: ["route.request.header.Auth"],
        authorizerPayloadFormatVersion: undefined,
      },
      { with: { permission: permission({ sourceArn: interpolate`${out("socket.executionArn")}/*` }) } },
    ),
    "what nobody knows": { apiId: unknown(), authorizerType: unknown(), jwtConfiguration: unknown() },
  },
  rejects: {
    "input-needed": [
      { ...jwt, jwtConfiguration: undefined },
      { ...jwt, jwtConfiguration: { issuer: "https://id.example.com" } },
      { ...ask, authorizerUri: undefined },
      allowed({ ...ask, authorizerPayloadFormatVersion: undefined }),
    ],
    "type-of-websocket": { ...jwt, apiId: out("socket.id"), identitySources: ["route.request.header.Auth"] },
    "identity-source": [
      { ...jwt, identitySources: ["method.request.header.Authorization"] },
      { ...jwt, identitySources: ["Authorization"] },
    ],
    "issuer-form": { ...jwt, jwtConfiguration: { audiences: ["shop"], issuer: "id.example.com" } },
    "simple-responses": allowed({
      ...ask,
      authorizerPayloadFormatVersion: "1.0",
      enableSimpleResponses: true,
    }),
    "cache-without-source": allowed({ ...ask, identitySources: [], authorizerResultTtlInSeconds: 300 }),
    "uri-form": { ...ask, authorizerUri: out("handler.arn") },
    "permission-missing": ask,
    "permission-for-other-source": stack(ask, {
      with: { permission: permission({ sourceArn: interpolate`${out("other.executionArn")}/*/*` }) },
    }),
    "duplicate-name": stack(
      { ...jwt, name: "users" },
      { with: { more: given("aws:apigatewayv2/authorizer:Authorizer", { ...jwt, name: "users" }) } },
    ),
  },
  outputs: [{ of: jwt, are: { id: /^[a-z0-9]{6}$/, authorizerResultTtlInSeconds: 0 } }],
});
