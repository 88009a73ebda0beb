// Traffic: REST APIs (API Gateway). Each stage is an entrance. Pure.
//
// - No method for a path: 403 {"message":"Missing Authentication Token"}, recorded in
//   https://github.com/localstack/localstack/blob/main/tests/aws/services/apigateway/test_apigateway_common.snapshot.json.
// - A stage that is not there, and a default endpoint that is switched off: 403 {"message":"Forbidden"}:
//   https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden,
//   https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html.
// - A function that does not let the API call it: 500 {"message":"Internal server error"}:
//   https://github.com/DataBiosphere/azul/issues/8301, https://github.com/CodeGenieApp/serverless-express/issues/247.

import type { FunctionEnd } from "../graph/function-call.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import { idsOf, mapOf, textIn } from "../network/values.ts";
import { answered, errorMessage, noRoute, requestWords, undecided } from "./answers.ts";
import type { Entrance, Outcome } from "./entrance.ts";
import { eventV1, restHeaders } from "./event-v1.ts";
import { mayCall } from "./functions.ts";
import type { HttpRequest, Json } from "./http.ts";
import { eventBody, sentHeaders } from "./request.ts";
import { respondRest } from "./response-rest.ts";
import { type GatewayError, gatewayStatus, hasVagueErrors, isEndpointDisabled } from "./rest-api-errors.ts";
import { restRefusal } from "./rest-api-gate.ts";
import { restIntegrationOf } from "./rest-api-integration.ts";
import {
  apiIdOf,
  type ChosenMethod,
  chooseMethod,
  methodsOf,
  partsOf,
  plainPath,
} from "./rest-api-methods.ts";
import { mockOutcome } from "./rest-api-mock.ts";
import { foreignStages } from "./stages.ts";

const API = "aws:apigateway/restApi:RestApi";
const STAGE = "aws:apigateway/stage:Stage";
const DEPLOYMENT = "aws:apigateway/deployment:Deployment";
const POLICY = "aws:apigateway/restApiPolicy:RestApiPolicy";
const MAPPING = "aws:apigateway/basePathMapping:BasePathMapping";
const FORBIDDEN = errorMessage(403, "Forbidden");

interface Place {
  readonly world: World;
  readonly api: ResourceView;
  /** The stage, or the deployment that makes it. */
  readonly stage: ResourceView;
  readonly stageName: string;
}

export function restApiEntrances(world: World): readonly Entrance[] {
  const own = world.all(API).flatMap((api) => entrancesOfApi(world, api));
  return [...own, ...foreignStages(world, STAGE, API, apiIdOf)];
}

function entrancesOfApi(world: World, api: ResourceView): Entrance[] {
  const title = `REST API \`${api.name}\``;
  const always = (outcome: Outcome): Entrance[] => [{ view: api, title, outcome: () => outcome }];
  const stages = partsOf(world, api, STAGE);
  const deployments = partsOf(world, api, DEPLOYMENT);
  if (api.node.kind !== "custom" || stages === undefined || deployments === undefined) {
    return always(undecided(api, `whether all stages of \`${api.name}\` are known`));
  }
  const named = [
    ...stages.map((stage) => ({ stage, stageName: stage.text("stageName") })),
    // Until @pulumi/aws 7 a deployment could make a stage.
    ...deployments
      .filter((one) => one.has("stageName") && !one.node.droppedArguments.includes("stageName"))
      .map((stage) => ({ stage, stageName: stage.text("stageName") })),
  ];
  if (named.length === 0) return always(noRoute(api, `\`${api.name}\` has no stage`, FORBIDDEN));
  const entrances: Entrance[] = [];
  for (const { stage, stageName } of named) {
    if (stageName === undefined) {
      return always(undecided(api, `whether stage \`${stage.name}\` answers: its name is not known`));
    }
    const place = { world, api, stage, stageName };
    const outcome = (request: HttpRequest): Outcome => outcomeAt(place, request);
    entrances.push({ view: api, title: `${title}, stage \`${stageName}\``, outcome });
  }
  return entrances.sort((a, b) => (a.title < b.title ? -1 : 1));
}

function outcomeAt(place: Place, request: HttpRequest): Outcome {
  const { world, api } = place;
  const statusOf = (kind: GatewayError, fallback: number): number =>
    gatewayStatus(world, api, kind, fallback);
  const closed = closedOutcome(place);
  if (closed !== undefined) return closed;
  const methods = methodsOf(world, api);
  if ("open" in methods) return undecided(api, methods.open);
  const chosen = chooseMethod(methods, request.method, request.path);
  const outcome =
    chosen === undefined || "open" in chosen ? undefined : chosenOutcome(place, chosen, request, statusOf);
  if (chosen !== undefined && "open" in chosen) return undecided(api, chosen.open);
  const status = statusOf("MISSING_AUTHENTICATION_TOKEN", 403);
  const because = `\`${api.name}\` has no method for ${requestWords(request)}`;
  const found = outcome ?? noRoute(api, because, errorMessage(status, "Missing Authentication Token"));
  const isError = (found.kind === "answered" || found.kind === "no-route") && found.answer.status >= 400;
  if (isError && hasVagueErrors(world, api)) {
    return undecided(api, `whether \`${api.name}\` has a status of its own for errors`);
  }
  return found;
}

/** What stands before all methods; undefined when requests come through. */
function closedOutcome({ world, api, stage, stageName }: Place): Outcome | undefined {
  const isDisabled = isEndpointDisabled(api);
  if (isDisabled !== false) {
    const isMapped = world.all(MAPPING).some((one) => [undefined, api.id].includes(apiIdOf(one)));
    if (isDisabled === undefined || isMapped) {
      return undecided(api, `whether \`${api.name}\` is reached at a domain name of its own`);
    }
    return noRoute(api, `\`${api.name}\` has disableExecuteApiEndpoint and no domain name`, FORBIDDEN);
  }
  const endpoint = mapOf(api.node.inputs["endpointConfiguration"]);
  const type =
    endpoint === undefined ? undefined : (textIn(endpoint, "types") ?? idsOf(endpoint["types"])?.[0]);
  if (api.has("endpointConfiguration") && (type === undefined || type === "PRIVATE")) {
    return undecided(api, `whether the client reaches \`${api.name}\` from inside of its VPC`);
  }
  const policies = partsOf(world, api, POLICY);
  if ((api.has("policy") && api.text("policy") !== "") || policies?.length !== 0) {
    return undecided(api, `whether the policy of \`${api.name}\` lets the client in`);
  }
  if (stage.is(STAGE) && !stage.has("deployment")) {
    return undecided(stage, `whether anything is deployed to stage \`${stageName}\``);
  }
  return undefined;
}

function chosenOutcome(
  place: Place,
  chosen: ChosenMethod,
  request: HttpRequest,
  statusOf: (kind: GatewayError, fallback: number) => number,
): Outcome {
  const { world, api } = place;
  const { method } = chosen;
  const refusal = restRefusal(world, api, chosen, request, statusOf);
  if (refusal !== undefined) return refusal;
  const call = restIntegrationOf(world, method);
  if ("open" in call) return undecided(method.view, call.open);
  const failed = statusOf("API_CONFIGURATION_ERROR", 500);
  if ("mock" in call) return mockOutcome(world, method, call.mock, request, failed);
  const { target, patience } = call;
  const verdict = call.hasRole
    ? "yes"
    : mayCall(world, target, "apigateway.amazonaws.com", sourceArns(place, chosen, request));
  if (verdict === "unknown") {
    return undecided(method.view, `whether \`${target.name}\` lets \`${api.name}\` call it`);
  }
  if (verdict === "no") {
    const because = `\`${target.name}\` does not let \`${api.name}\` call it`;
    return answered(method.view, because, errorMessage(failed, "Internal server error"));
  }
  const takesBinary = isBinary(api, request.headers["accept"]);
  const respond = (end: FunctionEnd) => respondRest({ patience, takesBinary, statusOf }, end);
  return { kind: "invoke", target, event: eventFor(place, chosen, request), patience, respond, at: call.at };
}

/**
 * `<api>/<stage>/<method>/<path>`; the console writes `*` for variables, and AWS does not say what stands for them. ANY
 * is said to be none of the methods: https://github.com/aws/serverless-application-model/issues/296.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
 */
function sourceArns(
  { api, stageName }: Place,
  { method }: ChosenMethod,
  request: HttpRequest,
): (string | undefined)[] {
  const base = api.text("executionArn");
  if (base === undefined) return [undefined];
  const { text } = method.template;
  const paths = [...new Set([text, text.replaceAll(/\{[^}]*\}/g, "*"), plainPath(request.path)])];
  const verbs = [...new Set([request.method, method.verb])];
  return verbs.flatMap((verb) => paths.map((path) => `${base}/${stageName}/${verb}${path}`));
}

/** Whether a media type is one of the API's binary ones. */
function isBinary(api: ResourceView, mediaTypes: string | undefined): boolean {
  const [type = ""] = (mediaTypes ?? "").toLowerCase().split(/[,;]/);
  const [family] = type.trim().split("/");
  const binary = new Set((api.texts("binaryMediaTypes") ?? []).map((one) => one?.toLowerCase()));
  return binary.has("*/*") || binary.has(type.trim()) || binary.has(`${family}/*`);
}

function eventFor({ api, stage, stageName }: Place, chosen: ChosenMethod, request: HttpRequest): Json {
  const { method, parameters } = chosen;
  const apiId = api.id ?? "a1b2c3d4e5";
  const host = `${apiId}.execute-api.${api.region ?? "us-east-1"}.amazonaws.com`;
  const headers = sentHeaders(request, { host, scheme: "https", port: 443 });
  const variables = mapOf(stage.node.inputs["variables"]) ?? {};
  const stageVariables = Object.fromEntries(
    Object.keys(variables).map((name) => [name, textIn(variables, name) ?? ""]),
  );
  const hasBody = request.body !== undefined && request.body !== "";
  return eventV1(request, {
    api: "rest",
    host,
    apiId,
    accountId: api.text("executionArn")?.split(":")[4] ?? "123456789012",
    stage: stageName,
    resource: method.template.text,
    resourceId: method.resourceId ?? "a1b2c3",
    path: plainPath(request.path),
    contextPath: `/${stageName}${request.path}`,
    pathParameters: Object.keys(parameters).length === 0 ? undefined : parameters,
    stageVariables: Object.keys(stageVariables).length === 0 ? undefined : stageVariables,
    body: hasBody ? eventBody(request.body, !isBinary(api, headers["content-type"])) : undefined,
    headers: restHeaders(headers),
  });
}
