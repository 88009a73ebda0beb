// Traffic: what a route of an HTTP API calls. Pure.
import type { PropertyMap } from "../core/value.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import { idsOf, mapOf, textIn } from "../network/values.ts";
import type { Open } from "./answers.ts";
import { functionCalled } from "./functions.ts";
import type { HttpRoute } from "./http-api-routes.ts";

const INTEGRATION = "aws:apigatewayv2/integration:Integration";
/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const LONGEST_WAIT = 30;

export interface HttpIntegration {
  readonly target: ResourceView;
  readonly format: "1.0" | "2.0";
  /** In seconds. */
  readonly patience: number;
  /** True when the API calls with a role of its own, so that no permission is needed. */
  readonly hasRole: boolean;
}

/** The function that a route calls. All other integrations are open. */
export function integrationOf(world: World, route: HttpRoute): HttpIntegration | Open {
  const { view, calls, key } = route;
  if (calls === "quick-create") return quickCreated(world, view);
  if (calls === "target") return targeted(world, view, key);
  if (calls.integration === undefined) return { open: `whether route \`${key}\` calls anything` };
  return documented(world, view, key, calls.integration);
}

/**
 * Quick create: a function or an address as `target`.
 * https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis.html (target). That its integration has payload
 * format 2.0 is not proven.
 */
function quickCreated(world: World, api: ResourceView): HttpIntegration | Open {
  const hasRole = api.has("credentialsArn");
  return called(world, api, api.text("target"), { format: "2.0", patience: LONGEST_WAIT, hasRole });
}

function targeted(world: World, route: ResourceView, key: string): HttpIntegration | Open {
  const label = `route \`${key}\``;
  const id = /^integrations\/(.+)$/.exec(route.text("target") ?? "")?.[1];
  const integration = world.find(INTEGRATION, "id", id, route);
  if (integration === undefined) {
    const why = route.has("target") ? "its integration is not known" : "it has no integration";
    return { open: `whether ${label} answers: ${why}` };
  }
  const words = `integration \`${integration.name}\``;
  const type = integration.text("integrationType");
  if (type !== "AWS_PROXY" || integration.has("integrationSubtype")) {
    const uri = integration.text("integrationUri");
    return { open: `whether ${uri ?? `what ${words} calls`} answers: it is no function` };
  }
  if (Object.keys(mapOf(integration.node.inputs["requestParameters"]) ?? {}).length > 0) {
    return { open: `whether the function answers what ${words} makes of the request` };
  }
  if (changesStatus(integration)) return { open: `whether ${words} changes the status of the answer` };
  const format =
    integration.state("payloadFormatVersion") === "absent" ? "1.0" : integration.text("payloadFormatVersion");
  if (format !== "1.0" && format !== "2.0") {
    return { open: `whether the function answers ${words}: its payloadFormatVersion is not known` };
  }
  const patience = (integration.number("timeoutMilliseconds") ?? LONGEST_WAIT * 1000) / 1000;
  const hasRole = integration.has("credentialsArn");
  return called(world, integration, integration.text("integrationUri"), { format, patience, hasRole });
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html */
function changesStatus(integration: ResourceView): boolean {
  if (integration.state("responseParameters") === "unknown") return true;
  return integration
    .objects("responseParameters")
    .some((one) => mapOf(one["mappings"])?.["overwrite:statuscode"] !== undefined);
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html */
function documented(
  world: World,
  api: ResourceView,
  key: string,
  integration: PropertyMap,
): HttpIntegration | Open {
  const format = textIn(integration, "payloadFormatVersion");
  const isPlain =
    idsOf(integration["requestParameters"]) === undefined && integration["responseParameters"] === undefined;
  if (
    textIn(integration, "type")?.toLowerCase() !== "aws_proxy" ||
    !isPlain ||
    (format !== "1.0" && format !== "2.0")
  ) {
    return { open: `whether what route \`${key}\` calls answers` };
  }
  const milliseconds = Number(textIn(integration, "timeoutInMillis") ?? LONGEST_WAIT * 1000);
  const hasRole = integration["credentials"] !== undefined;
  return called(world, api, textIn(integration, "uri"), { format, patience: milliseconds / 1000, hasRole });
}

function called(
  world: World,
  near: ResourceView,
  uri: string | undefined,
  more: Omit<HttpIntegration, "target">,
): HttpIntegration | Open {
  const found = functionCalled(world, near, uri);
  return "open" in found ? found : { target: found.target, ...more };
}
