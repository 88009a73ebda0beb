// HTTP APIs: what becomes of a request.
import { expect, test } from "vitest";
import { type PropertyMap, Unknown } from "../core/value.ts";
import type { Given } from "../requirements/testing.ts";
import { entrancesOf } from "./entrances.ts";
import {
  eventOf,
  functionArn,
  invokeArn,
  lambda,
  outcomeOf,
  permission,
  returned,
  type Sent,
  shortly,
  titles,
  worldOf,
} from "./testing.ts";

const EXECUTION = "arn:aws:execute-api:us-east-1:123456789012:shop";
const unknown = () => new Unknown(undefined, undefined);

const api = (inputs: PropertyMap = {}): Given => ({
  type: "aws:apigatewayv2/api:Api",
  name: "shop",
  inputs: { protocolType: "HTTP", ...inputs },
  outputs: { executionArn: EXECUTION, apiEndpoint: "https://shop.execute-api.us-east-1.amazonaws.com" },
});
const stage = (name = "$default", inputs: PropertyMap = { autoDeploy: true }): Given => ({
  type: "aws:apigatewayv2/stage:Stage",
  name: `stage-${name}`,
  inputs: { apiId: "shop", name, ...inputs },
});
const integration = (name: string, inputs: PropertyMap = {}): Given => ({
  type: "aws:apigatewayv2/integration:Integration",
  name: `call-${name}`,
  inputs: {
    apiId: "shop",
    integrationType: "AWS_PROXY",
    integrationUri: functionArn(name),
    payloadFormatVersion: "2.0",
    ...inputs,
  },
});
const route = (routeKey: string, to = "handler", inputs: PropertyMap = {}): Given => ({
  type: "aws:apigatewayv2/route:Route",
  name: routeKey,
  inputs: { apiId: "shop", routeKey, target: `integrations/call-${to}`, ...inputs },
});

/** An API with these routes, each to a function of its own. */
function withRoutes(...keys: string[]): Given[] {
  return [
    api(),
    stage(),
    ...keys.flatMap((key, index) => [
      lambda(`f${index}`),
      permission(`f${index}`),
      integration(`f${index}`),
      route(key, `f${index}`),
    ]),
  ];
}

/** An API with one route to `handler`. */
function withRoute(key: string, inputs: PropertyMap = {}, ...more: Given[]): Given[] {
  return [
    api(),
    stage(),
    lambda("handler"),
    permission("handler"),
    integration("handler"),
    route(key, "handler", inputs),
    ...more,
  ];
}

/** The same API with another resource in the place of that of its type. */
function replacing(given: Given): Given[] {
  const all = withRoute("GET /items");
  return all.map((one) => (one.type === given.type ? given : one));
}

const ask = (given: readonly Given[], line: string, sent?: Sent) => shortly(outcomeOf(given, line, sent));

test.each([
  [["GET /items"], "GET /items", "GET /items"],
  [["GET /items"], "GET /items?page=2", "GET /items"],
  [["GET /items"], "POST /items", "none"],
  [["GET /items"], "HEAD /items", "none"],
  [["GET /items"], "GET /Items", "none"],
  [["GET /items"], "GET /items/7", "none"],
  [["GET /items"], "GET /items/", "open"],
  [["GET /items", "$default"], "GET /items/", "open"],
  [["GET /items/{id}"], "GET /items/7", "GET /items/{id}"],
  [["GET /items/{id}"], "GET /items/", "none"],
  [["GET /items/{id}", "GET /items/new"], "GET /items/new", "GET /items/new"],
  [["GET /items/{id}", "GET /items/{proxy+}"], "GET /items/7", "GET /items/{id}"],
  [["GET /items/{id}", "GET /items/{proxy+}"], "GET /items/7/notes", "GET /items/{proxy+}"],
  [["ANY /{proxy+}", "GET /items/{proxy+}"], "GET /items/7", "GET /items/{proxy+}"],
  [["ANY /items", "GET /items"], "GET /items", "GET /items"],
  [["ANY /items", "GET /items"], "POST /items", "ANY /items"],
  [["ANY /items", "GET /{proxy+}"], "GET /items", "ANY /items"],
  [["ANY /items/new", "GET /items/{id}"], "GET /items/new", "open"],
  [["ANY /items/{proxy+}", "GET /{proxy+}"], "GET /items/7", "open"],
  [["GET /{kind}/7", "GET /items/{id}"], "GET /items/7", "open"],
  [["GET /items", "$default"], "GET /other", "$default"],
  [["ANY /{proxy+}"], "GET /a/b/", "ANY /{proxy+}"],
  [["ANY /{proxy+}"], "GET /", "open"],
  [["ANY /{proxy+}", "GET /"], "GET /", "GET /"],
  [["$default"], "GET /", "$default"],
  [["GET /a%20b"], "GET /other", "none"],
  [["GET /a~b"], "GET /a%7Eb", "GET /a~b"],
])("%j takes %s: %s", (keys, line, wanted) => {
  const outcome = outcomeOf(withRoutes(...keys), line);
  const found = outcome.kind === "invoke" ? outcome.at.name : outcome.kind === "no-route" ? "none" : "open";
  expect(found).toBe(wanted);
});

test.each([
  ["no stage", [api(), route("GET /items")], "404, none: `shop` has no stage"],
  ["no route", [api(), stage()], "404, none: `shop` has no route for GET /items"],
  [
    "nothing deployed",
    replacing(stage("$default", {})),
    "404, none: stage `$default` has neither autoDeploy nor a deployment",
  ],
  ["a deployment", replacing(stage("$default", { deploymentId: "d1" })), "runs handler for GET /items"],
  [
    "a deployment that may be the stage's",
    [
      ...replacing(stage("$default", {})),
      { type: "aws:apigatewayv2/deployment:Deployment", name: "d1", inputs: { apiId: "shop" } },
    ],
    "open: whether anything is deployed to stage `$default`",
  ],
  [
    "no endpoint",
    replacing(api({ disableExecuteApiEndpoint: true })),
    "404, none: `shop` has disableExecuteApiEndpoint and no domain name",
  ],
  [
    "a domain name in its place",
    [
      ...replacing(api({ disableExecuteApiEndpoint: true })),
      { type: "aws:apigatewayv2/apiMapping:ApiMapping", name: "m", inputs: { apiId: "shop" } },
    ],
    "open: whether `shop` is reached at a domain name of its own",
  ],
  [
    "a route that nobody knows",
    [...withRoute("GET /items"), route("GET /more", "handler", { apiId: unknown() })],
    "open: whether all routes of `shop` are known",
  ],
  [
    "an unknown key",
    withRoute("GET /items", { routeKey: unknown() }),
    "open: whether route `GET /items` takes it: its routeKey is not known",
  ],
  [
    "a protocol that nobody knows",
    replacing(api({ protocolType: unknown() })),
    "open: whether `shop` answers: not all of it is known",
  ],
  [
    "an API that was looked up",
    replacing({ ...api(), kind: "read" }),
    "open: whether `shop` answers: not all of it is known",
  ],
])("%s", (_title, given, wanted) => {
  expect(ask(given, "GET /items")).toBe(wanted);
});

test.each([
  ["the function's ARN", {}, "runs handler for GET /items"],
  ["its invoke ARN", { integrationUri: invokeArn(functionArn("handler")) }, "runs handler for GET /items"],
  ["a version", { integrationUri: `${functionArn("handler")}:3` }, "runs handler for GET /items"],
  [
    "an alias that is not there",
    { integrationUri: `${functionArn("handler")}:live` },
    'open: whether `handler` has a version or alias "live"',
  ],
  [
    "a function that is not there",
    { integrationUri: functionArn("other") },
    `open: whether ${functionArn("other")} answers: it is no function of the program`,
  ],
  [
    "an address",
    { integrationType: "HTTP_PROXY", integrationUri: "https://shop.example.com" },
    "open: whether https://shop.example.com answers: it is no function",
  ],
  [
    "a service",
    { integrationSubtype: "SQS-SendMessage", integrationUri: null },
    "open: whether what integration `call-handler` calls answers: it is no function",
  ],
  [
    "what nobody knows",
    { integrationUri: unknown() },
    "open: whether a function answers: what `call-handler` calls is not known",
  ],
  [
    "a changed request",
    { requestParameters: { "overwrite:path": "/x" } },
    "open: whether the function answers what integration `call-handler` makes of the request",
  ],
  [
    "a changed status",
    { responseParameters: [{ statusCode: "500", mappings: { "overwrite:statuscode": "503" } }] },
    "open: whether integration `call-handler` changes the status of the answer",
  ],
  [
    "a changed header",
    { responseParameters: [{ statusCode: "200", mappings: { "append:header.x": "1" } }] },
    "runs handler for GET /items",
  ],
])("integration: %s", (_title, inputs, wanted) => {
  expect(ask(replacing(integration("handler", inputs)), "GET /items")).toBe(wanted);
});

test("a function that is switched off", () => {
  const off: Given = { ...lambda("handler"), inputs: { reservedConcurrentExecutions: 0 } };
  const given = replacing(off);
  expect(ask(given, "GET /items")).toBe(
    "open: whether `handler` answers: its reservedConcurrentExecutions is 0",
  );
});

test("an alias of the program, and a route without integration", () => {
  const live = `${functionArn("handler")}:live`;
  const alias: Given = { type: "aws:lambda/alias:Alias", name: "live", outputs: { arn: live } };
  expect(ask([...replacing(integration("handler", { integrationUri: live })), alias], "GET /items")).toBe(
    "runs handler for GET /items",
  );
  expect(ask(withRoute("GET /items", { target: null }), "GET /items")).toBe(
    "open: whether route `GET /items` answers: it has no integration",
  );
});

const REFUSED = "500: `handler` does not let `shop` call it";
const OPEN = "open: whether `handler` lets `shop` call it for route `GET /items`";
const RUNS = "runs handler for GET /items";

test.each([
  ["for all of the API", { sourceArn: `${EXECUTION}/*/*` }, RUNS],
  ["for the path", { sourceArn: `${EXECUTION}/*/*/items` }, RUNS],
  ["for the stage", { sourceArn: `${EXECUTION}/$default/*` }, RUNS],
  [
    "of another account, which nobody knows",
    { sourceArn: `${EXECUTION.replace("123456789012", "111122223333")}/*` },
    RUNS,
  ],
  ["for everybody", { principal: "*" }, RUNS],
  ["for another path", { sourceArn: `${EXECUTION}/*/*/orders` }, REFUSED],
  ["for another API", { sourceArn: EXECUTION.replace("shop", "other") }, REFUSED],
  ["for another service", { principal: "s3.amazonaws.com" }, REFUSED],
  ["for another action", { action: "lambda:GetFunction" }, REFUSED],
  ["from who knows where", { sourceArn: unknown() }, OPEN],
  ["for who knows which function", { function: unknown() }, OPEN],
])("a permission %s", (_title, inputs, wanted) => {
  expect(ask(replacing(permission("handler", inputs)), "GET /items")).toBe(wanted);
});

test("permissions: none, a role in their place, and forms of the source that AWS does not explain", () => {
  const none = withRoute("GET /items").filter((one) => !one.type.includes("permission"));
  expect(ask(none, "GET /items")).toBe(REFUSED);
  const role = { credentialsArn: "arn:aws:iam::123456789012:role/api" };
  expect(
    ask([...none.filter((one) => one.name !== "call-handler"), integration("handler", role)], "GET /items"),
  ).toBe(RUNS);
  const native: Given = { type: "aws-native:lambda:Permission", name: "native" };
  expect(ask([...none, native], "GET /items")).toBe(OPEN);
  const three = withRoute("$default").map((one) =>
    one.name === "permit-handler" ? permission("handler", { sourceArn: `${EXECUTION}/*/*/*` }) : one,
  );
  expect(ask(three, "GET /items")).toBe("open: whether `handler` lets `shop` call it for route `$default`");
});

const authorizer = (inputs: PropertyMap): Given => ({
  type: "aws:apigatewayv2/authorizer:Authorizer",
  name: "guard",
  inputs: { apiId: "shop", ...inputs },
});
const jwt = authorizer({ authorizerType: "JWT", identitySources: ["$request.header.Authorization"] });
const custom = (...identitySources: string[]) => authorizer({ authorizerType: "REQUEST", identitySources });
const bearer = { headers: { authorization: "Bearer x" } };

test.each([
  [{ authorizationType: "AWS_IAM" }, undefined, {}, "403: route `GET /items` wants a signed request"],
  [
    { authorizationType: "AWS_IAM" },
    undefined,
    { headers: { authorization: "AWS4-HMAC-SHA256 Credential=x" } },
    "open: whether route `GET /items` lets in who signed the request",
  ],
  [{ authorizationType: "AWS_IAM" }, undefined, bearer, "403: route `GET /items` wants a signed request"],
  [
    { authorizationType: "JWT", authorizerId: "guard" },
    jwt,
    {},
    "401: authorizer `guard` of route `GET /items` wants $request.header.Authorization",
  ],
  [
    { authorizationType: "JWT", authorizerId: "guard" },
    jwt,
    bearer,
    "open: whether authorizer `guard` lets it in",
  ],
  [
    { authorizationType: "JWT", authorizerId: "other" },
    jwt,
    {},
    "open: whether the authorizer of route `GET /items` lets it in: it is not known",
  ],
  [
    { authorizationType: "CUSTOM", authorizerId: "guard" },
    custom("$request.header.X-Key", "$request.querystring.tenant"),
    { headers: { "x-key": "1" } },
    "401: authorizer `guard` of route `GET /items` wants $request.querystring.tenant",
  ],
  [
    { authorizationType: "CUSTOM", authorizerId: "guard" },
    custom("$context.path"),
    {},
    "open: whether authorizer `guard` lets it in",
  ],
  [
    { authorizationType: "CUSTOM", authorizerId: "guard" },
    authorizer({ authorizerType: "REQUEST" }),
    {},
    "open: whether authorizer `guard` lets it in",
  ],
  [
    { authorizationType: unknown() },
    undefined,
    {},
    "open: whether route `GET /items` lets it in: its authorizationType is not known",
  ],
  [{ authorizationType: "NONE", authorizerId: "guard" }, jwt, {}, "runs handler for GET /items"],
])("authorization %j", (inputs, guard, sent, wanted) => {
  const given = withRoute("GET /items", inputs, ...(guard === undefined ? [] : [guard]));
  expect(ask(given, "GET /items", sent)).toBe(wanted);
});

const cors = { corsConfiguration: { allowOrigins: ["https://shop.example.com"], allowMethods: ["GET"] } };
const preflight = {
  headers: { origin: "https://shop.example.com", "access-control-request-method": "GET" },
};

test("preflight requests", () => {
  const given = replacing(api(cors));
  const outcome = outcomeOf(given, "OPTIONS /items", preflight);
  expect(shortly(outcome)).toBe("204: the CORS configuration of `shop` answers");
  expect(outcome.kind === "answered" && outcome.answer.headers).toEqual({
    "access-control-allow-origin": "https://shop.example.com",
    "access-control-allow-methods": "GET",
  });
  const open = "open: whether the CORS configuration of `shop` answers OPTIONS";
  expect(ask(given, "OPTIONS /items")).toBe(`${open} /items`);
  expect(ask(given, "OPTIONS /other", preflight)).toBe(`${open} /other`);
  expect(ask(withRoute("GET /items"), "OPTIONS /items", preflight)).toBe(
    "404, none: `shop` has no route for OPTIONS /items",
  );
  const any = withRoute("ANY /items", { authorizationType: "AWS_IAM" }).map((one) =>
    one.name === "shop" ? api(cors) : one,
  );
  expect(ask(any, "OPTIONS /items", preflight)).toBe("403: route `ANY /items` wants a signed request");
});

test("answers get the API's CORS headers, and lose their own", () => {
  const answerTo = (sent?: Sent) => {
    const outcome = outcomeOf(replacing(api(cors)), "GET /items", sent);
    const headers = { "Access-Control-Allow-Origin": "*" };
    return outcome.kind === "invoke"
      ? outcome.respond(returned({ statusCode: 200, headers })).answer.headers
      : {};
  };
  expect(answerTo(preflight)["access-control-allow-origin"]).toBe("https://shop.example.com");
  expect(answerTo()).not.toHaveProperty("access-control-allow-origin");
});

test("quick create", () => {
  const given = [api({ target: functionArn("handler") }), lambda("handler"), permission("handler")];
  expect(ask(given, "POST /anything")).toBe("runs handler for shop");
  const keyed = [
    api({ target: functionArn("handler"), routeKey: "GET /x" }),
    lambda("handler"),
    permission("handler"),
  ];
  expect(ask(keyed, "POST /anything")).toBe("404, none: `shop` has no route for POST /anything");
  expect(ask(keyed, "GET /x")).toBe("runs handler for shop");
});

test("bodies", () => {
  const call = {
    type: "aws_proxy",
    uri: invokeArn(functionArn("handler")),
    payloadFormatVersion: "2.0",
    httpMethod: "POST",
  };
  const body = (operation: object, more: object = {}) =>
    JSON.stringify({ openapi: "3.0.1", ...more, paths: { "/items/{id}": { get: operation } } });
  const given = (text: string) => [api({ body: text }), stage(), lambda("handler"), permission("handler")];
  const plain = body({ "x-amazon-apigateway-integration": call });
  expect(ask(given(plain), "GET /items/7")).toBe("runs handler for shop");
  expect(ask(given(plain), "GET /items")).toBe("404, none: `shop` has no route for GET /items");
  const open = "open: whether the body of `shop` has a route for it";
  expect(ask(given("openapi: 3.0.1\npaths: {}\n"), "GET /items/7")).toBe(open);
  expect(ask(given(body({ security: [{ jwt: [] }] })), "GET /items/7")).toBe(open);
  expect(ask(given(body({}, { "x-amazon-apigateway-cors": {} })), "GET /items/7")).toBe(open);
  expect(ask(given(body({})), "GET /items/7")).toBe("open: whether route `GET /items/{id}` calls anything");
});

test("entrances: one for each stage", () => {
  const given = [...withRoute("GET /items"), stage("prod"), stage("dev")];
  expect(titles(entrancesOf(worldOf(given)))).toEqual([
    "HTTP API `shop`",
    "HTTP API `shop`, stage `dev`",
    "HTTP API `shop`, stage `prod`",
  ]);
  expect(entrancesOf(worldOf([api({ protocolType: "WEBSOCKET" })]))).toEqual([]);
  const foreign = stage("prod", { apiId: "other" });
  expect(shortly(outcomeOf([foreign], "GET /"))).toBe(
    "open: whether the API of stage `stage-prod` answers: it is not known",
  );
});

test("an event of format 2.0", () => {
  const sent = {
    headers: { cookie: "a=1; b=2", "content-type": "application/json" },
    body: '{"n":1}',
  };
  const outcome = outcomeOf(withRoute("POST /items/{id}"), "POST /items/a%20b?tag=x&tag=y", sent);
  expect(eventOf(outcome)).toMatchSnapshot();
  expect(eventOf(outcomeOf(withRoute("GET /items"), "GET /items"))).not.toHaveProperty("body");
});

test("an event of format 1.0, of a stage with a name and variables", () => {
  const given = replacing(integration("handler", { payloadFormatVersion: null }))
    .filter((one) => !one.type.includes("stage"))
    .concat(stage("prod", { autoDeploy: true, stageVariables: { mode: "fast" } }));
  const event = eventOf(outcomeOf(given, "GET /items?tag=x&tag=y"));
  expect(event).toMatchSnapshot();
});

test("the stage stands in front of the path of format 2.0", () => {
  const given = withRoute("GET /items").filter((one) => !one.type.includes("stage"));
  const event = eventOf(outcomeOf([...given, stage("prod")], "GET /items"));
  expect(event).toMatchObject({ rawPath: "/prod/items", requestContext: { stage: "prod" } });
});
