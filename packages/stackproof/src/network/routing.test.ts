// Network: the way from subnets to the internet, in small stacks.
import { describe, expect, test } from "vitest";
import { buildStack, type Given, given, type Inputs, out, unknown } from "../aws/testing.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import {
  hasInternetGateway,
  internetRoute,
  mainTableOf,
  routesOf,
  routeTableOf,
  vpcsOfGateway,
} from "./routing.ts";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const TABLE = "aws:ec2/routeTable:RouteTable";
const GATEWAY = "aws:ec2/internetGateway:InternetGateway";

const main = given(VPC, { cidrBlock: "10.0.0.0/16", assignGeneratedIpv6CidrBlock: true });
const subnet = given(SUBNET, { vpcId: out("main.id"), cidrBlock: "10.0.1.0/24" });
const other = given(SUBNET, { vpcId: out("main.id"), cidrBlock: "10.0.2.0/24" });
const gateway = given(GATEWAY, { vpcId: out("main.id") });
const table = (...routes: Inputs[]) => given(TABLE, { vpcId: out("main.id"), routes });
const toInternet = { cidrBlock: "0.0.0.0/0", gatewayId: out("gateway.id") };
const association = (inputs: Inputs = {}) =>
  given("aws:ec2/routeTableAssociation:RouteTableAssociation", {
    subnetId: out("subnet.id"),
    routeTableId: out("table.id"),
    ...inputs,
  });
const route = (inputs: Inputs) =>
  given("aws:ec2/route:Route", {
    routeTableId: out("table.id"),
    destinationCidrBlock: "0.0.0.0/0",
    ...inputs,
  });
const nat = given("aws:ec2/natGateway:NatGateway", {
  subnetId: out("other.id"),
  allocationId: "eipalloc-0a1b2c3d4e5f60718",
});
const base = { main, subnet, gateway };

interface Small {
  readonly world: World;
  readonly of: (name: string) => ResourceView;
}

function small(resources: Readonly<Record<string, Given>>): Small {
  const { world, graph } = buildStack(resources);
  const of = (name: string): ResourceView => {
    const node = [...graph.resources].find((one) => one.name === name);
    if (node === undefined) throw new Error(`no ${name}`);
    return world.view(node);
  };
  return { world, of };
}

function way(resources: Readonly<Record<string, Given>>, version: 4 | 6 = 4): string {
  const { world, of } = small(resources);
  return internetRoute(world, of("subnet"), version);
}

describe("the way to the internet", () => {
  test.each<[string, string, Readonly<Record<string, Given>>]>([
    [
      "internet-gateway",
      "an inline route",
      { ...base, table: table(toInternet), association: association() },
    ],
    [
      "internet-gateway",
      "a route of its own",
      {
        ...base,
        table: table(),
        association: association(),
        route: route({ gatewayId: out("gateway.id") }),
      },
    ],
    [
      "internet-gateway",
      "a gateway of another stack",
      {
        ...base,
        table: table({ cidrBlock: "0.0.0.0/0", gatewayId: "igw-0a1b2c3d4e5f60718" }),
        association: association(),
      },
    ],
    [
      "internet-gateway",
      "the main table, by a route",
      { ...base, route: route({ routeTableId: out("main.mainRouteTableId"), gatewayId: out("gateway.id") }) },
    ],
    [
      "internet-gateway",
      "the main table, managed",
      {
        ...base,
        managed: given("aws:ec2/defaultRouteTable:DefaultRouteTable", {
          defaultRouteTableId: out("main.defaultRouteTableId"),
          routes: [toInternet],
        }),
      },
    ],
    [
      "internet-gateway",
      "the main table, managed, by a route that names the managing resource",
      {
        ...base,
        managed: given("aws:ec2/defaultRouteTable:DefaultRouteTable", {
          defaultRouteTableId: out("main.defaultRouteTableId"),
        }),
        route: route({ routeTableId: out("managed.id"), gatewayId: out("gateway.id") }),
      },
    ],
    [
      "internet-gateway",
      "another main table",
      {
        ...base,
        table: table(toInternet),
        mainTable: given("aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation", {
          vpcId: out("main.id"),
          routeTableId: out("table.id"),
        }),
      },
    ],
    [
      "nat",
      "a NAT gateway",
      {
        ...base,
        other,
        nat,
        table: table({ cidrBlock: "0.0.0.0/0", natGatewayId: out("nat.id") }),
        association: association(),
      },
    ],
    [
      "nat",
      "a NAT gateway given as gatewayId",
      {
        ...base,
        other,
        nat,
        table: table({ cidrBlock: "0.0.0.0/0", gatewayId: out("nat.id") }),
        association: association(),
      },
    ],
    ["none", "the untouched main table", base],
    ["none", "a table without routes", { ...base, table: table(), association: association() }],
    [
      "none",
      "a table for another subnet",
      { ...base, other, table: table(toInternet), association: association({ subnetId: out("other.id") }) },
    ],
    [
      "none",
      "routes that stay inside",
      {
        ...base,
        table: table(
          { cidrBlock: "192.168.0.0/16", transitGatewayId: "tgw-0a1b2c3d4e5f60718" },
          { cidrBlock: "172.16.0.0/12", vpcPeeringConnectionId: "pcx-0a1b2c3d4e5f60718" },
        ),
        association: association(),
      },
    ],
    [
      "none",
      "a route for IPv6 alone",
      {
        ...base,
        table: table({ ipv6CidrBlock: "::/0", gatewayId: out("gateway.id") }),
        association: association(),
      },
    ],
    [
      "unknown",
      "a table of another stack",
      { ...base, association: association({ routeTableId: "rtb-0a1b2c3d4e5f60718" }) },
    ],
    [
      "unknown",
      "a table that nobody knows",
      { ...base, association: association({ routeTableId: unknown() }) },
    ],
    [
      "unknown",
      "an association of a subnet that nobody knows",
      { ...base, table: table(), association: association({ subnetId: unknown() }) },
    ],
    [
      "unknown",
      "routes that nobody knows",
      {
        ...base,
        table: given(TABLE, { vpcId: out("main.id"), routes: unknown() }),
        association: association(),
      },
    ],
    [
      "unknown",
      "a route in a table that nobody knows",
      {
        ...base,
        table: table(),
        association: association(),
        route: route({ routeTableId: unknown(), gatewayId: out("gateway.id") }),
      },
    ],
    [
      "unknown",
      "a target that nobody knows",
      { ...base, table: table({ cidrBlock: "0.0.0.0/0", gatewayId: unknown() }), association: association() },
    ],
    [
      "unknown",
      "a firewall",
      {
        ...base,
        table: table({ cidrBlock: "0.0.0.0/0", vpcEndpointId: "vpce-0a1b2c3d4e5f60718" }),
        association: association(),
      },
    ],
    [
      "unknown",
      "half of the internet",
      {
        ...base,
        table: table({ cidrBlock: "0.0.0.0/1", gatewayId: out("gateway.id") }),
        association: association(),
      },
    ],
    [
      "unknown",
      "routes of a VPN",
      {
        ...base,
        table: given(TABLE, { vpcId: out("main.id"), propagatingVgws: ["vgw-0a1b2c3d4e5f60718"] }),
        association: association(),
      },
    ],
    [
      "unknown",
      "two associations",
      { ...base, table: table(), association: association(), again: association() },
    ],
    [
      "unknown",
      "a VPC of another stack",
      { subnet: given(SUBNET, { vpcId: "vpc-0a1b2c3d4e5f60718", cidrBlock: "10.0.1.0/24" }) },
    ],
    [
      "unknown",
      "a subnet that is only read",
      {
        main,
        gateway,
        subnet: given(SUBNET, { vpcId: out("main.id"), cidrBlock: "10.0.1.0/24" }, { read: true }),
      },
    ],
    [
      "unknown",
      "a table that is only read",
      { ...base, table: given(TABLE, { vpcId: out("main.id") }, { read: true }), association: association() },
    ],
  ])("%s: %s", (expected, _what, resources) => {
    expect(way(resources)).toBe(expected);
  });

  test("IPv6 has its own", () => {
    const egress = given("aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway", {
      vpcId: out("main.id"),
    });
    const both = table(toInternet, { ipv6CidrBlock: "::/0", egressOnlyGatewayId: out("egress.id") });
    const resources = { ...base, egress, table: both, association: association() };
    expect([way(resources, 4), way(resources, 6)]).toEqual(["internet-gateway", "nat"]);
  });
});

test("what is imported may have more than the program says", () => {
  const { world, of } = small({ main, subnet });
  Object.assign(of("main").node.options, { importId: "vpc-0a1b2c3d4e5f60718" });
  expect([internetRoute(world, of("subnet")), hasInternetGateway(world, of("main"))]).toEqual([
    "unknown",
    "unknown",
  ]);
});

test("a table tells who makes it so", () => {
  const { world, of } = small({ ...base, table: table(toInternet), association: association() });
  const used = routeTableOf(world, of("subnet"));
  expect([used?.view?.name, used?.by.name]).toEqual(["table", "association"]);
  expect(mainTableOf(world, of("main"))?.by.name).toBe("main");
});

test("routes of a table are inline ones first, with their places", () => {
  const { world, of } = small({
    ...base,
    table: table(toInternet),
    route: route({ destinationCidrBlock: "10.9.0.0/16", transitGatewayId: "tgw-0a1b2c3d4e5f60718" }),
  });
  const { routes, isComplete } = routesOf(world, of("table").id ?? "");
  expect(isComplete).toBe(true);
  expect(
    routes.map(({ owner, property, destination, targetProperty }) => [
      owner.name,
      property,
      destination,
      targetProperty,
    ]),
  ).toEqual([
    ["table", "routes[0]", "0.0.0.0/0", "gatewayId"],
    ["route", undefined, "10.9.0.0/16", "transitGatewayId"],
  ]);
});

describe("gateways", () => {
  const attachment = (inputs: Inputs) =>
    given("aws:ec2/internetGatewayAttachment:InternetGatewayAttachment", inputs);

  test.each<[string, string, Readonly<Record<string, Given>>]>([
    ["yes", "by the gateway's vpcId", { main, gateway }],
    [
      "yes",
      "by an attachment",
      {
        main,
        loose: given(GATEWAY, {}),
        attachment: attachment({ internetGatewayId: out("loose.id"), vpcId: out("main.id") }),
      },
    ],
    ["no", "by nothing", { main }],
    ["unknown", "by a gateway whose VPC nobody knows", { main, loose: given(GATEWAY, { vpcId: unknown() }) }],
  ])("%s: %s", (expected, _what, resources) => {
    const { world, of } = small(resources);
    expect(hasInternetGateway(world, of("main"))).toBe(expected);
  });

  test("tell their VPCs", () => {
    const { world, of } = small({
      main,
      gateway,
      loose: given(GATEWAY, {}),
      attached: given(GATEWAY, {}),
      attachment: attachment({ internetGatewayId: out("attached.id"), vpcId: "vpc-0a1b2c3d4e5f60718" }),
    });
    expect(vpcsOfGateway(world, of("gateway"))).toEqual([of("main").id]);
    expect(vpcsOfGateway(world, of("loose"))).toEqual([]);
    expect(vpcsOfGateway(world, of("attached"))).toEqual(["vpc-0a1b2c3d4e5f60718"]);
  });
});
