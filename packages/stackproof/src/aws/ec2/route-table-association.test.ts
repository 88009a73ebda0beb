// Associations of route tables.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { routeTableAssociation } from "./route-table-association.ts";

const TOKEN = "aws:ec2/routeTableAssociation:RouteTableAssociation";
const TABLE = "aws:ec2/routeTable:RouteTable";

testResource(routeTableAssociation, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    other: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
    gateway: given("aws:ec2/internetGateway:InternetGateway", { vpcId: out("main.id") }),
    farGateway: given("aws:ec2/internetGateway:InternetGateway", { vpcId: out("other.id") }),
    a: given("aws:ec2/subnet:Subnet", { vpcId: out("main.id"), cidrBlock: "10.0.1.0/24" }),
    b: given("aws:ec2/subnet:Subnet", { vpcId: out("main.id"), cidrBlock: "10.0.2.0/24" }),
    far: given("aws:ec2/subnet:Subnet", { vpcId: out("other.id"), cidrBlock: "10.1.1.0/24" }),
    table: given(TABLE, { vpcId: out("main.id") }),
    table2: given(TABLE, { vpcId: out("main.id") }),
  },
  accepts: {
    "a subnet": { subnetId: out("a.id"), routeTableId: out("table.id") },
    "a gateway": { gatewayId: out("gateway.id"), routeTableId: out("table.id") },
    "two subnets of one table": stack(
      { subnetId: out("a.id"), routeTableId: out("table.id") },
      { with: { second: given(TOKEN, { subnetId: out("b.id"), routeTableId: out("table.id") }) } },
    ),
    "the main table": { subnetId: out("a.id"), routeTableId: out("main.mainRouteTableId") },
    "a table of another stack": { subnetId: out("a.id"), routeTableId: "rtb-0a1b2c3d4e5f60718" },
    "a subnet that nobody knows": stack(
      { subnetId: unknown(), routeTableId: out("table.id") },
      { with: { second: given(TOKEN, { subnetId: unknown(), routeTableId: out("table2.id") }) } },
    ),
  },
  rejects: {
    "associated-twice": [
      stack(
        { subnetId: out("a.id"), routeTableId: out("table.id") },
        { with: { second: given(TOKEN, { subnetId: out("a.id"), routeTableId: out("table2.id") }) } },
      ),
      stack(
        { subnetId: out("a.id"), routeTableId: out("table.id") },
        { with: { second: given(TOKEN, { subnetId: out("a.id"), routeTableId: out("table.id") }) } },
      ),
      stack(
        { subnetId: "subnet-0a1b2c3d4e5f60718", routeTableId: out("table.id") },
        {
          with: {
            second: given(TOKEN, { subnetId: "subnet-0a1b2c3d4e5f60718", routeTableId: out("table2.id") }),
          },
        },
      ),
    ],
    "other-vpc": [
      { subnetId: out("far.id"), routeTableId: out("table.id") },
      { gatewayId: out("farGateway.id"), routeTableId: out("table.id") },
    ],
    "conflicting-inputs": {
      subnetId: out("a.id"),
      gatewayId: out("gateway.id"),
      routeTableId: out("table.id"),
    },
    "missing-input": { routeTableId: out("table.id") },
    "wrong-reference": [
      { subnetId: out("table.id"), routeTableId: out("table.id") },
      { subnetId: out("a.id"), routeTableId: out("b.id") },
    ],
  },
  outputs: [
    {
      of: { subnetId: out("a.id"), routeTableId: out("table.id") },
      are: { id: /^rtbassoc-0[0-9a-f]{16}$/ },
    },
  ],
});
