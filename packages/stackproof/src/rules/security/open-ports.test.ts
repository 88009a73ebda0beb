import { describe, expect, test } from "vitest";
import { unknown } from "../../aws/testing.ts";
import { rendered, resource, type Stack, short } from "../testing.ts";

const rule = (from: number, to: number, more: object = {}) => ({
  protocol: "tcp",
  fromPort: from,
  toPort: to,
  cidrBlocks: ["0.0.0.0/0"],
  ...more,
});
const group = (...ingress: object[]): Stack => ({
  web: resource("aws:ec2/securityGroup:SecurityGroup", { ingress: ingress as never }),
});
const single = (inputs: object): Stack => ({
  admin: resource("aws:ec2/securityGroupRule:SecurityGroupRule", {
    type: "ingress",
    securityGroupId: "sg-0123456789abcdef0",
    protocol: "tcp",
    ...inputs,
  }),
});
const modern = (inputs: object): Stack => ({
  admin: resource("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", {
    securityGroupId: "sg-0123456789abcdef0",
    ipProtocol: "tcp",
    ...inputs,
  }),
});

describe("open ports", () => {
  test.each<[string, Stack, string[]]>([
    ["SSH", group(rule(22, 22)), ["warning open-port web ingress[0].cidrBlocks[0]"]],
    [
      "the rule among others",
      group(rule(443, 443), rule(3306, 3306)),
      ["warning open-port web ingress[1].cidrBlocks[0]"],
    ],
    ["a range that holds one", group(rule(3000, 4000)), ["warning open-port web ingress[0].cidrBlocks[0]"]],
    ["all ports", group(rule(0, 65_535)), ["warning open-port web ingress[0].cidrBlocks[0]"]],
    [
      "all traffic",
      group(rule(0, 0, { protocol: "-1" })),
      ["warning open-port web ingress[0].cidrBlocks[0]"],
    ],
    [
      "IPv6",
      group(rule(5432, 5432, { cidrBlocks: undefined, ipv6CidrBlocks: ["::/0"] })),
      ["warning open-port web ingress[0].ipv6CidrBlocks[0]"],
    ],
    [
      "a rule of its own",
      single({ fromPort: 22, toPort: 22, cidrBlocks: ["10.0.0.0/8", "0.0.0.0/0"] }),
      ["warning open-port admin cidrBlocks[1]"],
    ],
    [
      "a rule of the newer type",
      modern({ fromPort: 6379, toPort: 6379, cidrIpv4: "0.0.0.0/0" }),
      ["warning open-port admin cidrIpv4"],
    ],
    [
      "said once for a group",
      group(rule(22, 22), rule(3389, 3389)),
      ["warning open-port web ingress[0].cidrBlocks[0]"],
    ],
  ])("%s", (_, stack, expected) => {
    expect(short(stack)).toEqual(expected);
  });

  test.each<[string, Stack]>([
    ["HTTP and HTTPS", group(rule(80, 80), rule(443, 443))],
    ["a port of an application", group(rule(8080, 8080))],
    ["SSH from an office", group(rule(22, 22, { cidrBlocks: ["203.0.113.0/24"] }))],
    [
      "a database for another group",
      group(rule(5432, 5432, { cidrBlocks: undefined, securityGroups: ["sg-0a"] })),
    ],
    ["a range that nobody knows", group(rule(22, 22, { cidrBlocks: [unknown()] }))],
    ["ports that nobody knows", group(rule(22, 22, { fromPort: unknown(), toPort: unknown() }))],
    ["pings", group({ protocol: "icmp", fromPort: -1, toPort: -1, cidrBlocks: ["0.0.0.0/0"] })],
    ["UDP", group(rule(22, 22, { protocol: "udp" }))],
    ["traffic that leaves", single({ type: "egress", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] })],
    [
      "a group that is only read",
      {
        web: resource(
          "aws:ec2/securityGroup:SecurityGroup",
          { ingress: [rule(22, 22)] as never },
          { read: true },
        ),
      },
    ],
  ])("silent: %s", (_, stack) => {
    expect(short(stack)).toEqual([]);
  });

  test("texts", () => {
    const both = group(rule(22, 22, { ipv6CidrBlocks: ["::/0"] }), rule(1024, 65_535));
    expect(rendered(group(rule(22, 22), rule(3306, 3306)), both, group(rule(0, 65_535)))).toMatchSnapshot();
  });
});
