// AWS EC2: how a subnet is held against its VPC, its neighbours and its routes. Shared by the files of this folder.
import {
  type Cidr,
  firstFreeRange,
  formatCidr,
  hasHostBits,
  type IpVersion,
  overlaps,
  parseCidr,
} from "../../core/cidr.ts";
import { isImpossibleZone, zonesOfRegion } from "../../data/zones.ts";
import type { Report, ResourceView, World } from "../../model/kernel.ts";
import { internetRoute } from "../../network/routing.ts";
import { isLater, SUBNET } from "./network-references.ts";
import type { subnetFindings } from "./subnet-findings.ts";
import { rangeAround, rangesOf, rangeWords, type VpcRanges } from "./vpc-ranges.ts";

type SubnetReport = Report<typeof subnetFindings>;
type RangeInput = "cidrBlock" | "ipv6CidrBlock";

/** Reports a zone that is not in the region of the subnet. */
export function checkZone(self: ResourceView, report: SubnetReport): void {
  const property = self.state("availabilityZone") === "known" ? "availabilityZone" : "availabilityZoneId";
  const zone = self.state(property) === "known" ? self.text(property) : undefined;
  const { region } = self;
  if (zone === undefined || zone === "" || region === undefined) return;
  if (!isWrongZone(region, zone, property)) return;
  const zones = (zonesOfRegion(region) ?? []).map(({ name, id }) =>
    property === "availabilityZone" ? name : id,
  );
  const texts = { name: self.name, zone, region, zones: zones.slice(0, 3).join(", ") };
  // Which letters a region has is known from listings, and differs between accounts.
  report("wrong-zone", texts, property, zone.startsWith(region) ? { severity: "warning" } : {});
}

/** Reports public addresses that the internet cannot reach. */
export function checkPublicAddresses(self: ResourceView, world: World, report: SubnetReport): void {
  const ways: Readonly<Record<string, string>> = {
    none: "no route leads to the internet",
    nat: "its route to the internet goes through a NAT gateway",
  };
  const way = ways[internetRoute(world, self)];
  if (way !== undefined) {
    report("public-addresses-without-route", { name: self.name, way }, "mapPublicIpOnLaunch");
  }
}

/** Reports a range outside of the VPC, or one that an earlier subnet has. */
export function checkRange(self: ResourceView, input: RangeInput, world: World, report: SubnetReport): void {
  const version = input === "cidrBlock" ? 4 : 6;
  const cidr = self.state(input) === "known" ? rangeIn(self.text(input), version) : undefined;
  if (cidr === undefined) return;
  const vpc = self.ref("vpcId");
  const ranges = vpc === undefined ? undefined : rangesOf(world, vpc, version);
  const isOutside = ranges?.isComplete === true && rangeAround(ranges, cidr) === undefined;
  if (vpc !== undefined && ranges !== undefined && isOutside) {
    reportOutside(self, input, cidr, vpc, ranges, report);
    return;
  }
  const others = neighbours(self, world, input, version);
  const taken = others.find((one) => overlaps(one.cidr, cidr) && isLater(self, one.view));
  if (taken === undefined) return;
  const free = freeRange(ranges, cidr, [...others.map((one) => one.cidr), cidr]);
  const texts = {
    cidr: formatCidr(cidr),
    other: taken.view.name,
    otherCidr: formatCidr(taken.cidr),
    free: free === undefined ? undefined : formatCidr(free),
  };
  report("cidr-overlap", texts, input, {
    related: [{ view: taken.view, property: input, note: "the range that is taken" }],
  });
}

function reportOutside(
  self: ResourceView,
  input: RangeInput,
  cidr: Cidr,
  vpc: ResourceView,
  { ranges }: VpcRanges,
  report: SubnetReport,
): void {
  if (ranges.length === 0) {
    report("vpc-without-ipv6", { name: self.name, cidr: formatCidr(cidr), vpc: vpc.name }, input, {
      related: [{ view: vpc, note: "the VPC" }],
    });
    return;
  }
  const many = ranges.length > 1;
  const texts = { cidr: formatCidr(cidr), ranges: rangeWords(ranges), many, vpc: vpc.name, input };
  const related = ranges.map(({ owner, property }) => ({
    view: owner,
    property,
    note: owner === vpc ? "the VPC's range" : "a further range of the VPC",
  }));
  report("cidr-outside-vpc", texts, input, { related });
}

function isWrongZone(region: string, zone: string, property: string): boolean {
  if (property === "availabilityZone") return isImpossibleZone(region, zone);
  // Ids begin with a short form of the region: use1-az2, and use1-atl2-az1 in a Local Zone.
  const known = zonesOfRegion(region)?.[0]?.id.split("-")[0];
  return known !== undefined && /^[a-z]+\d-[a-z0-9-]+$/.test(zone) && !zone.startsWith(`${known}-`);
}

/** A range that is written as it must be; what is wrong with others is said of the input itself. */
function rangeIn(value: string | undefined, version: IpVersion): Cidr | undefined {
  const cidr = value === undefined ? undefined : parseCidr(value);
  return cidr === undefined || cidr.version !== version || hasHostBits(cidr) ? undefined : cidr;
}

interface Neighbour {
  readonly view: ResourceView;
  readonly cidr: Cidr;
}

/** The ranges of a VPC's subnets are read once, not once for each of them. */
const neighbourhoods = new WeakMap<World, Map<string, readonly Neighbour[]>>();

/** The other subnets of the same VPC, also of one that the program does not create. */
function neighbours(self: ResourceView, world: World, input: string, version: IpVersion): Neighbour[] {
  const vpc = self.text("vpcId");
  const known = neighbourhoods.get(world) ?? new Map<string, readonly Neighbour[]>();
  neighbourhoods.set(world, known);
  const key = `${input} ${vpc ?? ""}`;
  let all = known.get(key);
  if (all === undefined) {
    all = world.where(SUBNET, "vpcId", vpc).flatMap((view) => {
      const cidr = view.node.kind === "custom" ? rangeIn(view.text(input), version) : undefined;
      return cidr === undefined ? [] : [{ view, cidr }];
    });
    known.set(key, all);
  }
  return all.filter(({ view }) => view !== self);
}

/** A range of the same size that is free, as far as the program says. */
function freeRange(ranges: VpcRanges | undefined, like: Cidr, taken: readonly Cidr[]): Cidr | undefined {
  for (const { cidr } of ranges?.ranges ?? []) {
    const free = firstFreeRange(cidr, like.prefix, taken);
    if (free !== undefined) return free;
  }
  return undefined;
}

/** The association that gives the VPC the range of the subnet, when it is not the VPC's own. */
export function associationBehind(self: ResourceView, world: World): ResourceView[] {
  const vpc = self.ref("vpcId");
  const cidr = rangeIn(self.text("cidrBlock"), 4);
  const around =
    vpc === undefined || cidr === undefined ? undefined : rangeAround(rangesOf(world, vpc, 4), cidr);
  return around === undefined || around.owner === vpc ? [] : [around.owner];
}
