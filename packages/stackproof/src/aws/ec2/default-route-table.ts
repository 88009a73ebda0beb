// The route table that a VPC was made with, brought under management.
import { defineResource, list, ref, replaces, tags, text } from "../../model/kernel.ts";
import { routesOf } from "../../network/routing.ts";
import { VPC } from "./network-references.ts";
import { attachmentsBehind, checkInlineRoutes } from "./route-checks.ts";
import { ATTACHMENT_ORDER, inlineRouteFindings } from "./route-findings.ts";
import { inlineRoutesOfDefault } from "./route-kinds.ts";

export const defaultRouteTable = defineResource({
  token: "aws:ec2/defaultRouteTable:DefaultRouteTable",
  docs: "https://docs.aws.amazon.com/vpc/latest/userguide/WorkWithRouteTables.html",
  inputs: {
    defaultRouteTableId: replaces(text()),
    propagatingVgws: list(ref("aws:ec2/vpnGateway:VpnGateway")),
    routes: inlineRoutesOfDefault(),
    tags: tags(),
  },
  outputs: (self, make) => {
    const id = self.inputs.defaultRouteTableId;
    const vpc = id === undefined ? undefined : make.world.find(VPC, "defaultRouteTableId", id);
    return {
      ...(id !== undefined && { id, arn: make.arn("ec2", `route-table/${id}`) }),
      ...(vpc?.id !== undefined && { vpcId: vpc.id }),
      ownerId: make.account,
      ...(!self.has("routes") && { routes: [] }),
    };
  },
  unknowable: {
    id: "It is the id of the table, which may be unknown.",
    arn: "It ends with the id of the table.",
    vpcId: "The VPC of a table that exists already.",
  },
  unique: {
    "managed-twice": {
      key: (self) => self.text("defaultRouteTableId"),
      scope: "region",
      says: () => "manage the same route table",
      property: "defaultRouteTableId",
      severity: "warning",
      effect: "broken",
      why: "Each takes all routes away that it does not list, so one undoes the other.",
      fix: "Keep one of the two.",
    },
  },
  order: {
    "before-gateway-attachment": {
      needs(self, world) {
        const id = self.text("defaultRouteTableId");
        const own = id === undefined ? [] : routesOf(world, id).routes;
        return attachmentsBehind(
          own.filter(({ owner }) => owner === self),
          world.find(VPC, "defaultRouteTableId", id)?.id,
          world,
        );
      },
      ...ATTACHMENT_ORDER,
    },
  },
  findings: inlineRouteFindings,
  check(self, world, report) {
    const id = self.text("defaultRouteTableId");
    checkInlineRoutes(self, { id, vpc: world.find(VPC, "defaultRouteTableId", id, self) }, world, report);
  },
});
