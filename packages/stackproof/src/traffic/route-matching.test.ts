// Paths with variables.
import { expect, test } from "vitest";
import { segmentsOf } from "./request.ts";
import { bestOf, matchTemplate, moreSpecific, parseTemplate } from "./route-matching.ts";

test.each([
  ["/", "/", {}],
  ["/items", "/items", {}],
  ["/items", "/Items", undefined],
  ["/items", "/items/", undefined],
  ["/items", "/items/7", undefined],
  ["/items", "/", undefined],
  ["/items/{id}", "/items/7", { id: "7" }],
  ["/items/{id}", "/items/", undefined],
  ["/items/{id}", "/items", undefined],
  ["/items/{id}", "/items/a%2Fb", { id: "a%2Fb" }],
  ["/items/{id}/notes", "/items/7/notes", { id: "7" }],
  ["/{proxy+}", "/a/b//c", { proxy: "a/b//c" }],
  ["/{proxy+}", "/", undefined],
  ["/items/{proxy+}", "/items", undefined],
  ["/items/{proxy+}", "/items/", undefined],
  ["/items/{proxy+}", "/items/7/notes", { proxy: "7/notes" }],
])("%s and %s", (template, path, values) => {
  expect(matchTemplate(parseTemplate(template), segmentsOf(path))).toEqual(values);
});

test.each([
  ["/items", "/{id}", "first"],
  ["/{id}", "/items", "second"],
  ["/{id}", "/{proxy+}", "first"],
  ["/items/{id}", "/items/{proxy+}", "first"],
  ["/items/{proxy+}", "/{proxy+}", "first"],
  ["/items/{id}", "/{kind}/7", "neither"],
  ["/items/{proxy+}", "/{a}/{b}", "neither"],
  ["/items/{id}", "/items/{name}", "same"],
] as const)("%s against %s", (a, b, wanted) => {
  expect(moreSpecific(parseTemplate(a), parseTemplate(b))).toBe(wanted);
});

test("there is a best one only when it is better than all others", () => {
  const longer = (a: string, b: string) => a.length > b.length;
  expect(bestOf(["a", "abc", "ab"], longer)).toBe("abc");
  expect(bestOf(["ab", "cd"], longer)).toBeUndefined();
  expect(bestOf([], longer)).toBeUndefined();
});
