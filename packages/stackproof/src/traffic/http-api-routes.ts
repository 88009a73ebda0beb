// Traffic: the routes of an HTTP API, and which of them takes a request. Pure.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html#http-api-develop-routes.evaluation:
// a full match comes before a greedy variable, and both before $default; its table has the fixed segment before the
// variable, and the longer fixed beginning before the shorter. That a named method comes before ANY was observed:
// https://github.com/serverless/serverless/issues/9840. Where these rules contradict each other nothing is decided, nor
// where it matters whether a slash at the end counts, of which users report both:
// https://github.com/aws-powertools/powertools-lambda-python/issues/1552, https://github.com/storacha/w3infra/pull/166.
import type { PropertyMap } from "../core/value.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import type { Open } from "./answers.ts";
import { plainOperations } from "./open-api.ts";
import { decoded, segmentsOf } from "./request.ts";
import {
  bestOf,
  isGreedy,
  matchTemplate,
  moreSpecific,
  parseTemplate,
  type Template,
} from "./route-matching.ts";

const ROUTE = "aws:apigatewayv2/route:Route";

export interface HttpRoute {
  /** The route; the API for those that come with it. */
  readonly view: ResourceView;
  /** `GET /items/{id}` or `$default`. */
  readonly key: string;
  /** Undefined for `$default`. */
  readonly verb: string | undefined;
  readonly template: Template | undefined;
  /** Where what it calls is written. */
  readonly calls: "target" | "quick-create" | { readonly integration: PropertyMap | undefined };
}

/** A route, and the values of its variables out of percent-encoding. */
export interface ChosenRoute {
  readonly route: HttpRoute;
  readonly parameters: Readonly<Record<string, string>>;
}

/** All routes of an API. */
export function routesOf(world: World, api: ResourceView): readonly HttpRoute[] | Open {
  if (api.id === undefined || world.all(ROUTE).some((one) => one.text("apiId") === undefined)) {
    return { open: `whether all routes of \`${api.name}\` are known` };
  }
  const routes: HttpRoute[] = [];
  for (const view of world.where(ROUTE, "apiId", api.id)) {
    const key = view.text("routeKey");
    if (key === undefined)
      return { open: `whether route \`${view.name}\` takes it: its routeKey is not known` };
    routes.push(routeWith(view, key, "target"));
  }
  if (api.has("target")) {
    const key = api.has("routeKey") ? api.text("routeKey") : "$default";
    if (key === undefined) return { open: `whether \`${api.name}\` takes it: its routeKey is not known` };
    routes.push(routeWith(api, key, "quick-create"));
  }
  if (api.has("body")) {
    const operations = plainOperations(api);
    if (operations === undefined) return { open: `whether the body of \`${api.name}\` has a route for it` };
    for (const { path, verb, integration } of operations) {
      const key = path === "/$default" ? "$default" : `${verb} ${path}`;
      routes.push(routeWith(api, key, { integration }));
    }
  }
  return routes;
}

function routeWith(view: ResourceView, key: string, calls: HttpRoute["calls"]): HttpRoute {
  const found = /^(\S+) (\/\S*)$/.exec(key);
  if (found === null) return { view, key, verb: undefined, template: undefined, calls };
  return { view, key, verb: found[1], template: parseTemplate(found[2] ?? "/"), calls };
}

/** The route that takes a request; undefined for none. */
export function chooseRoute(
  routes: readonly HttpRoute[],
  method: string,
  path: string,
): ChosenRoute | undefined | Open {
  const segments = segmentsOf(path);
  const isSlashed = segments.at(-1) === "";
  const chosen = chooseFor(routes, method, isSlashed ? segments.slice(0, -1) : segments, false);
  if (chosen === "several")
    return { open: `whether one of several routes takes ${method} ${path} before the others` };
  if (!isSlashed && segments.length > 0) return chosen;
  // With its slash a path fits greedy routes only, and the root may fit them or not.
  const strict = chooseFor(routes, method, segments, !isSlashed);
  if (strict === "several" || strict?.route !== chosen?.route) {
    return { open: `whether ${method} ${path} is taken like the same path without the slash at its end` };
  }
  return chosen;
}

function chooseFor(
  routes: readonly HttpRoute[],
  method: string,
  segments: readonly string[],
  isRootGreedy: boolean,
): ChosenRoute | undefined | "several" {
  const matches: ChosenRoute[] = [];
  for (const route of routes) {
    const { template, verb } = route;
    if (template === undefined || (verb !== "ANY" && verb !== method)) continue;
    const takesRoot =
      isRootGreedy && segments.length === 0 && template.parts.length === 1 && isGreedy(template);
    const values = takesRoot ? {} : matchTemplate(template, segments, decoded);
    if (values === undefined) continue;
    const plain = Object.entries(values).map(([name, value]) => [name, decoded(value)] as const);
    matches.push({ route, parameters: Object.fromEntries(plain) });
  }
  if (matches.length === 0) {
    const fallback = routes.find((route) => route.key === "$default");
    return fallback === undefined ? undefined : { route: fallback, parameters: {} };
  }
  return bestOf(matches, (one, other) => comesBefore(one.route, other.route)) ?? "several";
}

function comesBefore(one: HttpRoute, other: HttpRoute): boolean {
  if (one.template === undefined || other.template === undefined) return false;
  const path = moreSpecific(one.template, other.template);
  if (path === "neither" || path === "second") return false;
  if (path === "first") {
    const isFull = !isGreedy(one.template) && isGreedy(other.template);
    return isFull || one.verb !== "ANY" || other.verb === "ANY";
  }
  return one.verb !== "ANY" && other.verb === "ANY";
}
