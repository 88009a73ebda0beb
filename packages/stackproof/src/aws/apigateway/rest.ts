// API Gateway: what the types of REST APIs share: verbs, the parts of one API, what is certainly all of it. Pure.
import {
  type Kind,
  type KindOptions,
  oneOf,
  type ResourceView,
  ref,
  replaces,
  text,
  type World,
} from "../../model/kernel.ts";

export const REST_API = "aws:apigateway/restApi:RestApi";
export const RESOURCE = "aws:apigateway/resource:Resource";
export const METHOD = "aws:apigateway/method:Method";
export const METHOD_RESPONSE = "aws:apigateway/methodResponse:MethodResponse";
export const INTEGRATION = "aws:apigateway/integration:Integration";
export const INTEGRATION_RESPONSE = "aws:apigateway/integrationResponse:IntegrationResponse";
export const DEPLOYMENT = "aws:apigateway/deployment:Deployment";
export const STAGE = "aws:apigateway/stage:Stage";
export const MODEL = "aws:apigateway/model:Model";
export const ACCOUNT = "aws:apigateway/account:Account";
const REST_API_PUT = "aws:apigateway/restApiPut:RestApiPut";

/** Recorded answers of AWS: the tests of LocalStack that were run against AWS itself. */
export const RECORDED =
  "https://github.com/localstack/localstack/blob/main/tests/aws/services/apigateway/test_apigateway_api.snapshot.json";

/** Where the provider's validator of verbs stands. */
const VALIDATORS =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigateway/validate.go";

const VERBS = ["ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"] as const;

/** An HTTP method, or ANY for all of them. */
export function verb(): Kind<(typeof VERBS)[number]> {
  return oneOf(VERBS, { docs: VALIDATORS });
}

/** The API that a part belongs to. */
export function apiRef(): Kind<string> {
  return replaces(ref(REST_API));
}

/** A status code. */
export function statusCode(operation: string, options: KindOptions = {}): Kind<string> {
  return text(
    { pattern: /^[1-5]\d\d$/, of: "a status code of three digits", good: "200", bad: "OK" },
    {
      by: "aws",
      aws: { operation, code: "ValidationException" },
      docs: RECORDED,
      evidence: "observed",
      ...options,
    },
  );
}

/** The id of the API that a part belongs to; types differ in the name of that input. */
export function apiIdOf(part: ResourceView): string | undefined {
  return part.text("restApiId" in part.node.inputs ? "restApiId" : "restApi");
}

/** The API of the program that a part belongs to. */
export function apiOf(self: ResourceView, world: World): ResourceView | undefined {
  return world.find(REST_API, "id", apiIdOf(self), self);
}

/**
 * The API of a part, when all of it is certainly in the program: created here, not from an OpenAPI body, not imported.
 * Only then is what the program lacks missing.
 */
export function wholeApiOf(self: ResourceView, world: World): ResourceView | undefined {
  return wholeApi(apiOf(self, world), world);
}

/** An API, when all of it is certainly in the program. */
export function wholeApi(api: ResourceView | undefined, world: World): ResourceView | undefined {
  if (api === undefined || api.node.kind !== "custom" || api.node.options.importId !== undefined)
    return undefined;
  return api.has("body") || partsOf(api, world, REST_API_PUT)?.length !== 0 ? undefined : api;
}

/** The parts of an API of one type; undefined when the API of one of them is not known. */
export function partsOf(api: ResourceView, world: World, token: string): ResourceView[] | undefined {
  const all = world.all(token);
  const ids = all.map((part) => apiIdOf(part));
  if (ids.includes(undefined)) return undefined;
  return all.filter((part, index) => ids[index] === api.id && world.sameRegion(api, part));
}

/** What makes a method: API, resource and verb. */
export function methodKey(self: ResourceView): string | undefined {
  const [api, resource, name] = [apiIdOf(self), self.text("resourceId"), self.text("httpMethod")];
  return api === undefined || resource === undefined || name === undefined
    ? undefined
    : `${api} ${resource} ${name}`;
}

/** A status code of a method, by which its answers are told apart: "<api> <resource> <verb> <status>". */
export function answerKey(self: ResourceView): string | undefined {
  const [key, status] = [methodKey(self), self.text("statusCode")];
  return key === undefined || status === undefined ? undefined : `${key} ${status}`;
}

/** The id that the provider gives to what belongs to a status code. */
export function answerId(prefix: string, self: ResourceView): { readonly id?: string } {
  const key = answerKey(self);
  return key === undefined ? {} : { id: `${prefix}-${key.replaceAll(" ", "-")}` };
}

/** The resources of one type that belong to the same method; undefined when that is not known for one of the API. */
export function sameMethod(self: ResourceView, world: World, token: string): ResourceView[] | undefined {
  const key = methodKey(self);
  const all = world.all(token).map((view) => ({ view, key: methodKey(view) }));
  if (key === undefined || all.some((one) => one.key === undefined)) return undefined;
  return all.filter((one) => one.key === key && world.sameRegion(self, one.view)).map((one) => one.view);
}

/** The path that a method, or what belongs to it, stands at: `/items/{id}`. */
export function pathOf(self: ResourceView, world: World): string | undefined {
  const id = self.text("resourceId");
  if (id === undefined) return undefined;
  const api = apiOf(self, world);
  if (api?.text("rootResourceId") === id) return "/";
  return world.find(RESOURCE, "id", id, self)?.text("path");
}

/** `GET /items`, as far as it is known. */
export function methodWords(self: ResourceView, world: World): string {
  return `${self.text("httpMethod") ?? "?"} ${pathOf(self, world) ?? "of a path that is not known"}`;
}

/** True when both are parts of APIs that are certainly not the same. */
export function isOfOtherApi(self: ResourceView, other: ResourceView): boolean {
  const [own, its] = [apiIdOf(self), apiIdOf(other)];
  return own !== undefined && its !== undefined && own !== its;
}

/** The names of an API's stages; undefined when one of them is not known. */
export function stageNamesOf(api: ResourceView, world: World): string[] | undefined {
  const stages = partsOf(api, world, STAGE)?.map((stage) => stage.text("stageName"));
  // In @pulumi/aws 6 a deployment could make a stage, too.
  const made = partsOf(api, world, DEPLOYMENT)?.map((deployment) => deployment.node.inputs["stageName"]);
  if (stages === undefined || made === undefined) return undefined;
  const names = [...stages, ...made.filter((name) => name !== undefined && name !== null)];
  return names.every((name) => typeof name === "string") ? names : undefined;
}

/** The stage of an API with this name. */
export function stageOf(
  self: ResourceView,
  world: World,
  name: string | undefined,
): ResourceView | undefined {
  const id = apiIdOf(self);
  return world.where(STAGE, "stageName", name).find((stage) => id !== undefined && apiIdOf(stage) === id);
}

/** Whether the program gives the region's account a role to write logs with. */
export function logRoleOf(self: ResourceView, world: World): ResourceView | undefined {
  return world
    .all(ACCOUNT)
    .find((account) => account.has("cloudwatchRoleArn") && world.sameRegion(self, account));
}
