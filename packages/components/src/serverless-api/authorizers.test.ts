// Which authorizers there are.
import { expect, test } from "vitest";
import type { AuthorizerArgs } from "./args.ts";
import { planAuthorizers } from "./authorizers.ts";

const code = { inline: "export const handler = async () => ({});" };
const jwt: AuthorizerArgs = { kind: "jwt", issuer: "https://example.com", audience: ["shop"] };

function planOf(own: Readonly<Record<string, AuthorizerArgs | undefined>>, authorizer?: AuthorizerArgs) {
  const functions = Object.fromEntries(
    Object.entries(own).map(([key, one]) => [
      key,
      { code, routes: [`GET /${key}`], ...(one !== undefined && { authorizer: one }) },
    ]),
  );
  return planAuthorizers({ functions, ...(authorizer !== undefined && { authorizer }) });
}

test("without one, everyone may call", () => {
  expect(planOf({ a: undefined })).toEqual({ authorizers: {}, of: { a: { kind: "none" } }, twice: [] });
});

test("the API's own is for functions that say nothing", () => {
  const plan = planOf({ a: undefined, b: { kind: "none" }, c: { kind: "iam" }, d: jwt }, jwt);
  expect(Object.keys(plan.authorizers)).toEqual(["authorizer"]);
  expect(plan.of).toEqual({
    a: { kind: "jwt", authorizer: "authorizer" },
    b: { kind: "none" },
    c: { kind: "iam" },
    d: { kind: "jwt", authorizer: "authorizer" },
  });
});

test("one that nobody uses is not made", () => {
  expect(planOf({ a: { kind: "none" } }, jwt).authorizers).toEqual({});
});

test("those of functions have their names, or one of their own", () => {
  expect(Object.keys(planOf({ a: jwt, b: { ...jwt }, c: { ...jwt, name: "tokens" } }).authorizers)).toEqual([
    "a-authorizer",
    "b-authorizer",
    "tokens",
  ]);
});

test("two that are called the same are found", () => {
  expect(planOf({ a: { ...jwt, name: "x" }, b: { ...jwt, name: "x" } }).twice).toEqual(["x"]);
});
