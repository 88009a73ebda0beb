// Integrations of APIs.
import { archive, given, type Inputs, interpolate, out, stack, testResource, unknown } from "../testing.ts";
import { integration } from "./integration.ts";

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
    sourceArn: interpolate`${out("http.executionArn")}/*/*`,
    ...more,
  });
const lambda = {
  apiId: out("http.id"),
  integrationType: "AWS_PROXY",
  integrationUri: out("handler.invokeArn"),
  payloadFormatVersion: "2.0",
};
const proxy = {
  apiId: out("http.id"),
  integrationType: "HTTP_PROXY",
  integrationMethod: "ANY",
  integrationUri: "https://shop.example.com/{proxy}",
};
const linked = {
  ...proxy,
  connectionType: "VPC_LINK",
  connectionId: "abc123",
  integrationUri: out("listener.arn"),
};
const events = {
  apiId: out("http.id"),
  integrationType: "AWS_PROXY",
  integrationSubtype: "EventBridge-PutEvents",
  credentialsArn: "arn:aws:iam::123456789012:role/events",
  requestParameters: { Detail: "$request.body.Detail", DetailType: "order", Source: "shop" },
};

testResource(integration, {
  given: {
    http: given("aws:apigatewayv2/api:Api", { protocolType: "HTTP" }),
    other: given("aws:apigatewayv2/api:Api", { protocolType: "HTTP" }),
    socket: given("aws:apigatewayv2/api:Api", {
      protocolType: "WEBSOCKET",
      routeSelectionExpression: "$request.body.action",
    }),
    handler,
    alb: given("aws:lb/loadBalancer:LoadBalancer", {
      internal: true,
      subnets: ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"],
    }),
    listener: given("aws:lb/listener:Listener", {
      loadBalancerArn: out("alb.arn"),
      port: 80,
      defaultActions: [
        { type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "200" } },
      ],
    }),
  },
  accepts: {
    "a function": stack(lambda, { with: { permission: permission() } }),
    "a function by its ARN": stack(
      { ...lambda, integrationUri: out("handler.arn") },
      { with: { permission: permission() } },
    ),
    "a function that anyone's API may call": stack(lambda, {
      with: { permission: permission({ sourceArn: undefined }) },
    }),
    "an address": proxy,
    "a listener behind a VPC link": linked,
    "a service": events,
    "a WebSocket API": stack(
      { apiId: out("socket.id"), integrationType: "AWS_PROXY", integrationUri: out("handler.invokeArn") },
      { with: { permission: permission({ sourceArn: interpolate`${out("socket.executionArn")}/*` }) } },
    ),
    "a mock of a WebSocket API": { apiId: out("socket.id"), integrationType: "MOCK" },
    "what nobody knows": { apiId: unknown(), integrationType: unknown(), integrationUri: unknown() },
    "a function of another stack": {
      ...lambda,
      integrationUri: "arn:aws:lambda:us-east-1:123456789012:function:hello",
    },
  },
  rejects: {
    "type-not-taken": { apiId: out("http.id"), integrationType: "MOCK" },
    "method-needed": { ...proxy, integrationMethod: undefined },
    "payload-version-not-taken": [
      { ...proxy, payloadFormatVersion: "2.0" },
      stack(
        { ...lambda, apiId: out("socket.id") },
        { with: { permission: permission({ sourceArn: interpolate`${out("socket.executionArn")}/*` }) } },
      ),
    ],
    "uri-form": [
      { ...lambda, integrationUri: out("handler.name") },
      { ...proxy, integrationUri: "shop.example.com" },
    ],
    "link-uri": [
      { ...linked, integrationUri: out("alb.arn") },
      { ...linked, integrationUri: "http://internal-web.example.com" },
    ],
    "connection-needed": { ...linked, connectionId: undefined },
    "subtype-needs": [
      { ...events, credentialsArn: undefined },
      { ...events, payloadFormatVersion: "2.0" },
      { ...events, requestParameters: { Detail: "$request.body.Detail" } },
    ],
    "timeout-too-long": { apiId: out("socket.id"), integrationType: "MOCK", timeoutMilliseconds: 29_500 },
    "input-of-other-protocol": { ...proxy, requestTemplates: { "application/json": "{}" } },
    "permission-missing": lambda,
    "permission-for-other-source": stack(lambda, {
      with: { permission: permission({ sourceArn: interpolate`${out("other.executionArn")}/*/*` }) },
    }),
    "invalid-integration-subtype": { ...events, integrationSubtype: "SQS-Send" },
    "invalid-timeout-milliseconds": { ...proxy, timeoutMilliseconds: 60_000 },
  },
  outputs: [
    { of: proxy, are: { id: /^[a-z0-9]{7}$/, timeoutMilliseconds: 30_000, connectionType: "INTERNET" } },
  ],
});
