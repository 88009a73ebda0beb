// Rules of network ACLs.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AclRequest, type AclRule, aclRules } from "./acl-rules.ts";

const VPC = "10.0.0.0/16";
const VPC_IPV6 = "2600:1f18:4a2c:5600::/56";
const request = { cidr: VPC, publicPorts: [80, 443], hasGatewayEndpoints: false };
const places = (rules: readonly AclRule[]) => rules.map((rule) => rule.cidrBlock ?? rule.ipv6CidrBlock);
const shape = (rules: readonly AclRule[]) =>
  rules.map((rule) => [rule.protocol, rule.fromPort, rule.toPort, rule.cidrBlock ?? rule.ipv6CidrBlock]);

describe("rules", () => {
  test("of public tiers take web traffic, answers, and word of packets that were too large", () => {
    const { ingress, egress } = aclRules({ ...request, kind: "public" });
    expect(shape(ingress)).toEqual([
      ["-1", 0, 0, VPC],
      ["6", 80, 80, "0.0.0.0/0"],
      ["6", 443, 443, "0.0.0.0/0"],
      ["6", 1024, 65_535, "0.0.0.0/0"],
      ["17", 1024, 65_535, "0.0.0.0/0"],
      ["1", 0, 0, "0.0.0.0/0"],
    ]);
    expect(ingress.at(-1)).toMatchObject({ icmpType: 3, icmpCode: 4 });
    expect(shape(egress)).toEqual([["-1", 0, 0, "0.0.0.0/0"]]);
  });

  test("of private tiers take answers, and nothing that the internet begins", () => {
    const { ingress } = aclRules({ ...request, kind: "private" });
    const open = ingress.filter((rule) => rule.cidrBlock === "0.0.0.0/0" && rule.protocol !== "1");
    expect(open.map(({ fromPort }) => fromPort)).toEqual([1024, 1024]);
  });

  test("of isolated tiers never leave the VPC", () => {
    const { ingress, egress } = aclRules({ ...request, kind: "isolated" });
    expect(places([...ingress, ...egress])).toEqual([VPC, VPC]);
  });

  test("of isolated tiers let HTTPS through where gateway endpoints are", () => {
    const { ingress, egress } = aclRules({ ...request, kind: "isolated", hasGatewayEndpoints: true });
    expect(shape(ingress)).toEqual([
      ["-1", 0, 0, VPC],
      ["6", 1024, 65_535, "0.0.0.0/0"],
    ]);
    expect(shape(egress)).toEqual([
      ["-1", 0, 0, VPC],
      ["6", 443, 443, "0.0.0.0/0"],
    ]);
  });

  test("speak of IPv6 where the VPC has it", () => {
    const isolated = aclRules({ ...request, kind: "isolated", ipv6Cidr: VPC_IPV6 });
    expect(places(isolated.ingress)).toEqual([VPC, VPC_IPV6]);
    const { ingress, egress } = aclRules({ ...request, kind: "public", ipv6Cidr: VPC_IPV6 });
    const ports = (place: string) =>
      shape(ingress)
        .filter((rule) => rule[3] === place)
        .map((rule) => rule[1]);
    expect(ports("::/0")).toEqual([80, 443, 1024, 1024, 0]);
    expect(ingress.at(-1)).toMatchObject({ protocol: "58", icmpType: 2, icmpCode: 0 });
    expect(places(egress)).toEqual(["0.0.0.0/0", "::/0"]);
  });

  test("have numbers of their own and one place each", () => {
    const requests = fc.record<AclRequest>({
      kind: fc.constantFrom("public", "private", "isolated"),
      cidr: fc.constant(VPC),
      publicPorts: fc.uniqueArray(fc.integer({ min: 1, max: 65_535 }), { maxLength: 6 }),
      hasGatewayEndpoints: fc.boolean(),
    });
    fc.assert(
      fc.property(requests, fc.boolean(), (any, isDual) => {
        const { ingress, egress } = aclRules({ ...any, ...(isDual && { ipv6Cidr: VPC_IPV6 }) });
        for (const rules of [ingress, egress]) {
          expect(new Set(rules.map(({ ruleNo }) => ruleNo)).size).toBe(rules.length);
          expect(rules.length).toBeLessThanOrEqual(20);
          for (const { cidrBlock, ipv6CidrBlock } of rules) {
            expect([cidrBlock, ipv6CidrBlock].filter((place) => place !== undefined)).toHaveLength(1);
          }
        }
      }),
    );
  });
});
