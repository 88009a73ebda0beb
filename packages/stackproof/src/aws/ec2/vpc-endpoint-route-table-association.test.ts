// Route tables of gateway endpoints.
import { out } from "../testing.ts";
import { testAssociation } from "./testing.ts";
import { vpcEndpointRouteTableAssociation } from "./vpc-endpoint-route-table-association.ts";

testAssociation(vpcEndpointRouteTableAssociation, {
  input: "routeTableId",
  part: "table",
  farPart: "farTable",
  type: "Gateway",
  lists: { routeTableIds: [out("table.id")] },
});
