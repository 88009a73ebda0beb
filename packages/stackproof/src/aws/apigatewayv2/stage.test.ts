// Stages of APIs.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { stage } from "./stage.ts";

const LOGS = "arn:aws:logs:us-east-1:123456789012:log-group:/api/shop";
const FORMAT = JSON.stringify({ id: "$context.requestId", status: "$context.status" });
const ok = { apiId: out("http.id"), name: "$default", autoDeploy: true };
const chat = { apiId: out("socket.id"), name: "prod", autoDeploy: true };
const limits = { throttlingBurstLimit: 100, throttlingRateLimit: 50 };
const items = given("aws:apigatewayv2/route:Route", {
  apiId: out("http.id"),
  routeKey: "GET /items",
  target: "integrations/abcdef1",
});
const account = given("aws:apigateway/account:Account", {
  cloudwatchRoleArn: "arn:aws:iam::123456789012:role/logs",
});

testResource(stage, {
  given: {
    http: given("aws:apigatewayv2/api:Api", { protocolType: "HTTP" }),
    other: given("aws:apigatewayv2/api:Api", { protocolType: "HTTP" }),
    socket: given("aws:apigatewayv2/api:Api", {
      protocolType: "WEBSOCKET",
      routeSelectionExpression: "$request.body.action",
    }),
  },
  accepts: {
    "the default stage": ok,
    "access logs": { ...ok, name: "prod", accessLogSettings: { destinationArn: LOGS, format: FORMAT } },
    limits: { ...ok, defaultRouteSettings: limits },
    "settings of a route": stack(
      { ...ok, routeSettings: [{ routeKey: "GET /items", ...limits }] },
      { with: { items }, dependsOn: ["items"] },
    ),
    "an automatic name": { apiId: out("http.id"), autoDeploy: true },
    "a WebSocket API": chat,
    "logs of a WebSocket API": stack(
      { ...chat, defaultRouteSettings: { loggingLevel: "INFO", ...limits } },
      { with: { account }, dependsOn: ["account"] },
    ),
    "an API of another stack": { apiId: "a1b2c3d4e5", name: "prod" },
    "what nobody knows": {
      apiId: unknown(),
      name: "prod",
      accessLogSettings: unknown(),
      routeSettings: unknown(),
    },
  },
  rejects: {
    "default-of-websocket": { ...chat, name: "$default" },
    "log-destination": [
      { ...ok, accessLogSettings: { destinationArn: "/api/shop", format: FORMAT } },
      { ...ok, accessLogSettings: { destinationArn: "arn:aws:s3:::logs", format: FORMAT } },
    ],
    "log-format": { ...ok, accessLogSettings: { destinationArn: LOGS, format: "$context.status" } },
    "ignored-logging": { ...ok, defaultRouteSettings: { loggingLevel: "INFO", ...limits } },
    "logging-without-role": { ...chat, defaultRouteSettings: { loggingLevel: "INFO", ...limits } },
    "before-account-role": stack(
      { ...chat, defaultRouteSettings: { loggingLevel: "INFO", ...limits } },
      { with: { account } },
    ),
    "no-such-route": stack(
      { ...ok, routeSettings: [{ routeKey: "GET /orders", ...limits }] },
      { with: { items }, dependsOn: ["items"] },
    ),
    "before-routes": stack(
      { ...ok, routeSettings: [{ routeKey: "GET /items", ...limits }] },
      { with: { items } },
    ),
    "throttled-to-zero": [
      { ...ok, defaultRouteSettings: { detailedMetricsEnabled: true } },
      { ...ok, defaultRouteSettings: { throttlingBurstLimit: 10 } },
    ],
    "nothing-deployed": { apiId: out("http.id"), name: "prod" },
    "deployment-with-auto-deploy": { ...ok, deploymentId: "abc123" },
    "deployment-of-other-api": stack(
      { apiId: out("http.id"), name: "prod", deploymentId: out("deployment.id") },
      {
        with: {
          deployment: given(
            "aws:apigatewayv2/deployment:Deployment",
            { apiId: out("other.id") },
            { dependsOn: ["far"] },
          ),
          far: given("aws:apigatewayv2/route:Route", {
            apiId: out("other.id"),
            routeKey: "$default",
            target: "integrations/abcdef1",
          }),
          served: given("aws:apigatewayv2/stage:Stage", {
            apiId: out("other.id"),
            name: "$default",
            autoDeploy: true,
          }),
        },
      },
    ),
    "duplicate-name": stack(ok, { with: { more: given("aws:apigatewayv2/stage:Stage", ok) } }),
    "invalid-name": { ...ok, name: "v1.0" },
  },
  outputs: [
    {
      of: ok,
      are: {
        id: "$default",
        invokeUrl: /^https:\/\/[a-z0-9]{10}\.execute-api\.us-east-1\.amazonaws\.com\/$/,
        arn: /^arn:aws:apigateway:us-east-1::\/apis\/[a-z0-9]{10}\/stages\/\$default$/,
        executionArn: /^arn:aws:execute-api:us-east-1:123456789012:[a-z0-9]{10}\/\$default$/,
      },
    },
    { of: chat, are: { invokeUrl: /^wss:\/\/[a-z0-9]{10}\.execute-api\.us-east-1\.amazonaws\.com\/prod$/ } },
  ],
});
