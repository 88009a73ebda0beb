// Security: the rules of tiers that call each other. Pure.
import type * as pulumi from "@pulumi/pulumi";

/** A port of TCP, or a range of ports. */
export type TierPort =
  | number
  | {
      /** 1 to 65535. */
      readonly from: number;
      /** @default the same as `from`: one port */
      readonly to?: number;
      /** @default "tcp" */
      readonly protocol?: "tcp" | "udp";
    };

/** One tier: who may call it, and where else it may go. */
export interface TierRules {
  /**
   * Ports that the tier's callers may call.
   *
   * @example [8080]
   * @example [443, { from: 443, protocol: "udp" }]
   * @example [{ from: 8000, to: 8099 }]
   */
  readonly ports: readonly TierPort[];
  /**
   * Tiers that may call these ports. A tier may name itself, for members that talk to each other.
   *
   * @default the tier before it; for the first tier none
   * @example ["web", "worker"]
   */
  readonly callers?: readonly string[];
  /**
   * Ranges that may call these ports as well, of IPv4 or IPv6. A range that is an output is taken as IPv4.
   *
   * @default none; for the first tier without `prefixLists` "0.0.0.0/0", everywhere, and with `ipv6` "::/0" too
   * @example ["10.0.0.0/8", "2001:db8::/32"]
   */
  readonly from?: readonly pulumi.Input<string>[];
  /**
   * Ids of prefix lists that may call these ports as well. A list counts as many rules as it may have entries.
   *
   * @default none
   * @example [aws.ec2.getManagedPrefixListOutput({ name: "com.amazonaws.global.cloudfront.origin-facing" }).id]
   */
  readonly prefixLists?: readonly pulumi.Input<string>[];
  /**
   * Ports that the tier may call anywhere: 443 for packages, Systems Manager and the APIs of AWS.
   *
   * @default none
   */
  readonly outbound?: readonly TierPort[];
}

/** One rule. Exactly one of `tier`, `cidrIpv4`, `cidrIpv6` and `prefixListId` says who is on the other side. */
export interface PlannedRule {
  /** The rule's part in the program and in its description. */
  readonly what: string;
  readonly direction: "ingress" | "egress";
  /** The tier whose group has the rule. */
  readonly of: string;
  readonly protocol: "tcp" | "udp";
  readonly from: number;
  readonly to: number;
  readonly tier?: string;
  readonly cidrIpv4?: pulumi.Input<string>;
  readonly cidrIpv6?: pulumi.Input<string>;
  readonly prefixListId?: pulumi.Input<string>;
}

/** Who calls a tier from outside of the chain: nobody, everywhere, or what is given. */
export function outsideOf(
  tiers: Readonly<Record<string, TierRules>>,
  tier: string,
  ipv6: boolean,
): readonly pulumi.Input<string>[] {
  const { from, prefixLists } = tiers[tier] ?? {};
  if (from !== undefined) return from;
  if (tier !== Object.keys(tiers)[0] || prefixLists !== undefined) return [];
  return ipv6 ? ["0.0.0.0/0", "::/0"] : ["0.0.0.0/0"];
}

/** The tiers that call a tier. */
export function callersOf(tiers: Readonly<Record<string, TierRules>>, tier: string): readonly string[] {
  const names = Object.keys(tiers);
  const before = names[names.indexOf(tier) - 1];
  return tiers[tier]?.callers ?? (before === undefined ? [] : [before]);
}

/** All rules, each with a name of its own that stays when others are added or taken away. */
export function planRules(tiers: Readonly<Record<string, TierRules>>, ipv6: boolean): PlannedRule[] {
  return Object.entries(tiers).flatMap(([tier, given]) => [
    ...given.ports.flatMap((port) => [
      ...callersOf(tiers, tier).flatMap((caller) => fromTier(caller, tier, port)),
      ...outsideOf(tiers, tier, ipv6).map((range, index) => ({
        ...base(`${tier}-${textOf(port)}-from-${labelOf(range, index)}`, "ingress", tier, port),
        ...sideOf(range),
      })),
      ...(given.prefixLists ?? []).map((prefixListId, index) => ({
        ...base(
          `${tier}-${textOf(port)}-from-${labelOf(prefixListId, index, "list")}`,
          "ingress",
          tier,
          port,
        ),
        prefixListId,
      })),
    ]),
    ...(given.outbound ?? []).flatMap((port) => [
      { ...base(`${tier}-to-${textOf(port)}`, "egress", tier, port), cidrIpv4: "0.0.0.0/0" },
      ...(ipv6
        ? [{ ...base(`${tier}-to-${textOf(port)}-ipv6`, "egress", tier, port), cidrIpv6: "::/0" }]
        : []),
    ]),
  ]);
}

/** One side opens the way out, the other the way in. */
function fromTier(caller: string, tier: string, port: TierPort): PlannedRule[] {
  const what = `${caller}-${tier}-${textOf(port)}`;
  return [
    { ...base(what, "egress", caller, port), tier },
    { ...base(what, "ingress", tier, port), tier: caller },
  ];
}

function base(what: string, direction: "ingress" | "egress", of: string, port: TierPort) {
  const { from, to = from, protocol = "tcp" } = typeof port === "number" ? { from: port } : port;
  return { what, direction, of, protocol, from, to } as const;
}

function sideOf(range: pulumi.Input<string>): Pick<PlannedRule, "cidrIpv4" | "cidrIpv6"> {
  return typeof range === "string" && range.includes(":") ? { cidrIpv6: range } : { cidrIpv4: range };
}

/** What a port is called: `443`, `8000-8099`, `udp-53`. */
export function textOf(port: TierPort): string {
  const { from, to, protocol } = base("", "ingress", "", port);
  const ports = from === to ? String(from) : `${from}-${to}`;
  return protocol === "udp" ? `udp-${ports}` : ports;
}

/**
 * What a range is called in names: the range itself, so that the name stays when another range before it is taken away.
 * Everywhere is `anywhere`. Outputs are counted.
 */
function labelOf(range: pulumi.Input<string>, index: number, kind = "range"): string {
  if (typeof range !== "string") return `${kind}-${index + 1}`;
  if (range === "0.0.0.0/0") return "anywhere";
  if (range === "::/0") return "anywhere-ipv6";
  return range.replaceAll(/[^A-Za-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
}
