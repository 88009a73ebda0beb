// Which route table serves the subnets of a VPC that have none of their own.
import { defineResource, finding } from "../../model/kernel.ts";
import { DEFAULT_ROUTE_TABLE, ROUTE_TABLE, routeTableId, VPC, vpcId } from "./network-references.ts";

const API = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceRouteTableAssociation.html";

export const mainRouteTableAssociation = defineResource({
  token: "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation",
  docs: API,
  inputs: { routeTableId: routeTableId(), vpcId: vpcId() },
  outputs: (self, make) => {
    const original = make.world.find(VPC, "id", self.text("vpcId"))?.text("mainRouteTableId");
    return {
      id: make.id("rtbassoc"),
      ...(original !== undefined && { originalRouteTableId: original }),
    };
  },
  unknowable: { originalRouteTableId: "The main table of a VPC that exists already." },
  unique: {
    "main-table-twice": {
      key: (self) => self.text("vpcId"),
      scope: "region",
      says: () => "set the main route table of one VPC",
      property: "vpcId",
      effect: "broken",
      why: "A VPC has one main route table. AWS takes both, and the later of the two wins.",
      fix: "Keep one of the two.",
    },
  },
  findings: {
    "other-vpc": finding<{ table: string; tableVpc: string; vpc: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ table, tableVpc, vpc }) =>
        `Route table \`${table}\` is in the VPC \`${tableVpc}\` and cannot be the main one of the VPC \`${vpc}\`.`,
      why: "The main route table is one of the VPC's own.",
      fix: ({ vpc }) => `Give a route table of \`${vpc}\`.`,
      aws: { operation: "ec2:ReplaceRouteTableAssociation" },
      docs: API,
    }),
    "beside-default-table": finding<{ name: string; other: string; vpc: string }>({
      severity: "warning",
      effect: "risky",
      evidence: "documented",
      message: ({ name, other, vpc }) =>
        `\`${name}\` sets another main route table for the VPC \`${vpc}\`, whose first one \`${other}\` manages.`,
      why: "aws.ec2.DefaultRouteTable looks after the main table, and the two can take each other's routes away.",
      fix: "Put the routes into the aws.ec2.DefaultRouteTable, or leave that one out.",
      docs: "https://www.pulumi.com/registry/packages/aws/api-docs/ec2/mainroutetableassociation/",
    }),
  },
  check(self, world, report) {
    const vpc = self.ref("vpcId");
    const table = world.find(ROUTE_TABLE, "id", self.text("routeTableId"), self);
    const tableVpc = table?.text("vpcId");
    if (vpc !== undefined && table !== undefined && tableVpc !== undefined && tableVpc !== vpc.id) {
      const name = world.find(VPC, "id", tableVpc, self)?.name ?? tableVpc;
      report("other-vpc", { table: table.name, tableVpc: name, vpc: vpc.name }, "routeTableId", {
        related: [{ view: table, property: "vpcId", note: "the VPC of the table" }],
      });
    }
    const other = world.find(DEFAULT_ROUTE_TABLE, "defaultRouteTableId", vpc?.text("defaultRouteTableId"));
    if (vpc !== undefined && other !== undefined) {
      report("beside-default-table", { name: self.name, other: other.name, vpc: vpc.name }, "vpcId", {
        related: [{ view: other, note: "manages the first main table" }],
      });
    }
  },
});
