// A REST API as an OpenAPI document.
import { expect, test } from "vitest";
import type { CorsArgs } from "./args.ts";
import type { Authorization } from "./authorizers.ts";
import { openApiOf, type RestDescription, type RestRoute } from "./open-api.ts";
import { parseRoute } from "./routes.ts";

function routeOf(
  text: string,
  authorization: Authorization = { kind: "none" },
  scopes: string[] = [],
): RestRoute {
  return { route: parseRoute(text, "rest"), invokeArn: `invoke ${text}`, authorization, scopes };
}

function documentOf(routes: readonly RestRoute[], more: Partial<RestDescription> = {}): unknown {
  return openApiOf({
    title: "shop",
    routes,
    authorizers: [],
    cors: undefined,
    integrationTimeout: 29,
    ...more,
  });
}

const call = (uri: string): object => ({
  type: "aws_proxy",
  httpMethod: "POST",
  uri,
  passthroughBehavior: "when_no_match",
  timeoutInMillis: 29_000,
});

test("paths hold their methods and variables", () => {
  const answers = { responses: { default: { description: "The function's answer" } } };
  expect(documentOf([routeOf("GET /items/{id}"), routeOf("ANY /items/{id}"), routeOf("POST /")])).toEqual({
    openapi: "3.0.1",
    info: { title: "shop", version: "1.0" },
    paths: {
      "/items/{id}": {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        get: { ...answers, "x-amazon-apigateway-integration": call("invoke GET /items/{id}") },
        "x-amazon-apigateway-any-method": {
          ...answers,
          "x-amazon-apigateway-integration": call("invoke ANY /items/{id}"),
        },
      },
      "/": { post: { ...answers, "x-amazon-apigateway-integration": call("invoke POST /") } },
    },
  });
});

test("authorizers are security schemes, which methods name", () => {
  const document = documentOf(
    [
      routeOf("GET /signed", { kind: "iam" }),
      routeOf("GET /checked", { kind: "lambda", authorizer: "check" }),
      routeOf("GET /users", { kind: "cognito", authorizer: "users" }, ["shop/read"]),
    ],
    {
      authorizers: [
        {
          name: "check",
          args: { kind: "lambda", function: { code: { inline: "x" } } },
          invokeArn: "invoke check",
        },
        { name: "users", args: { kind: "cognito", userPoolArns: ["pool"] }, invokeArn: undefined },
      ],
    },
  );
  expect(document).toMatchObject({
    paths: {
      "/signed": { get: { security: [{ iam: [] }] } },
      "/checked": { get: { security: [{ check: [] }] } },
      "/users": { get: { security: [{ users: ["shop/read"] }] } },
    },
    components: {
      securitySchemes: {
        iam: {
          type: "apiKey",
          name: "Authorization",
          in: "header",
          "x-amazon-apigateway-authtype": "awsSigv4",
        },
        check: {
          "x-amazon-apigateway-authtype": "custom",
          "x-amazon-apigateway-authorizer": {
            type: "token",
            authorizerUri: "invoke check",
            authorizerResultTtlInSeconds: 0,
          },
        },
        users: {
          "x-amazon-apigateway-authtype": "cognito_user_pools",
          "x-amazon-apigateway-authorizer": { type: "cognito_user_pools", providerARNs: ["pool"] },
        },
      },
    },
  });
});

/** The answer to a preflight request, and those of API Gateway itself. */
function corsOf(cors: CorsArgs): Record<string, unknown> {
  const document = openApiOf({
    title: "shop",
    routes: [routeOf("GET /items")],
    authorizers: [],
    cors,
    integrationTimeout: 29,
  });
  return JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
}

test("OPTIONS is answered for one origin", () => {
  expect(corsOf({ origins: ["https://example.com"], credentials: true })).toMatchObject({
    paths: {
      "/items": {
        options: {
          "x-amazon-apigateway-integration": {
            type: "mock",
            responses: {
              default: {
                statusCode: "204",
                responseParameters: {
                  "method.response.header.Access-Control-Allow-Origin": "'https://example.com'",
                  "method.response.header.Access-Control-Allow-Credentials": "'true'",
                  "method.response.header.Access-Control-Allow-Methods": "'GET,POST,PUT,PATCH,DELETE'",
                },
              },
            },
          },
        },
      },
    },
    "x-amazon-apigateway-gateway-responses": {
      DEFAULT_4XX: {
        responseParameters: {
          "gatewayresponse.header.Access-Control-Allow-Origin": "'https://example.com'",
          "gatewayresponse.header.Access-Control-Allow-Credentials": "'true'",
        },
      },
    },
  });
});

test("with several origins the answer names that of the request", () => {
  const text = JSON.stringify(corsOf({ origins: ["https://a.com", "https://b.com"] }));
  expect(text).toContain(String.raw`$origin == \"https://a.com\" || $origin == \"https://b.com\"`);
  expect(text).toContain(
    '"gatewayresponse.header.Access-Control-Allow-Origin":"method.request.header.Origin"',
  );
});

test("an OPTIONS route of one's own stays", () => {
  const document = documentOf([routeOf("OPTIONS /items")], { cors: { origins: ["*"] } });
  expect(document).toMatchObject({
    paths: { "/items": { options: { "x-amazon-apigateway-integration": { type: "aws_proxy" } } } },
  });
});
