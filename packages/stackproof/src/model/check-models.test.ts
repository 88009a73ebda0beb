// The kernel on small models of its own: references, relations, order, uniqueness, quotas, places, failures.
import { describe, expect, test } from "vitest";
import { type PropertyMap, Unknown } from "../core/value.ts";
import type { Finding } from "../findings/finding.ts";
import { Graph, type ResourceNode } from "../graph/graph.ts";
import { graphNode } from "../host/testing.ts";
import { checkModels } from "./check-models.ts";
import {
  conflictsWith,
  defineResource,
  exactlyOneOf,
  finding,
  int,
  list,
  object,
  ref,
  requiredWith,
  text,
} from "./kernel.ts";
import { modelOutputs } from "./outputs.ts";
import { ModelRegistry } from "./registry.ts";
import { World } from "./world.ts";

const docs = "https://example.com";
const NET = "aws:toy/net:Net";
const PART = "aws:toy/part:Part";
const GATE = "aws:toy/gate:Gate";

const net = defineResource({
  token: NET,
  aliases: ["aws:toys/net:Net"],
  docs,
  inputs: { size: int({ min: 1, max: 9 }), name: text() },
  outputs: (self, make) => ({ id: make.id("net"), arn: make.arn("toy", `net/${self.name}`) }),
  quotas: [{ name: "Nets per Region", limit: 2, per: "region", docs }],
  unique: {
    "duplicate-name": {
      key: (self) => self.inputs.name,
      scope: "region",
      says: (name) => `have the same name "${name}"`,
      property: "name",
      why: "Names are unique.",
      fix: "Choose another.",
      aws: { operation: "toy:CreateNet", code: "NetExists" },
    },
  },
});

const gate = defineResource({ token: GATE, docs, inputs: { netId: ref(NET) } });

const part = defineResource({
  token: PART,
  docs,
  inputs: {
    netId: ref(NET),
    netArns: list(ref(NET, ["arn"])),
    anywhere: ref(NET, "id", { anyRegion: true }),
    options: object({ size: int({ max: 5 }) }),
    a: text(),
    b: text(),
    c: text(),
  },
  relations: [conflictsWith(["a", "b"]), requiredWith("c", ["a"])],
  order: {
    "before-gate": {
      needs: (self, world) => world.where(GATE, "netId", self.text("netId")),
      because: "the gate of its net",
      effect: "broken",
      evidence: "documented",
      why: "It needs the gate.",
      docs,
    },
  },
  findings: {
    small: finding<{ net: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ net }) => `The net \`${net}\` is small.`,
      docs,
    }),
  },
  check(self, _world, report) {
    if (self.inputs.a === "throw") throw new Error("a bug");
    const found = self.ref("netId");
    if (found?.number("size") === 1) {
      report("small", { net: found.name }, "netId", {
        related: [{ view: found, property: "size", note: "its size" }],
      });
    }
  },
});

const registry = new ModelRegistry([net, gate, part]);

function node(
  type: string,
  name: string,
  inputs: PropertyMap,
  more: Partial<ResourceNode> = {},
): ResourceNode {
  const id = more.id ?? `${name}-id`;
  return graphNode(type, name, {
    inputs,
    outputs: { ...inputs, arn: `arn:aws:toy:us-east-1:111122223333:${name}` },
    region: "us-east-1",
    ...more,
    id,
  });
}

function check(...nodes: ResourceNode[]): Finding[] {
  const graph = new Graph("shop", "dev");
  for (const one of nodes) graph.add(one);
  return checkModels(new World({ graph, registry, account: ACCOUNT }), registry);
}

const ACCOUNT = { id: "111122223333", partition: undefined, defaultVpc: true, existing: [] };

function said(...nodes: ResourceNode[]): string[] {
  return check(...nodes).map(({ code, message, severity }) => `${severity} ${code} ${message}`);
}

describe("inputs", () => {
  test("by their kinds, at their paths", () => {
    const found = check(node(PART, "p", { options: { size: 6 } }));
    expect(found).toMatchObject([
      {
        code: "toy/part/invalid-options-size",
        severity: "error",
        effect: "rejected",
        message: "`options.size` of `p` is 6; it takes 5 or less.",
        quote: "expected options.0.size to be at most (5), got 6",
        fix: "Write 5 or less.",
        docs,
        at: { property: "options.size" },
      },
    ]);
  });

  test("unknown ones say nothing", () => {
    const nobodyKnows = new Unknown("rehearsed-1", undefined);
    expect(
      check(node(PART, "p", { options: { size: nobodyKnows }, netId: nobodyKnows, a: nobodyKnows })),
    ).toEqual([]);
  });
});

describe("references", () => {
  const main = node(NET, "main", {});

  test("to what the program does not create are not judged", () => {
    expect(check(node(PART, "p", { netId: "net-from-elsewhere", netArns: ["arn:aws:toy:::x"] }))).toEqual([]);
  });

  test("by another property of the right type", () => {
    expect(said(main, node(PART, "p", { netId: "arn:aws:toy:us-east-1:111122223333:main" }))).toEqual([
      "error toy/part/wrong-reference `netId` of `p` is the arn of `main` (aws.toy.Net); it takes the id of an aws.toy.Net.",
    ]);
    expect(check(main, node(PART, "p", { netId: "main-id" }))).toEqual([]);
  });

  test("to another type", () => {
    const other = node(GATE, "g", {}, { id: "gate-0123456789abcdef0" });
    expect(said(other, node(PART, "p", { netId: "gate-0123456789abcdef0" }))).toHaveLength(1);
    // A name may be shared by things of several types.
    expect(said(node(GATE, "g", {}, { id: "shared" }), node(PART, "p", { netId: "shared" }))).toEqual([]);
  });

  test("to another region", () => {
    const far = node(NET, "far", {}, { region: "eu-west-1" });
    expect(said(far, node(PART, "p", { netId: "far-id" }))).toEqual([
      "error toy/part/other-region `netId` of `p` names `far`, which is in eu-west-1; `p` is in us-east-1.",
    ]);
    expect(said(far, node(PART, "p", { anywhere: "far-id" }))).toEqual([]);
  });

  test("through another token of the type", () => {
    const old = node("aws:toys/net:Net", "old", { size: 1 });
    expect(said(old, node(PART, "p", { netId: "old-id" }))).toEqual([
      "error toy/part/small The net `old` is small.",
    ]);
  });
});

describe("relations", () => {
  test("conflicts, requirements, choices", () => {
    expect(check(node(PART, "p", { a: "x", b: "y" }))).toMatchObject([
      {
        code: "toy/part/conflicting-inputs",
        message: "`p` has both a and b, which exclude each other.",
        quote: '"b": conflicts with a',
        at: { property: "b" },
      },
    ]);
    expect(check(node(PART, "p", { c: "x" }))).toMatchObject([
      { code: "toy/part/missing-input", quote: '"c": all of `c,a` must be specified' },
    ]);
    // An empty text is no text for the provider.
    expect(check(node(PART, "p", { a: "x", b: "" }))).toEqual([]);
  });

  test("exactly one", () => {
    const chooser = defineResource({
      token: "aws:toy/chooser:Chooser",
      docs,
      inputs: { a: text(), b: text() },
      relations: [exactlyOneOf(["a", "b"])],
    });
    const own = new ModelRegistry([chooser]);
    const verdict = (inputs: PropertyMap): string[] => {
      const graph = new Graph("shop", "dev");
      graph.add(node("aws:toy/chooser:Chooser", "x", inputs));
      return checkModels(new World({ graph, registry: own, account: ACCOUNT }), own).map(
        ({ quote }) => quote ?? "",
      );
    };
    expect(verdict({})).toEqual(['"a": one of `a,b` must be specified']);
    expect(verdict({ a: "1", b: "2" })).toEqual([
      '"b": only one of `a,b` can be specified, but `a,b` were specified.',
    ]);
    expect(verdict({ b: new Unknown("?", undefined) })).toEqual([]);
  });
});

describe("order", () => {
  const main = node(NET, "main", {});
  const one = node(GATE, "gate", { netId: "main-id" }, { dependencies: [main.urn] });

  test("what nothing guarantees is said once, with what to write", () => {
    const found = check(main, one, node(PART, "p", { netId: "main-id" }, { dependencies: [main.urn] }));
    expect(found).toMatchObject([
      {
        code: "toy/part/before-gate",
        severity: "warning",
        message: "`p` does not wait for `gate`, the gate of its net.",
        fix: "Add `dependsOn: [gate]` to the options of `p`.",
        related: [{ urn: one.urn }],
      },
    ]);
  });

  test("any path will do: a chain, a component, a parent", () => {
    const between = node(NET, "between", {}, { dependencies: [one.urn] });
    expect(
      check(main, one, between, node(PART, "p", { netId: "main-id" }, { dependencies: [between.urn] })),
    ).toEqual([]);
    const component = graphNode("my:toy:Box", "box", { kind: "component", dependencies: [one.urn] });
    expect(
      check(main, one, component, node(PART, "p", { netId: "main-id" }, { parent: component.urn })),
    ).toEqual([]);
    expect(check(main, one, node(PART, "p", { netId: "main-id" }, { parent: one.urn }))).toEqual([]);
  });

  test("what waits for the resource itself cannot come first", () => {
    const self = node(PART, "p", { netId: "main-id" });
    const later = node(GATE, "later", { netId: "main-id" }, { dependencies: [self.urn] });
    expect(check(main, self, later)).toEqual([]);
  });

  test("what was only read is there already", () => {
    expect(
      check(
        main,
        node(GATE, "g", { netId: "main-id" }, { kind: "read" }),
        node(PART, "p", { netId: "main-id" }),
      ),
    ).toEqual([]);
  });
});

describe("uniqueness and quotas", () => {
  const at = (line: number) => ({ source: { file: "index.ts", line } });

  test("the second of two names in one region, by the order of the source", () => {
    const found = check(
      node(NET, "a", { name: "x" }, at(9)),
      node(NET, "b", { name: "x" }, at(2)),
      node(NET, "c", { name: "x" }, { region: "eu-west-1" }),
    );
    expect(found).toMatchObject([
      {
        code: "toy/net/duplicate-name",
        message: '`a` and `b` have the same name "x".',
        at: { property: "name", source: { line: 9 } },
        related: [{ source: { line: 2 } }],
        aws: { code: "NetExists" },
      },
    ]);
  });

  test("not in two accounts", () => {
    const role = (name: string) =>
      graphNode("pulumi:providers:aws", name, {
        kind: "provider",
        inputs: { assumeRoles: `[{"roleArn":"${name}"}]` },
      });
    const [one, two] = [role("one"), role("two")];
    const a = node(NET, "a", { name: "x" }, { provider: one.urn });
    expect(check(one, two, a, node(NET, "b", { name: "x" }, { provider: two.urn }))).toEqual([]);
    expect(check(one, two, a, node(NET, "b", { name: "x" }, { provider: one.urn }))).toHaveLength(1);
  });

  test("a quota warns, once for each region", () => {
    const nets = ["a", "b", "c", "d"].map((name, index) => node(NET, name, {}, at(index + 1)));
    expect(said(...nets)).toEqual([
      'warning toy/net/over-quota-nets-per-region `c` goes past the quota "Nets per Region": 4 are needed, and the default is 2.',
    ]);
    expect(said(...nets.slice(0, 2))).toEqual([]);
  });
});

test("a model that fails is our fault, and hides nothing else", () => {
  const found = check(node(PART, "bad", { a: "throw" }), node(PART, "p", { options: { size: 6 } }));
  expect(found.map(({ code }) => code)).toEqual(["model/failed", "toy/part/invalid-options-size"]);
});

test("outputs: defaults, ids and ARNs, the same on every run", () => {
  const graph = new Graph("shop", "dev");
  const make = () =>
    modelOutputs(net, registry, {
      urn: "urn:pulumi:dev::shop::aws:toy/net:Net::main",
      type: NET,
      name: "main",
      graph,
      settings: ACCOUNT,
      account: "111122223333",
      partition: "aws",
      region: "us-east-1",
      provider: undefined,
      inputs: {},
      known: {},
      id: undefined,
    });
  expect(make().id).toMatch(/^net-0[0-9a-f]{16}$/);
  expect(make()).toEqual(make());
  expect(make().outputs).toEqual({ arn: "arn:aws:toy:us-east-1:111122223333:net/main" });
});
