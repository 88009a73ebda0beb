// ServerlessApi: routes as text. Pure.

/** A route in its parts. */
export interface Route {
  /** Upper case; ANY for all. */
  readonly method: string;
  /** Begins with a slash: "/items/{id}". */
  readonly path: string;
  /** For resource names: "get-items-id". */
  readonly slug: string;
}

const METHODS = ["ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

/** A route that cannot be. The message says what to change. */
export class RouteError extends Error {
  override readonly name = "RouteError";
}

/**
 * Reads "GET /items/{id}".
 *
 * @throws RouteError when the text is no route
 */
export function parseRoute(text: string): Route {
  const [method = "", path = "", more] = text.split(" ");
  if (!METHODS.includes(method) || !path.startsWith("/") || more !== undefined) {
    throw new RouteError(
      `"${text}" is no route. Write a method (${METHODS.join(", ")}), a space and a path: "GET /items/{id}".`,
    );
  }
  const parts = path.split("/").slice(1);
  const isRoot = path === "/";
  const odd = isRoot
    ? undefined
    : parts.find((part) => !/^(?:[\w.~:@!$&'()*+,;=-]+|\{\w[\w.-]*\+?\})$/.test(part));
  if (odd !== undefined) {
    throw new RouteError(
      `"${text}" has the part "${odd}", which no path may have. A variable fills a whole part: "/items/{id}".`,
    );
  }
  const greedy = parts.findIndex((part) => part.endsWith("+}"));
  if (greedy !== -1 && greedy !== parts.length - 1) {
    throw new RouteError(
      `"${text}" has something behind ${parts[greedy] ?? ""}, which takes the whole rest of a path.`,
    );
  }
  const slug = `${method}${path}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  return { method, path, slug };
}

/** A resource of a REST API: one part of a path. */
export interface PathPart {
  /** "/items/{id}". */
  readonly path: string;
  /** Path of the resource above it; "/" is the root. */
  readonly parent: string;
  readonly part: string;
}

/** The resources that the paths of some routes need, parents first, each once. */
export function pathParts(routes: readonly Route[]): PathPart[] {
  const found = new Map<string, PathPart>();
  for (const { path } of routes) {
    let parent = "/";
    for (const part of path.split("/").slice(1)) {
      if (part === "") continue;
      const here = parent === "/" ? `/${part}` : `${parent}/${part}`;
      if (!found.has(here)) found.set(here, { path: here, parent, part });
      parent = here;
    }
  }
  return [...found.values()];
}
