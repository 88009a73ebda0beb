// AWS: what can be wrong with one rule of a security group, wherever it is written. Shared by the services ec2 and vpc.
import type { ResourceView, World } from "../model/kernel.ts";
import { groupById, NAMED_PROTOCOLS, type WrittenRule } from "../network/security-group-rules.ts";
import { isPartOfProgram, vpcsMayBeConnected, vpcWords } from "./vpc-membership.ts";

/** What is wrong with the parts of one rule. */
export interface RuleProblem {
  readonly slug: keyof typeof RULE_FINDINGS;
  readonly parameters: RuleParameters;
  readonly property: string;
  readonly related?: readonly { readonly view: ResourceView; readonly note: string }[];
}

/** The values that the texts of rule findings use. */
export interface RuleParameters {
  /** "Rule `ingress[0]` of `web`", or "Rule `web-https`". */
  readonly rule: string;
  readonly says: string;
  readonly fix: string;
}

const AUTHORIZE = { operation: "ec2:AuthorizeSecurityGroupIngress", code: "InvalidParameterValue" } as const;
const PERMISSION = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html";

/** Findings that every place which holds rules can report. */
export const RULE_FINDINGS = {
  "unknown-protocol": ruleFinding({
    severity: "error",
    effect: "rejected",
    why: "Security groups work below the application: they know the transport protocols by name and all others by number.",
    aws: AUTHORIZE,
  }),
  "invalid-port-range": ruleFinding({
    severity: "error",
    effect: "rejected",
    why: "fromPort and toPort are the first and last port of a range between 0 and 65535. For ICMP they are the type and the code, -1 for all.",
    aws: AUTHORIZE,
  }),
  "only-port-zero": ruleFinding({
    severity: "warning",
    effect: "broken",
    why: "fromPort and toPort are a range, and the range from 0 to 0 holds port 0 only, which nothing listens on.",
  }),
  "group-of-other-vpc": ruleFinding({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    why: "A rule can name groups of its own VPC, and those of a VPC that is connected by peering or a transit gateway.",
    aws: { operation: "ec2:AuthorizeSecurityGroupIngress", code: "InvalidGroup.NotFound" },
    quote: "You have specified two resources that belong to different networks.",
    docs: "https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html",
  }),
} as const;

function ruleFinding(of: {
  readonly severity: "error" | "warning";
  readonly effect: "rejected" | "broken";
  readonly evidence?: "observed";
  readonly why: string;
  readonly aws?: { readonly operation: string; readonly code: string };
  readonly quote?: string;
  readonly docs?: string;
}) {
  return {
    evidence: "documented" as const,
    docs: PERMISSION,
    ...of,
    message: ({ rule, says }: RuleParameters) => `${rule} ${says}.`,
    fix: ({ fix }: RuleParameters) => fix,
  };
}

/** "Rule `ingress[0]` of `web`", or "Rule `web-https`". */
export function ruleWords(rule: WrittenRule): string {
  const name = `\`${rule.owner.name}\``;
  return rule.property === undefined ? `Rule ${name}` : `Rule \`${rule.property}\` of ${name}`;
}

/** What is wrong with a rule by itself, and with the groups that it names. */
export function ruleProblems(rule: WrittenRule, world: World, vpcId: string | undefined): RuleProblem[] {
  return [...protocolProblems(rule), ...groupProblems(rule, world, vpcId)];
}

const APPLICATION_PORTS: Readonly<Record<string, number>> = {
  http: 80,
  https: 443,
  ssh: 22,
  mysql: 3306,
  postgres: 5432,
  postgresql: 5432,
  redis: 6379,
  dns: 53,
  smtp: 25,
  rdp: 3389,
};

function protocolProblems(rule: WrittenRule): RuleProblem[] {
  const { protocol, protocolText = "", fromPort, toPort } = rule;
  if (protocol === undefined) return [];
  const at = (name: string): string => (rule.property === undefined ? name : `${rule.property}.${name}`);
  const problem = (slug: RuleProblem["slug"], says: string, fix: string, property: string): RuleProblem[] => [
    { slug, parameters: { rule: ruleWords(rule), says, fix }, property: at(property) },
  ];
  const name = rule.owner.node.inputs["ipProtocol"] === undefined ? "protocol" : "ipProtocol";
  if (!NAMED_PROTOCOLS.has(protocol)) {
    if (/^\d+$/.test(protocol) && Number(protocol) <= 255) return [];
    const application = APPLICATION_PORTS[protocol];
    const fix =
      application === undefined
        ? 'Write "tcp", "udp", "icmp", "icmpv6", "-1" for all, or the number of the protocol.'
        : `Write "tcp" (or "udp") with fromPort and toPort ${application}.`;
    return problem(
      "unknown-protocol",
      `has the protocol ${JSON.stringify(protocolText)}; EC2 knows tcp, udp, icmp, icmpv6, -1 for all, and numbers from 0 to 255`,
      fix,
      name,
    );
  }
  if (protocol === "-1" || fromPort === undefined || toPort === undefined) return [];
  if (protocol === "tcp" || protocol === "udp") {
    const outside = [fromPort, toPort].find((port) => port < 0 || port > 65_535);
    const written = protocol.toUpperCase();
    if (outside !== undefined) {
      const fix =
        outside < 0 ? "Write fromPort 0 and toPort 65535 for all ports." : "Write ports between 0 and 65535.";
      return problem(
        "invalid-port-range",
        `has the ${written} port ${outside}; ports are 0 to 65535`,
        fix,
        outside === fromPort ? "fromPort" : "toPort",
      );
    }
    if (fromPort > toPort) {
      return problem(
        "invalid-port-range",
        `has the ${written} ports ${fromPort} to ${toPort}, of which the first is above the last`,
        `Write fromPort ${toPort} and toPort ${fromPort}.`,
        "fromPort",
      );
    }
    if (toPort === 0) {
      return problem(
        "only-port-zero",
        `allows ${written} port 0 only`,
        "Write fromPort 0 and toPort 65535 for all ports, or the ports that are meant.",
        "toPort",
      );
    }
    return [];
  }
  const outside = [fromPort, toPort].find((number) => number < -1 || number > 255);
  const family = protocol === "icmp" ? "ICMP" : "ICMPv6";
  if (outside !== undefined) {
    return problem(
      "invalid-port-range",
      `has ${outside} as ${outside === fromPort ? "type" : "code"} of ${family}; types and codes are 0 to 255, and -1 is all of them`,
      "Write fromPort -1 and toPort -1 for all ICMP, or the type and the code: 8 and 0 for a ping.",
      outside === fromPort ? "fromPort" : "toPort",
    );
  }
  if (fromPort === -1 && toPort !== -1) {
    return problem(
      "invalid-port-range",
      `has all types of ${family} but only the code ${toPort}`,
      "Write toPort -1 as well.",
      "toPort",
    );
  }
  return [];
}

function groupProblems(rule: WrittenRule, world: World, vpcId: string | undefined): RuleProblem[] {
  if (vpcId === undefined) return [];
  return rule.peers.flatMap((peer) => {
    if (peer.kind !== "group") return [];
    const other = groupById(world, peer.value, rule.owner);
    const otherVpc = other?.text("vpcId");
    if (other === undefined || otherVpc === undefined || otherVpc === vpcId) return [];
    if (!isPartOfProgram(world, vpcId) && !isPartOfProgram(world, otherVpc)) return [];
    if (vpcsMayBeConnected(world, vpcId, otherVpc)) return [];
    return [
      {
        slug: "group-of-other-vpc" as const,
        property: peer.property,
        parameters: {
          rule: ruleWords(rule),
          says: `names the group \`${other.name}\`, which is in another VPC`,
          fix: `Create \`${other.name}\` in the same VPC, connect both VPCs, or allow its range of addresses instead.`,
        },
        related: [{ view: other, note: `in ${vpcWords(world, otherVpc)}` }],
      },
    ];
  });
}
