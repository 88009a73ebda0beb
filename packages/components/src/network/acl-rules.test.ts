// Rules of network ACLs.
import { describe, expect, test } from "vitest";
import { aclRules } from "./acl-rules.ts";

describe("rules", () => {
  test("of public tiers take web traffic and answers", () => {
    const { ingress, egress } = aclRules("public", "10.0.0.0/16");
    expect(
      ingress.map(({ protocol, fromPort, toPort, cidrBlock }) => [protocol, fromPort, toPort, cidrBlock]),
    ).toEqual([
      ["-1", 0, 0, "10.0.0.0/16"],
      ["6", 80, 80, "0.0.0.0/0"],
      ["6", 443, 443, "0.0.0.0/0"],
      ["6", 1024, 65_535, "0.0.0.0/0"],
      ["17", 1024, 65_535, "0.0.0.0/0"],
    ]);
    expect(egress).toMatchObject([{ protocol: "-1", cidrBlock: "0.0.0.0/0" }]);
  });

  test("of isolated tiers never leave the VPC", () => {
    const { ingress, egress } = aclRules("isolated", "10.0.0.0/16");
    expect([...ingress, ...egress].map(({ cidrBlock }) => cidrBlock)).toEqual(["10.0.0.0/16", "10.0.0.0/16"]);
  });

  test.each(["public", "private", "isolated"] as const)("of %s tiers have numbers of their own", (kind) => {
    const { ingress } = aclRules(kind, "10.0.0.0/16");
    const numbers = ingress.map(({ ruleNo }) => ruleNo);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
