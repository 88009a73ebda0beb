// IPv6 ranges of subnets.
import fc from "fast-check";
import { expect, test } from "vitest";
import { ipv6Subnet } from "./ipv6.ts";

test("the parts of a /56 follow each other", () => {
  expect(ipv6Subnet("2600:1f18:4a2c:5600::/56", 0)).toBe("2600:1f18:4a2c:5600::/64");
  expect(ipv6Subnet("2600:1f18:4a2c:5600::/56", 10)).toBe("2600:1f18:4a2c:560a::/64");
  expect(ipv6Subnet("2600:1f18:4a2c::/56", 255)).toBe("2600:1f18:4a2c:ff::/64");
});

test("each index has a part of its own, inside the range", () => {
  fc.assert(
    fc.property(fc.nat(255), fc.nat(255), (a, b) => {
      const [one, two] = [
        ipv6Subnet("2600:1f18:4a2c:5600::/56", a),
        ipv6Subnet("2600:1f18:4a2c:5600::/56", b),
      ];
      expect(one === two).toBe(a === b);
      expect(one).toMatch(/^2600:1f18:4a2c:56[0-9a-f]{2}::\/64$/);
    }),
  );
});

test("what cannot be is refused", () => {
  expect(() => ipv6Subnet("10.0.0.0/16", 0)).toThrow(RangeError);
  expect(() => ipv6Subnet("2600:1f18:4a2c:5600::/64", 0)).toThrow(RangeError);
  expect(() => ipv6Subnet("2600:1f18:4a2c:5600::/56", 256)).toThrow("0 to 255");
});
