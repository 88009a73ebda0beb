// Traffic: a MOCK integration of a REST API, which answers by its templates. Pure.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html: the request template's
// statusCode chooses the integration response whose selectionPattern fits, else the one without a pattern. None: 500
// (API_CONFIGURATION_ERROR). Templates with logic are not evaluated. Keys need no quotes:
// https://github.com/localstack/localstack/blob/main/tests/aws/services/apigateway/test_apigateway_integrations.snapshot.json.
import { isPropertyMap, type PropertyMap } from "../core/value.ts";
import { asText, known } from "../model/kinds/kind.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import { mapOf, textIn } from "../network/values.ts";
import { answered, errorMessage, undecided } from "./answers.ts";
import type { Outcome } from "./entrance.ts";
import type { HttpRequest } from "./http.ts";
import { apiIdOf, type RestMethod } from "./rest-api-methods.ts";

const INTEGRATION_RESPONSE = "aws:apigateway/integrationResponse:IntegrationResponse";

/** The outcome of a MOCK integration. @param failed the status when no response fits */
export function mockOutcome(
  world: World,
  method: RestMethod,
  integration: ResourceView,
  request: HttpRequest,
  failed: number,
): Outcome {
  const label = `mock \`${integration.name}\``;
  const open = (why: string): Outcome => undecided(integration, `whether ${label} answers: ${why}`);
  const status = statusIn(integration, request);
  if (status === undefined) return open("its request template is not a plain statusCode");
  const responses = responsesOf(world, method, integration);
  if (responses === undefined) return open("its integration responses are not known");
  const chosen = chosenResponse(responses, status);
  if (chosen === "unclear") return open("its integration responses are not clear");
  if (chosen === undefined) {
    const because = `${label} has no integration response for ${status}`;
    return answered(integration, because, errorMessage(failed, "Internal server error"));
  }
  const final = chosen.number("statusCode");
  const templates = mapOf(chosen.node.inputs["responseTemplates"]) ?? {};
  const body = textIn(templates, "application/json") ?? "";
  if (final === undefined || isLogic(body) || chosen.state("responseTemplates") === "unknown") {
    return open(`integration response \`${chosen.name}\` is not known before a deployment`);
  }
  const headers = { "content-type": "application/json", ...headersIn(chosen) };
  return answered(chosen, `${label} answers`, { status: final, headers, body });
}

function statusIn(integration: ResourceView, request: HttpRequest): number | undefined {
  const templates = mapOf(integration.node.inputs["requestTemplates"]);
  const [type = ""] = (request.headers["content-type"] ?? "application/json").split(";");
  if (templates === undefined || type.trim() !== "application/json") return undefined;
  const found = /^\s*\{\s*["']?statusCode["']?\s*:\s*(\d{3})\s*\}\s*$/.exec(
    textIn(templates, "application/json") ?? "",
  );
  return found === null ? undefined : Number(found[1]);
}

function responsesOf(
  world: World,
  method: RestMethod,
  integration: ResourceView,
): readonly ResourceView[] | undefined {
  const all = world.all(INTEGRATION_RESPONSE);
  const keyOf = (view: ResourceView): readonly (string | undefined)[] => [
    apiIdOf(view),
    view.text("resourceId"),
    view.text("httpMethod"),
  ];
  if (all.some((one) => keyOf(one).includes(undefined))) return undefined;
  const own = [apiIdOf(integration), method.resourceId ?? undefined, method.verb].join(" ");
  return all.filter((one) => keyOf(one).join(" ") === own);
}

function chosenResponse(
  responses: readonly ResourceView[],
  status: number,
): ResourceView | undefined | "unclear" {
  const fitting: ResourceView[] = [];
  const defaults: ResourceView[] = [];
  for (const response of responses) {
    if (response.state("selectionPattern") === "unknown") return "unclear";
    const pattern = response.text("selectionPattern") ?? "";
    if (pattern === "") defaults.push(response);
    else if (fits(pattern, String(status))) fitting.push(response);
  }
  const [first, ...more] = fitting.length > 0 ? fitting : defaults;
  return more.length > 0 ? "unclear" : first;
}

function fits(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(text);
  } catch {
    return false;
  }
}

/** A template that is more than text. */
function isLogic(template: string): boolean {
  return /[#$]/.test(template);
}

/** `"'*'"` for `method.response.header.Access-Control-Allow-Origin`. */
function headersIn(response: ResourceView): Readonly<Record<string, string>> {
  const value = known(response.node.inputs["responseParameters"]);
  const parameters: PropertyMap = isPropertyMap(value) ? value : {};
  const headers: [string, string][] = [];
  for (const [name, given] of Object.entries(parameters)) {
    const inner = known(given);
    const text = inner === undefined ? undefined : /^'(.*)'$/.exec(asText(inner) ?? "")?.[1];
    const header = /^method\.response\.header\.(.+)$/.exec(name)?.[1];
    if (header !== undefined && text !== undefined) headers.push([header.toLowerCase(), text]);
  }
  return Object.fromEntries(headers);
}
