// Network: the rules of network ACLs. Pure.
import type * as pulumi from "@pulumi/pulumi";
import type { TierKind } from "./plan.ts";

/** One rule, in the form of the provider. */
export interface AclRule {
  readonly ruleNo: number;
  readonly action: "allow";
  /** "-1" for all, "1" for ICMP, "6" for TCP, "17" for UDP, "58" for ICMPv6. */
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly cidrBlock?: string;
  readonly ipv6CidrBlock?: pulumi.Input<string>;
  readonly icmpType?: number;
  readonly icmpCode?: number;
}

/** What the rules of a tier depend on. */
export interface AclRequest {
  readonly kind: TierKind;
  /** IPv4 range of the VPC. */
  readonly cidr: string;
  /** IPv6 range of the VPC, when it has one. */
  readonly ipv6Cidr?: pulumi.Input<string>;
  /** TCP ports that the internet may ask in public tiers. */
  readonly publicPorts: readonly number[];
  /** Whether the tier reaches S3 or DynamoDB through gateway endpoints. */
  readonly hasGatewayEndpoints: boolean;
}

/** Rules that an ACL takes in one direction, unless the account has asked for more. */
export const MOST_RULES = 20;

type Unnumbered = Omit<AclRule, "ruleNo">;
/** An address range of either version. */
type Place = Pick<AclRule, "cidrBlock"> | Pick<AclRule, "ipv6CidrBlock">;

const ANYWHERE: Place = { cidrBlock: "0.0.0.0/0" };
const ANYWHERE_IPV6: Place = { ipv6CidrBlock: "::/0" };

/**
 * The rules of a tier. ACLs keep no state: answers come back to ephemeral ports, so those are open for TCP and UDP
 * wherever something may be asked (https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html). Hosts on the internet
 * say by ICMP that a packet was too large (https://docs.aws.amazon.com/vpc/latest/userguide/path_mtu_discovery.html).
 *
 * Isolated tiers have no route to the internet. Where they have one to a gateway endpoint, their rules name all
 * addresses, because an ACL cannot name the prefix list of the service
 * (https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html).
 */
export function aclRules(request: AclRequest): { ingress: AclRule[]; egress: AclRule[] } {
  const { kind, cidr, ipv6Cidr, publicPorts, hasGatewayEndpoints } = request;
  const isDual = ipv6Cidr !== undefined;
  const inside = [all({ cidrBlock: cidr }), ...(isDual ? [all({ ipv6CidrBlock: ipv6Cidr })] : [])];
  if (kind === "isolated") {
    return {
      ingress: numbered([...inside, ...(hasGatewayEndpoints ? [ports("6", 1024, 65_535, ANYWHERE)] : [])]),
      egress: numbered([...inside, ...(hasGatewayEndpoints ? [ports("6", 443, 443, ANYWHERE)] : [])]),
    };
  }
  const anywhere = [ANYWHERE, ...(isDual ? [ANYWHERE_IPV6] : [])];
  const asked = kind === "public" ? publicPorts : [];
  return {
    ingress: numbered([
      ...inside,
      ...anywhere.flatMap((from) => asked.map((port) => ports("6", port, port, from))),
      ...anywhere.flatMap((from) => [ports("6", 1024, 65_535, from), ports("17", 1024, 65_535, from)]),
      { ...ports("1", 0, 0, ANYWHERE), icmpType: 3, icmpCode: 4 },
      ...(isDual ? [{ ...ports("58", 0, 0, ANYWHERE_IPV6), icmpType: 2, icmpCode: 0 }] : []),
    ]),
    egress: numbered(anywhere.map((to) => all(to))),
  };
}

function all(place: Place): Unnumbered {
  return ports("-1", 0, 0, place);
}

function ports(protocol: string, fromPort: number, toPort: number, place: Place): Unnumbered {
  return { action: "allow", protocol, fromPort, toPort, ...place };
}

function numbered(rules: readonly Unnumbered[]): AclRule[] {
  return rules.map((rule, index) => ({ ruleNo: 100 + 10 * index, ...rule }));
}
