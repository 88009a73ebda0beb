// Network: which way traffic leaves a subnet, as far as the program says it. Pure. Everything here answers "unknown"
// (or undefined) as soon as anything that matters lies outside of the program or stands for something unknown.
import { type Cidr, contains, type IpVersion, parseCidr } from "../core/cidr.ts";
import { isPropertyMap, type PropertyMap } from "../core/value.ts";
import { asText, known } from "../model/kinds/kind.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET_ASSOCIATION = "aws:ec2/routeTableAssociation:RouteTableAssociation";
const MAIN_ASSOCIATION = "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation";
const ROUTE_TABLE = "aws:ec2/routeTable:RouteTable";
const DEFAULT_ROUTE_TABLE = "aws:ec2/defaultRouteTable:DefaultRouteTable";
const ROUTE = "aws:ec2/route:Route";
const PROPAGATION = "aws:ec2/vpnGatewayRoutePropagation:VpnGatewayRoutePropagation";
const INTERNET_GATEWAY = "aws:ec2/internetGateway:InternetGateway";
const GATEWAY_ATTACHMENT = "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment";
const NAT_GATEWAY = "aws:ec2/natGateway:NatGateway";

/** Resources of another provider that add to what the AWS provider's resources say. */
const FOREIGN_ROUTING = ["aws-native:ec2:Route", "aws-native:ec2:SubnetRouteTableAssociation"];
const FOREIGN_ATTACHMENTS = ["aws-native:ec2:VpcGatewayAttachment"];

/** Ranges that are no part of the internet: https://www.iana.org/assignments/iana-ipv4-special-registry and its sister for IPv6. */
export const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"].flatMap(
  (range) => parseCidr(range) ?? [],
);

/** Where a route can lead, by the property that names it: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html */
export const ROUTE_TARGETS = [
  "carrierGatewayId",
  "coreNetworkArn",
  "egressOnlyGatewayId",
  "gatewayId",
  "instanceId",
  "localGatewayId",
  "natGatewayId",
  "networkInterfaceId",
  "odbNetworkArn",
  "transitGatewayId",
  "vpcEndpointId",
  "vpcPeeringConnectionId",
] as const;

/** A property that names the target of a route. */
export type RouteTarget = (typeof ROUTE_TARGETS)[number];

/** One route of a table, inline or a resource of its own. */
export interface RouteEntry {
  /** The RouteTable, DefaultRouteTable or Route that declares it. */
  readonly owner: ResourceView;
  /** Where an inline route stands in its owner: `routes[1]`. */
  readonly property: string | undefined;
  /** The property that holds the destination: `destinationCidrBlock`, or `cidrBlock` inline. */
  readonly destinationProperty: string | undefined;
  /** As it was written: a range, or the id of a prefix list. Undefined when absent or unknown. */
  readonly destination: string | undefined;
  /** The range of the destination; undefined for prefix lists and for what is no range. */
  readonly cidr: Cidr | undefined;
  readonly targetProperty: RouteTarget | undefined;
  /** Id or ARN of the target; undefined when absent or unknown. */
  readonly target: string | undefined;
}

/** The routes of a table. The route to the VPC itself, which every table has, is not among them. */
export interface TableRoutes {
  readonly routes: readonly RouteEntry[];
  /** False when the table may have routes beyond these, or when a part of one is unknown. */
  readonly isComplete: boolean;
}

/** The route table that serves a subnet. */
export interface TableInUse {
  /** `rtb-…` */
  readonly id: string;
  /** The RouteTable or DefaultRouteTable that describes it; undefined for a main table that no resource manages. */
  readonly view: ResourceView | undefined;
  /** What makes it so: the RouteTableAssociation, the MainRouteTableAssociation, or the VPC whose main table it is. */
  readonly by: ResourceView;
}

/** How traffic to the internet leaves: "nat" means outbound only, through a NAT or egress-only gateway. */
export type InternetRoute = "internet-gateway" | "nat" | "none" | "unknown";

/** What attaches an internet gateway to a VPC. */
export interface GatewayAttachment {
  /** The gateway; undefined when the program does not create it. */
  readonly gateway: ResourceView | undefined;
  /** The gateway itself, through its vpcId, or the InternetGatewayAttachment: what others must wait for. */
  readonly by: ResourceView;
}

/** The internet gateways of a VPC. */
export interface AttachedGateways {
  readonly attachments: readonly GatewayAttachment[];
  /** False when others may be attached: the VPC exists outside of the program, or a gateway's VPC is unknown. */
  readonly isComplete: boolean;
}

/** The way from a subnet to the internet, for IPv4 unless said otherwise. */
export function internetRoute(world: World, subnet: ResourceView, version: IpVersion = 4): InternetRoute {
  const table = routeTableOf(world, subnet);
  return table === undefined ? "unknown" : internetRouteOfTable(world, table.id, version);
}

/** The way to the internet that a route table offers. */
export function internetRouteOfTable(world: World, tableId: string, version: IpVersion = 4): InternetRoute {
  const { routes, isComplete } = routesOf(world, tableId);
  const byDefault = routes.find(({ cidr }) => cidr?.version === version && cidr.prefix === 0);
  if (byDefault !== undefined) return wayOf(world, byDefault);
  // Halves of the internet (0.0.0.0/1) and single hosts beyond a gateway are not followed.
  return isComplete && routes.every((route) => staysInside(route, version)) ? "none" : "unknown";
}

/** The route table of a subnet: the one associated with it, else the main table of its VPC. Undefined when unknown. */
export function routeTableOf(world: World, subnet: ResourceView): TableInUse | undefined {
  const { id } = subnet;
  if (!isOwn(subnet) || id === undefined || hasForeign(world, FOREIGN_ROUTING)) return undefined;
  const associations = world.where(SUBNET_ASSOCIATION, "subnetId", id);
  const [association] = associations;
  if (association !== undefined) {
    const tableId = association.text("routeTableId");
    return associations.length > 1 || tableId === undefined
      ? undefined
      : tableById(world, tableId, association);
  }
  const mayBeOther = world.all(SUBNET_ASSOCIATION).some((one) => one.state("subnetId") === "unknown");
  const vpc = mayBeOther ? undefined : vpcOf(world, subnet);
  return vpc === undefined ? undefined : mainTableOf(world, vpc);
}

/** The main route table of a VPC. Undefined when unknown. */
export function mainTableOf(world: World, vpc: ResourceView): TableInUse | undefined {
  const { id } = vpc;
  if (!isOwn(vpc) || !vpc.is(VPC) || id === undefined) return undefined;
  const replacements = world.where(MAIN_ASSOCIATION, "vpcId", id);
  const [replacement] = replacements;
  if (replacement !== undefined) {
    const tableId = replacement.text("routeTableId");
    return replacements.length > 1 || tableId === undefined
      ? undefined
      : tableById(world, tableId, replacement);
  }
  if (world.all(MAIN_ASSOCIATION).some((one) => one.state("vpcId") === "unknown")) return undefined;
  const tableId = vpc.text("defaultRouteTableId");
  return tableId === undefined ? undefined : tableById(world, tableId, vpc);
}

/** The routes of the table with this id, inline ones first. */
export function routesOf(world: World, tableId: string): TableRoutes {
  const id = canonicalTableId(world, tableId);
  const tables = [
    ...world.where(ROUTE_TABLE, "id", id),
    ...world.where(DEFAULT_ROUTE_TABLE, "defaultRouteTableId", id),
  ];
  const names = new Set([id, ...tables.flatMap((table) => table.id ?? [])]);
  const separate = [...names].flatMap((name) => world.where(ROUTE, "routeTableId", name));
  const inline = tables.map((table) => inlineRoutes(table));
  const routes = [...inline.flatMap((part) => part.routes), ...separate.map((route) => separateRoute(route))];
  const isComplete =
    inline.every((part) => part.isComplete) &&
    isOfProgram(world, id, tables) &&
    routes.every((route) => route.destination !== undefined && route.target !== undefined) &&
    !world.all(ROUTE).some((route) => route.state("routeTableId") === "unknown") &&
    ![...names].some((name) => world.where(PROPAGATION, "routeTableId", name).length > 0) &&
    !hasForeign(world, FOREIGN_ROUTING);
  return { routes, isComplete };
}

/** The VPC of the program that a resource's `vpcId` names. */
export function vpcOf(world: World, view: ResourceView): ResourceView | undefined {
  const vpc = world.find(VPC, "id", view.text("vpcId"), view);
  return vpc !== undefined && isOwn(vpc) ? vpc : undefined;
}

/** What the program attaches to the VPC with this id, which may exist outside of the program. */
export function gatewayAttachments(world: World, vpcId: string | undefined): GatewayAttachment[] {
  const own = world.where(INTERNET_GATEWAY, "vpcId", vpcId).map((gateway) => ({ gateway, by: gateway }));
  const attached = world.where(GATEWAY_ATTACHMENT, "vpcId", vpcId).map((by) => ({
    gateway: world.find(INTERNET_GATEWAY, "id", by.text("internetGatewayId"), by),
    by,
  }));
  return [...own, ...attached].filter(({ by }) => isOwn(by));
}

/** The internet gateways that the program attaches to a VPC. */
export function internetGatewaysOf(world: World, vpc: ResourceView): AttachedGateways {
  const mayBeMore = [...world.all(INTERNET_GATEWAY), ...world.all(GATEWAY_ATTACHMENT)].some(
    (one) => one.state("vpcId") === "unknown" || !isOwn(one),
  );
  return {
    attachments: gatewayAttachments(world, vpc.id),
    isComplete: isOwn(vpc) && vpc.is(VPC) && !mayBeMore && !hasForeign(world, FOREIGN_ATTACHMENTS),
  };
}

/** The ids of the VPCs that a gateway of the program is attached to; undefined when unknown. */
export function vpcsOfGateway(world: World, gateway: ResourceView): readonly string[] | undefined {
  if (!isOwn(gateway) || gateway.id === undefined || hasForeign(world, FOREIGN_ATTACHMENTS)) return undefined;
  const attachments = world.where(GATEWAY_ATTACHMENT, "internetGatewayId", gateway.id);
  const isUnknown =
    gateway.state("vpcId") === "unknown" ||
    attachments.some((attachment) => attachment.state("vpcId") !== "known") ||
    world.all(GATEWAY_ATTACHMENT).some((one) => one.state("internetGatewayId") === "unknown" || !isOwn(one));
  if (isUnknown) return undefined;
  const ids = [gateway.text("vpcId"), ...attachments.map((attachment) => attachment.text("vpcId"))];
  return [...new Set(ids.flatMap((id) => (id === undefined || id === "" ? [] : [id])))];
}

/** Whether a VPC has an internet gateway. */
export function hasInternetGateway(world: World, vpc: ResourceView): "yes" | "no" | "unknown" {
  const { attachments, isComplete } = internetGatewaysOf(world, vpc);
  if (attachments.length > 0) return "yes";
  return isComplete ? "no" : "unknown";
}

function wayOf(world: World, route: RouteEntry): InternetRoute {
  const { target, targetProperty } = route;
  if (target === undefined) return "unknown";
  if (targetProperty === "egressOnlyGatewayId") return "nat";
  // AWS also takes the id of a NAT gateway as gatewayId.
  const nat = world.find(NAT_GATEWAY, "id", target, route.owner);
  if (nat !== undefined || targetProperty === "natGatewayId") {
    const isPublic = nat !== undefined && (nat.text("connectivityType") ?? "public") === "public";
    return isPublic && nat.state("connectivityType") !== "unknown" ? "nat" : "unknown";
  }
  if (targetProperty !== "gatewayId") return "unknown";
  return target.startsWith("igw-") ? "internet-gateway" : "unknown";
}

/** True for a route that surely leads to no part of the internet. */
function staysInside({ cidr, targetProperty, target }: RouteEntry, version: IpVersion): boolean {
  if (cidr !== undefined && (cidr.version !== version || PRIVATE.some((range) => contains(range, cidr))))
    return true;
  return (
    targetProperty === "vpcPeeringConnectionId" || (targetProperty === "gatewayId" && target === "local")
  );
}

function tableById(world: World, tableId: string, by: ResourceView): TableInUse | undefined {
  const id = canonicalTableId(world, tableId);
  const view =
    world.find(ROUTE_TABLE, "id", id, by) ?? world.find(DEFAULT_ROUTE_TABLE, "defaultRouteTableId", id, by);
  return isOfProgram(world, id, view === undefined ? [] : [view]) ? { id, view, by } : undefined;
}

/** A DefaultRouteTable manages a table that has its id from the VPC. */
function canonicalTableId(world: World, id: string): string {
  return world.find(DEFAULT_ROUTE_TABLE, "id", id)?.text("defaultRouteTableId") ?? id;
}

/** True for tables that exist only through the program: its own, and those that come with its VPCs. */
function isOfProgram(world: World, id: string, tables: readonly ResourceView[]): boolean {
  if (tables.some((table) => !isOwn(table))) return false;
  if (tables.some((table) => table.is(ROUTE_TABLE))) return true;
  const vpc = world.find(VPC, "defaultRouteTableId", id);
  return vpc !== undefined && isOwn(vpc);
}

function inlineRoutes(table: ResourceView): TableRoutes {
  const value = known(table.node.inputs["routes"]);
  const isComplete = table.state("routes") !== "unknown" && !table.has("propagatingVgws");
  if (!Array.isArray(value)) return { routes: [], isComplete };
  const routes: RouteEntry[] = [];
  for (const [index, item] of value.entries()) {
    const route = known(item);
    if (route === undefined || !isPropertyMap(route)) continue;
    routes.push(
      entry(table, `routes[${index}]`, route, ["cidrBlock", "ipv6CidrBlock", "destinationPrefixListId"]),
    );
  }
  return { routes, isComplete: isComplete && routes.length === value.length };
}

function separateRoute(route: ResourceView): RouteEntry {
  const { inputs } = route.node;
  return entry(route, undefined, inputs, [
    "destinationCidrBlock",
    "destinationIpv6CidrBlock",
    "destinationPrefixListId",
  ]);
}

function entry(
  owner: ResourceView,
  property: string | undefined,
  values: PropertyMap,
  destinations: readonly string[],
): RouteEntry {
  const destinationProperty = destinations.find((name) => isGiven(values, name));
  const targetProperty = ROUTE_TARGETS.find((name) => isGiven(values, name));
  const destination = destinationProperty === undefined ? undefined : textAt(values, destinationProperty);
  return {
    owner,
    property,
    destinationProperty,
    destination,
    cidr: destination === undefined ? undefined : parseCidr(destination),
    targetProperty,
    target: targetProperty === undefined ? undefined : textAt(values, targetProperty),
  };
}

/** An empty text counts as absent, as for the provider. */
function isGiven(values: PropertyMap, name: string): boolean {
  const value = values[name];
  return value !== undefined && value !== null && value !== "";
}

function textAt(values: PropertyMap, name: string): string | undefined {
  const value = known(values[name]);
  return value === undefined ? undefined : asText(value);
}

/**
 * True for what the program creates; false for what it only reads (`Subnet.get`) or imports, which may have more than
 * the program says.
 */
export function isOwn(view: ResourceView): boolean {
  return view.node.kind === "custom" && view.node.options.importId === undefined;
}

function hasForeign(world: World, tokens: readonly string[]): boolean {
  return tokens.some((token) => world.all(token).length > 0);
}
