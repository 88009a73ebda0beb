// AWS EC2: getRouteTable.
import { displayToken } from "../../core/urn.ts";
import type { PropertyMap } from "../../core/value.ts";
import { type DataSourceWorld, defineDataSource, refused } from "../../model/data-source.ts";
import { badArgument } from "../../model/findings.ts";
import { repeatableId } from "../../model/ids.ts";
import { at, defineLookup } from "../../model/lookup.ts";
import { mapsAt, textAt } from "../../model/plain.ts";
import type { Thing } from "../../model/things.ts";
import { accountOf, arn } from "../arn.ts";
import { defaultId, defaultRouteTables } from "./default-network.ts";
import { ROUTE_TABLE_FILTERS, routeTableView, subnetsOf } from "./route-table-view.ts";

const TOKEN = "aws:ec2/getRouteTable:getRouteTable";
const DOCS =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_route_table_data_source.go";

/** The targets that a route of the result names; absent ones are empty texts. */
const ROUTE_FIELDS = [
  "carrierGatewayId",
  "cidrBlock",
  "coreNetworkArn",
  "destinationPrefixListId",
  "egressOnlyGatewayId",
  "gatewayId",
  "instanceId",
  "ipv6CidrBlock",
  "localGatewayId",
  "natGatewayId",
  "networkInterfaceId",
  "transitGatewayId",
  "vpcEndpointId",
  "vpcPeeringConnectionId",
];

const lookup = defineLookup({
  token: TOKEN,
  docs: DOCS,
  resource: "aws:ec2/routeTable:RouteTable",
  noun: "Route Table",
  keys: { routeTableId: "id", vpcId: "vpcId", subnetId: "subnetId" },
  filters: ROUTE_TABLE_FILTERS,
  made: defaultRouteTables,
  outputs: (thing, world) => ({
    ...routeTableView(thing, world),
    routeTableId: thing.id ?? "",
    routes: routesOf(thing),
    associations: associationsOf(thing, world),
    gatewayId: "",
  }),
  view: (thing) => ({ main: thing.properties["main"] === true }),
  derived(args, world) {
    const id = textAt(args, "routeTableId");
    const own = id === undefined ? {} : { id, arn: arn(world, "ec2", `route-table/${id}`) };
    return { ownerId: accountOf(world), ...own };
  },
});

export const getRouteTable = defineDataSource({
  ...lookup,
  answer(args, world) {
    const given = ["routeTableId", "vpcId", "subnetId", "gatewayId", "filters", "tags"].some(
      (key) => key in args,
    );
    if (given) return lookup.answer(args, world);
    const quote = "one of route_table_id, vpc_id, subnet_id, gateway_id, filters, or tags must be assigned";
    const finding = badArgument.at(at(world), {
      function: displayToken(TOKEN),
      found: "nothing that says which route table",
      fix: "Give it routeTableId, subnetId or vpcId, filters or tags.",
      quote,
      docs: DOCS,
    });
    return refused(TOKEN, quote, finding);
  },
});

function associationsOf(thing: Thing, world: DataSourceWorld): PropertyMap[] {
  const id = thing.id ?? "";
  if (thing.origin === "aws") {
    // Subnets of the default VPC use the main table without an association of their own.
    return [
      {
        routeTableAssociationId: defaultId(world, "rtbassoc"),
        routeTableId: id,
        subnetId: "",
        gatewayId: "",
        main: true,
      },
    ];
  }
  return subnetsOf(thing, world).map((subnetId) => ({
    routeTableAssociationId: repeatableId("rtbassoc", id, subnetId),
    routeTableId: id,
    subnetId,
    gatewayId: "",
    main: false,
  }));
}

function routesOf(thing: Thing): PropertyMap[] {
  return mapsAt(thing.properties, "routes").map((route) =>
    Object.fromEntries(ROUTE_FIELDS.map((name) => [name, textAt(route, name) ?? ""])),
  );
}
