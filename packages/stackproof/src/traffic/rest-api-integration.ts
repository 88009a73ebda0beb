// Traffic: what a method of a REST API calls. Pure.
import type { PropertyMap } from "../core/value.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import { textIn } from "../network/values.ts";
import type { Open } from "./answers.ts";
import { functionCalled } from "./functions.ts";
import { apiIdOf, type RestMethod } from "./rest-api-methods.ts";

const INTEGRATION = "aws:apigateway/integration:Integration";
/** https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html (timeoutInMillis) */
const DEFAULT_WAIT = 29_000;

export interface RestCall {
  readonly target: ResourceView;
  /** In seconds. */
  readonly patience: number;
  /** True when the API calls with a role of its own, so that no permission is needed. */
  readonly hasRole: boolean;
  readonly at: ResourceView;
}

/** The function that a method calls, or the mock that answers. All other integrations are open. */
export function restIntegrationOf(
  world: World,
  method: RestMethod,
): RestCall | { readonly mock: ResourceView } | Open {
  if (method.documented !== undefined) return documented(world, method, method.documented.integration);
  const { view } = method;
  const all = world.all(INTEGRATION);
  const keyOf = (one: ResourceView): string =>
    [apiIdOf(one), one.text("resourceId"), one.text("httpMethod")].map((part) => part ?? "?").join(" ");
  const own = all.filter((one) => keyOf(one) === keyOf(view));
  const [integration, ...more] = own;
  const mayBeAnother = all.some((one) => keyOf(one).includes("?"));
  if (integration === undefined || more.length > 0 || mayBeAnother) {
    return { open: `whether method \`${view.name}\` answers: its integration is not known` };
  }
  const type = integration.text("type");
  if (type === "MOCK") return { mock: integration };
  const uri = integration.text("uri");
  if (type !== "AWS_PROXY") {
    return { open: `whether ${uri ?? `what \`${integration.name}\` calls`} answers: it is no function` };
  }
  if (integration.text("responseTransferMode") === "STREAM") {
    return { open: `whether \`${integration.name}\` answers: it streams` };
  }
  const patience = (integration.number("timeoutMilliseconds") ?? DEFAULT_WAIT) / 1000;
  return called(world, integration, uri, { patience, hasRole: integration.has("credentials"), at: view });
}

function documented(
  world: World,
  { view, verb, template }: RestMethod,
  integration: PropertyMap | undefined,
) {
  const type = integration === undefined ? undefined : textIn(integration, "type")?.toLowerCase();
  if (integration === undefined || type !== "aws_proxy") {
    return { open: `whether what the body of \`${view.name}\` has for ${verb} ${template.text} answers` };
  }
  const patience = Number(textIn(integration, "timeoutInMillis") ?? DEFAULT_WAIT) / 1000;
  const hasRole = integration["credentials"] !== undefined;
  return called(world, view, textIn(integration, "uri"), { patience, hasRole, at: view });
}

function called(
  world: World,
  near: ResourceView,
  uri: string | undefined,
  more: Omit<RestCall, "target">,
): RestCall | Open {
  const found = functionCalled(world, near, uri);
  return "open" in found ? found : { target: found.target, ...more };
}
