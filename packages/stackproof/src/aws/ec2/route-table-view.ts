// AWS EC2: how a route table looks to the data sources. Shared by the files of this folder.
import type { PropertyMap } from "../../core/value.ts";
import type { DataSourceWorld } from "../../model/data-source.ts";
import { type Thing, thingsOfType, thingText } from "../../model/things.ts";
import { accountOf, arn } from "../arn.ts";
import { defaultSubnets } from "./default-network.ts";

/** EC2's filter names: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRouteTables.html */
export const ROUTE_TABLE_FILTERS = {
  "association.main": "main",
  "association.subnet-id": "subnetId",
  "owner-id": "ownerId",
  "route-table-id": "id",
  "vpc-id": "vpcId",
} as const;

/** What EC2 adds to a route table by itself, and the subnet of its first association. */
export function routeTableView(thing: Thing, world: DataSourceWorld): PropertyMap {
  return {
    arn: thingText(thing, "arn") ?? arn(world, "ec2", `route-table/${thing.id ?? ""}`),
    ownerId: thingText(thing, "ownerId") ?? accountOf(world),
    subnetId: subnetsOf(thing, world)[0] ?? "",
  };
}

/** The subnets that use the table. */
export function subnetsOf(thing: Thing, world: DataSourceWorld): string[] {
  if (thing.origin === "aws") return defaultSubnets(world).map((subnet) => subnet.id ?? "");
  return thingsOfType(world, "aws:ec2/routeTableAssociation:RouteTableAssociation")
    .filter((association) => thingText(association, "routeTableId") === thing.id)
    .flatMap((association) => thingText(association, "subnetId") ?? []);
}
