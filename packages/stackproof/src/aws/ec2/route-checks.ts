// AWS EC2: what goes wrong with routes, inline ones and those of their own. Shared by the files of this folder.
import { formatCidr, networkOf, overlaps, parseCidr, sameRange } from "../../core/cidr.ts";
import { isPropertyMap, type PropertyMap } from "../../core/value.ts";
import type { Report, ResourceView, World } from "../../model/kernel.ts";
import { known } from "../../model/kinds/kind.ts";
import {
  gatewayAttachments,
  ROUTE_TARGETS,
  type RouteEntry,
  routesOf,
  vpcsOfGateway,
} from "../../network/routing.ts";
import {
  EGRESS_ONLY_GATEWAY,
  INTERNET_GATEWAY,
  isLater,
  NAT_GATEWAY,
  PEERING_CONNECTION,
  ROUTE,
  SUBNET,
  VPC,
  VPC_ENDPOINT,
} from "./network-references.ts";
import { type inlineRouteFindings, NAT64, type routeFindings } from "./route-findings.ts";
import { rangesOf } from "./vpc-ranges.ts";

/** How the ids of targets begin. */
const PREFIXES: Readonly<Record<string, string>> = {
  [EGRESS_ONLY_GATEWAY]: "eigw-",
  [NAT_GATEWAY]: "nat-",
  [VPC_ENDPOINT]: "vpce-",
};

/** Reports what is wrong with the inline routes of a table. */
export function checkInlineRoutes(
  self: ResourceView,
  table: { readonly id: string | undefined; readonly vpc: ResourceView | undefined },
  world: World,
  report: Report<typeof inlineRouteFindings>,
): void {
  const inline = known(self.node.inputs["routes"]);
  for (const [index, item] of (Array.isArray(inline) ? inline : []).entries()) {
    const route = known(item);
    if (route === undefined || !isPropertyMap(route)) continue;
    const path = `routes[${index}]`;
    const destinations = givenOf(route, ["cidrBlock", "ipv6CidrBlock", "destinationPrefixListId"]);
    if (destinations.length !== 1)
      report("inline-destination", { path, name: self.name, given: destinations }, path);
    const targets = givenOf(route, ROUTE_TARGETS);
    if (targets.length !== 1) report("inline-target", { path, name: self.name, given: targets }, path);
  }
  const entries = table.id === undefined ? [] : routesOf(world, table.id).routes;
  checkRoutes(
    entries.filter(({ owner }) => owner === self),
    { ...table, name: `route table \`${self.name}\`` },
    world,
    report,
  );
  const separate = mixedRoutes(self, table.id, world);
  if (separate.length > 0) {
    report("mixed-with-routes", { name: self.name, routes: separate.map((route) => route.name) }, "routes", {
      related: separate.map((view) => ({ view, note: "a route of the same table" })),
    });
  }
}

/** Reports what is wrong with some routes of a table. */
export function checkRoutes(
  entries: readonly RouteEntry[],
  table: { readonly id: string | undefined; readonly name: string; readonly vpc: ResourceView | undefined },
  world: World,
  report: Report<typeof routeFindings>,
): void {
  const all = table.id === undefined ? [] : routesOf(world, table.id).routes;
  for (const entry of entries) {
    const destination = destinationText(entry);
    const before = destination === undefined ? undefined : duplicateOf(entry, destination, all);
    if (before !== undefined && destination !== undefined) {
      const same = before.target !== undefined && before.target === entry.target;
      const other = before.owner === entry.owner ? `its own \`${before.property ?? ""}\`` : nameOf(before);
      const texts = { route: subjectOf(entry), destination, table: table.name, other, same };
      report("duplicate-destination", texts, pathOf(entry, entry.destinationProperty), {
        related: [
          {
            view: before.owner,
            note: "the first of the two",
            ...(before.property !== undefined && { property: before.property }),
          },
        ],
        ...(same && { severity: "warning" }),
      });
      continue;
    }
    checkDestination(entry, destination, table.vpc, world, report);
    checkTarget(entry, table.vpc, world, report);
  }
}

/** The attachments that must be there before routes can lead to their gateways. */
export function attachmentsBehind(
  entries: readonly RouteEntry[],
  vpc: string | undefined,
  world: World,
): ResourceView[] {
  const gateways = new Set(entries.map((entry) => world.find(INTERNET_GATEWAY, "id", entry.target)));
  return gatewayAttachments(world, vpc)
    .filter(({ gateway }) => gateway !== undefined && gateways.has(gateway))
    .map(({ by }) => by);
}

/** The Route resources beside the inline routes of a table. */
function mixedRoutes(self: ResourceView, id: string | undefined, world: World): readonly ResourceView[] {
  const inline = known(self.node.inputs["routes"]);
  if (!Array.isArray(inline) || inline.length === 0) return [];
  const routes = id === undefined ? [] : routesOf(world, id).routes;
  const hasDuplicate = routes.some((entry) => {
    const destination = destinationText(entry);
    return destination !== undefined && duplicateOf(entry, destination, routes) !== undefined;
  });
  return hasDuplicate ? [] : routes.filter(({ owner }) => owner.is(ROUTE)).map(({ owner }) => owner);
}

function checkDestination(
  entry: RouteEntry,
  destination: string | undefined,
  vpc: ResourceView | undefined,
  world: World,
  report: Report<typeof routeFindings>,
): void {
  const { cidr, target, targetProperty } = entry;
  if (cidr === undefined || destination === undefined) return;
  const at = pathOf(entry, entry.destinationProperty);
  const own = vpc === undefined || target === "local" ? [] : rangesOf(world, vpc, cidr.version).ranges;
  if (vpc !== undefined && own.some((range) => sameRange(range.cidr, cidr))) {
    report("local-destination", { route: subjectOf(entry), destination, vpc: vpc.name }, at, {
      related: [{ view: vpc, note: "the VPC" }],
    });
    return;
  }
  const isEgressOnly = targetProperty === "egressOnlyGatewayId" || isA(world, EGRESS_ONLY_GATEWAY, target);
  const isNat = targetProperty === "natGatewayId" || isA(world, NAT_GATEWAY, target);
  // Route itself has a relation for it, with the provider's words.
  if (
    cidr.version === 4 &&
    isEgressOnly &&
    !(entry.owner.is(ROUTE) && targetProperty === "egressOnlyGatewayId")
  ) {
    report("ipv4-through-egress-only", { route: subjectOf(entry), destination }, at);
  }
  const nat64 = parseCidr(NAT64);
  if (cidr.version === 6 && isNat && !(nat64 !== undefined && overlaps(nat64, cidr) && cidr.prefix > 0)) {
    report("ipv6-through-nat", { route: subjectOf(entry), destination }, at);
  }
  if (targetProperty === "vpcPeeringConnectionId") checkPeer(entry, destination, vpc, world, report);
}

function checkPeer(
  entry: RouteEntry,
  destination: string,
  vpc: ResourceView | undefined,
  world: World,
  report: Report<typeof routeFindings>,
): void {
  const { cidr } = entry;
  const connection = world.find(PEERING_CONNECTION, "id", entry.target);
  if (connection === undefined || vpc === undefined || cidr === undefined) return;
  const sides = ["vpcId", "peerVpcId"].map((property) => world.find(VPC, "id", connection.text(property)));
  const other = sides[0] === vpc ? sides[1] : sides[1] === vpc ? sides[0] : undefined;
  const ranges = other === undefined ? undefined : rangesOf(world, other, cidr.version);
  if (other === undefined || ranges?.isComplete !== true || ranges.ranges.length === 0) return;
  if (ranges.ranges.some((range) => overlaps(range.cidr, cidr))) return;
  const words = ranges.ranges.map((range) => formatCidr(range.cidr)).join(" and ");
  report(
    "peer-elsewhere",
    { route: subjectOf(entry), destination, connection: connection.name, ranges: words },
    pathOf(entry, entry.destinationProperty),
    {
      related: [{ view: other, note: "the VPC on the other side" }],
    },
  );
}

function checkTarget(
  entry: RouteEntry,
  vpc: ResourceView | undefined,
  world: World,
  report: Report<typeof routeFindings>,
): void {
  const { target, targetProperty } = entry;
  if (target === undefined || targetProperty === undefined) return;
  const path = pathOf(entry, targetProperty);
  const isRefused = entry.cidr?.version === 4 && isA(world, EGRESS_ONLY_GATEWAY, target);
  if (targetProperty === "gatewayId" && !isRefused) {
    const meant = isA(world, NAT_GATEWAY, target)
      ? "natGatewayId"
      : isA(world, EGRESS_ONLY_GATEWAY, target)
        ? "egressOnlyGatewayId"
        : isA(world, VPC_ENDPOINT, target)
          ? "vpcEndpointId"
          : undefined;
    if (meant !== undefined) {
      const name = world.identify(target)[0]?.view.name ?? target;
      report("wrong-target-property", { route: subjectOf(entry), target: name, property: meant }, path);
    }
  }
  const gateway = world.find(INTERNET_GATEWAY, "id", target);
  if (gateway !== undefined && vpcsOfGateway(world, gateway)?.length === 0) {
    report("gateway-not-attached", { route: subjectOf(entry), gateway: gateway.name }, path, {
      related: [{ view: gateway, note: "the gateway" }],
    });
    return;
  }
  const place = vpc?.id === undefined ? undefined : placeOfTarget(entry, world);
  if (place === undefined || vpc === undefined || place.vpcs.includes(vpc.id ?? "")) return;
  const targetVpc = world.find(VPC, "id", place.vpcs[0])?.name ?? place.vpcs[0] ?? "";
  report(
    "target-of-other-vpc",
    { route: subjectOf(entry), what: place.what, target: place.view.name, targetVpc, vpc: vpc.name },
    path,
    {
      related: [
        { view: place.view, note: "what the route leads to" },
        { view: vpc, note: "the VPC of the route table" },
      ],
    },
  );
}

/** The VPCs that the target of a route is in, as far as the program says. */
function placeOfTarget(
  { target }: RouteEntry,
  world: World,
): { readonly view: ResourceView; readonly what: string; readonly vpcs: readonly string[] } | undefined {
  const gateway = world.find(INTERNET_GATEWAY, "id", target);
  if (gateway !== undefined) return inVpcs(gateway, "internet gateway", vpcsOfGateway(world, gateway));
  const egress = world.find(EGRESS_ONLY_GATEWAY, "id", target);
  if (egress !== undefined) return inVpcs(egress, "egress-only internet gateway", egress.text("vpcId"));
  const nat = world.find(NAT_GATEWAY, "id", target);
  if (nat === undefined) return undefined;
  const subnet = world.find(SUBNET, "id", nat.text("subnetId"));
  return inVpcs(nat, "NAT gateway", subnet?.text("vpcId") ?? nat.text("vpcId"));
}

function inVpcs(view: ResourceView, what: string, vpcs: readonly string[] | string | undefined) {
  const list = typeof vpcs === "string" ? [vpcs] : (vpcs ?? []);
  return list.length === 0 ? undefined : { view, what, vpcs: list };
}

/** The earlier route to the same destination. Inline routes of one table are equal when their targets are, too. */
function duplicateOf(
  entry: RouteEntry,
  destination: string,
  all: readonly RouteEntry[],
): RouteEntry | undefined {
  const position = all.findIndex((one) => one.owner === entry.owner && one.property === entry.property);
  return all.find((one, index) => {
    if (destinationText(one) !== destination || index === position) return false;
    if (one.owner === entry.owner) return index < position && one.target !== entry.target;
    if (one.property !== undefined) return entry.property === undefined || isLater(entry.owner, one.owner);
    return entry.property === undefined && isLater(entry.owner, one.owner);
  });
}

/** A route at the beginning of a sentence. */
function subjectOf({ owner, property }: RouteEntry): string {
  return property === undefined ? `Route \`${owner.name}\`` : nameOf({ owner, property });
}

/** A route in the middle of a sentence. */
function nameOf({ owner, property }: Pick<RouteEntry, "owner" | "property">): string {
  return property === undefined ? `\`${owner.name}\`` : `\`${property}\` of \`${owner.name}\``;
}

/** The destination in the one form that AWS keeps. */
function destinationText({ cidr, destination }: RouteEntry): string | undefined {
  return cidr === undefined ? destination : formatCidr(networkOf(cidr));
}

function pathOf({ property }: RouteEntry, name: string | undefined): string | undefined {
  if (property === undefined) return name;
  return name === undefined ? property : `${property}.${name}`;
}

/** True for the id of such a resource, of the program or with its prefix. */
function isA(world: World, token: string, id: string | undefined): boolean {
  return (
    world.find(token, "id", id) !== undefined || (id !== undefined && id.startsWith(PREFIXES[token] ?? "?"))
  );
}

/** The properties that a route gives; an empty text counts as absent. */
function givenOf(route: PropertyMap, names: readonly string[]): string[] {
  return names.filter((name) => {
    const value = route[name];
    return value !== undefined && value !== null && value !== "";
  });
}
