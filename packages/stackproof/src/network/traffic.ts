// Network: what is asked of a way: protocol and port, and who is at its other end. Pure.
import { type Cidr, contains, type IpVersion, overlaps } from "../core/cidr.ts";
import { PRIVATE } from "./routing.ts";

export type Protocol = "tcp" | "udp";

/** Traffic to a port; undefined asks whether any port is open. */
export interface Traffic {
  readonly protocol: Protocol;
  readonly port: number | undefined;
}

/** The other end of a connection, as the rules at this end see it. */
export interface Peer {
  /** "the internet", "`web`", "10.0.0.0/16". */
  readonly words: string;
  readonly version: IpVersion;
  /** Where its addresses are; undefined when nobody knows. */
  readonly ranges: readonly Cidr[] | undefined;
  readonly isInternet: boolean;
  /** Ids of its security groups; undefined when they are not all known. Those that it has for certain are listed. */
  readonly groups: readonly string[];
  readonly hasOtherGroups: boolean;
}

/** "TCP 443", "UDP on any port". */
export function trafficWords({ protocol, port }: Traffic): string {
  return `${protocol.toUpperCase()} ${port === undefined ? "on any port" : port}`;
}

/** How much of a peer's addresses lies in some ranges. */
export function shareOf(allowed: readonly Cidr[], peer: Peer): "all" | "some" | "none" {
  if (peer.ranges === undefined) {
    const whole = allowed.some(({ version, prefix }) => version === peer.version && prefix === 0);
    return whole ? "all" : allowed.length === 0 ? "none" : "some";
  }
  const outside = peer.isInternet ? PRIVATE : [];
  const telling = allowed.filter((range) => !outside.some((one) => contains(one, range)));
  const parts = peer.ranges.map((range) =>
    covers([...telling, ...outside], range) && telling.length > 0
      ? "all"
      : telling.some((one) => overlaps(one, range))
        ? "some"
        : "none",
  );
  if (parts.every((part) => part === "none")) return "none";
  return parts.every((part) => part === "all") ? "all" : "some";
}

/** True when every address of a range is in one of the others. */
export function covers(ranges: readonly Cidr[], range: Cidr): boolean {
  if (ranges.some((one) => contains(one, range))) return true;
  const inside = ranges.filter((one) => contains(range, one));
  if (inside.length === 0) return false;
  const prefix = range.prefix + 1;
  const bit = 1n << BigInt((range.version === 4 ? 32 : 128) - prefix);
  const low = { ...range, prefix, address: range.address & ~bit };
  return covers(inside, low) && covers(inside, { ...low, address: low.address | bit });
}
