// Traffic: whether a method of a REST API lets a request in. Pure.
//
// - AWS_IAM: a request that is not signed gives 403 {"message":"Missing Authentication Token"}.
// - CUSTOM and COGNITO_USER_POOLS without the identity source: 401 {"message":"Unauthorized"}. An authorizer of type
//   REQUEST asks for its sources only while it caches:
//   https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html (identitySource),
//   https://repost.aws/knowledge-center/api-gateway-401-error-lambda-authorizer.
// - An API key that is missing: 403 {"message":"Forbidden"}.
// - Required parameters that are missing: 400, recorded in
//   https://github.com/localstack/localstack/blob/main/tests/aws/services/apigateway/test_apigateway_common.snapshot.json.
// The statuses: https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html. What a
// token, a signature, a key, an authorizer or a model says is not decided.
import { asFlag, known } from "../model/kinds/kind.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import { flagOf, mapOf } from "../network/values.ts";
import { answered, errorMessage, undecided } from "./answers.ts";
import type { Outcome } from "./entrance.ts";
import type { HttpRequest } from "./http.ts";
import { isSigned } from "./http-api-authorization.ts";
import { queryPairs } from "./request.ts";
import type { GatewayError } from "./rest-api-errors.ts";
import type { ChosenMethod } from "./rest-api-methods.ts";

const AUTHORIZER = "aws:apigateway/authorizer:Authorizer";
const VALIDATOR = "aws:apigateway/requestValidator:RequestValidator";

type StatusOf = (kind: GatewayError, fallback: number) => number;

/** The refusal, or what cannot be told; undefined when the request is let in. */
export function restRefusal(
  world: World,
  api: ResourceView,
  chosen: ChosenMethod,
  request: HttpRequest,
  statusOf: StatusOf,
): Outcome | undefined {
  // A document with anything to say of this is not read.
  if (chosen.method.documented !== undefined) return undefined;
  const { view } = chosen.method;
  const refusal = authorization(world, view, request, statusOf);
  const isKeyed = flagOf(view, "apiKeyRequired", false);
  if (isKeyed === undefined) return undecided(view, `whether method \`${view.name}\` wants an API key`);
  if (!isKeyed) return refusal ?? parameters(world, chosen, request, statusOf);
  const key = request.headers["x-api-key"];
  const isHeader = api.state("apiKeySource") === "absent" || api.text("apiKeySource") === "HEADER";
  if (refusal !== undefined || key !== undefined || !isHeader) {
    return undecided(view, `whether method \`${view.name}\` takes the API key of the request`);
  }
  const because = `method \`${view.name}\` wants an API key`;
  return answered(view, because, errorMessage(statusOf("INVALID_API_KEY", 403), "Forbidden"));
}

function authorization(
  world: World,
  view: ResourceView,
  request: HttpRequest,
  statusOf: StatusOf,
): Outcome | undefined {
  const label = `method \`${view.name}\``;
  const type = view.text("authorization")?.toUpperCase();
  if (type === "NONE") return undefined;
  if (type === "AWS_IAM") {
    if (isSigned(request)) return undecided(view, `whether ${label} lets in who signed the request`);
    const status = statusOf("MISSING_AUTHENTICATION_TOKEN", 403);
    return answered(
      view,
      `${label} wants a signed request`,
      errorMessage(status, "Missing Authentication Token"),
    );
  }
  const authorizer = world.find(AUTHORIZER, "id", view.text("authorizerId"), view);
  if (authorizer === undefined || (type !== "CUSTOM" && type !== "COGNITO_USER_POOLS")) {
    return undecided(view, `whether ${label} lets it in: its authorization is not known`);
  }
  const sources = requiredSources(authorizer);
  const missing = sources?.find((source) => isMissing(source, request));
  if (missing === undefined) return undecided(view, `whether authorizer \`${authorizer.name}\` lets it in`);
  const because = `authorizer \`${authorizer.name}\` of ${label} wants ${missing}`;
  return answered(view, because, errorMessage(statusOf("UNAUTHORIZED", 401), "Unauthorized"));
}

/** Undefined when they are not known, or when nothing is required. */
function requiredSources(authorizer: ResourceView): readonly string[] | undefined {
  const isRequest = authorizer.text("type") === "REQUEST";
  const isAbsent = authorizer.state("identitySource") === "absent";
  const seconds =
    authorizer.state("authorizerResultTtlInSeconds") === "absent"
      ? 300
      : authorizer.number("authorizerResultTtlInSeconds");
  if (isRequest && (seconds === undefined || seconds === 0)) return undefined;
  const text = isAbsent ? "method.request.header.Authorization" : authorizer.text("identitySource");
  return text
    ?.split(",")
    .map((source) => source.trim())
    .filter((source) => source !== "");
}

function isMissing(source: string, request: HttpRequest): boolean {
  const [, kind, name = ""] = /^method\.request\.(header|querystring)\.(.+)$/.exec(source) ?? [];
  return kind !== undefined && !isGiven(kind, name, request);
}

function isGiven(kind: string, name: string, request: HttpRequest): boolean {
  if (kind === "header") return (request.headers[name.toLowerCase()] ?? "") !== "";
  return queryPairs(request.rawQuery).some(([other, value]) => other === name && value !== "");
}

function parameters(
  world: World,
  { method, parameters: inPath }: ChosenMethod,
  request: HttpRequest,
  statusOf: StatusOf,
): Outcome | undefined {
  const { view } = method;
  if (!view.has("requestValidatorId")) return undefined;
  const validator = world.find(VALIDATOR, "id", view.text("requestValidatorId"), view);
  const checks = validator === undefined ? undefined : flagOf(validator, "validateRequestParameters", false);
  const checksBody = validator === undefined ? undefined : flagOf(validator, "validateRequestBody", false);
  const open = undecided(view, `whether the request validator of method \`${view.name}\` takes it`);
  if (checks === undefined || checksBody === undefined) return open;
  if (checks) {
    if (view.state("requestParameters") === "unknown") return open;
    const missing: string[] = [];
    for (const [parameter, value] of Object.entries(mapOf(view.node.inputs["requestParameters"]) ?? {})) {
      const inner = known(value);
      const isRequired = inner === undefined ? undefined : asFlag(inner);
      const [, kind, name = ""] = /^method\.request\.(path|header|querystring)\.(.+)$/.exec(parameter) ?? [];
      if (isRequired === undefined || kind === undefined) return open;
      const isThere = kind === "path" ? Object.hasOwn(inPath, name) : isGiven(kind, name, request);
      if (isRequired && !isThere) missing.push(name);
    }
    if (missing.length > 0) {
      const list = missing.join(", ");
      const answer = errorMessage(
        statusOf("BAD_REQUEST_PARAMETERS", 400),
        `Missing required request parameters: [${list}]`,
      );
      return answered(view, `method \`${view.name}\` requires ${list}`, answer);
    }
  }
  return checksBody && view.has("requestModels") ? open : undefined;
}
