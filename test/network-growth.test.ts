// A network that is changed later keeps what it has: nothing is renamed, and nothing is replaced.
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { NetworkArgs } from "../packages/components/src/network/args.ts";
import { checkProject } from "../packages/stackproof/src/index.ts";

const PROJECT = fileURLToPath(new URL("components/", import.meta.url));
const NAMED = ["us-west-2b"];

/** The resources of the network, by URN, with the inputs that AWS gets. */
async function resourcesOf(args: NetworkArgs): Promise<Map<string, Readonly<Record<string, string>>>> {
  const result = await checkProject(PROJECT, {
    stack: "network-growth",
    config: { "components:network": JSON.stringify(args) },
    ownEnvironment: process.env,
    types: false,
  });
  if (result.kind !== "checked") throw new Error(`The program was not checked: ${JSON.stringify(result)}`);
  const nodes = [...(result.stacks[0]?.run?.graph?.resources ?? [])].filter(({ kind }) => kind === "custom");
  return new Map(
    nodes.map(({ urn, inputs }) => [
      urn,
      Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, JSON.stringify(value)])),
    ]),
  );
}

/** What the second has no more, and which inputs are others, as `<type>.<input>`. */
async function changes(before: NetworkArgs, after: NetworkArgs): Promise<string[]> {
  const [old, now] = await Promise.all([resourcesOf(before), resourcesOf(after)]);
  expect(old.size).toBeGreaterThan(15);
  expect(now.size).toBeGreaterThan(15);
  const found = [...old].flatMap(([urn, inputs]) => {
    const type = /:([A-Za-z]+)::[^:]+$/.exec(urn)?.[1] ?? urn;
    const others = now.get(urn);
    if (others === undefined) return [`${type} is gone`];
    const keys = new Set([...Object.keys(inputs), ...Object.keys(others)]);
    return [...keys].filter((key) => inputs[key] !== others[key]).map((key) => `${type}.${key}`);
  });
  return [...new Set(found)].toSorted();
}

const MORE_SUBNETS = ["NetworkAcl.subnetIds", "VpcEndpoint.routeTableIds", "VpcEndpoint.subnetIds"];

describe("stays, but for lists that grow and routes that lead elsewhere", () => {
  test.each<[what: string, before: NetworkArgs, after: NetworkArgs, changed: string[]]>([
    ["a second zone by number", { zones: 1 }, { zones: 2 }, MORE_SUBNETS],
    ["a second zone by name", { zones: NAMED }, { zones: [...NAMED, "us-west-2a"] }, MORE_SUBNETS],
    ["a tier", {}, { tiers: ["public", "private", "isolated"] }, ["VpcEndpoint.routeTableIds"]],
    ["the first NAT gateway", { nat: { strategy: "none" } }, { nat: { strategy: "single" } }, []],
    ["NAT gateways in all zones", { nat: { strategy: "single" } }, {}, ["Route.natGatewayId"]],
    ["endpoints", {}, { endpoints: { interface: ["ssm", "kms"] } }, []],
  ])("with %s", { timeout: 240_000 }, async (_, before, after, changed) => {
    expect(await changes(before, after)).toEqual(changed);
  });
});
