// AWS EC2: the rules of network ACLs, from all places where a program writes them, and what is wrong with one.
// https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
import { nearest } from "../../core/nearest.ts";
import { isPropertyMap, type PropertyMap } from "../../core/value.ts";
import { aclProtocolNames, aclProtocolNumber } from "../../data/ip-protocols.ts";
import { type KindOptions, leaf, type ResourceView, shown, type World } from "../../model/kernel.ts";
import { asFlag, asNumber, asText, known } from "../../model/kinds/kind.ts";

export const NETWORK_ACL = "aws:ec2/networkAcl:NetworkAcl";
export const DEFAULT_NETWORK_ACL = "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl";
const NETWORK_ACL_RULE = "aws:ec2/networkAclRule:NetworkAclRule";

/** A protocol by name or number. */
export function aclProtocol(options: KindOptions = {}) {
  return leaf<string>(
    {
      expects: 'a protocol: "tcp", "udp", "icmp", "-1" for all, or the number of another',
      good: "tcp",
      bad: "https",
      decode: asText,
      fault(value) {
        if (aclProtocolNumber(value) !== undefined) return undefined;
        const near = value.toLowerCase() === "icmpv6" ? "ipv6-icmp" : nearest(value, aclProtocolNames());
        const hint = near === undefined ? "" : `; the nearest is ${shown(near)}`;
        return {
          says: `is ${shown(value)}, which is no protocol that the provider knows${hint}`,
          provider: (attribute) => `"${attribute}" : unsupported NACL protocol: ${value}`,
        };
      },
    },
    {
      fix: 'Write "tcp" with the ports for HTTP and the like, "-1" for all, or the number of the protocol.',
      ...options,
    },
  );
}

/** One rule of an ACL. */
export interface AclRule {
  readonly owner: ResourceView;
  readonly property: string | undefined;
  readonly isEgress: boolean;
  readonly number: number | undefined;
  readonly isAllow: boolean | undefined;
  /** Protocol number, -1 for all. */
  readonly protocol: number | undefined;
  readonly fromPort: number | undefined;
  readonly toPort: number | undefined;
  readonly range: string | undefined;
  readonly hasIpv4: boolean;
  readonly hasIpv6: boolean;
  readonly icmpType: number | undefined;
  readonly icmpCode: number | undefined;
  readonly hasPorts: boolean;
}

/** The rules that stand in an ACL itself. */
export function inlineAclRules(acl: ResourceView): AclRule[] {
  return (["ingress", "egress"] as const).flatMap((direction) => {
    const list = known(acl.node.inputs[direction]);
    if (!Array.isArray(list)) return [];
    return list.flatMap((item, index) => {
      const inner = known(item);
      if (inner === undefined || !isPropertyMap(inner)) return [];
      return [readRule(acl, `${direction}[${index}]`, direction === "egress", inner)];
    });
  });
}

/** The rule that a NetworkAclRule is; undefined when its direction is not known. */
export function aclRuleOf(view: ResourceView): AclRule | undefined {
  const egress = view.node.inputs["egress"];
  const isEgress = egress === undefined || egress === null ? false : asFlag(known(egress) ?? "");
  return isEgress === undefined ? undefined : readRule(view, undefined, isEgress, view.node.inputs);
}

/** The rule resources of an ACL. */
export function aclRuleResources(world: World, acl: string | undefined): ResourceView[] {
  return world.where(NETWORK_ACL_RULE, "networkAclId", acl).filter((view) => view.node.kind === "custom");
}

function readRule(
  owner: ResourceView,
  property: string | undefined,
  isEgress: boolean,
  values: PropertyMap,
): AclRule {
  const text = (name: string): string | undefined => {
    const value = known(values[name]);
    return value === undefined ? undefined : asText(value);
  };
  const count = (name: string): number | undefined => {
    const value = known(values[name]);
    return value === undefined ? undefined : asNumber(value);
  };
  const isGiven = (name: string): boolean =>
    values[name] !== undefined && values[name] !== null && values[name] !== "";
  const protocol = text("protocol");
  const action = text("action") ?? text("ruleAction");
  return {
    owner,
    property,
    isEgress,
    number: count("ruleNo") ?? count("ruleNumber"),
    isAllow: action === undefined ? undefined : action.toLowerCase() === "allow",
    protocol: protocol === undefined ? undefined : aclProtocolNumber(protocol),
    fromPort: count("fromPort"),
    toPort: count("toPort"),
    range: text("cidrBlock") ?? text("ipv6CidrBlock"),
    hasIpv4: isGiven("cidrBlock"),
    hasIpv6: isGiven("ipv6CidrBlock"),
    icmpType: count("icmpType"),
    icmpCode: count("icmpCode"),
    hasPorts: isGiven("fromPort") || isGiven("toPort"),
  };
}

/** "Rule 100", "Rule `ingress[0]` of `main`". */
export function aclRuleWords(rule: AclRule): string {
  const name = `\`${rule.owner.name}\``;
  return rule.property === undefined ? `Rule ${name}` : `Rule \`${rule.property}\` of ${name}`;
}

const CREATE_ENTRY = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html";

/** The values that the texts below use. */
export interface AclRuleParameters {
  readonly rule: string;
  readonly says: string;
  readonly fix: string;
}

function aclFinding(why: string) {
  return {
    severity: "warning" as const,
    effect: "broken" as const,
    evidence: "documented" as const,
    message: ({ rule, says }: AclRuleParameters) => `${rule} ${says}.`,
    why,
    fix: ({ fix }: AclRuleParameters) => fix,
    docs: CREATE_ENTRY,
  };
}

/** Findings of inline rules and of rule resources. */
export const ACL_RULE_FINDINGS = {
  "reversed-ports": aclFinding("fromPort and toPort are the first and the last port of a range."),
  "only-port-zero": aclFinding(
    "fromPort and toPort are a range, and the range from 0 to 0 holds port 0 only, which nothing listens on.",
  ),
  "icmp-type-missing": aclFinding(
    "For ICMP the rule matches a type and a code. Without them both are 0: replies to a ping, and nothing else.",
  ),
} as const;

/** What is wrong with one rule by itself. */
export function aclRuleProblems(rule: AclRule): {
  readonly slug: keyof typeof ACL_RULE_FINDINGS;
  readonly parameters: AclRuleParameters;
  readonly property: string;
}[] {
  const at = (name: string): string => (rule.property === undefined ? name : `${rule.property}.${name}`);
  const words = aclRuleWords(rule);
  const { protocol, fromPort, toPort } = rule;
  const isPorts = protocol === 6 || protocol === 17;
  if (isPorts && fromPort !== undefined && toPort !== undefined && fromPort > toPort) {
    return [
      {
        slug: "reversed-ports",
        parameters: {
          rule: words,
          says: `has the ports ${fromPort} to ${toPort}, of which the first is above the last`,
          fix: `Write fromPort ${toPort} and toPort ${fromPort}.`,
        },
        property: at("fromPort"),
      },
    ];
  }
  const isZero = rule.hasPorts ? (fromPort ?? 0) === 0 && toPort === 0 : true;
  if (isPorts && isZero && (rule.hasPorts || rule.property === undefined)) {
    return [
      {
        slug: "only-port-zero",
        parameters: {
          rule: words,
          says: rule.hasPorts ? "is for port 0 only" : "has no ports, so it is for port 0 only",
          fix: "Write fromPort 0 and toPort 65535 for all ports, or the ports that are meant.",
        },
        property: at("toPort"),
      },
    ];
  }
  if (protocol === 1 && rule.icmpType === undefined && rule.icmpCode === undefined && !hasUnknownIcmp(rule)) {
    return [
      {
        slug: "icmp-type-missing",
        parameters: {
          rule: words,
          says: "is for ICMP and has no icmpType",
          fix: "Write icmpType -1 and icmpCode -1 for all of ICMP, or the type and the code.",
        },
        property: at("protocol"),
      },
    ];
  }
  return [];
}

function hasUnknownIcmp(rule: AclRule): boolean {
  if (rule.property === undefined) return rule.owner.has("icmpType") || rule.owner.has("icmpCode");
  const [direction = "", index = "0"] = rule.property.split(/[[\]]/);
  const list = known(rule.owner.node.inputs[direction]);
  const item = Array.isArray(list) ? known(list[Number(index)]) : undefined;
  return isPropertyMap(item) && (item["icmpType"] !== undefined || item["icmpCode"] !== undefined);
}

/** True when replies on the ports that clients use can pass: https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html */
export function allowsReplies(rules: readonly AclRule[], isEgress: boolean): boolean {
  return rules.some((rule) => {
    if (rule.isEgress !== isEgress || rule.isAllow === false) return false;
    if (rule.protocol !== undefined && rule.protocol !== 6) return rule.protocol === -1;
    const { fromPort, toPort } = rule;
    return fromPort === undefined || toPort === undefined || (fromPort <= 60_999 && toPort >= 32_768);
  });
}

/** The rule that lets TCP connections to a service in, or out to one on a port that is certainly a service's. */
export function serviceRule(rules: readonly AclRule[], isEgress: boolean): AclRule | undefined {
  return rules.find(
    (rule) =>
      rule.isEgress === isEgress &&
      rule.isAllow === true &&
      rule.protocol === 6 &&
      rule.fromPort !== undefined &&
      rule.toPort !== undefined &&
      rule.fromPort > 0 &&
      rule.toPort < (isEgress ? 1024 : 32_768),
  );
}
