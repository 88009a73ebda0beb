// Network: whether routes lead from one place to another, and the answers back. Pure.
import { type Cidr, contains, overlaps, parseCidr } from "../core/cidr.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import { type Answer, all, no, unknown, yes } from "./answer.ts";
import type { Interface } from "./interface.ts";
import { internetRoute, isOwn, type RouteEntry, routesOf, routeTableOf } from "./routing.ts";
import type { Peer } from "./traffic.ts";

const VPC = "aws:ec2/vpc:Vpc";

/** From the internet to an interface: a public address, and the route of the answers through an internet gateway. */
export function wayIn(world: World, { view, subnet, isPublic }: Interface, { version }: Peer): Answer {
  const gates: Answer[] = [];
  if (version === 4) {
    if (isPublic === false) return no(`\`${view.name}\` has no public address`, view);
    gates.push(
      isPublic
        ? yes({ text: `\`${view.name}\` has a public address`, view })
        : unknown(`it is not known whether \`${view.name}\` has a public address`, view),
    );
  }
  if (subnet === undefined)
    return all([...gates, unknown(`the subnet of \`${view.name}\` is not one of the program`, view)]);
  const route = internetRoute(world, subnet, version);
  const at = tableOf(world, subnet);
  if (route === "unknown")
    gates.push(unknown(`the routes of subnet \`${subnet.name}\` are not all known`, subnet));
  else if (route === "internet-gateway")
    gates.push(yes({ text: `${at.words} leads to an internet gateway`, view: at.view }));
  else gates.push(no(`${at.words} has no route to an internet gateway`, at.view));
  return all(gates);
}

/** From an interface to the internet: through an internet gateway with a public address, or a NAT gateway without. */
export function wayOut(world: World, { view, subnet, isPublic }: Interface, { version }: Peer): Answer {
  if (subnet === undefined) return unknown(`the subnet of \`${view.name}\` is not one of the program`, view);
  const at = tableOf(world, subnet);
  switch (internetRoute(world, subnet, version)) {
    case "unknown":
      return unknown(`the routes of subnet \`${subnet.name}\` are not all known`, subnet);
    case "none":
      return no(`${at.words} has no route to the internet`, at.view);
    case "nat":
      return yes({ text: `${at.words} leads to a NAT gateway`, view: at.view });
    case "internet-gateway": {
      const way = { text: `${at.words} leads to an internet gateway`, view: at.view };
      if (version === 6 || isPublic === true) return yes(way);
      if (isPublic === undefined)
        return unknown(`it is not known whether \`${view.name}\` has a public address`, view);
      return no(
        `\`${view.name}\` has no public address, and ${at.words} leads to an internet gateway, not to a NAT gateway`,
        view,
      );
    }
  }
}

/** Between two interfaces. */
export function wayBetween(world: World, from: Interface, to: Interface): Answer {
  if (from.vpcId === undefined || to.vpcId === undefined)
    return unknown(`the VPC of \`${(from.vpcId === undefined ? from : to).view.name}\` is not known`);
  if (from.vpcId === to.vpcId) return yes();
  return all([
    wayTo(world, from, rangeOf(to), `\`${to.view.name}\``),
    wayTo(world, to, rangeOf(from), `\`${from.view.name}\``),
  ]);
}

/** From an interface to private addresses: inside of its VPC, or by a route that leads elsewhere. */
export function wayTo(
  world: World,
  { view, subnet, vpcId }: Interface,
  range: Cidr | undefined,
  words: string,
): Answer {
  const vpc = world.find(VPC, "id", vpcId);
  const own = parseCidr(vpc?.text("cidrBlock") ?? "");
  if (own !== undefined && range !== undefined && overlaps(own, range)) {
    if (contains(own, range)) return yes();
    return unknown(`only a part of ${words} is in the VPC of \`${view.name}\``, view);
  }
  if (subnet === undefined) return unknown(`the subnet of \`${view.name}\` is not one of the program`, view);
  const table = routeTableOf(world, subnet);
  if (table === undefined || range === undefined)
    return unknown(`the routes of subnet \`${subnet.name}\` are not all known`, subnet);
  const { routes, isComplete } = routesOf(world, table.id);
  const at = tableOf(world, subnet);
  const fitting = routes.filter(({ cidr }) => cidr !== undefined && cidr.prefix > 0 && overlaps(cidr, range));
  const isPrefixList = routes.some(({ cidr }) => cidr === undefined);
  const leading = fitting.find((route) => route.cidr !== undefined && contains(route.cidr, range));
  if (leading !== undefined && isWorkingPeering(world, leading))
    return yes({
      text: `${at.words} has a route to ${leading.destination} by a peering`,
      view: leading.owner,
    });
  const mayBeLocal =
    vpc === undefined ||
    !isOwn(vpc) ||
    world.all("aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation").length > 0;
  if (fitting.length > 0 || isPrefixList || !isComplete || mayBeLocal || routes.some(leadsByDefault))
    return unknown(`it is not known whether ${at.words} leads to ${words}`, at.view ?? subnet);
  return no(`${at.words} has no route to ${words}`, at.view ?? subnet);
}

/** A default route may lead to a transit gateway or a firewall, which know more. */
function leadsByDefault({ cidr, targetProperty }: RouteEntry): boolean {
  return cidr?.prefix === 0 && targetProperty !== "gatewayId" && targetProperty !== "natGatewayId";
}

function isWorkingPeering(world: World, { target, targetProperty, owner }: RouteEntry): boolean {
  if (targetProperty !== "vpcPeeringConnectionId") return false;
  const peering = world.find("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", "id", target, owner);
  return peering !== undefined && isOwn(peering);
}

function rangeOf({ subnet, vpcId }: Interface): Cidr | undefined {
  return subnet === undefined || vpcId === undefined ? undefined : parseCidr(subnet.text("cidrBlock") ?? "");
}

function tableOf(
  world: World,
  subnet: ResourceView,
): { readonly words: string; readonly view: ResourceView | undefined } {
  const table = routeTableOf(world, subnet);
  if (table?.view === undefined)
    return { words: `the main route table of subnet \`${subnet.name}\``, view: subnet };
  return { words: `route table \`${table.view.name}\``, view: table.view };
}
