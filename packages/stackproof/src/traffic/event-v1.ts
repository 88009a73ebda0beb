// Traffic: the event of payload format 1.0, which REST APIs send, and HTTP APIs that were told so. Pure.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format;
// recorded events of REST APIs:
// https://github.com/localstack/localstack/blob/main/tests/aws/services/apigateway/test_apigateway_lambda.snapshot.json.
import type { HttpRequest, Json } from "./http.ts";
import { FIXED, joinedValues, lastOf, queryPairs, valuesByName } from "./request.ts";

export interface EventSourceV1 {
  readonly api: "rest" | "http";
  readonly host: string;
  readonly apiId: string;
  readonly accountId: string;
  readonly stage: string;
  /** `/items/{id}`; `$default` for the default route of an HTTP API. */
  readonly resource: string;
  readonly resourceId: string | null;
  readonly path: string;
  /** The path as it stands in the address, with the stage. */
  readonly contextPath: string;
  readonly pathParameters: Readonly<Record<string, string>> | undefined;
  readonly stageVariables: Readonly<Record<string, string>> | undefined;
  readonly body: { readonly body: string; readonly isBase64Encoded: boolean } | undefined;
  /** As the integration is sent them. */
  readonly headers: Readonly<Record<string, string>>;
}

export function eventV1(request: HttpRequest, source: EventSourceV1): Json {
  const values = valuesByName(queryPairs(request.rawQuery));
  const hasQuery = Object.keys(values).length > 0;
  const isRest = source.api === "rest";
  return {
    ...(!isRest && { version: "1.0" }),
    resource: source.resource,
    path: source.path,
    httpMethod: request.method,
    headers: source.headers,
    multiValueHeaders: Object.fromEntries(
      Object.entries(source.headers).map(([name, value]) => [name, [value]]),
    ),
    queryStringParameters: hasQuery ? joinedValues(values, lastOf) : null,
    multiValueQueryStringParameters: hasQuery ? values : null,
    requestContext: {
      accountId: source.accountId,
      apiId: source.apiId,
      domainName: source.host,
      domainPrefix: source.host.split(".")[0] ?? source.apiId,
      extendedRequestId: FIXED.shortRequestId,
      httpMethod: request.method,
      identity: {
        accessKey: null,
        accountId: null,
        caller: null,
        cognitoAuthenticationProvider: null,
        cognitoAuthenticationType: null,
        cognitoIdentityId: null,
        cognitoIdentityPoolId: null,
        principalOrgId: null,
        sourceIp: FIXED.sourceIp,
        user: null,
        userAgent: request.headers["user-agent"] ?? FIXED.userAgent,
        userArn: null,
      },
      path: source.contextPath,
      protocol: "HTTP/1.1",
      requestId: isRest ? FIXED.requestId : FIXED.shortRequestId,
      requestTime: FIXED.time,
      requestTimeEpoch: FIXED.timeEpoch,
      resourceId: source.resourceId,
      resourcePath: source.resource,
      stage: source.stage,
    },
    pathParameters: source.pathParameters ?? null,
    stageVariables: source.stageVariables ?? null,
    body: source.body?.body ?? null,
    isBase64Encoded: source.body?.isBase64Encoded ?? false,
  };
}

/** What clients write with capitals over HTTP/1.1, and REST APIs hand on so. */
const CAPITALS = new Set([
  "accept",
  "accept-encoding",
  "accept-language",
  "authorization",
  "cache-control",
  "content-type",
  "cookie",
  "host",
  "origin",
  "referer",
  "user-agent",
]);

/** Headers of a REST API keep the client's letters; `content-length` is left out. */
export function restHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const kept = Object.entries(headers).filter(([name]) => name !== "content-length" && name !== "connection");
  return Object.fromEntries(kept.map(([name, value]) => [withCapitals(name), value]));
}

function withCapitals(name: string): string {
  if (!CAPITALS.has(name) && !/^x-(?:amzn-trace-id|forwarded-(?:for|port|proto))$/.test(name)) return name;
  return name.replaceAll(
    /(^|-)([a-z])/g,
    (_all, dash: string, letter: string) => `${dash}${letter.toUpperCase()}`,
  );
}
