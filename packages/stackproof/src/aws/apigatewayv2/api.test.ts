// HTTP and WebSocket APIs.
import { archive, type Given, given, type Inputs, out, stack, testResource, unknown } from "../testing.ts";
import { api } from "./api.ts";

const http = { protocolType: "HTTP" };
const websocket = { protocolType: "WEBSOCKET", routeSelectionExpression: "$request.body.action" };
const handler = given("aws:lambda/function:Function", {
  role: "arn:aws:iam::123456789012:role/handler",
  runtime: "nodejs22.x",
  handler: "index.handler",
  code: archive({ "index.js": "exports.handler = async () => ({ statusCode: 200 });" }),
});
const permission = (more: Inputs = {}) =>
  given("aws:lambda/permission:Permission", {
    action: "lambda:InvokeFunction",
    function: out("handler.name"),
    principal: "apigateway.amazonaws.com",
    ...more,
  });
const integration = given("aws:apigatewayv2/integration:Integration", {
  apiId: out("self.id"),
  integrationType: "HTTP_PROXY",
  integrationMethod: "ANY",
  integrationUri: "https://shop.example.com",
});
const route = given("aws:apigatewayv2/route:Route", {
  apiId: out("self.id"),
  routeKey: "GET /items",
  target: "integrations/abcdef1",
});
const stage = given("aws:apigatewayv2/stage:Stage", {
  apiId: out("self.id"),
  name: "$default",
  autoDeploy: true,
});

testResource(api, {
  accepts: {
    "an HTTP API": stack(http, { with: { integration, route, stage } }),
    "a WebSocket API": websocket,
    CORS: {
      ...http,
      corsConfiguration: {
        allowOrigins: ["https://shop.example.com", "http://localhost:3000"],
        allowMethods: ["GET", "POST"],
        allowHeaders: ["content-type"],
        allowCredentials: true,
        maxAge: 300,
      },
    },
    "any origin without credentials": { ...http, corsConfiguration: { allowOrigins: ["*"] } },
    "quick create with permission": stack(
      { ...http, target: out("handler.arn") },
      { with: { handler, permission: permission({ sourceArn: unknown() }) } },
    ),
    "a document in YAML": {
      ...http,
      body: "openapi: 3.0.1\ninfo:\n  title: shop\n  version: '1'\npaths: {}\n",
    },
    "what nobody knows": { protocolType: unknown(), corsConfiguration: unknown(), target: unknown() },
  },
  rejects: {
    "credentials-for-any-origin": {
      ...http,
      corsConfiguration: { allowOrigins: ["*"], allowCredentials: true },
    },
    "origin-without-scheme": [
      { ...http, corsConfiguration: { allowOrigins: ["shop.example.com"] } },
      { ...http, corsConfiguration: { allowOrigins: ["https://shop.example.com/"] } },
    ],
    "http-only": { ...websocket, corsConfiguration: { allowOrigins: ["*"] } },
    "route-selection": [
      { protocolType: "WEBSOCKET" },
      { ...http, routeSelectionExpression: "$request.body.action" },
    ],
    "body-is-no-json": { ...http, body: '{ "openapi": "3.0.1", }' },
    "no-stage": stack(http, { with: { route } }),
    "permission-missing": stack({ ...http, target: out("handler.arn") }, { with: { handler } }),
    "permission-for-other-source": stack(
      { ...http, target: out("handler.arn") },
      {
        with: {
          handler,
          permission: permission({ sourceArn: "arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/*/*" }),
        },
      },
    ),
    "invalid-protocol-type": { protocolType: "REST" },
    "over-quota-apis-per-region": stack(http, {
      with: Object.fromEntries(
        Array.from({ length: 600 }, (_, index): [string, Given] => [
          `more${index}`,
          given("aws:apigatewayv2/api:Api", http),
        ]),
      ),
    }),
  },
  outputs: [
    {
      of: http,
      are: {
        id: /^[a-z0-9]{10}$/,
        arn: /^arn:aws:apigateway:us-east-1::\/apis\/[a-z0-9]{10}$/,
        executionArn: /^arn:aws:execute-api:us-east-1:123456789012:[a-z0-9]{10}$/,
        apiEndpoint: /^https:\/\/[a-z0-9]{10}\.execute-api\.us-east-1\.amazonaws\.com$/,
      },
    },
    { of: websocket, are: { apiEndpoint: /^wss:\/\// } },
  ],
});
