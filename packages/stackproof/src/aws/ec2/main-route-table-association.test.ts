// Main route tables.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { mainRouteTableAssociation } from "./main-route-table-association.ts";

const TOKEN = "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation";
const TABLE = "aws:ec2/routeTable:RouteTable";

testResource(mainRouteTableAssociation, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    other: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
    table: given(TABLE, { vpcId: out("main.id") }),
    table2: given(TABLE, { vpcId: out("main.id") }),
  },
  accepts: {
    "the usual": { vpcId: out("main.id"), routeTableId: out("table.id") },
    "a table of another stack": { vpcId: out("main.id"), routeTableId: "rtb-0a1b2c3d4e5f60718" },
    "a VPC that nobody knows": { vpcId: unknown(), routeTableId: out("table.id") },
    "the default table of another VPC is managed": stack(
      { vpcId: out("main.id"), routeTableId: out("table.id") },
      {
        with: {
          managed: given("aws:ec2/defaultRouteTable:DefaultRouteTable", {
            defaultRouteTableId: out("other.defaultRouteTableId"),
            routes: [],
          }),
        },
      },
    ),
  },
  rejects: {
    "other-vpc": { vpcId: out("other.id"), routeTableId: out("table.id") },
    "main-table-twice": stack(
      { vpcId: out("main.id"), routeTableId: out("table.id") },
      { with: { second: given(TOKEN, { vpcId: out("main.id"), routeTableId: out("table2.id") }) } },
    ),
    "beside-default-table": stack(
      { vpcId: out("main.id"), routeTableId: out("table.id") },
      {
        with: {
          managed: given("aws:ec2/defaultRouteTable:DefaultRouteTable", {
            defaultRouteTableId: out("main.defaultRouteTableId"),
            routes: [],
          }),
        },
      },
    ),
  },
  outputs: [
    {
      of: { vpcId: out("main.id"), routeTableId: out("table.id") },
      are: { id: /^rtbassoc-0[0-9a-f]{16}$/, originalRouteTableId: /^rtb-0[0-9a-f]{16}$/ },
    },
  ],
});
