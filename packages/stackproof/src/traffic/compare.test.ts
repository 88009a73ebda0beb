// Traffic: answers against what was asked.
import { describe, expect, test } from "vitest";
import type { AnswerRequirement } from "../project/requirements.ts";
import { quotedBody, shortfall } from "./compare.ts";

const answer = {
  status: 200,
  headers: { "content-type": "application/json" },
  body: '{"id":"1","tags":["a","b"],"owner":{"name":"Ada","age":36}}',
};
const nothing: AnswerRequirement = { status: undefined, headers: {}, body: undefined };

describe("an answer", () => {
  test.each<[string, Partial<AnswerRequirement>]>([
    ["nothing is asked", {}],
    ["its status", { status: 200 }],
    ["a header", { headers: { "content-type": "application/json" } }],
    ["a text in its body", { body: '"Ada"' }],
    ["a part of its body", { body: { owner: { name: "Ada" } } }],
    ["a whole list", { body: { tags: ["a", "b"] } }],
    ["an empty object", { body: {} }],
  ])("is as it should be: %s", (_, expected) => {
    expect(shortfall(answer, { ...nothing, ...expected })).toBeUndefined();
  });

  test.each<[Partial<AnswerRequirement>, string]>([
    [{ status: 201 }, "is answered with 200, not 201"],
    [{ headers: { location: "/" } }, "is answered without the header `location`"],
    [
      { headers: { "content-type": "text/html" } },
      "is answered with the header `content-type: application/json`, not `text/html`",
    ],
    [{ body: "Grace" }, "is answered without `Grace` in its body"],
    [{ body: { name: "Ada" } }, "is answered with a body without `name`"],
    [
      { body: { owner: { name: "Grace" } } },
      'is answered with a body that has `"Ada"` at `owner.name`, not `"Grace"`',
    ],
    [{ body: { owner: ["Ada"] } }, "is answered with a body that has no list at `owner`"],
    [{ body: { id: {} } }, "is answered with a body that has no object at `id`"],
    [{ body: { tags: ["a"] } }, "is answered with a body that has 2 items at `tags`, not 1"],
    [{ body: { tags: ["a", "c"] } }, 'is answered with a body that has `"b"` at `tags.1`, not `"c"`'],
    [{ body: [] }, "is answered with a body that has no list"],
    [{ body: { toString: 1 } }, "is answered with a body without `toString`"],
    [{ body: { id: 1 } }, 'is answered with a body that has `"1"` at `id`, not `1`'],
  ])("falls short of %j", (expected, problem) => {
    expect(shortfall(answer, { ...nothing, ...expected })).toBe(problem);
  });

  test("that is no JSON has no parts", () => {
    const page = { ...answer, body: "<html>" };
    expect(shortfall(page, { ...nothing, body: {} })).toBe("is answered with a body that is no JSON");
  });

  test("is quoted in part", () => {
    expect(quotedBody({ ...answer, body: "" })).toBe("its body is empty");
    expect(quotedBody({ ...answer, body: "x".repeat(300) })).toBe(`its body: ${"x".repeat(200)}…`);
  });
});
