// Which route table a subnet or gateway uses.
import { defineResource, exactlyOneOf, finding, ref, replaces } from "../../model/kernel.ts";
import { vpcsOfGateway } from "../../network/routing.ts";
import { INTERNET_GATEWAY, isLater, ROUTE_TABLE, routeTableId, subnetId, VPC } from "./network-references.ts";

const ASSOCIATION = "aws:ec2/routeTableAssociation:RouteTableAssociation";
const API = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateRouteTable.html";

export const routeTableAssociation = defineResource({
  token: ASSOCIATION,
  docs: API,
  inputs: {
    gatewayId: replaces(ref([INTERNET_GATEWAY, "aws:ec2/vpnGateway:VpnGateway"])),
    routeTableId: routeTableId(),
    subnetId: replaces(subnetId()),
  },
  // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_route_table_association.go
  relations: [exactlyOneOf(["gatewayId", "subnetId"])],
  outputs: (_self, make) => ({ id: make.id("rtbassoc") }),
  findings: {
    "associated-twice": finding<{ name: string; target: string; other: string; same: boolean }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, target, other, same }) =>
        `\`${name}\` associates \`${target}\` with a route table, and \`${other}\` associates it with ${same ? "the same one" : "another one"}.`,
      why: "A subnet or gateway uses one route table.",
      fix: "Keep one of the two associations. Several routes belong into one table.",
      quote: "the specified association for route table rtb-… conflicts with an existing association",
      aws: { operation: "ec2:AssociateRouteTable", code: "Resource.AlreadyAssociated" },
      docs: API,
    }),
    "other-vpc": finding<{ target: string; targetVpc: string; table: string; tableVpc: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ target, targetVpc, table, tableVpc }) =>
        `\`${target}\` is in the VPC \`${targetVpc}\`, and route table \`${table}\` is in the VPC \`${tableVpc}\`.`,
      why: "A subnet or gateway can use the route tables of its own VPC only.",
      fix: ({ targetVpc }) => `Associate it with a route table of \`${targetVpc}\`.`,
      aws: { operation: "ec2:AssociateRouteTable" },
      docs: API,
    }),
  },
  check(self, world, report) {
    const property = self.has("subnetId") ? "subnetId" : "gatewayId";
    const targetId = self.text(property);
    const target = self.ref(property);
    const tableId = self.text("routeTableId");
    const before = world.where(ASSOCIATION, property, targetId).find((one) => isLater(self, one));
    if (before !== undefined && targetId !== undefined && tableId !== undefined) {
      const beforeTable = before.text("routeTableId");
      const same = beforeTable === tableId;
      const texts = { name: self.name, target: target?.name ?? targetId, other: before.name, same };
      // AWS answers a second association with the same table with the first one.
      if (beforeTable !== undefined) {
        report("associated-twice", texts, property, {
          related: [{ view: before, property, note: "the first of the two" }],
          ...(same && { severity: "warning" }),
        });
      }
      return;
    }

    const table = world.find(ROUTE_TABLE, "id", tableId, self);
    const tableVpc = table?.text("vpcId");
    const vpcs =
      target?.is(INTERNET_GATEWAY) === true ? vpcsOfGateway(world, target) : [target?.text("vpcId")];
    const [targetVpc] = vpcs ?? [];
    if (table === undefined || target === undefined || tableVpc === undefined || targetVpc === undefined)
      return;
    if (vpcs?.includes(tableVpc) === true) return;
    const nameOf = (id: string) => world.find(VPC, "id", id, self)?.name ?? id;
    const texts = {
      target: target.name,
      targetVpc: nameOf(targetVpc),
      table: table.name,
      tableVpc: nameOf(tableVpc),
    };
    report("other-vpc", texts, "routeTableId", {
      related: [
        { view: table, property: "vpcId", note: "the VPC of the table" },
        { view: target, note: "what is associated with it" },
      ],
    });
  },
});
