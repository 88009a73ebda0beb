// One route of a route table.
import {
  cidr4,
  cidr6,
  conflictsWith,
  defineResource,
  exactlyOneOf,
  type ResourceView,
  replaces,
  type World,
} from "../../model/kernel.ts";
import { crc32Text } from "../../model/terraform-set.ts";
import { type RouteEntry, routesOf, vpcOf } from "../../network/routing.ts";
import { DEFAULT_ROUTE_TABLE, ROUTE_TABLE, routeTableId, VPC } from "./network-references.ts";
import { attachmentsBehind, checkRoutes } from "./route-checks.ts";
import { ATTACHMENT_ORDER, routeFindings } from "./route-findings.ts";
import { prefixListId, routeTargets } from "./route-kinds.ts";

export const route = defineResource({
  token: "aws:ec2/route:Route",
  docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html",
  inputs: {
    destinationCidrBlock: replaces(cidr4()),
    destinationIpv6CidrBlock: replaces(cidr6()),
    destinationPrefixListId: replaces(prefixListId()),
    routeTableId: replaces(routeTableId()),
    ...routeTargets(),
  },
  // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_route.go
  relations: [
    exactlyOneOf(["destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"]),
    exactlyOneOf([
      "carrierGatewayId",
      "coreNetworkArn",
      "egressOnlyGatewayId",
      "gatewayId",
      "localGatewayId",
      "natGatewayId",
      "networkInterfaceId",
      "odbNetworkArn",
      "transitGatewayId",
      "vpcEndpointId",
      "vpcPeeringConnectionId",
    ]),
    conflictsWith(["destinationIpv6CidrBlock", "carrierGatewayId"]),
    conflictsWith(["destinationCidrBlock", "egressOnlyGatewayId"]),
    conflictsWith(["destinationPrefixListId", "vpcEndpointId"]),
  ],
  outputs: (self, make) => {
    const { destinationCidrBlock, destinationIpv6CidrBlock, destinationPrefixListId } = self.inputs;
    const table = self.inputs.routeTableId;
    const destination = destinationCidrBlock ?? destinationIpv6CidrBlock ?? destinationPrefixListId;
    return {
      // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/id.go
      ...(table !== undefined && destination !== undefined && { id: `r-${table}${crc32Text(destination)}` }),
      instanceId: "",
      instanceOwnerId: "",
      ...(!self.has("networkInterfaceId") && {
        networkInterfaceId: self.has("natGatewayId") ? make.id("eni") : "",
      }),
      origin: "CreateRoute",
      state: "active",
    };
  },
  unknowable: { id: "It is made of the id of the table and the destination." },
  order: {
    "before-gateway-attachment": {
      needs: (self, world) => attachmentsBehind(entriesOf(self, world), tableOf(self, world).vpc?.id, world),
      ...ATTACHMENT_ORDER,
    },
  },
  findings: routeFindings,
  check(self, world, report) {
    checkRoutes(entriesOf(self, world), tableOf(self, world), world, report);
  },
});

function entriesOf(self: ResourceView, world: World): readonly RouteEntry[] {
  const id = self.text("routeTableId");
  return id === undefined ? [] : routesOf(world, id).routes.filter(({ owner }) => owner === self);
}

function tableOf(self: ResourceView, world: World) {
  const given = self.text("routeTableId");
  const managed = world.find(DEFAULT_ROUTE_TABLE, "id", given, self);
  const id = managed?.text("defaultRouteTableId") ?? given;
  const table = world.find(ROUTE_TABLE, "id", id, self);
  const vpc = table === undefined ? world.find(VPC, "defaultRouteTableId", id, self) : vpcOf(world, table);
  const resource = table ?? managed;
  const name =
    resource !== undefined
      ? `route table \`${resource.name}\``
      : vpc !== undefined
        ? `the main route table of \`${vpc.name}\``
        : `route table ${id ?? ""}`;
  return { id, name, vpc };
}
