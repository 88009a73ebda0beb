// What a network makes of its arguments: properties that hold for all of them.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NetworkArgs } from "./args.ts";
import { formatRange, networkOf, parseRange, sizeOf } from "./cidr.ts";
import { NetworkError } from "./errors.ts";
import { ipv6Subnet } from "./ipv6.ts";
import type { TierKind } from "./plan.ts";
import { networkSettings } from "./settings.ts";

const ZONES = ["a", "b", "c", "d", "e", "f"].map((letter) => `us-east-1${letter}`);
const KINDS = ["public", "private", "isolated"] as const;

const cidrs = fc
  .record({ prefix: fc.integer({ min: 16, max: 28 }), base: fc.integer({ min: 0, max: 2 ** 32 - 1 }) })
  .map((range) => formatRange(networkOf(range)));
const zones = fc.oneof(
  fc.integer({ min: 1, max: 6 }),
  fc.uniqueArray(fc.constantFrom(...ZONES), { minLength: 1, maxLength: 6 }),
);
/** Any kinds in any order; a kind may come several times. */
const tiers = fc
  .array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 8 })
  .map((kinds: TierKind[]) => kinds.map((kind, index) => ({ kind, name: `${kind}${index}` })));
const capacity = fc.record({
  zones: fc.integer({ min: 1, max: 8 }),
  tiers: fc.integer({ min: 1, max: 8 }),
});

/** Arguments of all sizes, many of which do not fit. */
const requests: fc.Arbitrary<NetworkArgs> = fc
  .record({ cidr: cidrs, zones, tiers, own: fc.option(capacity), ipv6: fc.boolean() })
  .map(({ own, ...args }) => ({
    ...args,
    nat: { strategy: "none" as const },
    ...(own !== null && { capacity: own }),
  }));

/** The subnets of the network, or why there are none. */
function subnetsOf(args: NetworkArgs) {
  try {
    const { plan } = networkSettings("main", args);
    return plan.tiers
      .flatMap(({ subnets }) => subnets)
      .map((subnet) => ({ ...subnet, ...span(subnet.cidr) }));
  } catch (error) {
    if (error instanceof NetworkError) return error.message;
    throw error;
  }
}

function span(cidr: string): { start: number; end: number; prefix: number } {
  const range = parseRange(cidr);
  if (range === undefined) throw new Error(`${cidr} does not parse`);
  return { start: range.base, end: range.base + sizeOf(range.prefix), prefix: range.prefix };
}

function countOf(some: NetworkArgs["zones"]): number {
  return typeof some === "number" ? some : (some?.length ?? 2);
}

/** One more zone at the end; undefined when there are six. */
function withZone({ zones: some, ...args }: NetworkArgs): NetworkArgs | undefined {
  if (typeof some === "number") return some < 6 ? { ...args, zones: some + 1 } : undefined;
  const next = ZONES.find((zone) => some?.includes(zone) === false);
  return next === undefined ? undefined : { ...args, zones: [...(some ?? []), next] };
}

describe("every network that fits", () => {
  test("has one subnet of /16 to /28 for each zone of each tier, inside the VPC, aligned, apart from the others", () => {
    fc.assert(
      fc.property(requests, (args) => {
        const subnets = subnetsOf(args);
        fc.pre(typeof subnets !== "string");
        const vpc = span(args.cidr ?? "");
        expect(subnets).toHaveLength(countOf(args.zones) * (args.tiers?.length ?? 2));
        for (const { start, end, prefix } of subnets) {
          expect(start).toBeGreaterThanOrEqual(vpc.start);
          expect(end).toBeLessThanOrEqual(vpc.end);
          expect(start % sizeOf(prefix)).toBe(0);
          expect(prefix).toBeGreaterThanOrEqual(vpc.prefix);
          expect(prefix).toBeLessThanOrEqual(28);
        }
        const sorted = subnets.toSorted((one, other) => one.start - other.start);
        for (const [index, { start }] of sorted.entries()) {
          expect(start).toBeGreaterThanOrEqual(sorted[index - 1]?.end ?? vpc.start);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("keeps names, ranges and IPv6 ranges when a zone or a tier is added at the end", () => {
    fc.assert(
      fc.property(requests, fc.constantFrom(...KINDS), fc.boolean(), (args, kind, isZone) => {
        const more = isZone
          ? withZone(args)
          : { ...args, tiers: [...(args.tiers ?? []), { kind, name: "last" }] };
        const [before, after] = [subnetsOf(args), more === undefined ? "no zone is left" : subnetsOf(more)];
        fc.pre(typeof before !== "string" && typeof after !== "string");
        const keyed = new Map(after.map((subnet) => [subnet.name, subnet]));
        expect(after.length).toBeGreaterThan(before.length);
        for (const subnet of before) expect(keyed.get(subnet.name)).toEqual(subnet);
      }),
      { numRuns: 500 },
    );
  });

  test("gives each subnet an IPv6 range of its own", () => {
    fc.assert(
      fc.property(requests, (args) => {
        const subnets = subnetsOf({ ...args, ipv6: true });
        fc.pre(typeof subnets !== "string");
        const ranges = subnets.map(({ place }) => ipv6Subnet("2600:1f18:4a2c:5600::/56", place));
        expect(new Set(ranges).size).toBe(subnets.length);
      }),
    );
  });

  test("has the ranges of the plan, whether zones have names or numbers", () => {
    fc.assert(
      fc.property(requests, (args) => {
        const numbered = subnetsOf({ ...args, zones: countOf(args.zones) });
        const named = subnetsOf({ ...args, zones: ZONES.slice(0, countOf(args.zones)) });
        fc.pre(typeof numbered !== "string" && typeof named !== "string");
        expect(named.map(({ cidr }) => cidr)).toEqual(numbered.map(({ cidr }) => cidr));
      }),
    );
  });
});

describe("every network that does not fit", () => {
  test("is refused with advice that helps", () => {
    fc.assert(
      fc.property(requests, (args) => {
        const refusal = subnetsOf(args);
        fc.pre(typeof refusal === "string");
        expect(refusal).toMatch(/^Network "main": \d/);
        const advice = /capacity: \{ zones: (\d+), tiers: (\d+) \}/.exec(refusal);
        const prefix = /Use a VPC of \/(\d+) or larger/.exec(refusal)?.[1];
        expect(advice).not.toBeNull();
        const base = span(args.cidr ?? "").start;
        const cidr =
          prefix === undefined ? args.cidr : formatRange(networkOf({ base, prefix: Number(prefix) }));
        const helped = subnetsOf({
          ...args,
          ...(cidr !== undefined && { cidr }),
          capacity: { zones: Number(advice?.[1]), tiers: Number(advice?.[2]) },
        });
        expect(helped).toHaveLength(countOf(args.zones) * (args.tiers?.length ?? 2));
      }),
      { numRuns: 500 },
    );
  });

  test("is refused when the parts of its IPv6 range do not suffice", () => {
    const wide = { cidr: "10.0.0.0/16", zones: 2, capacity: { zones: 256, tiers: 16 } };
    expect(subnetsOf({ ...wide, ipv6: false })).toHaveLength(4);
    expect(subnetsOf({ ...wide, ipv6: true })).toContain("more than 256 places");
  });
});

describe("defaults", () => {
  test("are two zones, a public and a private tier, NAT gateways in each zone, endpoints and flow logs", () => {
    expect(networkSettings("main", {})).toMatchObject({
      zones: 2,
      nat: { strategy: "per-zone", allocationIds: [] },
      ipv6: false,
      endpoints: { gateway: ["s3", "dynamodb"], interface: [], tier: "private" },
      flowLogs: { to: "cloudwatch" },
      networkAcls: undefined,
    });
  });

  test.each<[tiers: TierKind[], nat: string, tier: string]>([
    [["public"], "none", "public"],
    [["public", "isolated"], "none", "isolated"],
    [["isolated", "private", "public"], "per-zone", "isolated"],
  ])("of the tiers %j", (kinds, strategy, tier) => {
    expect(networkSettings("main", { tiers: kinds })).toMatchObject({
      nat: { strategy },
      endpoints: { tier },
    });
  });

  test("of the ACLs' ports give way to what is asked for", () => {
    expect(networkSettings("main", { networkAcls: true }).networkAcls).toEqual({ publicPorts: [80, 443] });
    expect(networkSettings("main", { networkAcls: {} }).networkAcls).toEqual({ publicPorts: [80, 443] });
    expect(networkSettings("main", { networkAcls: { publicPorts: [] } }).networkAcls).toEqual({
      publicPorts: [],
    });
  });
});

test("Local Zones and zones of all partitions are taken", () => {
  for (const zone of [
    "us-west-2-lax-1a",
    "us-gov-west-1a",
    "cn-north-1b",
    "eusc-de-east-1a",
    "ap-southeast-4c",
  ]) {
    expect(networkSettings("main", { zones: [zone] }).plan.tiers[0]?.subnets[0]?.zone).toBe(zone);
  }
  expect(networkSettings("main", { zones: ["us-west-2a", "us-west-2-lax-1a"] }).zones).toHaveLength(2);
});
