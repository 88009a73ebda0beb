// Traffic: whether a route of an HTTP API lets a request in. Pure.
//
// - AWS_IAM: a request that is not signed gives 403 {"message":"Forbidden"}:
//   https://github.com/floci-io/floci/issues/2810, https://github.com/anomalyco/sst/issues/6336.
// - JWT without a token: 401 {"message":"Unauthorized"}:
//   https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-jwt.html.
// - CUSTOM without one of the identity sources: 401, and the authorizer is not asked:
//   https://repost.aws/knowledge-center/api-gateway-401-error-lambda-authorizer.
// What a token, a signature or an authorizer's function says is not decided.
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import { answered, errorMessage, undecided } from "./answers.ts";
import type { Outcome } from "./entrance.ts";
import type { HttpRequest } from "./http.ts";
import type { HttpRoute } from "./http-api-routes.ts";
import { queryPairs } from "./request.ts";

const AUTHORIZER = "aws:apigatewayv2/authorizer:Authorizer";

/** The refusal, or what cannot be told; undefined when the request is let in. */
export function httpApiRefusal(world: World, route: HttpRoute, request: HttpRequest): Outcome | undefined {
  // Quick create and documents without security let everybody in.
  if (route.calls !== "target") return undefined;
  const { view } = route;
  const label = `route \`${route.key}\``;
  const type = view.state("authorizationType") === "absent" ? "NONE" : view.text("authorizationType");
  if (type === "NONE") return undefined;
  if (type === "AWS_IAM") {
    return isSigned(request)
      ? undecided(view, `whether ${label} lets in who signed the request`)
      : answered(view, `${label} wants a signed request`, errorMessage(403, "Forbidden"));
  }
  if (type !== "JWT" && type !== "CUSTOM") {
    return undecided(view, `whether ${label} lets it in: its authorizationType is not known`);
  }
  const authorizer = world.find(AUTHORIZER, "id", view.text("authorizerId"), view);
  const sources = authorizer === undefined ? undefined : identitySources(authorizer);
  if (authorizer === undefined || sources === undefined) {
    return undecided(view, `whether the authorizer of ${label} lets it in: it is not known`);
  }
  const missing = sources.find((source) => isMissing(source, request));
  if (missing === undefined) return undecided(view, `whether authorizer \`${authorizer.name}\` lets it in`);
  const because = `authorizer \`${authorizer.name}\` of ${label} wants ${missing}`;
  return answered(view, because, errorMessage(401, "Unauthorized"));
}

/** True for a request with a signature in its header or query. */
export function isSigned(request: HttpRequest): boolean {
  const names = queryPairs(request.rawQuery).map(([name]) => name.toLowerCase());
  return /^AWS4-/i.test(request.headers["authorization"] ?? "") || names.includes("x-amz-signature");
}

/** Undefined when one of them is not known. */
function identitySources(authorizer: ResourceView): readonly string[] | undefined {
  if (authorizer.state("identitySources") === "absent") {
    return authorizer.text("authorizerType") === "JWT" ? ["$request.header.Authorization"] : [];
  }
  const sources = authorizer.texts("identitySources");
  return sources?.every((source) => source !== undefined) === true ? sources : undefined;
}

/** True only for a header or query parameter that is surely not there. */
function isMissing(source: string, request: HttpRequest): boolean {
  const [, kind, name = ""] = /^\$request\.(header|querystring)\.(.+)$/.exec(source) ?? [];
  if (kind === "header") return (request.headers[name.toLowerCase()] ?? "") === "";
  if (kind !== "querystring") return false;
  return !queryPairs(request.rawQuery).some(([other, value]) => other === name && value !== "");
}
