// Routes as text.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type OwnedRoute, parseRoute, preflightRoutes, RouteError, refuseConflicts } from "./routes.ts";

describe("routes", () => {
  test.each([
    ["GET /items/{id}", "GET", "/items/{id}", "get-items-by-id"],
    ["ANY /{proxy+}", "ANY", "/{proxy+}", "any-all-proxy"],
    ["POST /", "POST", "/", "post"],
    ["$default", "ANY", "$default", "default"],
  ])("%s has a method, a path, and a name", (text, method, path, slug) => {
    expect(parseRoute(text, "http")).toEqual({ method, path, slug });
  });

  test.each([
    ["items", "is no route"],
    ["get /items", "Methods are in capitals: GET"],
    ["GET items", "is no route"],
    ["GET /items /x", "is no route"],
    ["GET /items//x", '"GET /items/x"'],
    ["GET /items/", '"GET /items"'],
    ["GET /a-{id}", "A variable|a variable as a whole"],
    ["GET /{a+}/b", "takes the whole rest"],
    ["GET /{id}/{id}", "the variable {id} twice"],
    ["GET /ä", "is made of"],
  ])("%s is none", (text, words) => {
    expect(() => parseRoute(text, "http")).toThrow(RouteError);
    expect(() => parseRoute(text, "http")).toThrow(new RegExp(words));
  });

  test("REST APIs take fewer characters, and no $default", () => {
    expect(parseRoute("GET /~me", "http").path).toBe("/~me");
    expect(() => parseRoute("GET /~me", "rest")).toThrow("is made of letters, digits and . _ : -");
    expect(() => parseRoute("$default", "rest")).toThrow("ANY /{proxy+}");
  });

  test("that differ have different names", () => {
    const part = fc.oneof(
      fc.constantFrom("by", "all", "id", "items", "a-b", "a.b", "A", "{id}", "{a-b}", "{by}", "{userId}"),
      fc.stringMatching(/^[a-z0-9-]{1,3}$/),
    );
    const text = fc
      .tuple(
        fc.constantFrom("GET", "ANY"),
        fc.uniqueArray(part, { maxLength: 4 }),
        fc.constantFrom("", "/{all+}"),
      )
      .map(
        ([method, parts, end]) => `${method} /${parts.join("/")}${parts.length === 0 ? end.slice(1) : end}`,
      );
    fc.assert(
      fc.property(text, text, (one, other) => {
        fc.pre(one !== other);
        expect(parseRoute(one, "http").slug).not.toBe(parseRoute(other, "http").slug);
        expect(parseRoute(one, "http").slug).toMatch(/^[a-z0-9-]+$/);
      }),
    );
  });
});

function owned(...routes: readonly (readonly [owner: string, text: string])[]): OwnedRoute[] {
  return routes.map(([owner, text]) => ({ owner, route: parseRoute(text, "http") }));
}

describe("routes together", () => {
  test.each([
    [
      "two functions",
      owned(["a", "GET /x"], ["b", "GET /x"]),
      'Functions "a" and "b" both have the route "GET /x"',
    ],
    ["one function", owned(["a", "GET /x"], ["a", "GET /x"]), 'Function "a" has the route "GET /x" twice'],
    ["names of variables", owned(["a", "GET /{x}"], ["b", "GET /{y}"]), "take the same requests"],
  ])("the same one twice: %s", (_, routes, words) => {
    expect(() => refuseConflicts(routes, "http")).toThrow(words);
  });

  test("a REST API has one variable at a place", () => {
    const routes = owned(["a", "GET /items/{id}"], ["a", "PUT /items/{key}/parts"]);
    expect(() => refuseConflicts(routes, "http")).not.toThrow();
    expect(() => refuseConflicts(routes, "rest")).toThrow('{id} and {key} at the same place below "/items"');
    const greedy = owned(["a", "GET /items/{id}"], ["a", "ANY /items/{rest+}"]);
    expect(() => refuseConflicts(greedy, "rest")).toThrow("leave one of the routes out");
  });

  test("different ones may be", () => {
    const routes = owned(["a", "GET /items/{id}"], ["b", "GET /items/new"], ["b", "PUT /items/{id}"]);
    expect(() => refuseConflicts(routes, "rest")).not.toThrow();
  });
});

test("preflight requests get routes of their own where ANY would ask for authorization", () => {
  const routes = ["GET /a", "ANY /b", "$default", "ANY /c"].map((text) => parseRoute(text, "http"));
  const made = preflightRoutes(routes, new Set(["/c"]));
  expect(made.map(({ method, path }) => `${method} ${path}`)).toEqual(["OPTIONS /b", "OPTIONS /{proxy+}"]);
});
