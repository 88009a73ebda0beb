// Core: IP addresses and ranges in CIDR notation. Pure arithmetic; what AWS allows of them stands in the models.

/** The two families of IP addresses. */
export type IpVersion = 4 | 6;

/** One address as a number: 32 bits for version 4, 128 bits for version 6. */
export interface IpAddress {
  readonly address: bigint;
  readonly version: IpVersion;
}

/**
 * A range in CIDR notation, as it was written: `address` may have bits set behind the prefix ("host bits", as in
 * 10.0.0.5/24). The functions below take such a range as the network that it lies in.
 */
export interface Cidr extends IpAddress {
  /** How many leading bits all addresses of the range share: 0 to 32, or 0 to 128. */
  readonly prefix: number;
}

/**
 * Reads a range. Undefined for anything that is not an address, a slash and a prefix length. It is as strict as Go's
 * net.ParseCIDR (https://pkg.go.dev/net#ParseCIDR), which the AWS provider validates with: four decimal numbers
 * without leading zeros, no zone, no spaces. Host bits are no error here: ask `hasHostBits`.
 */
export function parseCidr(text: string): Cidr | undefined {
  const slash = text.indexOf("/");
  if (slash === -1) return undefined;
  const address = parseIp(text.slice(0, slash));
  const digits = text.slice(slash + 1);
  if (address === undefined || !/^\d{1,8}$/.test(digits)) return undefined;
  const prefix = Number(digits);
  return prefix > bitsOf(address.version) ? undefined : { ...address, prefix };
}

/** Reads one address without a prefix length; undefined when the text is none. */
export function parseIp(text: string): IpAddress | undefined {
  if (text.includes(":")) {
    const address = parseIpv6(text);
    return address === undefined ? undefined : { address, version: 6 };
  }
  const address = parseIpv4(text);
  return address === undefined ? undefined : { address, version: 4 };
}

/** True when bits behind the prefix are set: 10.0.0.5/24 names one host of 10.0.0.0/24, not the network. */
export function hasHostBits(cidr: Cidr): boolean {
  return cidr.address !== firstAddress(cidr);
}

/** The network that a range lies in: host bits cleared. */
export function networkOf(cidr: Cidr): Cidr {
  return { address: firstAddress(cidr), prefix: cidr.prefix, version: cidr.version };
}

/** How many addresses a range has. */
export function addressCount(cidr: Cidr): bigint {
  return 1n << BigInt(bitsOf(cidr.version) - cidr.prefix);
}

/** True when every address of `inner` is one of `outer`. Ranges of different versions contain nothing of each other. */
export function contains(outer: Cidr, inner: Cidr): boolean {
  return outer.prefix <= inner.prefix && overlaps(outer, inner);
}

/** True when the ranges have an address in common. Of two ranges that do, one contains the other. */
export function overlaps(a: Cidr, b: Cidr): boolean {
  if (a.version !== b.version) return false;
  const free = BigInt(bitsOf(a.version) - Math.min(a.prefix, b.prefix));
  return a.address >> free === b.address >> free;
}

/** True when both are the same network, however they are written. */
export function sameRange(a: Cidr, b: Cidr): boolean {
  return a.prefix === b.prefix && overlaps(a, b);
}

/** The range as text, IPv6 in the short form of RFC 5952, host bits kept. */
export function formatCidr(cidr: Cidr): string {
  return `${formatIp(cidr)}/${cidr.prefix}`;
}

/** The address as text, IPv6 in the short form of RFC 5952 (https://www.rfc-editor.org/rfc/rfc5952#section-4). */
export function formatIp(ip: IpAddress): string {
  return ip.version === 4 ? groupsOf(ip.address, 4, 8).join(".") : formatIpv6(ip.address);
}

/**
 * The first range of the given size inside `outer` that overlaps none of `taken`; undefined when there is no room or
 * the size does not fit.
 */
export function firstFreeRange(outer: Cidr, prefix: number, taken: readonly Cidr[]): Cidr | undefined {
  const { version } = outer;
  if (prefix < outer.prefix || prefix > bitsOf(version)) return undefined;
  const size = 1n << BigInt(bitsOf(version) - prefix);
  const end = firstAddress(outer) + addressCount(outer);
  let candidate: Cidr = { address: firstAddress(outer), prefix, version };
  while (candidate.address < end) {
    const here = candidate;
    const inTheWay = taken.find((range) => overlaps(range, here));
    if (inTheWay === undefined) return candidate;
    const blocked = inTheWay.prefix < prefix ? inTheWay : candidate;
    candidate = { ...candidate, address: firstAddress(blocked) + maxOf(addressCount(blocked), size) };
  }
  return undefined;
}

function bitsOf(version: IpVersion): number {
  return version === 4 ? 32 : 128;
}

function firstAddress(cidr: Cidr): bigint {
  const free = BigInt(bitsOf(cidr.version) - cidr.prefix);
  return (cidr.address >> free) << free;
}

function maxOf(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function parseIpv4(text: string): bigint | undefined {
  const parts = text.split(".");
  if (parts.length !== 4) return undefined;
  let address = 0n;
  for (const part of parts) {
    if (!/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return undefined;
    address = (address << 8n) | BigInt(part);
  }
  return address;
}

function parseIpv6(text: string): bigint | undefined {
  const halves = text.split("::");
  const [head = "", tail] = halves;
  if (halves.length > 2) return undefined;
  const before = ipv6Groups(head, tail === undefined);
  const after = tail === undefined ? [] : ipv6Groups(tail, true);
  if (before === undefined || after === undefined) return undefined;
  const missing = 8 - before.length - after.length;
  // "::" stands for one group of zeros at least, and without it there are exactly eight.
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...Array.from({ length: missing }, () => 0), ...after];
  return groups.reduce((address, group) => (address << 16n) | BigInt(group), 0n);
}

/** The 16-bit groups of a part of an IPv6 address; its last two may be written as an IPv4 address. */
function ipv6Groups(text: string, isEnd: boolean): number[] | undefined {
  if (text === "") return [];
  const groups: number[] = [];
  const parts = text.split(":");
  for (const [index, part] of parts.entries()) {
    if (isEnd && index === parts.length - 1 && part.includes(".")) {
      const embedded = parseIpv4(part);
      if (embedded === undefined) return undefined;
      groups.push(Number(embedded >> 16n), Number(embedded & 0xffffn));
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) {
      groups.push(Number.parseInt(part, 16));
    } else {
      return undefined;
    }
  }
  return groups;
}

/** The number in `count` groups of `bits` bits, the highest first. */
function groupsOf(address: bigint, count: number, bits: number): number[] {
  const mask = (1n << BigInt(bits)) - 1n;
  return Array.from({ length: count }, (_, index) =>
    Number((address >> BigInt((count - 1 - index) * bits)) & mask),
  );
}

function formatIpv6(address: bigint): string {
  const groups = groupsOf(address, 8, 16);
  const zeros = longestZeros(groups);
  const text = (part: readonly number[]) => part.map((group) => group.toString(16)).join(":");
  if (zeros.length < 2) return text(groups);
  return `${text(groups.slice(0, zeros.start))}::${text(groups.slice(zeros.start + zeros.length))}`;
}

/** The longest run of zero groups, the first of several. */
function longestZeros(groups: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (const [index, group] of groups.entries()) {
    if (group !== 0) start = index + 1;
    else if (index + 1 - start > best.length) best = { start, length: index + 1 - start };
  }
  return best;
}
