// ServerlessApi: arguments that cannot be.
import { type ApiFunctionArgs, ServerlessApi, type ServerlessApiArgs } from "@stackproof/components";
import { refusals } from "../cases";

const code = { inline: "export const handler = async () => ({});" };
const functions = { items: { code, routes: ["GET /items"] } };
const certificateArn = "arn:aws:acm:us-west-2:111122223333:certificate/0f1e2d3c-1234-4abc-9def-1234567890ab";
const jwt = { kind: "jwt", issuer: "https://example.com/", audience: ["shop"] } as const;
const lambda = { kind: "lambda", function: { code } } as const;

/** Makes an HTTP API with these arguments. */
function http(args: Partial<ServerlessApiArgs>): () => unknown {
  return () => new ServerlessApi("shop", { functions, ...args });
}

/** Makes a REST API with these arguments. */
function rest(args: Partial<ServerlessApiArgs>): () => unknown {
  return http({ type: "rest", ...args });
}

/** Functions with these routes, the first with further settings. */
function routes(first: readonly string[], second?: readonly string[], more: Partial<ApiFunctionArgs> = {}) {
  return {
    functions: {
      items: { code, routes: first, ...more },
      ...(second !== undefined && { orders: { code, routes: second } }),
    },
  };
}

export const refused = refusals({
  "no functions": http({ functions: {} }),
  "a function with spaces": http({ functions: { "my items": functions.items } }),
  "no routes": http(routes([])),
  "a route without a method": http(routes(["/items"])),
  "a method in small letters": http(routes(["get /items"])),
  "a route with a slash at its end": http(routes(["GET /items/"])),
  "a variable that is not a whole part": http(routes(["GET /items/a{id}"])),
  "something behind a greedy variable": http(routes(["ANY /{path+}/items"])),
  "a variable twice": http(routes(["GET /{id}/items/{id}"])),
  "$default of a REST API": rest(routes(["$default"])),
  "a tilde in a REST API": rest(routes(["GET /~me"])),
  "a route twice": http(routes(["GET /items", "GET /items"])),
  "a route of two functions": http(routes(["GET /items"], ["GET /items"])),
  "routes that take the same": http(routes(["GET /items/{id}"], ["GET /items/{key}"])),
  "two variables of a REST API": rest(routes(["GET /items/{id}"], ["PUT /items/{key}"])),
  "a variable beside a greedy one": rest(routes(["GET /items/{id}"], ["ANY /items/{path+}"])),
  "a function longer than an HTTP API waits": http(routes(["GET /items"], undefined, { timeout: 60 })),
  "a function longer than a REST API waits": rest(routes(["GET /items"], undefined, { timeout: 60 })),
  "a function longer than any API waits": rest(routes(["GET /items"], undefined, { timeout: 900 })),
  "a default longer than the API waits": http({ integrationTimeout: 5 }),
  "a wait of a minute for HTTP": http({ integrationTimeout: 60 }),
  "a wait of 10 minutes for REST": rest({ integrationTimeout: 600 }),
  "a function's own fault": http(routes(["GET /items"], undefined, { memory: 64 })),
  "an authorizer's own fault": http({ authorizer: { kind: "lambda", function: { code: { inline: "" } } } }),
  "a slow authorizer": http({ authorizer: { kind: "lambda", function: { code, timeout: 20 } } }),
  "an authorizer that is kept for a day": http({ authorizer: { ...lambda, cacheSeconds: 86_400 } }),
  "an authorizer called as a function": http({ authorizer: { ...lambda, name: "items" } }),
  "two authorizers of one name": http({
    functions: {
      items: { ...functions.items, authorizer: { ...jwt, name: "tokens" } },
      orders: { code, routes: ["GET /orders"], authorizer: { ...jwt, name: "tokens" } },
    },
  }),
  "tokens in a REST API": rest({ authorizer: jwt }),
  "an issuer without https": http({ authorizer: { ...jwt, issuer: "example.com" } }),
  "no audience": http({ authorizer: { ...jwt, audience: [] } }),
  "user pools in an HTTP API": http({ authorizer: { kind: "cognito", userPoolArns: ["arn"] } }),
  "no user pools": rest({ authorizer: { kind: "cognito", userPoolArns: [] } }),
  "scopes without tokens": http(routes(["GET /items"], undefined, { scopes: ["read"] })),
  "no scopes": http(routes(["GET /items"], undefined, { scopes: [], authorizer: jwt })),
  "a stage name of an HTTP API": http({ stageName: "prod" }),
  "a stage name with a slash": rest({ stageName: "v1/shop" }),
  "a logging role of an HTTP API": http({ accountLogging: "existing" }),
  "no requests at all": http({ throttle: { rate: 0, burst: 10 } }),
  "no requests at once": http({ throttle: { rate: 10, burst: 0 } }),
  "retention of 10 days": http({ logRetentionInDays: 10 }),
  "an alias as key": http({ kmsKeyArn: "arn:aws:kms:us-west-2:111122223333:alias/logs" }),
  "no origins": http({ cors: { origins: [] } }),
  "all origins and one": http({ cors: { origins: ["*", "https://example.com"] } }),
  "an origin with a path": http({ cors: { origins: ["https://example.com/"] } }),
  "an origin with an asterisk in a REST API": rest({ cors: { origins: ["https://*.example.com"] } }),
  "cookies from everywhere": http({ cors: { origins: ["*"], credentials: true } }),
  "an unknown method": http({ cors: { origins: ["*"], methods: ["get"] } }),
  "a header with a space": http({ cors: { origins: ["*"], headers: ["x key"] } }),
  "all headers with cookies": http({
    cors: { origins: ["https://example.com"], credentials: true, headers: ["*"] },
  }),
  "an answer that is kept for a week": http({ cors: { origins: ["*"], maxAge: 604_800 } }),
  "a host name with a scheme": http({ domain: { name: "https://api.example.com", certificateArn } }),
  "a certificate of IAM": http({
    domain: { name: "api.example.com", certificateArn: "arn:aws:iam::111122223333:server-certificate/api" },
  }),
  "a record without a certificate": http({ domain: { name: "api.example.com", zoneId: "Z0123456789" } }),
  "a path with slashes": http({ domain: { name: "api.example.com", certificateArn, basePath: "/shop/" } }),
});
