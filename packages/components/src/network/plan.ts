// Network: which subnet gets which part of a VPC's range. Pure planning; no Pulumi here.
import { formatRange, networkOf, parseRange, type Range, sizeOf } from "./cidr.ts";

/**
 * How a tier reaches the internet: `public` in both directions by an internet gateway, `private` outwards only by a
 * NAT gateway, `isolated` not at all.
 */
export type TierKind = "public" | "private" | "isolated";

/** A tier: one subnet in each zone. */
export interface TierRequest {
  /** Name of the tier in resource names. Default: its kind. Two tiers of one kind need two names. */
  readonly name?: string;
  readonly kind: TierKind;
}

/** How many zones and tiers a plan keeps room for. Both are rounded up to the next power of two. */
export interface Capacity {
  readonly zones: number;
  readonly tiers: number;
}

/** What is to be planned. */
export interface NetworkPlanRequest {
  /**
   * Range of the VPC, /16 to /28, such as "10.0.0.0/16". AWS takes no others
   * (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html).
   */
  readonly cidr: string;
  /** Availability Zones by name. New ones come last, so that the ranges of the others stay. */
  readonly zones: readonly string[];
  /**
   * New ones come last, so that the ranges of the others stay.
   * @default ["public", "private"]
   */
  readonly tiers?: readonly (TierKind | TierRequest)[];
  /**
   * Room for growth. It decides the size of every subnet, so a change of it replaces them all.
   * @default 4 zones and 4 tiers; less in a VPC smaller than /24, see {@link defaultCapacity}
   */
  readonly capacity?: Capacity;
}

/** A subnet of the plan. */
export interface PlannedSubnet {
  /** `<tier>-<zone>`, unique in the plan. */
  readonly name: string;
  readonly tier: string;
  readonly kind: TierKind;
  readonly zone: string;
  readonly cidr: string;
  /** Number of its place in the plan, from 0 on. It stays, as the range does, when zones or tiers are added at the end. */
  readonly place: number;
  /** Addresses that instances can have: all but the five that AWS keeps. */
  readonly usableAddresses: number;
}

/** A tier of the plan. */
export interface PlannedTier {
  readonly name: string;
  readonly kind: TierKind;
  /** The one range that holds all subnets of the tier, also those of zones to come. */
  readonly cidr: string;
  readonly subnets: readonly PlannedSubnet[];
}

/** A plan. */
export interface NetworkPlan {
  /** Range of the VPC. */
  readonly cidr: string;
  readonly tiers: readonly PlannedTier[];
}

/** Something in a request that cannot be. The message says what to change. */
export class NetworkPlanError extends Error {
  override readonly name = "NetworkPlanError";
}

/** Largest and smallest range of a VPC and of a subnet, as prefix lengths. */
const LARGEST = 16;
const SMALLEST = 28;

/**
 * In every subnet AWS keeps the first four addresses and the last: network, router, DNS, future use, broadcast
 * (https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html).
 */
const RESERVED_ADDRESSES = 5;

const KINDS: readonly string[] = ["public", "private", "isolated"] satisfies TierKind[];
const DEFAULT_TIERS: readonly TierKind[] = ["public", "private"];

/**
 * The capacity of a VPC when none is given. From /24 on: 4 zones and 4 tiers. A smaller VPC holds fewer subnets,
 * because none is smaller than /28: /25 4 zones and 2 tiers, /26 2 and 2, /27 2 and 1, /28 1 and 1.
 *
 * @param prefix of the VPC, 16 to 28
 */
export function defaultCapacity(prefix: number): Capacity {
  const bits = Math.min(4, SMALLEST - prefix);
  const zoneBits = Math.ceil(bits / 2);
  return { zones: 2 ** zoneBits, tiers: 2 ** (bits - zoneBits) };
}

/**
 * Divides a VPC's range among tiers and zones.
 *
 * The range is cut into equal parts, one for each tier that there is room for, and each of these into one for each
 * zone. So every subnet lies inside the VPC, starts at a multiple of its size, overlaps no other, and keeps its range
 * when a zone or a tier is added at the end.
 *
 * An Application Load Balancer wants subnets of /27 or larger with eight free addresses
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html); with the
 * default capacity a VPC of /23 or larger has such subnets.
 *
 * @example planNetwork({ cidr: "10.0.0.0/16", zones: ["us-west-2a", "us-west-2b"] }).tiers[0].subnets[1].cidr
 *   // "10.0.16.0/20"
 * @throws NetworkPlanError when the request cannot be met
 */
export function planNetwork(request: NetworkPlanRequest): NetworkPlan {
  const vpc = readVpcRange(request.cidr);
  const zones = readZones(request.zones);
  const tiers = readTiers(request.tiers ?? DEFAULT_TIERS);
  const capacity = readCapacity(request, vpc, zones.length, tiers.length);
  const zoneBits = bitsFor(capacity.zones);
  const tierPrefix = vpc.prefix + bitsFor(capacity.tiers);
  const subnetPrefix = tierPrefix + zoneBits;
  return {
    cidr: formatRange(vpc),
    tiers: tiers.map(({ name, kind }, tierIndex) => {
      const base = vpc.base + tierIndex * sizeOf(tierPrefix);
      const subnets = zones.map((zone, zoneIndex) => ({
        name: `${name}-${zone}`,
        tier: name,
        kind,
        zone,
        cidr: formatRange({ base: base + zoneIndex * sizeOf(subnetPrefix), prefix: subnetPrefix }),
        place: tierIndex * 2 ** zoneBits + zoneIndex,
        usableAddresses: sizeOf(subnetPrefix) - RESERVED_ADDRESSES,
      }));
      return { name, kind, cidr: formatRange({ base, prefix: tierPrefix }), subnets };
    }),
  };
}

function readVpcRange(cidr: string): Range {
  const range = parseRange(cidr);
  if (range === undefined) {
    throw new NetworkPlanError(`cidr "${cidr}" is no IPv4 range. Write it like "10.0.0.0/16".`);
  }
  if (range.prefix < LARGEST || range.prefix > SMALLEST) {
    throw new NetworkPlanError(
      `cidr "${cidr}" is a /${range.prefix}; a VPC's range is /${LARGEST} to /${SMALLEST}. Choose a prefix between them.`,
    );
  }
  const network = networkOf(range);
  if (network.base !== range.base) {
    throw new NetworkPlanError(
      `cidr "${cidr}" does not start at a multiple of its size. Write "${formatRange(network)}".`,
    );
  }
  return range;
}

function readZones(zones: readonly string[]): readonly string[] {
  if (zones.length === 0) {
    throw new NetworkPlanError(
      "zones is empty. Name at least one Availability Zone, two for high availability.",
    );
  }
  if (zones.includes("")) throw new NetworkPlanError("zones holds an empty name. Leave it out.");
  const twice = zones.find((zone, index) => zones.indexOf(zone) !== index);
  if (twice !== undefined) throw new NetworkPlanError(`zones names "${twice}" twice. Name each zone once.`);
  return zones;
}

function readTiers(requests: readonly (TierKind | TierRequest)[]): Required<TierRequest>[] {
  if (requests.length === 0)
    throw new NetworkPlanError('tiers is empty. Give at least one, such as "private".');
  const tiers = requests.map((request) =>
    typeof request === "string"
      ? { name: request, kind: request }
      : { name: request.name ?? request.kind, kind: request.kind },
  );
  const unknown = tiers.find(({ kind }) => !KINDS.includes(kind));
  if (unknown !== undefined) {
    throw new NetworkPlanError(
      `Tier "${unknown.name}" is of the kind "${unknown.kind}". Use "public", "private" or "isolated".`,
    );
  }
  const names = tiers.map((tier) => tier.name);
  const odd = names.find((name) => !/^[A-Za-z][A-Za-z0-9-]*$/.test(name));
  if (odd !== undefined) {
    throw new NetworkPlanError(
      `Tier name "${odd}" cannot be part of a name. Use letters, digits and hyphens.`,
    );
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new NetworkPlanError(
      `Two tiers are called "${twice}". Give one of them another name: { name, kind }.`,
    );
  }
  return tiers;
}

function readCapacity(request: NetworkPlanRequest, vpc: Range, zones: number, tiers: number): Capacity {
  const capacity = request.capacity ?? defaultCapacity(vpc.prefix);
  for (const [key, value] of [
    ["zones", capacity.zones],
    ["tiers", capacity.tiers],
  ] as const) {
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new NetworkPlanError(`capacity.${key} is ${value}. Give a whole number of 1 or more.`);
    }
  }
  if (needed(capacity) < vpc.prefix) {
    throw new NetworkPlanError(
      `${request.cidr} is too small for ${counted(capacity.zones, capacity.tiers)}: no subnet is smaller ` +
        `than /${SMALLEST}. ${advice(vpc, Math.max(zones, capacity.zones), Math.max(tiers, capacity.tiers), capacity)}`,
    );
  }
  const room = { zones: 2 ** bitsFor(capacity.zones), tiers: 2 ** bitsFor(capacity.tiers) };
  if (zones > room.zones || tiers > room.tiers) {
    throw new NetworkPlanError(
      `${request.cidr} is planned with room for ${counted(room.zones, room.tiers)}, and ${counted(zones, tiers)} ` +
        `are asked for. ${advice(vpc, zones, tiers, room)}`,
    );
  }
  return room;
}

/** What would hold so many zones and tiers; where there is place for it, with the room that the plan had. */
function advice(vpc: Range, zones: number, tiers: number, room: Capacity): string {
  const wide = { zones: Math.max(zones, room.zones), tiers: Math.max(tiers, room.tiers) };
  const wanted = needed(wide) >= vpc.prefix ? wide : { zones, tiers };
  const capacity = `capacity: { zones: ${wanted.zones}, tiers: ${wanted.tiers} }`;
  const prefix = needed(wanted);
  if (prefix >= vpc.prefix) return `Give ${capacity}; it sets the size of all subnets.`;
  return prefix >= LARGEST
    ? `Use a VPC of /${prefix} or larger with ${capacity}, or fewer zones or tiers.`
    : "No VPC holds so many; use fewer zones or tiers.";
}

/** The prefix of the smallest VPC that holds so many. */
function needed({ zones, tiers }: Capacity): number {
  return SMALLEST - bitsFor(zones) - bitsFor(tiers);
}

function counted(zones: number, tiers: number): string {
  const words = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;
  return `${words(zones, "zone")} and ${words(tiers, "tier")}`;
}

/** Bits that tell so many things apart. */
function bitsFor(count: number): number {
  return Math.ceil(Math.log2(count));
}
