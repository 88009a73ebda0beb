// Requirements: what names stand for.
import { expect, test } from "vitest";
import { Unknown } from "../core/value.ts";
import { World } from "../model/world.ts";
import { DEFAULT_SETTINGS } from "../project/default-settings.ts";
import { nearestName, thingsNamed } from "./names.ts";
import { graphOf, TYPES } from "./testing.ts";

const INSTANCE = "aws:ec2/instance:Instance";
const graph = graphOf([
  { type: "shop:index:WebTier", name: "tier", kind: "component" },
  { type: "shop:index:Half", name: "half", kind: "component", parent: "tier" },
  { type: INSTANCE, name: "one", parent: "half", inputs: { tags: { Tier: "web" } } },
  { type: INSTANCE, name: "two", parent: "tier", outputs: { tagsAll: { Tier: "data", Team: "shop" } } },
  { type: INSTANCE, name: "three", inputs: { tags: new Unknown("?", undefined) } },
  {
    type: "aws:autoscaling/group:Group",
    name: "two",
    inputs: { tags: [{ key: "Tier", value: "web", propagateAtLaunch: true }] },
  },
]);
const world = new World({ graph, registry: TYPES, account: DEFAULT_SETTINGS.account });

test.each<[string, string[][]]>([
  ["one", [["one"]]],
  ["two", [["two", "two"]]],
  ["tier", [["two", "one"]]],
  ["WebTier", [["two", "one"]]],
  ["half", [["one"]]],
  ["aws.ec2.Instance", [["one"], ["three"], ["two"]]],
  ["aws:autoscaling/*", [["two"]]],
  ["tag:Tier=web", [["two"], ["one"]]],
  ["tag:Team", [["two"]]],
  ["tag:Tier=Web", []],
  ["four", []],
  ["aws.s3.Bucket", []],
])("%s", (text, names) => {
  expect(thingsNamed(text, graph, world).map(({ views }) => views.map(({ name }) => name).sort())).toEqual(
    expect.arrayContaining(names.map((some) => [...some].sort())),
  );
  expect(thingsNamed(text, graph, world)).toHaveLength(names.length);
});

test("the nearest name", () => {
  expect(nearestName("thre", graph)).toBe("three");
  expect(nearestName("tag:tier=web", graph)).toBe("tag:Tier=web");
  expect(nearestName("aws:ec2/instance:Instanze", graph)).toBe(INSTANCE);
  expect(nearestName("something else", graph)).toBeUndefined();
});
