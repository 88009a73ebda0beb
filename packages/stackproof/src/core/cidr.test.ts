// Core: addresses and ranges, by example and by property.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addressCount,
  type Cidr,
  contains,
  firstFreeRange,
  formatCidr,
  formatIp,
  hasHostBits,
  networkOf,
  overlaps,
  parseCidr,
  parseIp,
  sameRange,
} from "./cidr.ts";

function cidr(text: string): Cidr {
  const parsed = parseCidr(text);
  if (parsed === undefined) throw new Error(`${text} is no range`);
  return parsed;
}

const cidr4 = fc
  .record({ address: fc.bigInt({ min: 0n, max: (1n << 32n) - 1n }), prefix: fc.integer({ min: 0, max: 32 }) })
  .map((parts): Cidr => ({ ...parts, version: 4 }));
const cidr6 = fc
  .record({
    address: fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }),
    prefix: fc.integer({ min: 0, max: 128 }),
  })
  .map((parts): Cidr => ({ ...parts, version: 6 }));
const anyCidr = fc.oneof(cidr4, cidr6);
/** Ranges near each other, so that they touch and overlap often. */
const nearCidr = fc
  .record({ address: fc.bigInt({ min: 0n, max: 255n }), prefix: fc.integer({ min: 24, max: 32 }) })
  .map((parts): Cidr => ({ ...parts, version: 4 }));

/** Every address of a small range. */
function addressesOf(range: Cidr): Set<bigint> {
  const first = networkOf(range).address;
  return new Set(Array.from({ length: Number(addressCount(range)) }, (_, index) => first + BigInt(index)));
}

describe("reading", () => {
  test.each([
    ["10.0.0.0/16", { address: 0x0a000000n, prefix: 16, version: 4 }],
    ["0.0.0.0/0", { address: 0n, prefix: 0, version: 4 }],
    ["255.255.255.255/32", { address: 0xffffffffn, prefix: 32, version: 4 }],
    ["10.0.0.5/24", { address: 0x0a000005n, prefix: 24, version: 4 }],
    ["::/0", { address: 0n, prefix: 0, version: 6 }],
    ["2001:DB8::1/64", { address: 0x20010db8000000000000000000000001n, prefix: 64, version: 6 }],
    ["1:2:3:4:5:6:7::/128", { address: 0x00010002000300040005000600070000n, prefix: 128, version: 6 }],
    ["::ffff:10.0.0.1/128", { address: 0xffff0a000001n, prefix: 128, version: 6 }],
  ] as const)("%s", (text, parts) => {
    expect(parseCidr(text)).toEqual(parts);
  });

  test.each([
    "",
    "/",
    "10.0.0.0",
    "10.0.0.0/",
    "10.0.0.0/33",
    "10.0.0.0/-1",
    "10.0.0.0/1.5",
    "10.0.0.0/16 ",
    " 10.0.0.0/16",
    "10.0.0/16",
    "10.0.0.0.0/20",
    "10.0.0.256/16",
    "10.0.00.0/16",
    "010.0.0.0/16",
    "10.0.0.x/16",
    "10.0.0.0/16/16",
    "::/129",
    ":/64",
    ":::/64",
    "1::2::3/64",
    "1:2:3:4:5:6:7/64",
    "1:2:3:4:5:6:7:8:9/64",
    "1:2:3:4:5:6:7:8::/64",
    "::12345/64",
    "::g/64",
    "fe80::1%eth0/64",
    "10.0.0.1::/64",
    "::10.0.0/64",
    "1:2:3:4:5:6:7:10.0.0.1/64",
  ])("%j is no range", (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });

  test("an address has no prefix length", () => {
    expect(parseIp("10.0.0.1")).toEqual({ address: 0x0a000001n, version: 4 });
    expect(parseIp("::1")).toEqual({ address: 1n, version: 6 });
    expect([parseIp("10.0.0.1/32"), parseIp("host"), parseIp("")]).toEqual([undefined, undefined, undefined]);
  });

  test("what is written is read again, in both versions", () => {
    fc.assert(
      fc.property(anyCidr, (range) => {
        expect(parseCidr(formatCidr(range))).toEqual(range);
      }),
    );
  });
});

describe("writing", () => {
  test.each([
    ["2001:0db8:0000:0000:0001:0000:0000:0001/64", "2001:db8::1:0:0:1/64"],
    ["2001:db8:0:1:1:1:1:1/64", "2001:db8:0:1:1:1:1:1/64"],
    ["0:0:0:0:0:0:0:0/0", "::/0"],
    ["0:0:0:0:0:0:0:1/128", "::1/128"],
    ["FE80:0:0:0:0:0:0:0/10", "fe80::/10"],
    ["10.0.0.5/24", "10.0.0.5/24"],
  ])("%s -> %s", (text, short) => {
    expect(formatCidr(cidr(text))).toBe(short);
  });

  test("an address", () => {
    expect(formatIp({ address: 0xa9fea97bn, version: 4 })).toBe("169.254.169.123");
  });
});

describe("ranges", () => {
  test("host bits are what stands behind the prefix", () => {
    expect([hasHostBits(cidr("10.0.0.5/24")), hasHostBits(cidr("10.0.0.0/24"))]).toEqual([true, false]);
    expect(formatCidr(networkOf(cidr("10.0.0.5/24")))).toBe("10.0.0.0/24");
    expect(hasHostBits(cidr("2001:db8::1/64"))).toBe(true);
    fc.assert(
      fc.property(anyCidr, (range) => {
        expect(hasHostBits(networkOf(range))).toBe(false);
        expect(sameRange(range, networkOf(range))).toBe(true);
      }),
    );
  });

  test.each([
    ["10.0.0.0/16", "10.0.1.0/24", true, true],
    ["10.0.0.0/16", "10.1.0.0/24", false, false],
    ["10.0.1.0/24", "10.0.0.0/16", false, true],
    ["10.0.0.0/25", "10.0.0.128/25", false, false],
    ["0.0.0.0/0", "10.0.0.0/8", true, true],
    ["0.0.0.0/0", "::/0", false, false],
    ["2600:1f00::/56", "2600:1f00:0:1::/64", true, true],
  ])("%s contains %s: %s; overlaps: %s", (outer, inner, within, common) => {
    expect([contains(cidr(outer), cidr(inner)), overlaps(cidr(outer), cidr(inner))]).toEqual([
      within,
      common,
    ]);
  });

  test("containing and overlapping are what they are for sets of addresses", () => {
    fc.assert(
      fc.property(nearCidr, nearCidr, (a, b) => {
        const [left, right] = [addressesOf(a), addressesOf(b)];
        expect(contains(a, b)).toBe([...right].every((address) => left.has(address)));
        expect(overlaps(a, b)).toBe([...right].some((address) => left.has(address)));
        expect(overlaps(a, b)).toBe(contains(a, b) || contains(b, a));
        expect(sameRange(a, b)).toBe(contains(a, b) && contains(b, a));
      }),
    );
  });

  test("sizes", () => {
    expect(addressCount(cidr("10.0.0.0/24"))).toBe(256n);
    expect(addressCount(cidr("::/0"))).toBe(1n << 128n);
  });
});

describe("the first free range", () => {
  test.each([
    ["10.0.0.0/16", 24, [], "10.0.0.0/24"],
    ["10.0.0.0/16", 24, ["10.0.0.0/24", "10.0.1.0/24"], "10.0.2.0/24"],
    ["10.0.0.0/16", 24, ["10.0.0.0/20"], "10.0.16.0/24"],
    ["10.0.0.0/16", 20, ["10.0.1.0/24"], "10.0.16.0/20"],
    ["10.0.0.0/16", 17, ["10.0.1.0/24", "10.0.200.0/24"], undefined],
    ["10.0.0.0/24", 16, [], undefined],
    ["10.0.0.0/24", 33, [], undefined],
    ["10.0.0.0/16", 24, ["0.0.0.0/0"], undefined],
    ["2600:1f00::/56", 64, ["2600:1f00::/64"], "2600:1f00:0:1::/64"],
  ] as const)("of %s, /%s beside %j is %s", (outer, prefix, taken, expected) => {
    const found = firstFreeRange(
      cidr(outer),
      prefix,
      taken.map((text) => cidr(text)),
    );
    expect(found === undefined ? undefined : formatCidr(found)).toBe(expected);
  });

  test("lies inside, touches nothing, and is missed only when there is none", () => {
    const outer = cidr("0.0.0.0/24");
    const sizes = fc.integer({ min: 24, max: 32 });
    fc.assert(
      fc.property(sizes, fc.array(nearCidr, { maxLength: 12 }), (prefix, taken) => {
        const found = firstFreeRange(outer, prefix, taken);
        const size = 2 ** (32 - prefix);
        const candidates = Array.from(
          { length: 2 ** (prefix - 24) },
          (_, index): Cidr => ({ address: BigInt(index * size), prefix, version: 4 }),
        );
        const free = candidates.find((candidate) => !taken.some((range) => overlaps(range, candidate)));
        expect(found).toEqual(free);
      }),
    );
  });
});
