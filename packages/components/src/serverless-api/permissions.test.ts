// What permissions are for.
import { expect, test } from "vitest";
import { sourcesOf, statementIdOf } from "./permissions.ts";
import { parseRoute } from "./routes.ts";

test("each route has its own, with asterisks for what varies", () => {
  const routes = ["GET /", "GET /items/{id}", "ANY /files/{path+}", "$default"].map((text) =>
    parseRoute(text, "http"),
  );
  expect(sourcesOf("items", routes, "$default")).toEqual([
    { what: "get", path: "/$default/GET/" },
    { what: "get-items-by-id", path: "/$default/GET/items/*" },
    { what: "any-files-all-path", path: "/$default/*/files/*" },
    { what: "default", path: "/$default/$default" },
  ]);
});

test("many routes share one, because a function's policy is small", () => {
  const routes = Array.from({ length: 21 }, (_, index) => parseRoute(`GET /${index}`, "rest"));
  expect(sourcesOf("items", routes.slice(1), "v1")).toHaveLength(20);
  expect(sourcesOf("items", routes, "v1")).toEqual([{ what: "items", path: "/v1/*" }]);
});

test("a long name is cut, because a statement's id is short", () => {
  expect(statementIdOf("shop-get-items")).toEqual({});
  expect(statementIdOf("x".repeat(93))).toEqual({ statementIdPrefix: "x".repeat(70) });
});
