// REST APIs.
import { given, type Inputs, interpolate, jsonText, out, stack, testResource, unknown } from "../testing.ts";
import { restApi } from "./rest-api.ts";

const many = Object.fromEntries(
  Array.from({ length: 120 }, (_, index) => [`api${index}`, given("aws:apigateway/restApi:RestApi", {})]),
);

const calls = (uri: Inputs[string], more: Inputs = {}): Inputs => ({
  body: jsonText({
    openapi: "3.0.1",
    info: { title: "items", version: "1" },
    paths: {
      "/items": {
        get: { "x-amazon-apigateway-integration": { type: "aws_proxy", httpMethod: "POST", uri, ...more } },
      },
    },
  }),
});
const permission = given("aws:lambda/permission:Permission", {
  function: out("code.name"),
  action: "lambda:InvokeFunction",
  principal: "apigateway.amazonaws.com",
  sourceArn: interpolate`${out("self.executionArn")}/*/*`,
});

testResource(restApi, {
  given: {
    code: given("aws:lambda/function:Function", {
      role: "arn:aws:iam::123456789012:role/items",
      runtime: "nodejs22.x",
      handler: "index.handler",
      s3Bucket: "code",
      s3Key: "items.zip",
    }),
  },
  accepts: {
    nothing: {},
    "a regional API": { description: "Orders", endpointConfiguration: { types: "REGIONAL" } },
    "a private API with its endpoint": {
      endpointConfiguration: {
        types: "PRIVATE",
        vpcEndpointIds: ["vpce-0a1b2c3d4e5f60718"],
        ipAddressType: "dualstack",
      },
    },
    "endpoints of a type that nobody knows": {
      endpointConfiguration: { types: unknown(), vpcEndpointIds: ["vpce-0a1b2c3d4e5f60718"] },
    },
    "a regional API without a list of endpoints": {
      endpointConfiguration: { types: "REGIONAL", vpcEndpointIds: [], ipAddressType: "ipv4" },
    },
    "an OpenAPI body": {
      body: jsonText({ openapi: "3.0.1", info: { title: "orders", version: "1" }, paths: {} }),
      putRestApiMode: "merge",
      minimumCompressionSize: "-1",
      binaryMediaTypes: ["image/png", "*/*"],
    },
    "a body that calls a function": stack(calls(out("code.invokeArn")), { with: { permission } }),
    "a body that calls a function with a role": calls(out("code.invokeArn"), {
      credentials: "arn:aws:iam::123456789012:role/invoke",
    }),
    "a body that calls a function of another stack": calls(
      "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:items/invocations",
    ),
    "an older security policy": { securityPolicy: "TLS_1_2" },
    "a newer security policy with its access mode": {
      securityPolicy: "SecurityPolicy_TLS13_1_3_2025_09",
      endpointAccessMode: "STRICT",
    },
    "an access mode and a policy that nobody knows": {
      securityPolicy: unknown(),
      endpointAccessMode: "STRICT",
    },
  },
  rejects: {
    "body-function-not-permitted": calls(out("code.invokeArn")),
    "private-ipv4": { endpointConfiguration: { types: "PRIVATE", ipAddressType: "ipv4" } },
    "endpoints-without-private": {
      endpointConfiguration: { types: "REGIONAL", vpcEndpointIds: ["vpce-0a1b2c3d4e5f60718"] },
    },
    "access-mode-without-policy": [
      { endpointAccessMode: "STRICT" },
      { endpointAccessMode: "STRICT", securityPolicy: "TLS_1_2" },
    ],
    "policy-without-access-mode": { securityPolicy: "SecurityPolicy_TLS13_1_3_2025_09" },
    "invalid-endpoint-configuration-types": { endpointConfiguration: { types: "regional" } },
    "over-quota-edge-optimized-apis-per-region": stack({}, { with: many }),
  },
  outputs: [
    {
      of: { endpointConfiguration: { types: "REGIONAL" } },
      are: {
        id: /^[a-z0-9]{10}$/,
        arn: /^arn:aws:apigateway:us-east-1::\/restapis\/[a-z0-9]{10}$/,
        executionArn: /^arn:aws:execute-api:us-east-1:123456789012:[a-z0-9]{10}$/,
        rootResourceId: /^[a-z0-9]{10}$/,
        endpointConfiguration: { types: "REGIONAL" },
        apiKeySource: "HEADER",
        disableExecuteApiEndpoint: false,
      },
    },
    { of: {}, are: { endpointConfiguration: { types: "EDGE", ipAddressType: "ipv4", vpcEndpointIds: [] } } },
  ],
});
