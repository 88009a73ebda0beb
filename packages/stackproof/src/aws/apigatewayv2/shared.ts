// API Gateway, HTTP and WebSocket APIs: what their models share. Pure.
import { isPropertyMap, type PropertyMap } from "../../core/value.ts";
import { type ResourceView, ref, type World } from "../../model/kernel.ts";
import { known } from "../../model/kinds/kind.ts";
import { functionArnOf, invokedFunction, isFunctionArn, mayInvoke } from "../apigateway/shared.ts";

export const API = "aws:apigatewayv2/api:Api";
export const ROUTE = "aws:apigatewayv2/route:Route";
export const INTEGRATION = "aws:apigatewayv2/integration:Integration";
export const STAGE = "aws:apigatewayv2/stage:Stage";
export const DEPLOYMENT = "aws:apigatewayv2/deployment:Deployment";
export const AUTHORIZER = "aws:apigatewayv2/authorizer:Authorizer";
export const DOMAIN_NAME = "aws:apigatewayv2/domainName:DomainName";

export const REFERENCE = "https://docs.aws.amazon.com/apigatewayv2/latest/api-reference";
export const GUIDE = "https://docs.aws.amazon.com/apigateway/latest/developerguide";
export const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigatewayv2";

/** The API that a route, stage or integration belongs to. */
export const apiId = ref(API);

/** The API of the program, and its protocol. */
export function apiOf(self: ResourceView): {
  readonly api: ResourceView | undefined;
  readonly protocol: string | undefined;
} {
  const api = self.ref("apiId");
  return { api, protocol: api?.text("protocolType") };
}

/** The resources of a type that belong to an API, and whether there may be more. */
export function partsOf(
  world: World,
  token: string,
  id: string | undefined,
): { readonly parts: readonly ResourceView[]; readonly mayBeMore: boolean } {
  return {
    parts: world.where(token, "apiId", id),
    mayBeMore: id === undefined || world.all(token).some((one) => one.text("apiId") === undefined),
  };
}

/** True when the API was made from a document or by quick create, so that routes and stages come with it. */
export function hasOwnParts(api: ResourceView): boolean {
  return api.has("body") || api.has("target") || api.node.kind !== "custom";
}

/** An object as the program wrote it. */
export function inputMap(view: ResourceView, input: string): PropertyMap {
  const value = known(view.node.inputs[input]);
  return isPropertyMap(value) ? value : {};
}

/** Why an API may not call a function; undefined when it may, or when nobody knows. */
export interface Refused {
  readonly function: ResourceView;
  /** The permission that is for another caller. */
  readonly permission: ResourceView | undefined;
  readonly sourceArn: string | undefined;
}

/**
 * Whether the function that a URI names lets an API call it. The last part of a source ARN is
 * `<api>/<stage>/<method>/<path>`; only the API is compared. A source that no API has is found at the permission.
 */
export function refusedBy(
  self: ResourceView,
  world: World,
  uri: string | undefined,
  id: string | undefined,
): Refused | undefined {
  if (uri === undefined || id === undefined) return undefined;
  const functionArn = functionArnOf(uri) ?? (isFunctionArn(uri) ? uri : undefined);
  const invoked = functionArn === undefined ? undefined : invokedFunction(world, functionArn, self);
  if (invoked === undefined) return undefined;
  const permitted = mayInvoke(world, invoked, (resource) => isCallOf(id, resource));
  if (permitted.verdict === "none") {
    return { function: invoked.view, permission: undefined, sourceArn: undefined };
  }
  if (permitted.verdict !== "elsewhere") return undefined;
  return { function: invoked.view, permission: permitted.permission, sourceArn: permitted.sourceArn };
}

function isCallOf(id: string, resource: string): boolean {
  const [api = ""] = resource.split("/");
  return api === id || api.includes("*") || api.includes("?");
}

/** What to write for a permission. */
export function permissionFix(functionName: string, apiName: string, suffix: string): string {
  return `Add an \`aws.lambda.Permission\` for \`${functionName}\` with the action lambda:InvokeFunction, the principal apigateway.amazonaws.com and the source ARN \`\${${apiName}.executionArn}${suffix}\`.`;
}
