// What instances of a VPC are told about names and times.
import { parseIp } from "../../core/cidr.ts";
import {
  atLeastOneOf,
  defineResource,
  finding,
  ip4,
  type Kind,
  leaf,
  list,
  oneOf,
  replaces,
  shown,
  tags,
  text,
} from "../../model/kernel.ts";

const GUIDE = "https://docs.aws.amazon.com/vpc/latest/userguide/DHCPOptionSetConcepts.html";
const REFUSED = { operation: "ec2:CreateDhcpOptions", code: "InvalidParameterValue" };

/** How many servers of one family a list takes. */
const MOST_SERVERS = 4;

export const vpcDhcpOptions = defineResource({
  token: "aws:ec2/vpcDhcpOptions:VpcDhcpOptions",
  docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateDhcpOptions.html",
  inputs: {
    domainName: replaces(text()),
    domainNameServers: replaces(list(nameServer())),
    ipv6AddressPreferredLeaseTime: replaces(leaseTime()),
    netbiosNameServers: replaces(list(ip4({ by: "aws", aws: REFUSED }), { max: MOST_SERVERS })),
    netbiosNodeType: replaces(oneOf(["1", "2", "4", "8"], { by: "aws", aws: REFUSED })),
    ntpServers: replaces(list(address())),
    tags: tags(),
  },
  relations: [
    atLeastOneOf(
      [
        "domainName",
        "domainNameServers",
        "ipv6AddressPreferredLeaseTime",
        "netbiosNameServers",
        "netbiosNodeType",
        "ntpServers",
      ],
      { by: "aws" },
    ),
  ],
  outputs: (_self, make) => {
    const id = make.id("dopt");
    return { id, arn: make.arn("ec2", `dhcp-options/${id}`), ownerId: make.account };
  },
  findings: {
    "too-many-servers": finding<{ name: string; input: string; count: number; family: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, input, count, family }) =>
        `\`${input}\` of \`${name}\` has ${count} ${family} addresses; it takes at most ${MOST_SERVERS}.`,
      why: "Instances are told four servers of each kind.",
      fix: `Keep ${MOST_SERVERS} of them.`,
      aws: { operation: "ec2:CreateDhcpOptions", code: "InvalidParameterValue" },
      docs: GUIDE,
    }),
  },
  check(self, _world, report) {
    for (const input of ["domainNameServers", "ntpServers"] as const) {
      const servers = (self.inputs[input] ?? []).flatMap((server) => parseIp(server ?? "") ?? []);
      for (const [version, family] of [
        [4, "IPv4"],
        [6, "IPv6"],
      ] as const) {
        const count = servers.filter((server) => server.version === version).length;
        if (count > MOST_SERVERS)
          report("too-many-servers", { name: self.name, input, count, family }, input);
      }
    }
  },
});

/** A name server: an address, or Amazon's own. */
function nameServer(): Kind<string> {
  return leaf<string>(
    {
      expects: 'an IP address or "AmazonProvidedDNS"',
      good: "AmazonProvidedDNS",
      bad: "dns.example.com",
      decode: (value) => (typeof value === "string" ? value : undefined),
      fault: (value) =>
        value.toLowerCase() === "amazonprovideddns" || parseIp(value) !== undefined
          ? undefined
          : { says: `is ${shown(value)}; it takes an IP address or "AmazonProvidedDNS"` },
    },
    { by: "aws", aws: REFUSED, docs: GUIDE },
  );
}

/** An address of either family. */
function address(): Kind<string> {
  return leaf<string>(
    {
      expects: "an IP address",
      good: "169.254.169.123",
      bad: "time.example.com",
      decode: (value) => (typeof value === "string" ? value : undefined),
      fault: (value) =>
        parseIp(value) === undefined ? { says: `is ${shown(value)}; it takes an IP address` } : undefined,
    },
    { by: "aws", aws: REFUSED, docs: GUIDE },
  );
}

/** Seconds as text. */
function leaseTime(): Kind<string> {
  const [min, max] = [140, 2_147_483_647];
  return leaf<string>(
    {
      expects: `${min} to ${max} seconds`,
      good: "140",
      bad: "60",
      decode: (value) => (typeof value === "string" || typeof value === "number" ? String(value) : undefined),
      fault: (value) =>
        value === "" || (/^\d+$/.test(value) && Number(value) >= min && Number(value) <= max)
          ? undefined
          : { says: `is ${shown(value)}; it takes ${min} to ${max} seconds` },
    },
    { by: "aws", aws: REFUSED, docs: GUIDE },
  );
}
