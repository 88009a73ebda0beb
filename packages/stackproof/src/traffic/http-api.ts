// Traffic: HTTP APIs (API Gateway). Each stage is an entrance. Pure.
//
// - No route: 404 {"message":"Not Found"}, and so for a path of no stage:
//   https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html#http-api-develop-routes.evaluation
//   (the status: https://github.com/KensioSoftware/yulin/issues/299).
// - A function that does not let the API call it: 500 {"message":"Internal Server Error"}:
//   https://repost.aws/knowledge-center/api-gateway-http-lambda-integrations.
// - `rawPath` has the stage in front, unless it is $default: https://github.com/aws-powertools/powertools-lambda-python/issues/621.
//
// Not proven: 404 for a stage without a deployment, and for an API whose default endpoint is switched off.

import type { FunctionEnd } from "../graph/function-call.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import { flagOf, mapOf, textIn } from "../network/values.ts";
import { answered, errorMessage, noRoute, requestWords, undecided } from "./answers.ts";
import type { Entrance, Outcome } from "./entrance.ts";
import { eventV1 } from "./event-v1.ts";
import { eventV2 } from "./event-v2.ts";
import { mayCall } from "./functions.ts";
import type { HttpRequest, Json } from "./http.ts";
import { httpApiRefusal } from "./http-api-authorization.ts";
import { corsOf, isPreflight, preflightAnswer, withCors } from "./http-api-cors.ts";
import { type HttpIntegration, integrationOf } from "./http-api-integration.ts";
import { type ChosenRoute, chooseRoute, routesOf } from "./http-api-routes.ts";
import { decoded, eventBody, isTextType, sentHeaders } from "./request.ts";
import { respondHttpApi } from "./response-http-api.ts";
import { foreignStages } from "./stages.ts";

const API = "aws:apigatewayv2/api:Api";
const STAGE = "aws:apigatewayv2/stage:Stage";
const DEPLOYMENT = "aws:apigatewayv2/deployment:Deployment";
const MAPPING = "aws:apigatewayv2/apiMapping:ApiMapping";
const NOT_FOUND = errorMessage(404, "Not Found");

/** A stage of an API; without a resource the one that quick create makes. */
interface Place {
  readonly world: World;
  readonly api: ResourceView;
  readonly stage: ResourceView | undefined;
  readonly stageName: string;
}

export function httpApiEntrances(world: World): readonly Entrance[] {
  const apis = world.all(API).filter((api) => api.text("protocolType") !== "WEBSOCKET");
  const own = apis.flatMap((api) => entrancesOfApi(world, api));
  return [...own, ...foreignStages(world, STAGE, API, (stage) => stage.text("apiId"))];
}

function entrancesOfApi(world: World, api: ResourceView): Entrance[] {
  const title = `HTTP API \`${api.name}\``;
  const always = (outcome: Outcome): Entrance[] => [{ view: api, title, outcome: () => outcome }];
  if (api.node.kind !== "custom" || api.text("protocolType") === undefined) {
    return always(undecided(api, `whether \`${api.name}\` answers: not all of it is known`));
  }
  const places: Place[] = [];
  for (const stage of world.where(STAGE, "apiId", api.id)) {
    const stageName = stage.text("name");
    if (stageName === undefined) {
      return always(undecided(api, `whether stage \`${stage.name}\` answers: its name is not known`));
    }
    places.push({ world, api, stage, stageName });
  }
  const mayBeMore = api.id === undefined || world.all(STAGE).some((one) => one.text("apiId") === undefined);
  if (mayBeMore) return always(undecided(api, `whether all stages of \`${api.name}\` are known`));
  if (api.has("target") && !places.some((place) => place.stageName === "$default")) {
    places.push({ world, api, stage: undefined, stageName: "$default" });
  }
  if (places.length === 0) return always(noRoute(api, `\`${api.name}\` has no stage`, NOT_FOUND));
  return places
    .sort((a, b) => (a.stageName < b.stageName ? -1 : 1))
    .map((place) => ({
      view: api,
      title: place.stageName === "$default" ? title : `${title}, stage \`${place.stageName}\``,
      outcome: (request) => outcomeAt(place, request),
    }));
}

function outcomeAt(place: Place, request: HttpRequest): Outcome {
  const { world, api } = place;
  const closed = closedOutcome(place);
  if (closed !== undefined) return closed;
  const routes = routesOf(world, api);
  if ("open" in routes) return undecided(api, routes.open);
  const chosen = chooseRoute(routes, request.method, request.path);
  const cors = corsOf(api);
  if (chosen === undefined) {
    const because = `\`${api.name}\` has no route for ${requestWords(request)}`;
    if (cors === undefined || request.method !== "OPTIONS") return noRoute(api, because, NOT_FOUND);
    const wanted = request.headers["access-control-request-method"] ?? "";
    const real = isPreflight(request) ? chooseRoute(routes, wanted, request.path) : undefined;
    if (real === undefined || "open" in real || cors["allowOrigins"] === undefined) {
      return undecided(
        api,
        `whether the CORS configuration of \`${api.name}\` answers ${requestWords(request)}`,
      );
    }
    return answered(api, `the CORS configuration of \`${api.name}\` answers`, preflightAnswer(cors, request));
  }
  if ("open" in chosen) return undecided(api, chosen.open);
  const { route } = chosen;
  const refusal = httpApiRefusal(world, route, request);
  if (refusal !== undefined) return refusal;
  if (cors !== undefined && isPreflight(request)) {
    return undecided(
      route.view,
      `whether route \`${route.key}\` answers or the CORS configuration of \`${api.name}\``,
    );
  }
  const integration = integrationOf(world, route);
  if ("open" in integration) return undecided(route.view, integration.open);
  return callOutcome(place, chosen, integration, request);
}

/** What becomes of any request while the stage serves nothing; undefined when it serves. */
function closedOutcome({ world, api, stage, stageName }: Place): Outcome | undefined {
  const isDisabled = flagOf(api, "disableExecuteApiEndpoint", false);
  if (isDisabled !== false) {
    const isMapped = world.all(MAPPING).some((one) => [undefined, api.id].includes(one.text("apiId")));
    if (isDisabled === undefined || isMapped) {
      return undecided(api, `whether \`${api.name}\` is reached at a domain name of its own`);
    }
    return noRoute(api, `\`${api.name}\` has disableExecuteApiEndpoint and no domain name`, NOT_FOUND);
  }
  if (stage === undefined) return undefined;
  const isAutomatic = flagOf(stage, "autoDeploy", false);
  if (isAutomatic === true || stage.has("deploymentId")) return undefined;
  const mayBeDeployed = api.has("body") || world.where(DEPLOYMENT, "apiId", api.id).length > 0;
  if (isAutomatic === undefined || mayBeDeployed) {
    return undecided(stage, `whether anything is deployed to stage \`${stageName}\``);
  }
  return noRoute(stage, `stage \`${stageName}\` has neither autoDeploy nor a deployment`, NOT_FOUND);
}

function callOutcome(
  place: Place,
  chosen: ChosenRoute,
  { target, format, patience, hasRole }: HttpIntegration,
  request: HttpRequest,
): Outcome {
  const { world, api } = place;
  const at = chosen.route.view;
  const verdict = hasRole
    ? "yes"
    : mayCall(world, target, "apigateway.amazonaws.com", sourceArns(place, chosen, request));
  if (verdict === "unknown") {
    return undecided(
      at,
      `whether \`${target.name}\` lets \`${api.name}\` call it for route \`${chosen.route.key}\``,
    );
  }
  if (verdict === "no") {
    const because = `\`${target.name}\` does not let \`${api.name}\` call it`;
    return answered(at, because, errorMessage(500, "Internal Server Error"));
  }
  const cors = corsOf(api);
  const respond = (end: FunctionEnd) => {
    const response = respondHttpApi(format, patience, end);
    return { ...response, answer: withCors(cors, request, response.answer) };
  };
  return { kind: "invoke", target, event: eventFor(place, chosen, format, request), patience, respond, at };
}

/**
 * `<api>/<stage>/<method>/<path>`. AWS does not say whether method and path are those of the route or of the request.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
 */
function sourceArns(
  { api, stageName }: Place,
  { route }: ChosenRoute,
  { method, path }: HttpRequest,
): (string | undefined)[] {
  const base = api.text("executionArn");
  if (base === undefined) return [undefined];
  const stage = `${base}/${stageName}`;
  if (route.template === undefined) return [`${stage}/$default`, `${stage}/${method}${path}`];
  const paths = [...new Set([route.template.text, path])];
  return [...new Set([method, route.verb ?? method])].flatMap((verb) =>
    paths.map((one) => `${stage}/${verb}${one}`),
  );
}

function eventFor(
  place: Place,
  { route, parameters }: ChosenRoute,
  format: "1.0" | "2.0",
  request: HttpRequest,
): Json {
  const { api, stage, stageName } = place;
  const apiId = api.id ?? "a1b2c3d4e5";
  const endpoint =
    api.text("apiEndpoint") ?? `https://${apiId}.execute-api.${api.region ?? "us-east-1"}.amazonaws.com`;
  const prefix = stageName === "$default" ? "" : `/${stageName}`;
  const variables = stage === undefined ? {} : (mapOf(stage.node.inputs["stageVariables"]) ?? {});
  const stageVariables = Object.fromEntries(
    Object.keys(variables).map((name) => [name, textIn(variables, name) ?? ""]),
  );
  const common = {
    host: new URL(endpoint).host,
    apiId,
    accountId: api.text("executionArn")?.split(":")[4] ?? "123456789012",
    stage: stageName,
    pathParameters: Object.keys(parameters).length === 0 ? undefined : parameters,
    stageVariables: Object.keys(stageVariables).length === 0 ? undefined : stageVariables,
  };
  if (format === "2.0") {
    return eventV2(request, { ...common, routeKey: route.key, rawPath: `${prefix}${decoded(request.path)}` });
  }
  const headers = sentHeaders(request, { host: common.host, scheme: "https", port: 443 });
  const hasBody = request.body !== undefined && request.body !== "";
  return eventV1(request, {
    ...common,
    api: "http",
    resource: route.template?.text ?? route.key,
    resourceId: null,
    path: `${prefix}${request.path}`,
    contextPath: `${prefix}${request.path}`,
    body: hasBody ? eventBody(request.body, isTextType(headers["content-type"])) : undefined,
    headers,
  });
}
