import { expect, it } from "vitest";
import type { PropertyMap } from "../../core/value.ts";
import { filterPolicyProblem } from "./filter-policy.ts";

it.each<PropertyMap>([
  { store: ["example_corp"] },
  { price: [{ numeric: [">=", 100] }], store: ["a", { prefix: "b" }, { "anything-but": ["c"] }] },
  { encrypted: [{ exists: false }], a: [1], b: [null], c: [true], d: ["x"] },
  { $or: [{ source: ["a"] }, { kind: [{ exists: true }] }] },
])("takes %j", (policy) => {
  expect(filterPolicyProblem(policy, "MessageAttributes")).toBeUndefined();
});

it("takes a nested policy of the body", () => {
  expect(filterPolicyProblem({ detail: { state: ["ok"] } }, "MessageBody")).toBeUndefined();
});

it.each<[PropertyMap, string]>([
  [{ store: "example_corp" }, 'has the value "example_corp" for store, which is not a list'],
  [{ store: [] }, "has an empty list for store"],
  [{ store: [["a"]] }, "has a list inside of the list for store"],
  [{ store: [{ prefix: "a", suffix: "b" }] }, "has 2 operators in one object for store"],
  [{ store: [{ contains: "a" }] }, 'has the operator "contains" for store, which SNS does not know'],
  [{ store: [{ exists: "yes" }] }, 'has "yes" for exists of store'],
  [{ store: [{ prefix: 1 }] }, "has 1 for prefix of store"],
  [{ detail: { state: ["ok"] } }, "is nested (detail.state), and its scope is MessageAttributes"],
  [{ a: [1], b: [1], c: [1], d: [1], e: [1], f: [1] }, "has 6 keys; it takes at most 5"],
  [
    { a: Array.from("abcdefghijklm"), b: Array.from("abcdefghijklm") },
    "has 169 combinations of values; it takes at most 150",
  ],
])("refuses %j", (policy, found) => {
  expect(filterPolicyProblem(policy, "MessageAttributes")?.found).toBe(found);
});
