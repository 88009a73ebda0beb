// Routes as text.
import { describe, expect, test } from "vitest";
import { parseRoute, pathParts, RouteError } from "./routes.ts";

describe("routes", () => {
  test("have a method, a path, and a name", () => {
    expect(parseRoute("GET /items/{id}")).toEqual({
      method: "GET",
      path: "/items/{id}",
      slug: "get-items-id",
    });
    expect(parseRoute("ANY /{proxy+}")).toEqual({ method: "ANY", path: "/{proxy+}", slug: "any-proxy" });
    expect(parseRoute("POST /")).toEqual({ method: "POST", path: "/", slug: "post" });
  });

  test.each([
    ["items"],
    ["get /items"],
    ["GET items"],
    ["GET /items /x"],
    ["GET /items//x"],
    ["GET /a-{id}"],
    ["GET /{a+}/b"],
  ])("%j is none", (text) => {
    expect(() => parseRoute(text)).toThrow(RouteError);
  });
});

test("paths become resources, parents first and each once", () => {
  const routes = ["GET /items", "GET /items/{id}", "PUT /items/{id}", "GET /"].map(parseRoute);
  expect(pathParts(routes)).toEqual([
    { path: "/items", parent: "/", part: "items" },
    { path: "/items/{id}", parent: "/items", part: "{id}" },
  ]);
});
