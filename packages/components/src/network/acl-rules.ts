// Network: the rules of network ACLs. Pure.
import type { TierKind } from "./plan.ts";

/** One rule, in the form of the provider. */
export interface AclRule {
  readonly ruleNo: number;
  readonly action: "allow";
  /** "-1" for all, "6" for TCP, "17" for UDP. */
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly cidrBlock: string;
}

const ANYWHERE = "0.0.0.0/0";

/**
 * The rules of a tier. ACLs keep no state: answers come back to ephemeral ports, so those are open for TCP and UDP
 * wherever something may be asked (https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html).
 *
 * @param cidr range of the VPC
 */
export function aclRules(kind: TierKind, cidr: string): { ingress: AclRule[]; egress: AclRule[] } {
  const all = (cidrBlock: string): Omit<AclRule, "ruleNo"> => ({
    action: "allow",
    protocol: "-1",
    fromPort: 0,
    toPort: 0,
    cidrBlock,
  });
  const ports = (protocol: "6" | "17", fromPort: number, toPort: number): Omit<AclRule, "ruleNo"> => ({
    action: "allow",
    protocol,
    fromPort,
    toPort,
    cidrBlock: ANYWHERE,
  });
  const answers = [ports("6", 1024, 65_535), ports("17", 1024, 65_535)];
  switch (kind) {
    case "public":
      return {
        ingress: numbered([all(cidr), ports("6", 80, 80), ports("6", 443, 443), ...answers]),
        egress: numbered([all(ANYWHERE)]),
      };
    case "private":
      return { ingress: numbered([all(cidr), ...answers]), egress: numbered([all(ANYWHERE)]) };
    case "isolated":
      return { ingress: numbered([all(cidr)]), egress: numbered([all(cidr)]) };
  }
}

function numbered(rules: readonly Omit<AclRule, "ruleNo">[]): AclRule[] {
  return rules.map((rule, index) => ({ ruleNo: 100 + 10 * index, ...rule }));
}
