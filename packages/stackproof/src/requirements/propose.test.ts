// The first stackproof.yaml.
import { expect, test } from "vitest";
import { World } from "../model/world.ts";
import { readSettings } from "../project/settings.ts";
import { proposal } from "./propose.ts";
import { findingsOf, type Given, graphOf, TYPES } from "./testing.ts";

const tagged = (name: string, environment: string): Given => ({
  type: "aws:s3/bucket:Bucket",
  name,
  outputs: { tagsAll: { Environment: environment, project: "shop", Name: name } },
});
const GIVEN: readonly Given[] = [
  tagged("a", "dev"),
  tagged("b", "prod"),
  { type: "aws:iam/role:Role", name: "r", region: undefined },
];

function proposed(given: readonly Given[], outputs = {}): string {
  const graph = graphOf(given, outputs);
  const { account } = readSettings(undefined, "").settings;
  const world = new World({ graph, registry: TYPES, account });
  return proposal({ graph, world, stacks: given.length === 0 ? [] : ["dev", "prod"] });
}

test("says what the program does now", () => {
  expect(proposed(GIVEN, { url: "https://x" })).toMatchSnapshot();
});

test("names the components that the program is made of", () => {
  const stack: Given = { type: "my:index:TapStack", name: "t", kind: "component" };
  expect(proposed([...GIVEN, stack])).toContain('require:\n  my:index:TapStack: ">=1"\n');
});

test("the program meets it", () => {
  expect(findingsOf(proposed(GIVEN, { url: "https://x" }), GIVEN, { url: "https://x" })).toEqual([]);
});

test("an empty program proposes nothing, and that is a valid file", () => {
  expect(readSettings(proposed([]), "stackproof.yaml").findings).toEqual([]);
});
