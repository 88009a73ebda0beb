// Traffic: the status of the errors that a REST API makes by itself, as far as the program changes it. Pure.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html

import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import { flagOf } from "../network/values.ts";
import { partsOf } from "./rest-api-methods.ts";

const GATEWAY_RESPONSE = "aws:apigateway/response:Response";

/** Types of gateway responses. */
export type GatewayError =
  | "API_CONFIGURATION_ERROR"
  | "BAD_REQUEST_PARAMETERS"
  | "DEFAULT_5XX"
  | "INTEGRATION_TIMEOUT"
  | "INVALID_API_KEY"
  | "MISSING_AUTHENTICATION_TOKEN"
  | "UNAUTHORIZED";

/** The status of an error: that of its own response, else of the default for its class, else AWS's. */
export function gatewayStatus(world: World, api: ResourceView, kind: GatewayError, fallback: number): number {
  const responses = partsOf(world, api, GATEWAY_RESPONSE) ?? [];
  const own = responses.find((one) => one.text("responseType") === kind);
  const general = responses.find(
    (one) => one.text("responseType") === `DEFAULT_${Math.floor(fallback / 100)}XX`,
  );
  return own?.number("statusCode") ?? general?.number("statusCode") ?? fallback;
}

/** True when the program's own errors are not all known, so that no error of the API is. */
export function hasVagueErrors(world: World, api: ResourceView): boolean {
  const responses = partsOf(world, api, GATEWAY_RESPONSE);
  if (responses === undefined) return world.all(GATEWAY_RESPONSE).length > 0;
  return responses.some(
    (one) => one.text("responseType") === undefined || one.state("statusCode") === "unknown",
  );
}

/** Whether the default endpoint is switched off. */
export function isEndpointDisabled(api: ResourceView): boolean | undefined {
  return flagOf(api, "disableExecuteApiEndpoint", false);
}
