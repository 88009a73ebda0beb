// Traffic: the event that a load balancer sends to a function. Pure.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#receive-event-from-load-balancer
import type { HttpRequest, Json } from "./http.ts";
import {
  type Door,
  eventBody,
  isTextType,
  joinedValues,
  lastOf,
  queryPairs,
  sentHeaders,
  valuesByName,
} from "./request.ts";

/** @param hasMultiValues the target group's `lambdaMultiValueHeadersEnabled` */
export function eventAlb(
  request: HttpRequest,
  door: Door,
  targetGroupArn: string,
  hasMultiValues: boolean,
): Json {
  const headers = sentHeaders(request, door);
  // "If the query parameters are URL-encoded, the load balancer does not decode them."
  const query = valuesByName(queryPairs(request.rawQuery, false));
  const common = {
    requestContext: { elb: { targetGroupArn } },
    httpMethod: request.method,
    path: request.path,
  };
  const body = eventBody(
    request.body ?? "",
    request.body === undefined || isTextType(headers["content-type"]),
  );
  if (hasMultiValues) {
    return {
      ...common,
      multiValueQueryStringParameters: query,
      multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      ...body,
    };
  }
  return { ...common, queryStringParameters: joinedValues(query, lastOf), headers, ...body };
}
