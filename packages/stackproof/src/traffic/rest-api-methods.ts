// Traffic: the methods of a REST API, and which of them takes a request. Pure.
// A fixed segment comes before a variable, a variable before a greedy one; what has no method for the request is passed
// over: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html#api-gateway-proxy-resource,
// recorded in https://github.com/localstack/localstack/blob/main/tests/aws/services/apigateway/test_apigateway_common.py
// (TestApigatewayRouting). A slash at the end does not count, nor do several at the beginning:
// https://github.com/localstack/localstack/blob/main/tests/aws/services/apigateway/test_apigateway_lambda.snapshot.json.
import type { PropertyMap } from "../core/value.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import type { Open } from "./answers.ts";
import { plainOperations } from "./open-api.ts";
import { decoded, segmentsOf } from "./request.ts";
import { bestOf, matchTemplate, moreSpecific, parseTemplate, type Template } from "./route-matching.ts";

const RESOURCE = "aws:apigateway/resource:Resource";
const METHOD = "aws:apigateway/method:Method";
const REST_API_PUT = "aws:apigateway/restApiPut:RestApiPut";

export interface RestMethod {
  /** The method; the API for those of its document. */
  readonly view: ResourceView;
  /** `GET`, or `ANY`. */
  readonly verb: string;
  readonly template: Template;
  readonly resourceId: string | null;
  /** What a document says of the integration; undefined for a method of the program. */
  readonly documented: { readonly integration: PropertyMap | undefined } | undefined;
}

/** A method, and the values of its variables as they stand in the path. */
export interface ChosenMethod {
  readonly method: RestMethod;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The parts of a REST API name it in two ways. */
export function apiIdOf(part: ResourceView): string | undefined {
  return part.text("restApiId" in part.node.inputs ? "restApiId" : "restApi");
}

/** The parts of an API of one type; undefined when the API of one of them is not known. */
export function partsOf(world: World, api: ResourceView, token: string): readonly ResourceView[] | undefined {
  const all = world.all(token);
  const ids = all.map((part) => apiIdOf(part));
  if (api.id === undefined || ids.includes(undefined)) return undefined;
  return all.filter((part, index) => ids[index] === api.id && world.sameRegion(api, part));
}

/** All methods of an API. */
export function methodsOf(world: World, api: ResourceView): readonly RestMethod[] | Open {
  const unknown = { open: `whether all methods of \`${api.name}\` are known` };
  const isForeign = api.node.kind !== "custom" || api.node.options.importId !== undefined;
  const views = partsOf(world, api, METHOD);
  if (isForeign || views === undefined || partsOf(world, api, REST_API_PUT)?.length !== 0) return unknown;
  const methods: RestMethod[] = [];
  for (const view of views) {
    const resourceId = view.text("resourceId");
    const path = pathWith(world, api, resourceId, view);
    const verb = view.text("httpMethod");
    if (resourceId === undefined || path === undefined || verb === undefined) {
      return { open: `whether method \`${view.name}\` takes it: its path or verb is not known` };
    }
    methods.push({ view, verb, template: parseTemplate(path), resourceId, documented: undefined });
  }
  if (!api.has("body")) return methods;
  const operations = plainOperations(api);
  if (operations === undefined) return { open: `whether the body of \`${api.name}\` has a method for it` };
  const documented = operations.map(({ path, verb, integration }) => {
    const template = parseTemplate(path);
    return { view: api, verb, template, resourceId: null, documented: { integration } };
  });
  return [...methods, ...documented];
}

/** The path of a resource, from its segments; undefined when one of them is not known. */
function pathWith(
  world: World,
  api: ResourceView,
  id: string | undefined,
  near: ResourceView,
  depth = 0,
): string | undefined {
  if (id === undefined || depth > 50) return undefined;
  if (id === api.text("rootResourceId")) return "/";
  const resource = world.find(RESOURCE, "id", id, near);
  const part = resource?.text("pathPart");
  if (resource === undefined || part === undefined) return undefined;
  const above = pathWith(world, api, resource.text("parentId"), resource, depth + 1);
  return above === undefined ? undefined : `${above === "/" ? "" : above}/${part}`;
}

/** The path as an event holds it, with one slash at its beginning. */
export function plainPath(path: string): string {
  return path.replace(/^\/+/, "/");
}

/** The method that takes a request; undefined for none. */
export function chooseMethod(
  methods: readonly RestMethod[],
  verb: string,
  path: string,
): ChosenMethod | undefined | Open {
  const segments = segmentsOf(plainPath(path).replace(/\/+$/, ""));
  const matches = methods.flatMap((method): ChosenMethod[] => {
    if (method.verb !== "ANY" && method.verb !== verb) return [];
    const parameters = matchTemplate(method.template, segments, decoded);
    return parameters === undefined ? [] : [{ method, parameters }];
  });
  if (matches.length === 0) return undefined;
  const best = bestOf(matches, (one, other) => comesBefore(one.method, other.method));
  return best ?? { open: `whether one of several methods takes ${verb} ${path} before the others` };
}

function comesBefore(one: RestMethod, other: RestMethod): boolean {
  const path = moreSpecific(one.template, other.template);
  return path === "first" || (path === "same" && one.verb !== "ANY" && other.verb === "ANY");
}
