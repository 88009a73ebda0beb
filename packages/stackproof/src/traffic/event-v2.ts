// Traffic: the event of payload format 2.0, which HTTP APIs and function URLs send. Pure.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html,
// https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads; recorded events of function URLs:
// https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda.snapshot.json. That an HTTP
// API decodes the path, and the parameters in it, is how AWS's own emulator has it:
// https://github.com/aws/aws-lambda-dotnet/blob/master/Tools/LambdaTestTool-v2/src/Amazon.Lambda.TestTool/Extensions/HttpContextExtensions.cs.
// That cookies are no header any more is seen by how libraries put them back:
// https://github.com/CodeGenieApp/serverless-express/blob/mainline/src/event-sources/aws/api-gateway-v2.js.
import type { HttpRequest, Json } from "./http.ts";
import {
  eventBody,
  FIXED,
  isTextType,
  joinedValues,
  queryPairs,
  sentHeaders,
  valuesByName,
} from "./request.ts";

export interface EventSourceV2 {
  readonly host: string;
  /** Id of the API or of the URL. */
  readonly apiId: string;
  /** "anonymous" for function URLs without authorization. */
  readonly accountId: string;
  readonly stage: string;
  /** `GET /items/{id}` or `$default`. */
  readonly routeKey: string;
  /** With the stage in front, where it stands in the address. */
  readonly rawPath: string;
  /** Undefined where the route has no variables. */
  readonly pathParameters: Readonly<Record<string, string>> | undefined;
  readonly stageVariables: Readonly<Record<string, string>> | undefined;
}

export function eventV2(request: HttpRequest, source: EventSourceV2): Json {
  const { cookie, ...headers } = sentHeaders(request, { host: source.host, scheme: "https", port: 443 });
  const query = joinedValues(valuesByName(queryPairs(request.rawQuery)), (values) => values.join(","));
  const body =
    request.body === undefined || request.body === ""
      ? { isBase64Encoded: false }
      : eventBody(request.body, isTextType(headers["content-type"]));
  return {
    version: "2.0",
    routeKey: source.routeKey,
    rawPath: source.rawPath,
    rawQueryString: request.rawQuery,
    ...(cookie !== undefined && { cookies: cookie.split(";").map((one) => one.trim()) }),
    headers,
    ...(request.rawQuery !== "" && { queryStringParameters: query }),
    requestContext: {
      accountId: source.accountId,
      apiId: source.apiId,
      domainName: source.host,
      domainPrefix: source.host.split(".")[0] ?? source.apiId,
      http: {
        method: request.method,
        path: source.rawPath,
        protocol: "HTTP/1.1",
        sourceIp: FIXED.sourceIp,
        userAgent: headers["user-agent"] ?? FIXED.userAgent,
      },
      requestId: FIXED.shortRequestId,
      routeKey: source.routeKey,
      stage: source.stage,
      time: FIXED.time,
      timeEpoch: FIXED.timeEpoch,
    },
    ...(source.pathParameters !== undefined && { pathParameters: source.pathParameters }),
    ...(source.stageVariables !== undefined && { stageVariables: source.stageVariables }),
    ...body,
  };
}
