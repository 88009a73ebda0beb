// Graph: indexes and orders.
import { describe, expect, test } from "vitest";
import { Graph, propertyOf, type ResourceNode } from "./graph.ts";

function node(name: string, more: Partial<ResourceNode> = {}): ResourceNode {
  return {
    urn: `urn:pulumi:dev::p::a:b:C::${name}`,
    type: "a:b:C",
    name,
    kind: "custom",
    parent: undefined,
    id: undefined,
    inputs: {},
    outputs: {},
    dependencies: [],
    propertyDependencies: {},
    provider: undefined,
    region: undefined,
    options: {},
    droppedArguments: [],
    coverage: "schema",
    source: undefined,
    frames: [],
    outputsRegistered: false,
    ...more,
  };
}

describe("Graph", () => {
  test("finds by URN, type and parent, and sorts by URN", () => {
    const graph = new Graph("p", "dev");
    const stack = node("p-dev", { kind: "stack", type: "pulumi:pulumi:Stack", outputs: { url: "u" } });
    const [b, a] = [node("b", { parent: stack.urn }), node("a", { parent: stack.urn })];
    for (const one of [stack, b, a]) graph.add(one);
    expect(graph.size).toBe(3);
    expect(graph.get(a.urn)).toBe(a);
    expect(graph.ofType("a:b:C")).toEqual([b, a]);
    expect(graph.ofType("none")).toEqual([]);
    expect(graph.childrenOf(stack.urn)).toEqual([b, a]);
    expect([...graph.resources]).toEqual([stack, b, a]);
    expect(graph.sorted().map(({ name }) => name)).toEqual(["a", "b", "p-dev"]);
    expect(graph.stackOutputs()).toEqual({ url: "u" });
  });

  test("without a stack there are no outputs", () => {
    expect(new Graph("p", "dev").stackOutputs()).toEqual({});
  });

  test("outputs go before inputs", () => {
    expect(propertyOf(node("a", { inputs: { x: 1, y: 2 }, outputs: { x: 3 } }), "x")).toBe(3);
    expect(propertyOf(node("a", { inputs: { x: 1, y: 2 }, outputs: { x: 3 } }), "y")).toBe(2);
    expect(propertyOf(node("a"), "x")).toBeUndefined();
  });
});
