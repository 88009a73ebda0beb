import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatRange, networkOf, parseRange, sizeOf } from "./cidr.ts";
import { type Capacity, defaultCapacity, NetworkPlanError, planNetwork, type TierRequest } from "./plan.ts";

const zoneNames = ["a", "b", "c", "d", "e", "f", "g", "h"].map((letter) => `us-east-1${letter}`);
const kinds = ["public", "private", "isolated"] as const;

function tierRequests(count: number): TierRequest[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `tier-${index}`,
    kind: kinds[index % 3] ?? "private",
  }));
}

/** Any request that a plan exists for, some at the edge of their capacity. */
const requests = fc
  .record({
    prefix: fc.integer({ min: 16, max: 28 }),
    address: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    own: fc.option(
      fc.record({ zones: fc.integer({ min: 1, max: 8 }), tiers: fc.integer({ min: 1, max: 8 }) }),
    ),
    fill: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .filter(({ prefix, own }) => own === null || prefix + bits(own.zones) + bits(own.tiers) <= 28)
  .map(({ prefix, address, own, fill }) => {
    const capacity: Capacity = own ?? defaultCapacity(prefix);
    return {
      cidr: formatRange(networkOf({ base: address, prefix })),
      zones: zoneNames.slice(0, 1 + Math.floor(fill[0] * (capacity.zones - 1))),
      tiers: tierRequests(1 + Math.floor(fill[1] * (capacity.tiers - 1))),
      ...(own !== null && { capacity: own }),
    };
  });

function bits(count: number): number {
  return Math.ceil(Math.log2(count));
}

function rangesOf(request: Parameters<typeof planNetwork>[0]) {
  return planNetwork(request).tiers.flatMap((tier) =>
    tier.subnets.map((subnet) => ({ subnet, tier, ...span(subnet.cidr) })),
  );
}

function span(cidr: string): { start: number; end: number; prefix: number } {
  const range = parseRange(cidr);
  if (range === undefined) throw new Error(`${cidr} does not parse`);
  return { start: range.base, end: range.base + sizeOf(range.prefix), prefix: range.prefix };
}

describe("every plan", () => {
  it("has one subnet for each zone of each tier", () => {
    fc.assert(
      fc.property(requests, (request) => {
        const ranges = rangesOf(request);
        expect(ranges).toHaveLength(request.zones.length * request.tiers.length);
        expect(new Set(ranges.map(({ subnet }) => subnet.name)).size).toBe(ranges.length);
      }),
    );
  });

  it("keeps every subnet inside the VPC and inside its tier", () => {
    fc.assert(
      fc.property(requests, (request) => {
        const vpc = span(request.cidr);
        for (const { start, end, tier } of rangesOf(request)) {
          const whole = span(tier.cidr);
          expect(start).toBeGreaterThanOrEqual(whole.start);
          expect(end).toBeLessThanOrEqual(whole.end);
          expect(whole.start).toBeGreaterThanOrEqual(vpc.start);
          expect(whole.end).toBeLessThanOrEqual(vpc.end);
        }
      }),
    );
  });

  it("lets no two subnets overlap", () => {
    fc.assert(
      fc.property(requests, (request) => {
        const ranges = rangesOf(request).toSorted((a, b) => a.start - b.start);
        const overlaps = ranges.filter((range, index) => range.end > (ranges[index + 1]?.start ?? Infinity));
        expect(overlaps).toEqual([]);
      }),
    );
  });

  it("aligns every subnet to its size, in the sizes that AWS takes", () => {
    fc.assert(
      fc.property(requests, (request) => {
        for (const { start, prefix, subnet } of rangesOf(request)) {
          expect(start % sizeOf(prefix)).toBe(0);
          expect(prefix).toBeGreaterThanOrEqual(16);
          expect(prefix).toBeLessThanOrEqual(28);
          expect(subnet.usableAddresses).toBe(sizeOf(prefix) - 5);
        }
      }),
    );
  });

  it("stays as it is when a zone or a tier is added at the end", () => {
    fc.assert(
      fc.property(requests, fc.boolean(), (request, addZone) => {
        const capacity = request.capacity ?? defaultCapacity(span(request.cidr).prefix);
        const room = addZone
          ? request.zones.length < 2 ** bits(capacity.zones)
          : request.tiers.length < 2 ** bits(capacity.tiers);
        fc.pre(room);
        const more = addZone
          ? { ...request, zones: zoneNames.slice(0, request.zones.length + 1) }
          : { ...request, tiers: tierRequests(request.tiers.length + 1) };
        const after = new Map(rangesOf(more).map(({ subnet }) => [subnet.name, subnet.cidr]));
        for (const { subnet } of rangesOf(request)) expect(after.get(subnet.name)).toBe(subnet.cidr);
      }),
    );
  });

  it("fills the VPC when its capacity is used up", () => {
    const full = planNetwork({ cidr: "10.1.0.0/24", zones: zoneNames.slice(0, 4), tiers: tierRequests(4) });
    const addresses = full.tiers.flatMap((tier) => tier.subnets).map((subnet) => span(subnet.cidr));
    expect(addresses.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(256);
  });
});

describe("known plans", () => {
  it("cuts a /16 into /20", () => {
    const plan = planNetwork({ cidr: "10.0.0.0/16", zones: ["us-west-2a", "us-west-2b"] });
    expect(
      plan.tiers.map((tier) => [tier.name, tier.cidr, tier.subnets.map((subnet) => subnet.cidr)]),
    ).toEqual([
      ["public", "10.0.0.0/18", ["10.0.0.0/20", "10.0.16.0/20"]],
      ["private", "10.0.64.0/18", ["10.0.64.0/20", "10.0.80.0/20"]],
    ]);
    expect(plan.tiers[0]?.subnets[0]).toEqual({
      name: "public-us-west-2a",
      tier: "public",
      kind: "public",
      zone: "us-west-2a",
      cidr: "10.0.0.0/20",
      place: 0,
      usableAddresses: 4091,
    });
  });

  it.each([
    [16, 4, 4],
    [24, 4, 4],
    [25, 4, 2],
    [26, 2, 2],
    [27, 2, 1],
    [28, 1, 1],
  ])("keeps room in a /%i for %i zones and %i tiers", (prefix, zones, tiers) => {
    expect(defaultCapacity(prefix)).toEqual({ zones, tiers });
  });

  it("gives the whole of a /28 to its only subnet", () => {
    const plan = planNetwork({ cidr: "192.168.7.16/28", zones: ["eu-west-1a"], tiers: ["isolated"] });
    expect(plan.tiers[0]?.subnets.map((subnet) => subnet.cidr)).toEqual(["192.168.7.16/28"]);
  });

  it("works at the upper end of the address space", () => {
    const plan = planNetwork({
      cidr: "255.255.0.0/16",
      zones: zoneNames.slice(0, 4),
      tiers: tierRequests(4),
    });
    expect(plan.tiers[3]?.subnets[3]?.cidr).toBe("255.255.240.0/20");
  });

  it("rounds its capacity up to powers of two", () => {
    const capacity = { zones: 6, tiers: 3 };
    const plan = planNetwork({
      cidr: "10.0.0.0/16",
      zones: zoneNames.slice(0, 6),
      tiers: ["public"],
      capacity,
    });
    expect(plan.tiers[0]?.subnets[5]?.cidr).toBe("10.0.40.0/21");
  });
});

describe("requests that cannot be met", () => {
  const zones = ["us-west-2a", "us-west-2b"];
  it.each([
    ["banana", { cidr: "banana", zones }, 'cidr "banana" is no IPv4 range. Write it like "10.0.0.0/16".'],
    ["an octet over 255", { cidr: "10.0.256.0/16", zones }, /is no IPv4 range/],
    ["a prefix over 32", { cidr: "10.0.0.0/33", zones }, /is no IPv4 range/],
    ["too large", { cidr: "10.0.0.0/15", zones }, /is a \/15; a VPC's range is \/16 to \/28/],
    ["too small", { cidr: "10.0.0.0/29", zones }, /is a \/29; a VPC's range is \/16 to \/28/],
    ["host bits", { cidr: "10.0.1.0/16", zones }, /Write "10\.0\.0\.0\/16"/],
    ["no zone", { cidr: "10.0.0.0/16", zones: [] }, /zones is empty/],
    ["an empty zone", { cidr: "10.0.0.0/16", zones: [""] }, /an empty name/],
    [
      "a zone twice",
      { cidr: "10.0.0.0/16", zones: ["a", "b", "a"] },
      'zones names "a" twice. Name each zone once.',
    ],
    ["no tier", { cidr: "10.0.0.0/16", zones, tiers: [] }, /tiers is empty/],
    [
      "a tier twice",
      { cidr: "10.0.0.0/16", zones, tiers: ["private", "private"] as const },
      /called "private"/,
    ],
    [
      "a tier name with a blank",
      { cidr: "10.0.0.0/16", zones, tiers: [{ name: "my tier", kind: "private" }] as const },
      /"my tier" cannot be part of a name/,
    ],
    [
      "capacity zero",
      { cidr: "10.0.0.0/16", zones, capacity: { zones: 0, tiers: 1 } },
      /capacity\.zones is 0/,
    ],
    [
      "capacity 1.5",
      { cidr: "10.0.0.0/16", zones, capacity: { zones: 4, tiers: 1.5 } },
      /capacity\.tiers is 1\.5/,
    ],
    [
      "more zones than room, which a capacity would give",
      { cidr: "10.0.0.0/16", zones: zoneNames.slice(0, 5) },
      /room for 4 zones and 4 tiers, and 5 zones and 2 tiers.*Give capacity: \{ zones: 5, tiers: 4 \}/,
    ],
    [
      "more subnets than a /28 holds",
      { cidr: "10.0.0.0/28", zones },
      "10.0.0.0/28 is planned with room for 1 zone and 1 tier, and 2 zones and 2 tiers are asked for. Use a VPC of /26 or larger with capacity: { zones: 2, tiers: 2 }, or fewer zones or tiers.",
    ],
    [
      "more tiers than room, where the VPC is too small for the room that it had",
      { cidr: "10.0.0.0/25", zones: ["a"], tiers: tierRequests(5) },
      "Give capacity: { zones: 1, tiers: 5 }",
    ],
    [
      "a capacity that is too small a subnet",
      { cidr: "10.0.0.0/26", zones, capacity: { zones: 4, tiers: 4 } },
      /too small for 4 zones and 4 tiers.*Use a VPC of \/24 or larger/,
    ],
    [
      "a capacity that no VPC has",
      { cidr: "10.0.0.0/16", zones, capacity: { zones: 1000, tiers: 1000 } },
      /No VPC holds so many/,
    ],
  ])("says what to change: %s", (_, request, message) => {
    expect(() => planNetwork(request)).toThrow(NetworkPlanError);
    expect(() => planNetwork(request)).toThrow(message);
  });
});
