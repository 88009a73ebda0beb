// AWS EC2: getRouteTables.
import { defaultRouteTables } from "./default-network.ts";
import { definePlural } from "./plural.ts";
import { ROUTE_TABLE_FILTERS, routeTableView } from "./route-table-view.ts";

export const getRouteTables = definePlural({
  token: "aws:ec2/getRouteTables:getRouteTables",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_route_tables_data_source.go",
  resource: "aws:ec2/routeTable:RouteTable",
  filters: ROUTE_TABLE_FILTERS,
  keys: { vpcId: "vpc-id" },
  made: defaultRouteTables,
  view: (thing, world) => ({ ...routeTableView(thing, world), main: thing.properties["main"] === true }),
  guesses: () => 1,
});
