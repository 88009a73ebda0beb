// REST APIs: what becomes of a request.
import { expect, test } from "vitest";
import { type PropertyMap, Unknown } from "../core/value.ts";
import type { Given } from "../requirements/testing.ts";
import { entrancesOf } from "./entrances.ts";
import {
  answerShortly,
  eventOf,
  functionArn,
  invokeArn,
  lambda,
  outcomeOf,
  permission,
  returned,
  type Sent,
  shortly,
  THREW,
  titles,
  worldOf,
} from "./testing.ts";

const EXECUTION = "arn:aws:execute-api:us-east-1:123456789012:shop";
const unknown = () => new Unknown(undefined, undefined);

const api = (inputs: PropertyMap = {}): Given => ({
  type: "aws:apigateway/restApi:RestApi",
  name: "shop",
  inputs,
  outputs: { rootResourceId: "root", executionArn: EXECUTION },
});
const part = (type: string, name: string, inputs: PropertyMap): Given => ({
  type: `aws:apigateway/${type}`,
  name,
  inputs: { restApi: "shop", ...inputs },
});
const stage = (name = "prod", inputs: PropertyMap = {}): Given =>
  part("stage:Stage", `stage-${name}`, { stageName: name, deployment: "d1", ...inputs });
const deployment = part("deployment:Deployment", "d1", {});

/** The resources of a path, and a method with a function of its own, called like the method. */
function method(key: string, inputs: PropertyMap = {}, call: PropertyMap = {}): Given[] {
  const [httpMethod = "", path = "/"] = key.split(" ");
  const segments = path.split("/").filter((one) => one !== "");
  const resources = segments.map((pathPart, index) => {
    const parentId = index === 0 ? "root" : segments.slice(0, index).join("/");
    return part("resource:Resource", segments.slice(0, index + 1).join("/"), { parentId, pathPart });
  });
  const resourceId = segments.length === 0 ? "root" : segments.join("/");
  const name = `f-${key.replaceAll(/\W+/g, "-")}`;
  const integration = { type: "AWS_PROXY", uri: invokeArn(functionArn(name)), ...call };
  return [
    ...resources,
    part("method:Method", key, { resourceId, httpMethod, authorization: "NONE", ...inputs }),
    part("integration:Integration", `call-${key}`, { resourceId, httpMethod, ...integration }),
    lambda(name),
    permission(name),
  ];
}

/** Each resource once. */
function program(...parts: Given[]): Given[] {
  const all = [api(), deployment, stage(), ...parts];
  return all.filter(
    (one, index) => all.findIndex((other) => other.name === one.name && other.type === one.type) === index,
  );
}

/** A program with another resource in the place of that of its type and name. */
function replacing(given: readonly Given[], other: Given): Given[] {
  return given.map((one) => (one.type === other.type && one.name === other.name ? other : one));
}

const items = program(...method("GET /items"));
const ask = (given: readonly Given[], line: string, sent?: Sent) => shortly(outcomeOf(given, line, sent));
const RUNS = "runs f-GET-items for GET /items";

test.each([
  [["GET /items"], "GET /items", "GET /items"],
  [["GET /items"], "GET /items/", "GET /items"],
  [["GET /items"], "GET //items", "GET /items"],
  [["GET /items"], "POST /items", "none"],
  [["GET /items"], "GET /Items", "none"],
  [["GET /items"], "GET /", "none"],
  [["GET /"], "GET /", "GET /"],
  [["GET /items/{id}"], "GET /items/7", "GET /items/{id}"],
  [["GET /items/{id}"], "GET /items/", "none"],
  [["GET /items/{id}"], "GET /items/7/notes", "none"],
  [["ANY /{proxy+}"], "GET /", "none"],
  [["ANY /{proxy+}"], "PATCH /a/b/c", "ANY /{proxy+}"],
  [["ANY /items", "GET /items"], "GET /items", "GET /items"],
  [["ANY /items", "GET /items"], "PUT /items", "ANY /items"],
  [["POST /items", "OPTIONS /{proxy+}"], "OPTIONS /items", "OPTIONS /{proxy+}"],
  [["POST /items", "OPTIONS /{proxy+}"], "POST /items", "POST /items"],
  [["GET /items/new", "GET /{proxy+}"], "GET /items/old", "GET /{proxy+}"],
  [["GET /items/new", "GET /items/{id}"], "GET /items/new", "GET /items/new"],
  [["ANY /items/{id}", "GET /{proxy+}"], "GET /items/7", "ANY /items/{id}"],
])("%j takes %s: %s", (keys, line, wanted) => {
  const outcome = outcomeOf(program(...keys.flatMap((key) => method(key))), line);
  const found = outcome.kind === "invoke" ? outcome.at.name : outcome.kind === "no-route" ? "none" : "open";
  expect(found).toBe(wanted);
});

const NO_METHOD = "403, none: `shop` has no method for GET /other";

test.each([
  ["no method", items, NO_METHOD],
  ["no stage", items.filter((one) => !one.type.includes("stage")), "403, none: `shop` has no stage"],
  [
    "no endpoint",
    replacing(items, api({ disableExecuteApiEndpoint: true })),
    "403, none: `shop` has disableExecuteApiEndpoint and no domain name",
  ],
  [
    "a private API",
    replacing(items, api({ endpointConfiguration: { types: "PRIVATE" } })),
    "open: whether the client reaches `shop` from inside of its VPC",
  ],
  ["a regional API", replacing(items, api({ endpointConfiguration: { types: "REGIONAL" } })), NO_METHOD],
  [
    "a policy",
    replacing(items, api({ policy: "{}" })),
    "open: whether the policy of `shop` lets the client in",
  ],
  [
    "a policy of its own",
    [
      ...items,
      { type: "aws:apigateway/restApiPolicy:RestApiPolicy", name: "p", inputs: { restApiId: "shop" } },
    ],
    "open: whether the policy of `shop` lets the client in",
  ],
  [
    "a stage of nothing",
    replacing(items, stage("prod", { deployment: null })),
    "open: whether anything is deployed to stage `prod`",
  ],
  [
    "an imported document",
    [...items, part("restApiPut:RestApiPut", "put", {})],
    "open: whether all methods of `shop` are known",
  ],
  [
    "a method of who knows which API",
    [...items, part("method:Method", "more", { restApi: unknown() })],
    "open: whether all methods of `shop` are known",
  ],
  [
    "a path that nobody knows",
    [...items, part("method:Method", "more", { resourceId: unknown(), httpMethod: "GET" })],
    "open: whether method `more` takes it: its path or verb is not known",
  ],
  [
    "an API that was looked up",
    replacing(items, { ...api(), kind: "read" }),
    "open: whether all stages of `shop` are known",
  ],
  [
    "a status of its own",
    [
      ...items,
      part("response:Response", "r", {
        restApiId: "shop",
        responseType: "MISSING_AUTHENTICATION_TOKEN",
        statusCode: "404",
      }),
    ],
    "404, none: `shop` has no method for GET /other",
  ],
  [
    "a default of its own",
    [
      ...items,
      part("response:Response", "r", { restApiId: "shop", responseType: "DEFAULT_4XX", statusCode: "404" }),
    ],
    "404, none: `shop` has no method for GET /other",
  ],
  [
    "headers of its own",
    [...items, part("response:Response", "r", { restApiId: "shop", responseType: "DEFAULT_4XX" })],
    NO_METHOD,
  ],
  [
    "a status that nobody knows",
    [
      ...items,
      part("response:Response", "r", {
        restApiId: "shop",
        responseType: "DEFAULT_4XX",
        statusCode: unknown(),
      }),
    ],
    "open: whether `shop` has a status of its own for errors",
  ],
])("%s", (_title, given, wanted) => {
  expect(ask(given, "GET /other")).toBe(wanted);
});

test.each([
  ["a function", {}, RUNS],
  ["with a role", { credentials: "arn:aws:iam::123456789012:role/api" }, RUNS],
  [
    "an address",
    { type: "HTTP_PROXY", uri: "https://shop.example.com" },
    "open: whether https://shop.example.com answers: it is no function",
  ],
  [
    "with templates",
    { type: "AWS" },
    `open: whether ${invokeArn(functionArn("f-GET-items"))} answers: it is no function`,
  ],
  ["that streams", { responseTransferMode: "STREAM" }, "open: whether `call-GET /items` answers: it streams"],
  [
    "a function of others",
    { uri: invokeArn(functionArn("other")) },
    `open: whether ${functionArn("other")} answers: it is no function of the program`,
  ],
  [
    "what nobody knows",
    { uri: unknown() },
    "open: whether a function answers: what `call-GET /items` calls is not known",
  ],
])("integration: %s", (_title, call, wanted) => {
  expect(ask(program(...method("GET /items", {}, call)), "GET /items")).toBe(wanted);
});

test("a method without integration", () => {
  const given = items.filter((one) => !one.type.includes("integration"));
  expect(ask(given, "GET /items")).toBe(
    "open: whether method `GET /items` answers: its integration is not known",
  );
});

const REFUSED = "500: `f-GET-items` does not let `shop` call it";

test.each([
  ["/*/*/*", RUNS],
  ["/*/GET/items", RUNS],
  ["/prod/*/items", RUNS],
  ["/dev/*/*", REFUSED],
  ["/*/POST/items", REFUSED],
  ["/*/GET/orders", REFUSED],
])("a permission for %s", (source, wanted) => {
  const given = replacing(items, permission("f-GET-items", { sourceArn: `${EXECUTION}${source}` }));
  expect(ask(given, "GET /items")).toBe(wanted);
});

test("what stands for a variable in a source is not known", () => {
  const given = program(...method("GET /items/{id}"));
  const allow = (source: string) =>
    replacing(given, permission("f-GET-items-id-", { sourceArn: `${EXECUTION}${source}` }));
  expect(ask(allow("/*/GET/items/*"), "GET /items/7")).toBe("runs f-GET-items-id- for GET /items/{id}");
  expect(ask(allow("/*/GET/items/7"), "GET /items/7")).toBe(
    "open: whether `f-GET-items-id-` lets `shop` call it",
  );
  expect(ask(allow("/*/GET/orders/*"), "GET /items/7")).toBe(
    "500: `f-GET-items-id-` does not let `shop` call it",
  );
});

const authorizer = (inputs: PropertyMap): Given => part("authorizer:Authorizer", "guard", inputs);
const guarded = (authorization: string) => ({ authorization, authorizerId: "guard" });
const WANTS = "401: authorizer `guard` of method `GET /items` wants method.request.";
const ASKS = "open: whether authorizer `guard` lets it in";
const bearer = { headers: { authorization: "Bearer x" } };

test.each([
  [{ authorization: "AWS_IAM" }, undefined, {}, "403: method `GET /items` wants a signed request"],
  [
    { authorization: "AWS_IAM" },
    undefined,
    { headers: { authorization: "AWS4-HMAC-SHA256 Credential=x" } },
    "open: whether method `GET /items` lets in who signed the request",
  ],
  [guarded("CUSTOM"), authorizer({ type: "TOKEN" }), {}, `${WANTS}header.Authorization`],
  [guarded("CUSTOM"), authorizer({ type: "TOKEN" }), bearer, ASKS],
  [
    guarded("CUSTOM"),
    authorizer({ type: "REQUEST", identitySource: "method.request.header.X-Key" }),
    bearer,
    `${WANTS}header.X-Key`,
  ],
  [
    guarded("CUSTOM"),
    authorizer({
      type: "REQUEST",
      identitySource: "method.request.header.X-Key",
      authorizerResultTtlInSeconds: 0,
    }),
    {},
    ASKS,
  ],
  [
    guarded("COGNITO_USER_POOLS"),
    authorizer({ type: "COGNITO_USER_POOLS" }),
    {},
    `${WANTS}header.Authorization`,
  ],
  [guarded("COGNITO_USER_POOLS"), authorizer({ type: "COGNITO_USER_POOLS" }), bearer, ASKS],
  [
    guarded("CUSTOM"),
    undefined,
    {},
    "open: whether method `GET /items` lets it in: its authorization is not known",
  ],
  [{ apiKeyRequired: true }, undefined, {}, "403: method `GET /items` wants an API key"],
  [
    { apiKeyRequired: true },
    undefined,
    { headers: { "x-api-key": "k" } },
    "open: whether method `GET /items` takes the API key of the request",
  ],
  [{ apiKeyRequired: unknown() }, undefined, {}, "open: whether method `GET /items` wants an API key"],
  [
    { authorization: unknown() },
    undefined,
    {},
    "open: whether method `GET /items` lets it in: its authorization is not known",
  ],
  [{ authorization: "none" }, undefined, {}, RUNS],
])("authorization %j", (inputs, guard, sent, wanted) => {
  const given = program(...method("GET /items", inputs), ...(guard === undefined ? [] : [guard]));
  expect(ask(given, "GET /items", sent)).toBe(wanted);
});

test.each([
  ["GET /items?q=1", { validateRequestParameters: true }, RUNS],
  ["GET /items", { validateRequestParameters: true }, "400: method `GET /items` requires q"],
  ["GET /items?q=", { validateRequestParameters: true }, "400: method `GET /items` requires q"],
  ["GET /items?Q=1", { validateRequestParameters: true }, "400: method `GET /items` requires q"],
  ["GET /items", { validateRequestParameters: false }, RUNS],
  [
    "GET /items",
    { validateRequestBody: true },
    "open: whether the request validator of method `GET /items` takes it",
  ],
  [
    "GET /items",
    { validateRequestParameters: unknown() },
    "open: whether the request validator of method `GET /items` takes it",
  ],
])("%s with the validator %j", (line, inputs, wanted) => {
  const parameters = { "method.request.querystring.q": true, "method.request.header.x-y": false };
  const more = {
    requestValidatorId: "v",
    requestParameters: parameters,
    requestModels: { "application/json": "Empty" },
  };
  const given = program(
    ...method("GET /items", more),
    part("requestValidator:RequestValidator", "v", inputs),
  );
  expect(ask(given, line)).toBe(wanted);
});

const mock = (template: string, ...responses: Given[]) =>
  program(
    ...method("OPTIONS /items", {}, { type: "MOCK", requestTemplates: { "application/json": template } }),
    ...responses,
  );
const answer = (statusCode: string, inputs: PropertyMap = {}) =>
  part("integrationResponse:IntegrationResponse", `answer-${statusCode}`, {
    resourceId: "items",
    httpMethod: "OPTIONS",
    statusCode,
    ...inputs,
  });
const MOCK = "mock `call-OPTIONS /items`";

test.each([
  ['{"statusCode": 200}', [answer("200")], `200: ${MOCK} answers`],
  ["{statusCode:200}", [answer("204")], `204: ${MOCK} answers`],
  [
    '{"statusCode": 500}',
    [answer("200"), answer("500", { selectionPattern: "5\\d{2}" })],
    `500: ${MOCK} answers`,
  ],
  [
    '{"statusCode": 200}',
    [answer("200"), answer("500", { selectionPattern: "5\\d{2}" })],
    `200: ${MOCK} answers`,
  ],
  [
    '{"statusCode": 200}',
    [answer("500", { selectionPattern: "5\\d{2}" })],
    `500: ${MOCK} has no integration response for 200`,
  ],
  ['{"statusCode": 200}', [], `500: ${MOCK} has no integration response for 200`],
  [
    "#if($x){statusCode: 200}#end",
    [answer("200")],
    `open: whether ${MOCK} answers: its request template is not a plain statusCode`,
  ],
  [
    '{"statusCode": 200}',
    [answer("200", { responseTemplates: { "application/json": "$input.body" } })],
    `open: whether ${MOCK} answers: integration response \`answer-200\` is not known before a deployment`,
  ],
  [
    '{"statusCode": 200}',
    [answer("200"), answer("201")],
    `open: whether ${MOCK} answers: its integration responses are not clear`,
  ],
])("a mock with %s", (template, responses, wanted) => {
  expect(ask(mock(template, ...responses), "OPTIONS /items")).toBe(wanted);
});

test("a mock's headers and body", () => {
  const responseParameters = { "method.response.header.Access-Control-Allow-Origin": "'*'" };
  const given = mock(
    "{statusCode:200}",
    answer("200", { responseParameters, responseTemplates: { "application/json": "{}" } }),
  );
  const outcome = outcomeOf(given, "OPTIONS /items");
  expect(outcome.kind === "answered" && outcome.answer).toEqual({
    status: 200,
    headers: { "content-type": "application/json", "access-control-allow-origin": "*" },
    body: "{}",
  });
});

test("bodies", () => {
  const body = (integration: object) =>
    JSON.stringify({
      openapi: "3.0.1",
      paths: {
        "/{proxy+}": { "x-amazon-apigateway-any-method": { "x-amazon-apigateway-integration": integration } },
      },
    });
  const given = (text: string) => [
    api({ body: text }),
    deployment,
    stage(),
    lambda("handler"),
    permission("handler"),
  ];
  const call = { type: "AWS_PROXY", uri: invokeArn(functionArn("handler")), httpMethod: "POST" };
  expect(ask(given(body(call)), "GET /items")).toBe("runs handler for shop");
  expect(ask(given(body({ type: "mock" })), "GET /items")).toBe(
    "open: whether what the body of `shop` has for ANY /{proxy+} answers",
  );
  expect(ask(given("swagger: '2.0'"), "GET /items")).toBe(
    "open: whether the body of `shop` has a method for it",
  );
});

test("entrances: one for each stage", () => {
  const old = part("deployment:Deployment", "d2", { stageName: "old" });
  expect(titles(entrancesOf(worldOf([...items, stage("dev"), old])))).toEqual([
    "REST API `shop`, stage `dev`",
    "REST API `shop`, stage `old`",
    "REST API `shop`, stage `prod`",
  ]);
  expect(shortly(outcomeOf([stage("prod", { restApi: "other" })], "GET /"))).toBe(
    "open: whether the API of stage `stage-prod` answers: it is not known",
  );
});

test("an event", () => {
  const given = program(...method("POST /items/{id}"));
  const sent = { headers: { "content-type": "application/json", "x-custom": "1" }, body: "{}" };
  expect(eventOf(outcomeOf(given, "POST //items/a%2Bb/?tag=x&tag=y+z", sent))).toMatchSnapshot();
});

test("bytes both ways, where the API has binary media types", () => {
  const given = replacing(program(...method("POST /items")), api({ binaryMediaTypes: ["image/*"] }));
  const png = { headers: { "content-type": "image/png", accept: "image/png" }, body: "x" };
  const outcome = outcomeOf(given, "POST /items", png);
  expect(eventOf(outcome)).toMatchObject({ body: "eA==", isBase64Encoded: true });
  if (outcome.kind !== "invoke") throw new Error("It runs.");
  const bytes = returned({ statusCode: 200, body: "aGVsbG8=", isBase64Encoded: true });
  expect(outcome.respond(bytes).answer.body).toBe("hello");
  expect(answerShortly(outcome.respond(THREW))).toContain("502");
  const text = outcomeOf(given, "POST /items", { body: "x" });
  expect(eventOf(text)).toMatchObject({ body: "x", isBase64Encoded: false });
  expect(text.kind === "invoke" && text.respond(bytes).answer.body).toBe("aGVsbG8=");
});
