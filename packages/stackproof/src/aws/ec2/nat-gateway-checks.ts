// AWS EC2: how a NAT gateway is held against its kind, its addresses and its place. Shared by the files of this folder.
import { contains, formatIp, parseCidr, parseIp } from "../../core/cidr.ts";
import type { Report, ResourceView, World } from "../../model/kernel.ts";
import { hasInternetGateway, internetRoute, routeTableOf, vpcOf } from "../../network/routing.ts";
import { usesOfElasticIp } from "./elastic-ip-uses.ts";
import type { natGatewayFindings } from "./nat-gateway-findings.ts";
import { EIP, isLater, NAT_GATEWAY, SUBNET } from "./network-references.ts";

type NatReport = Report<typeof natGatewayFindings>;

/** Reports what a regional NAT gateway has that only a zonal one can have. */
export function checkRegional(self: ResourceView, report: NatReport): void {
  const name = self.name;
  if (self.has("subnetId")) {
    report(
      "not-for-regional",
      { name, input: "subnetId", instead: "Give vpcId in place of subnetId." },
      "subnetId",
    );
  }
  if (self.has("allocationId")) {
    const instead = "Leave it out, or give the addresses of each zone in availabilityZoneAddresses.";
    report("not-for-regional", { name, input: "allocationId", instead }, "allocationId");
  }
  if (self.text("connectivityType") === "private") {
    const instead = "Leave out connectivityType: a regional NAT gateway is public.";
    report("not-for-regional", { name, input: "connectivityType private", instead }, "connectivityType");
  }
  if (!self.has("vpcId") && !self.has("subnetId")) report("regional-without-vpc", { name });
}

/** Reports what a zonal NAT gateway lacks, and what goes with the other connectivity only. */
export function checkZonal(
  self: ResourceView,
  connectivityType: string | undefined,
  report: NatReport,
): void {
  const name = self.name;
  if (!self.has("subnetId")) report("zonal-without-subnet", { name });
  if (self.has("availabilityZoneAddresses"))
    report("zone-addresses-of-zonal", { name }, "availabilityZoneAddresses");
  if (connectivityType === "public" && !self.has("allocationId"))
    report("public-without-elastic-ip", { name });
  if (connectivityType !== "private") return;
  for (const [input, attribute] of [
    ["allocationId", "allocation_id"],
    ["secondaryAllocationIds", "secondary_allocation_ids"],
  ] as const) {
    const value = self.node.inputs[input];
    const isEmpty = value === "" || (Array.isArray(value) && value.length === 0);
    if (self.has(input) && !isEmpty) report("elastic-ip-of-private", { name, input, attribute }, input);
  }
}

/** Reports addresses that something else uses already. */
export function checkAddresses(self: ResourceView, world: World, report: NatReport): void {
  const ids = [self.text("allocationId"), ...(self.texts("secondaryAllocationIds") ?? [])];
  for (const id of ids) {
    const uses = usesOfElasticIp(world, id).filter(({ by }) => by !== self);
    const other =
      uses.find(({ by }) => by.is(NAT_GATEWAY) && isLater(self, by)) ?? uses.find(({ by }) => by.is(EIP));
    if (other === undefined) continue;
    const address = world.find(EIP, "id", id)?.name ?? id ?? "";
    const by = other.by.is(EIP) ? `its own ${other.property} uses` : `\`${other.by.name}\` uses`;
    report("elastic-ip-in-use", { name: self.name, address, by }, "allocationId", {
      related: [{ view: other.by, property: other.property, note: "uses the address" }],
    });
  }
}

/** Reports a private address that is none of the subnet's. */
export function checkPrivateIp(
  self: ResourceView,
  subnet: ResourceView | undefined,
  report: NatReport,
): void {
  const range = subnet?.text("cidrBlock") ?? "";
  const cidr = parseCidr(range);
  const ip = self.state("privateIp") === "known" ? parseIp(self.text("privateIp") ?? "") : undefined;
  if (subnet === undefined || cidr === undefined || ip === undefined) return;
  if (contains(cidr, { ...ip, prefix: ip.version === 4 ? 32 : 128 })) return;
  const texts = { name: self.name, ip: formatIp(ip), cidr: range, subnet: subnet.name };
  report("private-ip-outside-subnet", texts, "privateIp", {
    related: [{ view: subnet, property: "cidrBlock", note: "the subnet's range" }],
  });
}

/** Reports a public NAT gateway that cannot reach the internet. */
export function checkWayOut(
  self: ResourceView,
  subnet: ResourceView | undefined,
  world: World,
  report: NatReport,
): void {
  const name = self.name;
  const vpc = vpcOfGateway(self, world);
  if (vpc !== undefined && hasInternetGateway(world, vpc) === "no") {
    const property = self.has("subnetId") ? "subnetId" : "vpcId";
    report("vpc-without-internet-gateway", { name, vpc: vpc.name }, property, {
      related: [{ view: vpc, note: "the VPC" }],
    });
    return;
  }
  if (subnet === undefined) return;
  const way = internetRoute(world, subnet);
  if (way !== "none" && way !== "nat") return;
  const table = routeTableOf(world, subnet)?.view;
  const found =
    way === "none"
      ? "from which no route leads to an internet gateway"
      : "whose route to the internet goes through a NAT gateway";
  const texts = { name, subnet: subnet.name, found, table: table?.name };
  report("subnet-without-internet-route", texts, "subnetId", {
    related: [
      { view: subnet, note: "the subnet" },
      ...(table === undefined ? [] : [{ view: table, note: "its route table" }]),
    ],
  });
}

/** The VPC that the gateway is in: that of its subnet, or the one that a regional gateway names. */
export function vpcOfGateway(self: ResourceView, world: World): ResourceView | undefined {
  const subnet = world.find(SUBNET, "id", self.text("subnetId"), self);
  return vpcOf(world, subnet ?? self);
}
