// ServerlessApi: routes as text. Pure.
import { createHash } from "node:crypto";

/** A route in its parts. */
export interface Route {
  /** Upper case; ANY for all. */
  readonly method: string;
  /** Begins with a slash: "/items/{id}"; "$default" for the route of all other requests. */
  readonly path: string;
  /** For resource names: "get-items-by-id". Different for different routes. */
  readonly slug: string;
}

/** Kinds of APIs, which differ in the paths that they take. */
export type ApiType = "http" | "rest";

const METHODS = ["ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

/** A route that cannot be. The message says what to change. */
export class RouteError extends Error {
  override readonly name = "RouteError";
}

/** The route of all requests that no other route of an HTTP API takes. */
export const DEFAULT_ROUTE: Route = { method: "ANY", path: "$default", slug: "default" };

/**
 * Reads "GET /items/{id}".
 *
 * Paths of REST APIs: https://docs.aws.amazon.com/apigateway/latest/api/API_CreateResource.html,
 * routes of HTTP APIs: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html.
 *
 * @throws RouteError when the text is no route of this type of API
 */
export function parseRoute(text: string, type: ApiType): Route {
  if (text === "$default") {
    if (type === "http") return DEFAULT_ROUTE;
    throw new RouteError(
      '"$default" is a route of HTTP APIs. Write "ANY /{proxy+}", which takes all paths but "/", and "ANY /" for that.',
    );
  }
  const [method = "", path = "", more] = text.split(" ");
  if (!METHODS.includes(method) || !path.startsWith("/") || more !== undefined) {
    const upper = METHODS.includes(method.toUpperCase())
      ? ` Methods are in capitals: ${method.toUpperCase()}.`
      : "";
    throw new RouteError(
      `"${text}" is no route. Write a method (${METHODS.join(", ")}), a space and a path: "GET /items/{id}".${upper}`,
    );
  }
  const parts = path === "/" ? [] : path.split("/").slice(1);
  if (parts.includes("")) {
    throw new RouteError(
      `"${text}" has an empty part. Write one slash between parts and none at the end: "${method} ${path.replaceAll(/\/+/g, "/").replace(/(.)\/$/, "$1")}".`,
    );
  }
  const odd = parts.find((part) => !partOf(type).test(part));
  if (odd !== undefined) {
    const taken =
      type === "rest"
        ? "letters, digits and . _ : -"
        : "letters, digits and . _ ~ : @ ! $ & ' ( ) * + , ; = -";
    throw new RouteError(
      `"${text}" has the part "${odd}". A part is made of ${taken}, or is a variable as a whole: "/items/{id}".`,
    );
  }
  const greedy = parts.findIndex((part) => part.endsWith("+}"));
  if (greedy !== -1 && greedy !== parts.length - 1) {
    throw new RouteError(
      `"${text}" has something behind ${parts[greedy] ?? ""}, which takes the whole rest of a path. Leave out what follows, or the plus sign.`,
    );
  }
  const names = parts.filter(isVariable).map(nameOf);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new RouteError(`"${text}" has the variable {${twice}} twice. Give the second another name.`);
  }
  return { method, path, slug: slugOf(method, parts) };
}

function partOf(type: ApiType): RegExp {
  return type === "rest" ? /^(?:[\w.:-]+|\{[\w.-]+\+?\})$/ : /^(?:[\w.~:@!$&'()*+,;=-]+|\{[\w.-]+\+?\})$/;
}

const isVariable = (part: string): boolean => part.startsWith("{");

/** Of "{path+}" the name "path". */
function nameOf(part: string): string {
  return part.replaceAll(/[{}+]/g, "");
}

/** Names of the variables of a path. */
export function variablesOf(path: string): string[] {
  return path.split("/").filter(isVariable).map(nameOf);
}

/** Readable, and with a short hash where two routes could come to the same. */
function slugOf(method: string, parts: readonly string[]): string {
  const words = parts.flatMap((part) =>
    isVariable(part) ? [part.endsWith("+}") ? "all" : "by", nameOf(part)] : [part],
  );
  const isPlain = parts.every((part) => {
    const word = isVariable(part) ? nameOf(part) : part;
    return /^[a-z0-9]+$/.test(word) && !["all", "by"].includes(part);
  });
  const slug = [method, ...words]
    .join("-")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/-$/, "");
  if (isPlain) return slug;
  const hash = createHash("sha256")
    .update(`${method} /${parts.join("/")}`)
    .digest("hex")
    .slice(0, 6);
  return `${slug}-${hash}`;
}

/** A route and the function that it leads to. */
export interface OwnedRoute {
  readonly owner: string;
  readonly route: Route;
}

/** How a route is written. */
export function routeText({ method, path }: Route): string {
  return path === "$default" ? path : `${method} ${path}`;
}

/**
 * Refuses routes that cannot be together: the same one twice, or paths that differ in the names of their variables only.
 *
 * @throws RouteError
 */
export function refuseConflicts(routes: readonly OwnedRoute[], type: ApiType): void {
  const seen = new Map<string, OwnedRoute>();
  for (const one of routes) {
    const text = routeText(one.route);
    const key = text.replaceAll(/\{[^}+]*(\+?)\}/g, "{$1}");
    const before = seen.get(key);
    if (before !== undefined) throw new RouteError(conflictText(before, one));
    seen.set(key, one);
  }
  if (type === "rest") refuseSiblings(routes);
}

function conflictText(before: OwnedRoute, one: OwnedRoute): string {
  const [first, second] = [routeText(before.route), routeText(one.route)];
  if (first !== second) {
    return `"${first}" of function "${before.owner}" and "${second}" of function "${one.owner}" take the same requests: the names of variables make no difference. Leave one of them out.`;
  }
  if (before.owner === one.owner)
    return `Function "${one.owner}" has the route "${first}" twice. Leave one out.`;
  return `Functions "${before.owner}" and "${one.owner}" both have the route "${first}". Leave it out in one of them.`;
}

/** A resource of a REST API has one variable below it, whatever the methods are. */
function refuseSiblings(routes: readonly OwnedRoute[]): void {
  const seen = new Map<string, { readonly part: string; readonly text: string }>();
  for (const { route } of routes) {
    const parts = route.path.split("/").slice(1);
    for (const [index, part] of parts.entries()) {
      if (!isVariable(part)) continue;
      const parent = `/${parts.slice(0, index).join("/")}`;
      const before = seen.get(parent);
      if (before !== undefined && before.part !== part) {
        const isGreedy = part.endsWith("+}") || before.part.endsWith("+}");
        const fix = isGreedy ? "leave one of the routes out" : `write ${before.part} in both`;
        throw new RouteError(
          `"${before.text}" and "${routeText(route)}" have the variables ${before.part} and ${part} at the same place below "${parent}". A REST API takes one there: ${fix}.`,
        );
      }
      seen.set(parent, { part, text: routeText(route) });
    }
  }
}

/**
 * The routes that answer preflight requests where a route would otherwise ask for authorization: ANY and $default take
 * OPTIONS as well.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 *
 * @param open paths at which OPTIONS asks for none already
 */
export function preflightRoutes(routes: readonly Route[], open: ReadonlySet<string>): Route[] {
  const paths = routes
    .filter(({ method }) => method === "ANY")
    .map(({ path }) => (path === "$default" ? "/{proxy+}" : path));
  return [...new Set(paths)]
    .filter((path) => !open.has(path))
    .map((path) => parseRoute(`OPTIONS ${path}`, "http"));
}
